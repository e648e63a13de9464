/** A §56 scheme as it goes: applied for, approved, refused, ended. The municipality decides; here it is written down (FP 7.7.1, WORK-25). */
import type { StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import { type Desk, partyOf } from '../desk.ts';
import { codeOf, concept, referenceIn } from '../fhir-words.ts';
import { stepUnder } from '../referral/referral.ts';
import { type AdaptationOutcome, written } from './adaptation.ts';
import { isDay, isWorkTask, untilOf, workSystem, workTask } from './work-words.ts';
import { changeTask, writeOnce } from './write-once.ts';

export type Section56State = 'applied' | 'approved' | 'refused' | 'ended';

export interface Section56Told {
  readonly citizen: string;
  readonly state: Section56State;
  /** Of an approved scheme: its first and last day, where they are known. */
  readonly from?: string;
  readonly until?: string;
  readonly key: string;
}

const statusOf = { applied: 'requested', approved: 'in-progress', refused: 'rejected', ended: 'completed' } as const;

/** Notes how far it is: on the scheme that the house has noted and that runs, or as a new one. */
export async function noteSection56(desk: Desk, told: Section56Told): Promise<AdaptationOutcome> {
  const { citizen, from, until, state, key } = told;
  if ([from, until].some((day) => day !== undefined && !isDay(day))) return { ok: false, reason: 'bad-date' };
  if (from !== undefined && until !== undefined && until < from) return { ok: false, reason: 'bad-date' };
  const house = partyOf(desk);
  const schemes = schemesIn(await everyOf(desk.record, 'Task', citizen));
  const { who } = desk.access.agent;
  const done = schemes.find((task) => (stepUnder(task, who, key) ?? stepUnder(task, who, `${citizen} ${key}`)) !== undefined);
  if (done !== undefined) return { ok: true, task: done, repeated: true };
  const own = schemes.findLast((task) => referenceIn(task.owner) === house && ['requested', 'in-progress'].includes(String(task.status)));
  const days = { ...(from !== undefined && { start: from }), ...(until !== undefined && { end: until }) };
  if (own !== undefined) {
    const elements = {
      status: statusOf[state],
      businessStatus: concept(workSystem, state),
      restriction: { period: { ...periodOf(own), ...days } },
    };
    const change = { step: 'note-section-56', task: own.id, key, change: () => elements };
    return written(desk, citizen, (inside) => changeTask(desk, inside, change));
  }
  const task = workTask(desk, {
    ...{ code: 'section-56', citizen, owner: house, requester: house, status: statusOf[state], state },
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  });
  return written(desk, citizen, (inside) => writeOnce(desk, inside, { step: 'note-section-56', citizen, key, resources: [task] }));
}

/** The scheme as it was noted last, by whomever. */
export interface Section56Now {
  readonly state: Section56State;
  readonly from?: string;
  readonly until?: string;
  /** The instant at which it was noted. */
  readonly noted: string;
}

/** Undefined where none was noted. */
export function section56In(tasks: readonly StoredResource[]): Section56Now | undefined {
  const latest = schemesIn(tasks).at(-1);
  const state = latest && codeOf(latest.businessStatus, workSystem);
  if (latest === undefined || !isState(state)) return undefined;
  const [from, until] = [periodOf(latest).start, untilOf(latest)];
  return { state, noted: String(latest.lastModified), ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

function schemesIn(tasks: readonly StoredResource[]): readonly StoredResource[] {
  return tasks
    .filter((task) => isWorkTask(task, 'section-56'))
    .toSorted((one, other) => Date.parse(String(one.lastModified)) - Date.parse(String(other.lastModified)));
}

function periodOf(task: StoredResource): { readonly start?: string; readonly end?: string } {
  return (task.restriction as { readonly period?: { readonly start?: string; readonly end?: string } } | undefined)?.period ?? {};
}

function isState(state: string | undefined): state is Section56State {
  return state !== undefined && Object.hasOwn(statusOf, state);
}
