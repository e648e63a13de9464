/** Which clocks run for a citizen at a moment: from when, until when, whose turn it is, and what then. Pure: the moment is given. */
import { copenhagenDate, toCopenhagen } from '@rygforloeb/decision';
import type { Clock, Span } from './clock.ts';
import { daysAfter, monthsAfter, workingDayUpTo } from './danish-days.ts';

/** Something happened that starts a clock; `done` stops it. */
export interface ClockEvent {
  readonly clock: string;
  /** ISO date, or instant with offset. */
  readonly at: string;
  readonly done?: string;
  /** `Organization/…` whose turn it is; where it is missing, the house that has the citizen's course. `Patient/…` for the citizen. */
  readonly house?: string;
  /** `Type/id` of what it is about. */
  readonly about?: string;
  /** Tells apart several of one clock about one thing, such as the steps of a plan. */
  readonly part?: string;
  /** For clocks that count sessions or visits: how many there have been. */
  readonly counted?: number;
  /** The day that was agreed, instead of the one that the programme's interval gives. */
  readonly due?: string;
}

export interface OpenClock {
  readonly clock: Clock;
  readonly start: string;
  /** First day on which it may be done. */
  readonly opens?: string;
  /** Last day in time. */
  readonly due?: string;
  /** Last working day in time: what a house that is closed on the due day goes by. */
  readonly actBy?: string;
  /** First day on which it is overdue. */
  readonly overdueFrom?: string;
  /** Until when a limit is kept: a day, or for hours an instant in Copenhagen's offset. */
  readonly limit?: string;
  /** `waiting` before it opens, `due` on its last day, `late` after it where the programme knows no overdue, `passed` after a limit. */
  readonly state: RunningState;
  /** When the state next changes without anybody doing anything: a day in Copenhagen, from its midnight, or an instant. */
  readonly turns?: string;
}

export type RunningState = 'waiting' | 'open' | 'due' | 'late' | 'overdue' | 'passed';

const hour = 60 * 60 * 1000;

/** The clocks that were started and not stopped by the moment, most pressing first. What starts later does not run yet. */
export function openClocks(clocks: readonly Clock[], events: readonly ClockEvent[], now: string): readonly OpenClock[] {
  const known = new Map(clocks.map((clock) => [clock.id, clock]));
  const running = events.flatMap((event) => {
    const clock = known.get(event.clock);
    const isRunning = clock !== undefined && !isAfter(event.at, now) && !isDone(event, now);
    return isRunning ? [clockAt(clock, event, now)] : [];
  });
  const lastDay = ({ due, limit }: OpenClock) => due ?? limit?.slice(0, 10) ?? '9999';
  return running.sort((one, other) => lastDay(one).localeCompare(lastDay(other)) || one.clock.id.localeCompare(other.clock.id));
}

/** Whether what stops the clock has happened by the moment. */
export function isDone({ done }: ClockEvent, now: string): boolean {
  return done !== undefined && !isAfter(done, now);
}

/** A clock that was started, at a moment; one that starts later waits. */
export function clockAt(clock: Clock, { at, done, counted = 0, due: agreed }: ClockEvent, now: string): OpenClock {
  const [start, today] = [copenhagenDate(at), copenhagenDate(now)];
  const opens = clock.opens && dateAfter(start, clock.opens);
  const due = agreed ?? dueOf(clock, start);
  const limit = clock.limit && limitOf(at, start, clock.limit);
  const overdueFrom = due !== undefined && clock.canBeOverdue ? daysAfter(due, 1) : undefined;
  const hasBegun = !isAfter(at, now);
  const turns = nextOf(now, [
    ...(hasBegun ? [] : [at]),
    ...(done === undefined ? [] : [done]),
    opens,
    due,
    due && daysAfter(due, 1),
    limit && (limit.length === 10 ? daysAfter(limit, 1) : later(limit)),
  ]);
  const state = clock.counts === undefined ? stateOf({ today, now, opens, due, limit, overdueFrom }) : stateByCount(clock.counts, counted);
  return {
    clock,
    start,
    ...(opens !== undefined && { opens }),
    ...(due !== undefined && { due, actBy: workingDayUpTo(due) < start ? due : workingDayUpTo(due) }),
    ...(overdueFrom !== undefined && { overdueFrom }),
    ...(limit !== undefined && { limit }),
    state: hasBegun ? state : 'waiting',
    ...(turns !== undefined && { turns }),
  };
}

/** The first of some days and instants that still lies ahead. */
export function nextOf(now: string, moments: readonly (string | undefined)[]): string | undefined {
  const local = (moment: string) => (moment.length === 10 ? `${moment}T00:00:00` : toCopenhagen(moment));
  const ahead = moments.filter((moment) => moment !== undefined && isAfter(moment, now)) as readonly string[];
  return [...ahead].sort((one, other) => local(one).localeCompare(local(other)))[0];
}

/** A second on: a limit holds while it is not passed. */
function later(instant: string): string {
  return toCopenhagen(new Date(Date.parse(instant) + 1000).toISOString());
}

/** The last one in time is the one at which it is due; after that it is late, and no more. */
function stateByCount({ opens = 0, due }: NonNullable<Clock['counts']>, counted: number): RunningState {
  if (due !== undefined && counted >= due) return counted === due ? 'due' : 'late';
  return counted < opens ? 'waiting' : 'open';
}

interface Days {
  readonly today: string;
  readonly now: string;
  readonly opens: string | undefined;
  readonly due: string | undefined;
  readonly limit: string | undefined;
  readonly overdueFrom: string | undefined;
}

function stateOf({ today, now, opens, due, limit, overdueFrom }: Days): RunningState {
  if (overdueFrom !== undefined && today >= overdueFrom) return 'overdue';
  if (limit !== undefined && (limit.length === 10 ? today > limit : isAfter(now, limit))) return 'passed';
  if (due !== undefined && today > due) return 'late';
  if (due === today) return 'due';
  return opens !== undefined && today < opens ? 'waiting' : 'open';
}

function dueOf({ due, every }: Clock, start: string): string | undefined {
  if (due === 'start') return start;
  if (due !== undefined) return dateAfter(start, due);
  return every && dateAfter(start, every);
}

/** Hours pass by the instant. A start of which only the day is known counts as late as it can, so that nobody is told too soon that it is over. */
function limitOf(at: string, start: string, span: Span): string {
  if (span.unit !== 'hours') return dateAfter(start, span);
  const from = at.length === 10 ? Date.parse(`${daysAfter(at, 1)}T00:00:00Z`) : Date.parse(at);
  return toCopenhagen(new Date(from + span.length * hour).toISOString());
}

function dateAfter(start: string, { length, unit, exclusive }: Span): string {
  const more = exclusive === true ? 1 : 0;
  switch (unit) {
    case 'hours':
      return daysAfter(start, Math.floor(length / 24) + more);
    case 'days':
      return daysAfter(start, length + more);
    case 'weeks':
      return daysAfter(start, 7 * length + more);
    case 'months':
      return daysAfter(monthsAfter(start, length), more);
  }
}

/** Of a date alone, its day in Copenhagen is meant. */
function isAfter(one: string, other: string): boolean {
  if (one.length === 10 || other.length === 10) return copenhagenDate(one) > copenhagenDate(other);
  return Date.parse(one) > Date.parse(other);
}
