/** What is late and stuck, and how it flows, as counts: for those who coordinate, who see no citizens. */
import { clockSystem, type Tally, type TallyCut } from '@rygforloeb/record';
import { clockStateSystem } from '../clocks/clock-task.ts';
import type { Desk } from '../desk.ts';
import { receiverSystem, stateSystem } from '../fhir-words.ts';
import { municipalityCode } from '../municipal/offers.ts';
import type { ReferralState } from '../referral/states.ts';
import { sectorsOfHouses } from './directory-roles.ts';
import { type Counted, hideSmallCounts, type ShownCount, type Sum } from './hide-small-counts.ts';

export const flowStages = ['sent', 'received', 'asked', 'returned', 'accepted', 'begun', 'closed'] as const;
export const clockStages = ['running', 'due', 'overdue'] as const;
export type FlowStage = (typeof flowStages)[number];
export type ClockStage = (typeof clockStages)[number];

/** Late clocks and stuck referrals of one sector or municipality. */
export interface PressingRow {
  /** A sector, or the name of a municipality; absent = nobody, or none of the region's. */
  readonly of?: string;
  readonly late: ShownCount;
  readonly stuck: ShownCount;
}

export interface Overview {
  readonly late: ShownCount;
  readonly stuck: ShownCount;
  /** Alerts that nobody has received yet. */
  readonly acute: ShownCount;
  readonly sectors: readonly PressingRow[];
  readonly municipalities: readonly PressingRow[];
  /** By receiver. */
  readonly flow: readonly { readonly receiver: string; readonly counts: Readonly<Record<FlowStage, ShownCount>> }[];
  /** By clock. */
  readonly clocks: readonly { readonly clock: string; readonly counts: Readonly<Record<ClockStage, ShownCount>> }[];
}

export type OverviewOutcome =
  | { readonly ok: true; readonly overview: Overview }
  | { readonly ok: false; readonly reason: 'forbidden'; readonly why: 'role' };

const readers: readonly string[] = ['back_coordinator', 'administrator'];

const stageOfReferral: Readonly<Partial<Record<ReferralState, FlowStage>>> = {
  sent: 'sent',
  redirected: 'sent',
  received: 'received',
  'more-asked': 'asked',
  returned: 'returned',
  accepted: 'accepted',
  booked: 'accepted',
  'in-progress': 'begun',
  closed: 'closed',
};
const stageOfClock: Readonly<Record<string, ClockStage>> = {
  waiting: 'running',
  open: 'running',
  due: 'due',
  late: 'due',
  overdue: 'overdue',
};
const notBegun: readonly ReferralState[] = ['sent', 'redirected', 'received', 'more-asked', 'returned'];

/** Counts are made by our own jobs, for all citizens at once; what is about fewer than five of them is hidden. */
export async function overviewOf(desk: Desk, _asked: object = {}): Promise<OverviewOutcome> {
  if (!readers.includes(desk.access.agent.role)) return { ok: false, reason: 'forbidden', why: 'role' };
  const idleSince = new Date(desk.now().getTime() - desk.programme.worklist.stuckAfterDays * 86_400_000).toISOString();
  const told = await desk.jobs.tallyTasks({
    stages: { ...keyed(stateSystem, stageOfReferral), ...keyed(clockStateSystem, stageOfClock) },
    pressing: {
      always: { [`${clockStateSystem}|overdue`]: 'late' },
      stat: keyed(stateSystem, { sent: 'acute', redirected: 'acute' }),
      idle: keyed(stateSystem, Object.fromEntries(notBegun.map((state) => [state, 'stuck']))),
      idleSince,
    },
    kinds: [clockSystem, receiverSystem],
    sectors: await sectorsOfHouses(desk.jobs),
    cuts: [['pressing'], ['pressing', 'sector'], ['pressing', 'municipality'], ['stage', 'kind']],
  });
  if (!told.ok) return { ok: false, reason: 'forbidden', why: 'role' };
  return { ok: true, overview: overviewIn(desk, told.tallies) };
}

function overviewIn(desk: Desk, tallies: readonly Tally[]): Overview {
  const { codeLists, clocks, referrals } = desk.programme;
  const cutBy = (...cut: readonly TallyCut[]) =>
    tallies.filter((one) => one.cut.length === cut.length && cut.every((name) => one.cut.includes(name)));
  const counted = new Map<string, Counted>();
  const add = (name: string, { tasks, citizens }: Tally): void => {
    const { count, people } = counted.get(name) ?? { count: 0, people: 0 };
    // Two spellings of one municipality: whoever stands under both is one; the larger is safe.
    counted.set(name, { count: count + tasks, people: Math.max(people, citizens) });
  };
  const sectors = new Set<string>();
  const municipalities = new Set<string>();
  for (const pressing of ['late', 'stuck', 'acute']) counted.set(pressing, { count: 0, people: 0 });
  for (const one of cutBy('pressing')) if (one.by.pressing !== undefined) add(one.by.pressing, one);
  for (const one of cutBy('pressing', 'sector')) {
    if (one.by.pressing === undefined) continue;
    sectors.add(one.by.sector ?? '');
    add(nameOf(one.by.pressing, 'sector', one.by.sector ?? ''), one);
  }
  for (const one of cutBy('pressing', 'municipality')) {
    if (one.by.pressing === undefined) continue;
    const code = one.by.municipality === undefined ? undefined : municipalityCode(desk, one.by.municipality);
    const municipality = codeLists.municipalities.get(code ?? '') ?? '';
    municipalities.add(municipality);
    add(nameOf(one.by.pressing, 'municipality', municipality), one);
  }
  for (const one of cutBy('stage', 'kind')) if (one.by.kind !== undefined) add(`${one.by.stage} ${one.by.kind.split('|')[1]}`, one);
  // A place that is not there is nought: it must be hidden with the others where they are.
  const nought: Counted = { count: 0, people: 0 };
  for (const pressing of ['late', 'stuck', 'acute'])
    for (const [by, values] of [['sector', sectors] as const, ['municipality', municipalities] as const])
      for (const value of values) counted.set(nameOf(pressing, by, value), counted.get(nameOf(pressing, by, value)) ?? nought);
  const kinds = clocks.map(({ id }) => `overdue ${id}`);
  const sums: readonly Sum[] = [
    ...['late', 'stuck', 'acute'].flatMap((pressing) => [
      { total: pressing, parts: [...sectors].map((one) => nameOf(pressing, 'sector', one)) },
      { total: pressing, parts: [...municipalities].map((one) => nameOf(pressing, 'municipality', one)) },
    ]),
    // What is late is what is overdue of each kind.
    { total: 'late', parts: kinds },
  ];
  const shown = hideSmallCounts(counted, sums);
  const of = (name: string): ShownCount => shown.get(name) ?? 0;
  const row = (by: 'sector' | 'municipality', value: string): PressingRow => ({
    ...(value !== '' && { of: value }),
    late: of(nameOf('late', by, value)),
    stuck: of(nameOf('stuck', by, value)),
  });
  return {
    late: of('late'),
    stuck: of('stuck'),
    acute: of('acute'),
    sectors: pressingFirst([...sectors].map((one) => row('sector', one))),
    municipalities: pressingFirst([...municipalities].map((one) => row('municipality', one))),
    flow: [...Object.keys(referrals.receivers), 'acute'].flatMap((receiver) => {
      const counts = Object.fromEntries(flowStages.map((stage) => [stage, of(`${stage} ${receiver}`)])) as Record<FlowStage, ShownCount>;
      return Object.values(counts).every((one) => one === 0) ? [] : [{ receiver, counts }];
    }),
    clocks: clocks.flatMap(({ id }) => {
      const counts = Object.fromEntries(clockStages.map((stage) => [stage, of(`${stage} ${id}`)])) as Record<ClockStage, ShownCount>;
      return Object.values(counts).every((one) => one === 0) ? [] : [{ clock: id, counts }];
    }),
  };
}

function nameOf(pressing: string, by: string, value: string): string {
  return `${pressing} ${by} ${value}`;
}

/** Most late first; what is hidden stands behind every number, whatever it is, and by name. */
function pressingFirst(rows: readonly PressingRow[]): readonly PressingRow[] {
  const weight = (count: ShownCount) => (typeof count === 'number' ? count : 1);
  return rows
    .filter(({ late, stuck }) => late !== 0 || stuck !== 0)
    .toSorted(
      (one, other) =>
        weight(other.late) - weight(one.late) ||
        weight(other.stuck) - weight(one.stuck) ||
        (one.of ?? 'å').localeCompare(other.of ?? 'å', 'da'),
    );
}

function keyed(system: string, codes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(codes).map(([code, value]) => [`${system}|${code}`, value]));
}
