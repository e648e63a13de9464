/** One referral: the acute questions first, what is known, what is missing and why, the letter, and how it has gone. */

import { citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { ReferralForm } from './referral-content.tsx';
import { referralMessagesIn } from './referral-messages.ts';
import type { ReferralPage } from './referral-model.ts';
import { OtherWay } from './referral-other-way.tsx';
import { After, Status, Theirs } from './referral-status.tsx';

/** The whole page. */
export function renderReferralPage(page: ReferralPage): string {
  const { visit, card, parts, receiver, faults, referral } = page;
  const messages = referralMessagesIn(visit.language);
  return renderCitizenRecord({
    visit,
    card,
    parts,
    title: referral === undefined ? messages.newTitle(receiver.name) : receiver.name,
    faults,
    children: (
      <>
        <p>
          <a href={citizenPath(card.id, 'henvis')}>{messages.title}</a>
        </p>
        {referral !== undefined && <Status {...page} referral={referral} />}
        <Theirs {...page} />
        {page.form !== undefined && <ReferralForm {...page} shown={page.form} />}
        {referral === undefined && page.form === undefined && <OtherWay {...page} />}
        {referral !== undefined && <After {...page} referral={referral} />}
      </>
    ),
  });
}
