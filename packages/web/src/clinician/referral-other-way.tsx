/** Where the role does not refer itself: who can, and the way that is open. */

import type { JSX } from 'preact';
import { TextBox } from '../shared/door-fields.tsx';
import { citizenPath } from './citizen-record-document.tsx';
import { referralMessagesIn } from './referral-messages.ts';
import type { ReferralPage } from './referral-model.ts';
import { Sent } from './referral-sent.tsx';

/** A letter to the GP, or an encouragement. */
export function OtherWay(page: ReferralPage): JSX.Element {
  const { visit, way, whoCan } = page;
  const messages = referralMessagesIn(visit.language);
  return (
    <>
      <p>
        <strong>{messages.ways[way] ?? way}.</strong>
      </p>
      {whoCan.length > 0 && (
        <p>
          {messages.whoCan} {whoCan.join(', ')}.
        </p>
      )}
      {page.mayWrite ? (
        <Letter {...page} />
      ) : (
        <p>
          <a href={citizenPath(page.card.id, 'beskeder')}>{messages.messageInstead}</a>
        </p>
      )}
    </>
  );
}

function Letter(page: ReferralPage): JSX.Element {
  const { visit, way, fields, faults } = page;
  const messages = referralMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const isEncouraged = way === 'encourage' && page.receiver.code === 'jobcentre';
  return (
    <>
      <h2>{isEncouraged ? messages.encourageTitle : messages.letterTitle}</h2>
      <p>{isEncouraged ? messages.encourageLead : page.gpCan ? messages.letterLead : messages.letterLeadNobody}</p>
      {page.letterWaits && (
        <p>
          <strong>{messages.letterThere}</strong> <a href={citizenPath(page.card.id, 'henvis')}>{messages.title}</a>
        </p>
      )}
      <Sent {...page} keeps>
        <TextBox form={form} name="tekst" label={messages.letterText} rows={6} />
        <button type="submit" class="button button-primary" name="gem" value={isEncouraged ? 'opfordr' : 'brev'}>
          {isEncouraged ? messages.encourageSend : messages.letterSend}
        </button>
      </Sent>
    </>
  );
}
