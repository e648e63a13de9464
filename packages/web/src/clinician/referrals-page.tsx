/** Every referral of a citizen and how it stands, and to whom she may be referred from here. */

import type { JSX } from 'preact';
import type { DoorVisit } from '../shared/door-document.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { recordMessagesIn } from './record-messages.ts';
import { referralMessagesIn } from './referral-messages.ts';

export interface ReferralsPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  readonly referrals: readonly ReferralLine[];
  /** What was written to the GP by who may not refer. */
  readonly letters: readonly LetterLine[];
  readonly receivers: readonly { readonly code: string; readonly name: string; readonly way: string }[];
}

export interface ReferralLine {
  readonly id: string;
  readonly name: string;
  readonly house: string;
  readonly state: string;
}

export interface LetterLine extends ReferralLine {
  readonly written: string;
  /** The GP's answer in words, and when it is looked at again. */
  readonly reason?: string;
  readonly until?: string;
}

/** The whole page. */
export function renderReferralsPage(page: ReferralsPage): string {
  const { visit, card, parts, referrals, letters, receivers } = page;
  const messages = referralMessagesIn(visit.language);
  const isOver = ({ state }: ReferralLine): boolean => ['closed', 'cancelled', 'will-refer', 'will-not-refer'].includes(state);
  const [open, other] = [receivers.filter(({ way }) => way === 'referral'), receivers.filter(({ way }) => way !== 'referral')];
  return renderCitizenRecord({
    visit,
    card,
    parts,
    title: messages.title,
    children: (
      <>
        <section aria-labelledby="igang">
          <h2 id="igang">{messages.running}</h2>
          {[...referrals, ...letters].every(isOver) && <p>{messages.none}</p>}
          <Lines {...page} referrals={referrals.filter((one) => !isOver(one))} letters={letters.filter((one) => !isOver(one))} />
        </section>
        {open.length > 0 && (
          <section aria-labelledby="til">
            <h2 id="til">{messages.choose}</h2>
            <p>{messages.chooseLead}</p>
            <Receivers {...page} receivers={open} />
          </section>
        )}
        {other.length > 0 && (
          <section aria-labelledby="andre">
            <h2 id="andre">{messages.otherWays}</h2>
            <p>{messages.otherLead}</p>
            <Receivers {...page} receivers={other} />
          </section>
        )}
        {[...referrals, ...letters].some(isOver) && (
          <section aria-labelledby="slut">
            <h2 id="slut">{messages.ended}</h2>
            <Lines {...page} referrals={referrals.filter(isOver)} letters={letters.filter(isOver)} />
          </section>
        )}
      </>
    ),
  });
}

function Lines({ visit, card, referrals, letters }: ReferralsPage): JSX.Element {
  const { states } = recordMessagesIn(visit.language);
  const messages = referralMessagesIn(visit.language);
  return (
    <ul class="plain-rows no-max-width">
      {referrals.map(({ id, name, house, state }) => (
        <li key={id}>
          <a href={citizenPath(card.id, `henvis/${id}`)}>{name}</a>, {house} <span class="status-word">{states[state] ?? state}</span>
        </li>
      ))}
      {letters.map(({ id, name, house, state, written, reason, until }) => (
        <li key={id}>
          <a href={citizenPath(card.id, 'beskeder')}>
            {messages.letterTitle}: {name}
          </a>
          , {house} <span class="status-word">{messages.letterStates[state] ?? state}</span>
          <br />
          <span class="form-hint">
            {messages.letterWritten} {shortDate(written, visit.language)}
            {until !== undefined && ` · ${messages.letterUntil} ${shortDate(until, visit.language)}`}
          </span>
          {reason !== undefined && <p class="message-text">{reason}</p>}
        </li>
      ))}
    </ul>
  );
}

function Receivers({ visit, card, receivers }: ReferralsPage): JSX.Element {
  const messages = referralMessagesIn(visit.language);
  return (
    <ul class="receivers no-max-width">
      {receivers.map(({ code, name, way }) => (
        <li key={code}>
          <a href={citizenPath(card.id, `henvis/til-${code}`)}>{name}</a>
          {way !== 'referral' && <span class="form-hint"> {messages.ways[way] ?? way}</span>}
        </li>
      ))}
    </ul>
  );
}
