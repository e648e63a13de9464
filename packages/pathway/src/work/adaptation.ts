/** Part-time sick leave and adaptations at the workplace: always with an end, on which somebody looks at it (FP 7.7.1, 7.7.3). */
import { copenhagenDate } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { writerOf } from '../consent/say.ts';
import { type Desk, partyOf } from '../desk.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { citizenIn, isDay, isWorkTask, type WorkPart, workTask } from './work-words.ts';
import { changeTask, type Written, writeOnce } from './write-once.ts';

export interface AdaptationTold {
  readonly citizen: string;
  readonly kind: 'part-time' | 'adaptation';
  /** What is done otherwise, in words. */
  readonly what: string;
  readonly from: string;
  /** The last day; no adaptation is without (YYYY-MM-DD). */
  readonly until: string;
  /** Of part-time sick leave: the hours worked. */
  readonly hoursPerWeek?: number;
  /** Whether the citizen has agreed it with her employer. */
  readonly agreedWithEmployer: boolean;
  readonly key: string;
}

export type AdaptationOutcome =
  | { readonly ok: true; readonly task: StoredResource; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'bad-date' | 'hours-missing' }
  | StepRefusal;

/** Agrees one; whoever notes it down looks at it again when it ends. */
export async function agreeAdaptation(desk: Desk, told: AdaptationTold): Promise<AdaptationOutcome> {
  if (told.what.trim() === '') return { ok: false, reason: 'reason-missing' };
  if (!isDay(told.from) || !isDay(told.until) || told.until < told.from || told.until < today(desk))
    return { ok: false, reason: 'bad-date' };
  const { hoursPerWeek } = told;
  if (told.kind === 'part-time' && !(hoursPerWeek !== undefined && hoursPerWeek > 0)) return { ok: false, reason: 'hours-missing' };
  const parts: readonly WorkPart[] = [
    { code: 'what', text: told.what },
    { code: 'agreed-with-employer', value: told.agreedWithEmployer },
    ...(hoursPerWeek === undefined ? [] : [{ code: 'hours-per-week', value: hoursPerWeek }]),
  ];
  const { kind, citizen, from, until } = told;
  const house = partyOf(desk);
  const task = workTask(desk, { code: kind, citizen, owner: house, requester: house, status: 'in-progress', from, until, parts });
  return written(desk, citizen, (inside) => writeOnce(desk, inside, { step: `agree-${kind}`, citizen, key: told.key, resources: [task] }));
}

/** Ends one, or agrees another last day. */
export async function changeAdaptation(
  desk: Desk,
  told: { readonly adaptation: string; readonly until?: string; readonly why: string; readonly key: string },
): Promise<AdaptationOutcome> {
  if (told.why.trim() === '') return { ok: false, reason: 'reason-missing' };
  if (told.until !== undefined && (!isDay(told.until) || told.until < today(desk))) return { ok: false, reason: 'bad-date' };
  const there = await desk.record.read('Task', told.adaptation);
  if (!there.ok) return refusalOf(there);
  if (!isWorkTask(there.resource, 'part-time', 'adaptation')) return { ok: false, reason: 'not-found' };
  const period = (there.resource.restriction as { readonly period?: object } | undefined)?.period;
  const elements =
    told.until === undefined
      ? { status: 'completed', executionPeriod: { end: today(desk) } }
      : { restriction: { period: { ...period, end: told.until } } };
  const { adaptation: task, why, key } = told;
  const step = told.until === undefined ? 'end-adaptation' : 'extend-adaptation';
  // What is over is not there to be changed.
  const change = ({ status }: StoredResource) => (status === 'completed' ? ({ ok: false, reason: 'not-found' } as const) : elements);
  return written(desk, citizenIn(there.resource), (inside) => changeTask(desk, inside, { step, task, key, why, change }));
}

type Inside = Parameters<Parameters<Desk['record']['transaction']>[0]>[0];

/** Writes for a citizen, who writes through our own jobs. */
export async function written(desk: Desk, citizen: string, write: (inside: Inside) => Promise<Written>): Promise<AdaptationOutcome> {
  const record = writerOf(desk, citizen);
  if (!('transaction' in record)) return record;
  const outcome = await record.transaction(write);
  return outcome.ok ? { ok: true, task: outcome.resource, repeated: outcome.repeated } : outcome;
}

function today({ now }: Desk): string {
  return copenhagenDate(now().toISOString());
}
