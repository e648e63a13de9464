/** A worklist as one reads it: one entry a citizen, the most pressing first, and what is asked several times on one day told once. */
import { copenhagenDate, dispositionSystem } from '@rygforloeb/decision';
import { clockSystem, type Filter, type StoredResource } from '@rygforloeb/record';
import { factsOf } from '../citizen/citizen-card.ts';
import { type Desk, namesOf } from '../desk.ts';
import { codeOf, referenceIn, stateSystem } from '../fhir-words.ts';
import { isSenders, rowOf, type WorklistRow } from './row.ts';
import { isClock, type WorklistView, worklistViews } from './worklist.ts';

/** One thing to do; `tasks` are the Tasks behind it. */
export interface WorkLine extends WorklistRow {
  readonly tasks: readonly string[];
  /** The steps of the plan that it is about. */
  readonly parts: readonly NonNullable<WorklistRow['part']>[];
}

export interface CitizenWork {
  readonly citizen: { readonly id: string; readonly name: string; readonly age?: number; readonly municipality?: string };
  readonly lines: readonly WorkLine[];
}

export interface WorkByCitizen {
  readonly views: Readonly<Record<WorklistView, readonly CitizenWork[]>>;
  /** There is more than was read: the most pressing was. */
  readonly isCut: boolean;
}

const most = 1000;
const active = ['requested', 'received', 'accepted', 'in-progress', 'on-hold', 'rejected'];
const over = ['completed', 'cancelled', 'failed'];

/** Every view at once, by the gate; `since` = from when on something has changed. */
export async function worklistByCitizen(desk: Desk, { since }: { readonly since: string }): Promise<WorkByCitizen> {
  const ours = [...namesOf(desk)];
  const [owned, sent, ...ended] = await Promise.all([
    tasksIn(desk, { owner: ours, status: active }),
    tasksIn(desk, { requester: ours, owner: { not: ours }, status: active }),
    tasksIn(desk, { requester: ours, status: over, modified: { from: since } }),
    tasksIn(desk, { owner: ours, status: over, modified: { from: since }, codes: { not: { system: clockSystem } } }),
  ]);
  const all = [...new Map([...owned, ...sent, ...ended.flat()].map((task) => [task.id, task])).values()].filter(
    (task) => !isAnswered(task),
  );
  const citizens = await citizensOf(desk, all);
  const names = new Map([...citizens].map(([id, { name }]) => [id, name]));
  const own = await changedByAgent(desk, all, since);
  const today = copenhagenDate(desk.now().toISOString());
  const rows = all
    .map((task) => ({ row: rowOf(desk, task, names), isClock: isClock(task), status: String(task.status) }))
    .filter(({ row }) => row.what.da !== '' && row.state !== 'waiting');
  const isOurs = ({ turn }: WorklistRow) => turn !== undefined && ours.includes(turn);
  const isOpen = ({ status }: (typeof rows)[number]) => active.includes(status);
  const belongs: Readonly<Record<WorklistView, (one: (typeof rows)[number]) => boolean>> = {
    new: ({ row, isClock, status }) =>
      isOurs(row) && !isClock && (status === 'requested' || row.state === 'returned' || row.state === 'more-asked') && !isUnsent(row),
    today: (one) => isOpen(one) && isOurs(one.row) && one.row.due === today,
    overdue: (one) => isOpen(one) && isOurs(one.row) && one.row.due !== undefined && one.row.due < today,
    open: (one) => isOpen(one) && isOurs(one.row),
    waiting: (one) => isOpen(one) && !isOurs(one.row) && !one.isClock,
    changed: ({ row, isClock, status }) =>
      isClock
        ? status === 'in-progress' && isOurs(row) && hasTurned(row, since, today)
        : Date.parse(row.changed) >= Date.parse(since) && !own.has(row.id) && !isUnsent(row),
  };
  const views = worklistViews.map((view) => {
    const chosen = rows.filter(belongs[view]).map(({ row }) => row);
    return [view, byCitizen(chosen, citizens, view === 'changed')] as const;
  });
  return {
    views: Object.fromEntries(views) as WorkByCitizen['views'],
    isCut: [owned, sent].some(({ length }) => length >= most),
  };
}

/** A clock that has begun to ask for something, or whose last day has come, since then. */
function hasTurned({ since: begun, due }: WorklistRow, since: string, today: string): boolean {
  return Date.parse(begun) >= Date.parse(since) || (due !== undefined && due >= copenhagenDate(since) && due <= today);
}

function isUnsent({ state }: WorklistRow): boolean {
  return state === 'draft' || state === 'checked';
}

/** A letter that was answered with no: only a referral that was refused still asks for something. */
function isAnswered({ status, businessStatus }: StoredResource): boolean {
  return status === 'rejected' && !isSenders(codeOf(businessStatus, stateSystem) ?? '');
}

/** The most pressing of them. */
async function tasksIn({ record }: Desk, where: Readonly<Record<string, Filter>>): Promise<readonly StoredResource[]> {
  const listed = await record.search('Task', { where, sort: 'due', count: most });
  return listed.ok ? listed.page.entries : [];
}

function byCitizen(
  rows: readonly WorklistRow[],
  citizens: ReadonlyMap<string, CitizenWork['citizen']>,
  isLatestFirst: boolean,
): readonly CitizenWork[] {
  const sorted = rows.toSorted(isLatestFirst ? (one, other) => other.changed.localeCompare(one.changed) : pressing);
  const grouped = Map.groupBy(sorted, ({ citizen: { id } }) => id);
  return [...grouped].map(([id, lines]) => ({ citizen: citizens.get(id) ?? { id, name: '' }, lines: merged(lines) }));
}

/** What is acute, then the earliest last day, then what came first. */
function pressing(one: WorklistRow, other: WorklistRow): number {
  return (
    Number(other.urgent) - Number(one.urgent) ||
    (one.due ?? '9999').localeCompare(other.due ?? '9999') ||
    one.since.localeCompare(other.since)
  );
}

/** The same clock on the same day, whose turn it is being the same, is one line, with the steps of the plan that it counts. */
export function merged(rows: readonly WorklistRow[]): readonly WorkLine[] {
  const lines = Map.groupBy(rows, ({ id, kind, code, due, state, turn }) => (kind === 'clock' ? `${code} ${due} ${state} ${turn}` : id));
  const told = [...lines.values()].flatMap((same): WorkLine[] => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, tasks: same.map(({ id }) => id), parts: same.flatMap(({ part }) => part ?? []) }];
  });
  return told.flatMap((line) => withItsReferral(line, told));
}

/** A referral whose clock runs is told with the first of its clocks; alone it would say the same again without the day. */
function withItsReferral(line: WorkLine, all: readonly WorkLine[]): readonly WorkLine[] {
  const isClockOf = (clock: WorkLine, { id }: WorkLine) => clock.kind === 'clock' && clock.doneIn === 'inbox' && clock.referral === id;
  if (line.kind === 'referral') return all.some((one) => isClockOf(one, line)) ? [] : [line];
  const referral = all.find((one) => one.kind === 'referral' && isClockOf(line, one));
  if (referral === undefined || all.find((one) => isClockOf(one, referral)) !== line) return [line];
  const { from, what } = referral;
  return [{ ...line, tasks: [...line.tasks, referral.id], parts: [...line.parts, what], ...(from !== undefined && { from }) }];
}

/** Those whom the agent may see; of an acute notice the name, whatever she permits (C-80). */
async function citizensOf(desk: Desk, tasks: readonly StoredResource[]): Promise<ReadonlyMap<string, CitizenWork['citizen']>> {
  const { notice } = desk.programme.referrals.acute;
  const acute = tasks.filter(({ code }) => codeOf(code, dispositionSystem) === notice);
  const [seen, told] = await Promise.all([patientsOf(desk.record, tasks), patientsOf(desk.jobs, acute)]);
  return new Map([
    ...told.map((patient) => [patient.id, { id: patient.id, name: factsOf(patient, desk.now()).name }] as const),
    ...seen.map((patient) => {
      const { id, name, age, municipality } = factsOf(patient, desk.now());
      return [id, { id, name, ...(age !== undefined && { age }), ...(municipality !== undefined && { municipality }) }] as const;
    }),
  ]);
}

async function patientsOf(record: Desk['record'], tasks: readonly StoredResource[]): Promise<readonly StoredResource[]> {
  const ids = [...new Set(tasks.flatMap((task) => referenceIn(task.for)?.slice('Patient/'.length) ?? []))].slice(0, most);
  if (ids.length === 0 || !record.may('Patient', 'search')) return [];
  const found = await record.search('Patient', { where: { id: ids }, count: ids.length });
  return found.ok ? found.page.entries : [];
}

/** Tasks whose latest step the agent took herself: these are no news to her. */
async function changedByAgent(desk: Desk, tasks: readonly StoredResource[], since: string): Promise<ReadonlySet<string>> {
  const recent = tasks.filter(({ lastModified, meta }) => String(lastModified ?? meta.lastUpdated) >= since.slice(0, 10));
  const targets = recent.map(({ id }) => `Task/${id}`);
  if (targets.length === 0 || !desk.record.may('Provenance', 'search')) return new Set();
  const found = await desk.record.search('Provenance', { where: { targets, recorded: { from: since } }, sort: '-recorded', count: most });
  const latest = new Map<string, boolean>();
  for (const origin of found.ok ? found.page.entries : []) {
    const [agent] = (origin.agent ?? []) as readonly { readonly who?: unknown }[];
    const isOwn = referenceIn(agent?.who) === desk.access.agent.who;
    for (const target of (origin.target ?? []) as readonly unknown[]) {
      const id = referenceIn(target)?.split('/')[1] ?? '';
      if (!latest.has(id)) latest.set(id, isOwn);
    }
  }
  return new Set([...latest].flatMap(([id, isOwn]) => (isOwn ? [id] : [])));
}
