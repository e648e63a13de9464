/** What a house has to do: new, due today, late, waiting for others, and what has changed; by the gate, a page at a time. */
import { copenhagenDate, dispositionSystem } from '@rygforloeb/decision';
import { clockSystem, type Filter, type Search, type StoredResource } from '@rygforloeb/record';
import { clockStateSystem } from '../clocks/clock-task.ts';
import { daysAfter } from '../clocks/danish-days.ts';
import { type Desk, namesOf } from '../desk.ts';
import { codeOf, referenceIn, stateSystem } from '../fhir-words.ts';
import { rowOf, type WorklistRow } from './row.ts';

export const worklistViews = ['new', 'today', 'overdue', 'open', 'waiting', 'changed'] as const;
export type WorklistView = (typeof worklistViews)[number];

export interface WorklistAsked {
  readonly view: WorklistView;
  /** For `changed`: from this moment on. */
  readonly since?: string;
  /** Rows a page, 1 to 200; 50 unless told. */
  readonly count?: number;
  /** The `next` of the page before. */
  readonly after?: string;
}

export type WorklistOutcome =
  | { readonly ok: true; readonly rows: readonly WorklistRow[]; readonly next?: string }
  | { readonly ok: false; readonly reason: 'unknown-view' | 'since-missing' | 'bad-page' | 'forbidden' };

/** One page of one view; most pressing first, and for what changed the latest first. */
export async function worklistOf(desk: Desk, asked: WorklistAsked): Promise<WorklistOutcome> {
  const { view, count = 50, after } = asked;
  if (!worklistViews.includes(view)) return { ok: false, reason: 'unknown-view' };
  if (view === 'changed' && (asked.since === undefined || Number.isNaN(Date.parse(asked.since))))
    return { ok: false, reason: 'since-missing' };
  if (!Number.isInteger(count) || count < 1 || count > 200) return { ok: false, reason: 'bad-page' };
  const search = { ...searchOf(desk, view, asked.since), count, ...(after !== undefined && { after }) };
  const listed = await desk.record.search('Task', search).catch((error: unknown) => {
    // A page that is not one of ours.
    if ((error as { readonly code?: unknown }).code === 'RYG_RECORD_UNKNOWN_SEARCH') return undefined;
    throw error;
  });
  if (listed === undefined) return { ok: false, reason: 'bad-page' };
  if (!listed.ok) return { ok: false, reason: 'forbidden' };
  const { entries, next } = listed.page;
  const names = await namesFor(desk, entries);
  return { ok: true, rows: entries.map((task) => rowOf(desk, task, names)), ...(next !== undefined && { next }) };
}

export type WorklistCounts = Readonly<Record<Exclude<WorklistView, 'changed'>, number>>;

/** How many stand in each view. */
export async function worklistCounts(desk: Desk): Promise<WorklistCounts> {
  const count = async (view: WorklistView): Promise<number> => {
    const { where = {} } = searchOf(desk, view);
    const counted = await desk.record.count('Task', { where });
    return counted.ok ? counted.count : 0;
  };
  const counts: Partial<Record<WorklistView, number>> = {};
  for (const view of worklistViews) if (view !== 'changed') counts[view] = await count(view);
  return counts as WorklistCounts;
}

const clockStates = (...states: readonly string[]): readonly string[] => states.map((state) => `${clockStateSystem}|${state}`);
const referralStates = (...states: readonly string[]): readonly string[] => states.map((state) => `${stateSystem}|${state}`);
/** States of a Task in which somebody has something to do. */
const active = ['requested', 'received', 'accepted', 'in-progress', 'on-hold', 'rejected'];
const isNoClock: Filter = { not: { system: clockSystem } };

/** What stands in a view: for the house, and for the person where the Task names her. */
function searchOf(desk: Desk, view: WorklistView, since?: string): Search {
  const ours = [...namesOf(desk)];
  const today = copenhagenDate(desk.now().toISOString());
  switch (view) {
    case 'new':
      // What somebody has sent and nobody has taken up yet.
      return { where: { owner: ours, status: 'requested', codes: isNoClock }, sort: 'due' };
    case 'today':
      return { where: { owner: ours, status: active, due: { from: today, before: daysAfter(today, 1) } }, sort: 'due' };
    case 'overdue':
      return { where: { owner: ours, status: active, due: { from: '1900-01-01', before: today } }, sort: 'due' };
    case 'open':
      // Whatever may be done now.
      return { where: { owner: ours, status: active, business_status: { not: { anyOf: [...clockStates('waiting')] } } }, sort: 'due' };
    case 'waiting':
      return {
        where: {
          requester: ours,
          owner: { not: ours },
          status: active,
          business_status: { not: { anyOf: [...referralStates('draft', 'checked')] } },
        },
        sort: 'due',
      };
    case 'changed':
      return { where: { owner: ours, modified: { from: since ?? today } }, sort: '-modified' };
  }
}

/** The names of those whom the agent may see, in one look. */
async function namesFor(desk: Desk, tasks: readonly StoredResource[]): Promise<ReadonlyMap<string, string>> {
  const { notice } = desk.programme.referrals.acute;
  const acute = tasks.filter(({ code }) => codeOf(code, dispositionSystem) === notice);
  // A house that is told of an acute referral must know of whom, whatever she permits (C-80): our own jobs read the name.
  const [seen, told] = await Promise.all([namesOfThese(desk.record, tasks), namesOfThese(desk.jobs, acute)]);
  return new Map([...told, ...seen]);
}

async function namesOfThese(record: Desk['record'], tasks: readonly StoredResource[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(tasks.flatMap((task) => referenceIn(task.for)?.slice('Patient/'.length) ?? []))];
  if (ids.length === 0 || !record.may('Patient', 'search')) return new Map();
  const found = await record.search('Patient', { where: { id: ids }, count: Math.min(1000, ids.length) });
  return new Map(found.ok ? found.page.entries.map((patient) => [patient.id, nameOf(patient)]) : []);
}

function nameOf(patient: StoredResource): string {
  const [name] = (patient.name ?? []) as readonly {
    readonly text?: string;
    readonly given?: readonly string[];
    readonly family?: string;
  }[];
  return name?.text ?? [...(name?.given ?? []), name?.family].filter(Boolean).join(' ');
}

/** Whether a Task is one of our clocks. */
export function isClock(task: StoredResource): boolean {
  return codeOf(task.code, clockSystem) !== undefined;
}
