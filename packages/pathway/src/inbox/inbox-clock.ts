/** The clock that a receiver's row goes by: the seven days of rehabilitation, the two weeks of the fast-track talk; for the others there is no number. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { Wording } from '../check/referral-rules.ts';
import type { Clock } from '../clocks/clock.ts';
import { clockAt, type RunningState } from '../clocks/open-clocks.ts';
import type { Desk } from '../desk.ts';
import type { Referral } from '../referral/referral.ts';
import { daysBetween, rehabilitation, type Terms, termsOf } from '../rehabilitation/terms.ts';
import { fastTrackReceiver } from '../work/work-words.ts';

export interface InboxClock {
  /** A clock of `clocks.yaml`. */
  readonly id: string;
  readonly name: Wording;
  /** Last day in time. */
  readonly due: string;
  /** Days left, today not counted; negative when it is over. */
  readonly daysLeft: number;
  /** Of how many in all. */
  readonly days?: number;
  readonly state: RunningState;
  /** What is to be done before it runs out. */
  readonly then: Wording;
}

/** Undefined where nothing runs: no window of the programme, or what it waits for has been done. */
export function inboxClock(desk: Desk, referral: Referral, terms: Terms | undefined): InboxClock | undefined {
  if (referral.receiver === rehabilitation) return rehabilitationClock(desk, terms ?? termsOf(desk, referral));
  const waits = ['sent', 'received', 'more-asked', 'redirected', 'accepted', 'booked'].includes(referral.state);
  const sent = referral.request.authoredOn;
  if (referral.receiver !== fastTrackReceiver || !waits || typeof sent !== 'string') return undefined;
  const clock = desk.programme.clocks.find(({ id }) => id === 'fast-track-talk');
  if (clock === undefined) return undefined;
  const { due, state } = clockAt(clock, { clock: clock.id, at: sent }, desk.now().toISOString());
  return due === undefined ? undefined : shown(desk, clock.id, due, state);
}

function rehabilitationClock(desk: Desk, { startBy, started, ended, overdue }: Terms): InboxClock | undefined {
  if (startBy === undefined || started !== undefined || ended !== undefined) return undefined;
  const left = daysBetween(copenhagenDate(desk.now().toISOString()), startBy);
  return shown(desk, 'rehabilitation-start', startBy, overdue || left < 0 ? 'overdue' : left === 0 ? 'due' : 'open');
}

function shown(desk: Desk, id: string, due: string, state: RunningState): InboxClock | undefined {
  const clock = desk.programme.clocks.find((one) => one.id === id);
  if (clock === undefined) return undefined;
  const { da, en, then } = clock;
  const daysLeft = daysBetween(copenhagenDate(desk.now().toISOString()), due);
  const days = daysOf(clock);
  // A later start for a health reason is not counted from the beginning.
  return { id, name: { da, en }, due, daysLeft, state, then, ...(days !== undefined && daysLeft <= days && { days }) };
}

function daysOf({ due }: Clock): number | undefined {
  if (due === undefined || due === 'start') return undefined;
  if (due.unit === 'days') return due.length;
  return due.unit === 'weeks' ? due.length * 7 : undefined;
}
