/** How a referral stands and how it has gone: its state, the letter, what is in it, its story; and what its sender can still do. */

import type { JSX } from 'preact';
import { TextBox, TextLine } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { citizenPath } from './citizen-record-document.tsx';
import { recordMessagesIn } from './record-messages.ts';
import { referralMessagesIn } from './referral-messages.ts';
import type { ReferralPage, ReferralShown } from './referral-model.ts';
import { Sent } from './referral-sent.tsx';

/** The state, and what the receiver has said. */
export function Status({ visit, card, referral }: ReferralPage & { readonly referral: ReferralShown }): JSX.Element {
  const messages = referralMessagesIn(visit.language);
  const { states } = recordMessagesIn(visit.language);
  const facts = [
    [messages.stateNow, states[referral.state] ?? referral.state],
    [messages.performer, referral.house],
    [messages.booked, referral.bookedFor === undefined ? undefined : shortDate(referral.bookedFor, visit.language)],
    [messages.reason, referral.reason],
    [messages.feedback, referral.feedback],
  ] as const;
  return (
    <>
      <dl class="facts">
        {facts
          .filter(([, value]) => value !== undefined && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {referral.state === 'returned' && referral.mayRevise && (
        <p>
          <strong>{messages.returnedWhat}</strong>
        </p>
      )}
      <p>
        <a href={citizenPath(card.id, `papirer/referral-letter/${referral.id}`)}>{messages.preview}</a>
      </p>
    </>
  );
}

/** What stands there now, where somebody else has saved meanwhile. */
export function Theirs({ visit, theirs }: ReferralPage): JSX.Element | null {
  const messages = referralMessagesIn(visit.language);
  if (theirs === undefined) return null;
  return (
    <section class="both-versions" role="alert" aria-labelledby="begge">
      <h2 id="begge">{messages.changed}</h2>
      <p>{messages.theirs}:</p>
      <ul>
        {theirs.map(({ name, text }) => (
          <li key={name}>
            {name}: {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What follows below: a question answered, what was sent, the story, and a way back. */
export function After(page: ReferralPage & { readonly referral: ReferralShown }): JSX.Element {
  const { visit, referral, fields, faults } = page;
  const messages = referralMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return (
    <>
      {referral.mayAnswer && (
        <Sent {...page}>
          <h2>{messages.answer}</h2>
          <TextBox form={form} name="svar-tekst" label={messages.answerWhat} />
          <button type="submit" class="button button-primary" name="gem" value="svar">
            {messages.answer}
          </button>
        </Sent>
      )}
      {page.form === undefined && referral.content.length > 0 && (
        <section aria-labelledby="indhold">
          <h2 id="indhold">{messages.sentContent}</h2>
          <dl class="facts">
            {referral.content.map(({ name, text, isLeftOut }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {isLeftOut && `${messages.leftOut} `}
                  {text}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section aria-labelledby="historie">
        <h2 id="historie">{messages.story}</h2>
        <ol class="event-list no-max-width">
          {referral.story.map(({ at, what, who, why }) => (
            <li key={`${at} ${what}`}>
              {shortDate(at, visit.language)}: {what} ({who}){why !== undefined && `: ${why}`}
            </li>
          ))}
        </ol>
      </section>
      {referral.mayCancel && (
        <details>
          <summary>{messages.cancel}</summary>
          <Sent {...page}>
            <TextLine form={form} name="tilbage" label={messages.cancelWhy} />
            <button type="submit" class="button button-secondary" name="gem" value="traek">
              {messages.cancel}
            </button>
          </Sent>
        </details>
      )}
    </>
  );
}
