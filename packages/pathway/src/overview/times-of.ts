/** How the programme's times were kept in the last weeks, and how long referrals wait from step to step: counts and medians alone. */
import { copenhagenDate } from '@rygforloeb/decision';
import { clockSystem, type KeptTimes, type Wait } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { changeUrl, receiverSystem } from '../fhir-words.ts';
import type { ReferralState } from '../referral/states.ts';
import { sectorsOfHouses } from './directory-roles.ts';
import { type Counted, fewest, hideSmallCounts, type ShownCount, type Sum } from './hide-small-counts.ts';

/** So many weeks are told, this one among them. */
export const weeksTold = 12;

/** Last days that were kept, and those that were passed. */
export interface KeptRow {
  /** A week by its Monday, a clock or a sector; absent = nobody's. */
  readonly of?: string;
  readonly kept: ShownCount;
  readonly late: ShownCount;
}

/** How long one step takes. */
export interface WaitRow {
  readonly receiver?: string;
  readonly count: ShownCount;
  /** Half of them took less; absent where it would be about too few. */
  readonly days?: number;
}

export interface TimesTold {
  readonly since: string;
  /** The first day that is not counted. */
  readonly until: string;
  readonly all: KeptRow;
  readonly weeks: readonly KeptRow[];
  readonly clocks: readonly KeptRow[];
  readonly sectors: readonly KeptRow[];
  readonly waits: readonly { readonly from: string; readonly to: string; readonly all: WaitRow; readonly receivers: readonly WaitRow[] }[];
}

export type TimesOutcome =
  | { readonly ok: true; readonly times: TimesTold }
  | { readonly ok: false; readonly reason: 'forbidden'; readonly why: 'role' };

const readers: readonly string[] = ['back_coordinator', 'administrator'];
const waits: readonly (readonly [ReferralState, ReferralState])[] = [
  ['sent', 'received'],
  ['received', 'accepted'],
  ['accepted', 'in-progress'],
  ['sent', 'in-progress'],
];

/** Counted by our own jobs, for all citizens at once; what is about fewer than five of them is hidden. */
export async function timesOf(desk: Desk, _asked: object = {}): Promise<TimesOutcome> {
  if (!readers.includes(desk.access.agent.role)) return { ok: false, reason: 'forbidden', why: 'role' };
  const until = copenhagenDate(desk.now().toISOString());
  const weeks = weeksBefore(until);
  const [since = until] = weeks;
  // A clock that nobody can be too late for has no last day to keep.
  const clocks = desk.programme.clocks.filter(({ canBeOverdue }) => canBeOverdue).map(({ id }) => id);
  const told = await desk.jobs.tallyTimes({
    ...{ since, until, waits, change: changeUrl, receivers: receiverSystem },
    kinds: clocks.map((id) => `${clockSystem}|${id}`),
    sectors: await sectorsOfHouses(desk.jobs),
  });
  if (!told.ok) return { ok: false, reason: 'forbidden', why: 'role' };
  const { times } = told;
  return { ok: true, times: { since, until, ...keptIn(times.kept, weeks), waits: waitsIn(times.waits) } };
}

/** The Mondays of the weeks that are told, first to last. */
function weeksBefore(today: string): readonly string[] {
  const noon = Date.parse(`${today}T12:00:00Z`);
  const monday = noon - ((new Date(noon).getUTCDay() + 6) % 7) * 86_400_000;
  return Array.from({ length: weeksTold }, (_, place) => isoDay(monday - (weeksTold - 1 - place) * 7 * 86_400_000));
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function keptIn(rows: readonly KeptTimes[], weeks: readonly string[]): Pick<TimesTold, 'all' | 'weeks' | 'clocks' | 'sectors'> {
  const cutOf = ({ by, cut }: KeptTimes): string => {
    if (cut === 'week') return by.week ?? '';
    return cut === 'kind' ? (by.kind?.split('|')[1] ?? '') : cut === 'sector' ? (by.sector ?? '') : '';
  };
  const valuesOf = (cut: KeptTimes['cut']): readonly string[] => [...new Set(rows.filter((row) => row.cut === cut).map(cutOf))].sort();
  const cuts = { week: weeks, kind: valuesOf('kind'), sector: valuesOf('sector') } as const;
  const nought: Counted = { count: 0, people: 0 };
  const counted = new Map<string, Counted>();
  for (const kept of [true, false]) {
    counted.set(nameOf(kept, 'all'), nought);
    for (const [cut, values] of Object.entries(cuts)) for (const value of values) counted.set(nameOf(kept, cut, value), nought);
  }
  for (const row of rows) counted.set(nameOf(row.kept, row.cut, cutOf(row)), { count: row.tasks, people: row.citizens });
  const sums: readonly Sum[] = [true, false].flatMap((kept) =>
    Object.entries(cuts).map(([cut, values]) => ({ total: nameOf(kept, 'all'), parts: values.map((value) => nameOf(kept, cut, value)) })),
  );
  const shown = hideSmallCounts(counted, sums);
  const row = (cut: KeptTimes['cut'], value = ''): KeptRow => ({
    ...(value !== '' && { of: value }),
    kept: shown.get(nameOf(true, cut, value)) ?? 0,
    late: shown.get(nameOf(false, cut, value)) ?? 0,
  });
  return {
    all: row('all'),
    weeks: weeks.map((week) => row('week', week)),
    clocks: cuts.kind.map((kind) => row('kind', kind)).toSorted(mostLateFirst),
    sectors: cuts.sector.map((sector) => row('sector', sector)).toSorted(mostLateFirst),
  };
}

/** What is hidden stands behind every number, whatever it is. */
function mostLateFirst(one: KeptRow, other: KeptRow): number {
  const weight = (count: ShownCount) => (typeof count === 'number' ? count : 0.5);
  return weight(other.late) - weight(one.late) || weight(other.kept) - weight(one.kept) || (one.of ?? 'å').localeCompare(other.of ?? 'å');
}

function nameOf(kept: boolean, cut: string, value = ''): string {
  return `${kept ? 'kept' : 'late'} ${cut} ${value}`;
}

function waitsIn(rows: readonly Wait[]): TimesTold['waits'] {
  return waits.map(([from, to]) => {
    const these = rows.filter((row) => row.from === from && row.to === to);
    const receivers = these.filter(({ receiver }) => receiver !== undefined);
    const counted = new Map(these.map(({ receiver = '', tasks, citizens }) => [receiver, { count: tasks, people: citizens }]));
    const shown = hideSmallCounts(counted, [{ total: '', parts: receivers.map(({ receiver = '' }) => receiver) }]);
    const row = (receiver: string): WaitRow => {
      const found = these.find((one) => (one.receiver ?? '') === receiver);
      const count = shown.get(receiver) ?? 0;
      const isShown = found !== undefined && typeof count === 'number' && found.citizens >= fewest;
      return { ...(receiver !== '' && { receiver }), count, ...(isShown && { days: found.median }) };
    };
    return { from, to, all: row(''), receivers: receivers.map(({ receiver = '' }) => row(receiver)) };
  });
}
