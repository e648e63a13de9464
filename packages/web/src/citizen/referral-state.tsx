/** How far a referral has come: sent, received, assessed, invited; and the waiting told as it is. */

import type { JSX } from 'preact';
import type { Language, Words } from '../shared/language.ts';
import { shortDate } from '../shared/told-dates.ts';
import { referralMessagesIn } from './referral-messages.ts';
import { toldWhen } from './told-when.ts';

export interface ReferralShown {
  readonly id: string;
  /** Of the programme's list; `acute` is on its way at once. */
  readonly receiver: string;
  readonly version: number;
  /** What it is for, in her words. */
  readonly name: Words;
  /** What to expect of the waiting. */
  readonly wait: Words;
  readonly state: string;
  readonly days: Readonly<Record<string, string | undefined>>;
  /** Where she is told it. */
  readonly house?: string;
  readonly sent?: string;
  readonly bookedFor?: string;
  readonly words?: string;
  readonly mayAnswer: boolean;
  readonly mayCancel: boolean;
}

const stages = ['sent', 'received', 'assessed', 'invited', 'begun'] as const;
/** Nobody is invited to an emergency department. */
const acuteStages: readonly string[] = ['sent', 'received', 'begun'];
const stageOf: Readonly<Record<string, number>> = {
  sent: 0,
  redirected: 0,
  received: 1,
  'more-asked': 1,
  accepted: 2,
  booked: 3,
  'in-progress': 4,
  closed: 5,
};
const dayOf = { sent: ['sent'], received: ['received'], assessed: ['accepted'], invited: ['booked'], begun: ['in-progress'] } as const;
const isOver = ['returned', 'cancelled', 'closed', 'in-progress'];

/** The line of its life and, while she waits, what to expect. */
export function ReferralState({
  referral,
  language,
  today,
}: {
  readonly referral: ReferralShown;
  readonly language: Language;
  readonly today: string;
}): JSX.Element {
  const messages = referralMessagesIn(language);
  const { state, sent, bookedFor, days, wait } = referral;
  const at = stageOf[state];
  const isAcute = referral.receiver === 'acute';
  return (
    <>
      <p class="card-state">{messages.states[state]}</p>
      {at !== undefined && (
        <ol class="stages">
          {stages.map((stage, index) => {
            if (isAcute && !acuteStages.includes(stage)) return null;
            const [code] = dayOf[stage];
            const day = days[code] ?? (stage === 'sent' ? sent : undefined);
            const place = index < at ? 'done' : index === at ? 'here' : 'ahead';
            // Where the days are told, what has none did not happen: whoever began without a time was never invited.
            if (place === 'done' && day === undefined && Object.keys(days).length > 0) return null;
            return (
              <li key={stage} class={`stage stage-${place}`} {...(place === 'here' && { 'aria-current': 'step' as const })}>
                <span class="stage-name">{messages.stages[stage]}</span>
                <span class="stage-when">
                  {index > at
                    ? messages.notYet
                    : [place === 'here' && messages.here, day && shortDate(day, language)].filter(Boolean).join(', ')}
                </span>
              </li>
            );
          })}
        </ol>
      )}
      {bookedFor !== undefined && !['in-progress', 'closed', 'cancelled'].includes(state) && (
        <p>
          <strong>
            {(bookedFor.slice(0, 10) < today ? messages.wasBookedFor : messages.bookedFor)(toldWhen(bookedFor, today, language))}
          </strong>
        </p>
      )}
      {bookedFor === undefined && !isOver.includes(state) && (
        <p>
          {!isAcute && `${messages.waiting}: `}
          {wait[language]}
        </p>
      )}
    </>
  );
}
