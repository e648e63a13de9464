/** How far a referral has come: sent, received, assessed, invited; and the waiting told as it is. */

import type { JSX } from 'preact';
import type { Language, Words } from '../shared/language.ts';
import { shortDate } from '../shared/told-dates.ts';
import { referralMessagesIn } from './referral-messages.ts';
import { toldWhen } from './told-when.ts';

export interface ReferralShown {
  readonly id: string;
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

const stages = ['sent', 'received', 'assessed', 'invited'] as const;
const stageOf: Readonly<Record<string, number>> = {
  sent: 0,
  redirected: 0,
  received: 1,
  'more-asked': 1,
  accepted: 2,
  booked: 3,
  'in-progress': 3,
  closed: 3,
};
const dayOf = { sent: ['sent'], received: ['received'], assessed: ['accepted'], invited: ['booked'] } as const;
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
  return (
    <>
      <p class="card-state">{messages.states[state]}</p>
      {at !== undefined && (
        <ol class="stages">
          {stages.map((stage, index) => {
            const [code] = dayOf[stage];
            const day = days[code] ?? (stage === 'sent' ? sent : undefined);
            const place = index < at ? 'done' : index === at ? 'here' : 'ahead';
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
      {bookedFor !== undefined && !['closed', 'cancelled'].includes(state) && (
        <p>
          <strong>{messages.bookedFor(toldWhen(bookedFor, today, language))}</strong>
        </p>
      )}
      {bookedFor === undefined && !isOver.includes(state) && (
        <p>
          {messages.waiting}: {wait[language]}
        </p>
      )}
    </>
  );
}
