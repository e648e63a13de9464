/** One round over all clocks: citizens about whom something was written, then clocks that turn because time has passed. */
import type { OpenRecord, Resource, StoredResource } from '@rygforloeb/record';
import { clockSystem } from '@rygforloeb/record';
import { type House, jobsAccess } from '../desk.ts';
import { codeOf, referenceIn } from '../fhir-words.ts';
import { clockStateSystem, clockTask, eventOf, keyOf } from './clock-task.ts';
import { followUpOf } from './follow-ups.ts';
import { lookAtClocks } from './look-at-clocks.ts';

/** A house with the jobs of its record. */
export interface ClockHouse extends House {
  readonly record: Pick<OpenRecord, 'as' | 'jobs'>;
}

export interface Polled {
  /** Citizens whose clocks were looked at anew, and those of whom that failed; the mark stays on these. */
  readonly looked: number;
  readonly failed: number;
  /** Clocks whose state or next look was moved by time alone. */
  readonly turned: number;
}

/** Safe with several instances at once: each citizen and each clock is taken by one. */
export async function pollClocks(house: ClockHouse, signal?: AbortSignal): Promise<Polled> {
  const { done, failed } = await lookAtTouched(house, signal);
  return { looked: done, failed, turned: await turnClocks(house, signal) };
}

/** Looks at the clocks of every citizen about whom something was written. */
export function lookAtTouched({ record, programme, now = () => new Date() }: ClockHouse, signal?: AbortSignal) {
  return record.jobs.touched.each(
    jobsAccess,
    (inside, citizen) => lookAtClocks(inside, citizen, { programme, now: now().toISOString() }),
    signal,
  );
}

/** So many clocks are turned in one transaction: one wait for the disk, and little to do again if another was first. */
const AT_ONCE = 500;

/** Turns every clock whose moment has come; how many. Found by the index on that moment, however many run. */
export async function turnClocks(house: ClockHouse, signal?: AbortSignal): Promise<number> {
  const { record, now = () => new Date() } = house;
  const jobs = record.as(jobsAccess);
  let turned = 0;
  for (let after: string | undefined; !signal?.aborted; ) {
    const moment = now();
    const listed = await jobs.search('Task', {
      where: { turns: { before: new Date(moment.getTime() + 1).toISOString() } },
      sort: 'turns',
      count: AT_ONCE,
      ...(after !== undefined && { after }),
    });
    if (!listed.ok) return turned;
    turned += await turn(house, listed.page.entries, moment.toISOString());
    after = listed.page.next;
    if (after === undefined) return turned;
  }
  return turned;
}

/** Those that nobody else has turned meanwhile, with what follows from them, in one transaction. */
async function turn(house: ClockHouse, tasks: readonly StoredResource[], now: string): Promise<number> {
  if (tasks.length === 0) return 0;
  const outcome = await house.record.as(jobsAccess).transaction(async (inside) => {
    const after = tasks.map((task) => ({ task, made: turnedTask(house, task, now) }));
    const saved = await inside.updateTogether(
      'Task',
      after.map(({ task: { id, meta }, made: [turned] }) => ({ resource: { ...turned, id }, version: Number(meta.versionId) })),
    );
    if (!saved.ok) return { ok: false, turned: 0 };
    const ours = new Set(saved.ids);
    for (const { task, made } of after)
      if (ours.has(task.id)) for (const resource of made.slice(1)) if (!(await inside.create(resource)).ok) return { ok: false, turned: 0 };
    return { ok: true, turned: ours.size };
  });
  return outcome.ok ? outcome.turned : 0;
}

/** The clock as it stands at the moment, and what is made because of it. A clock that the programme no longer has is withdrawn by the next look. */
function turnedTask({ programme }: ClockHouse, task: StoredResource, now: string): readonly [Resource, ...Resource[]] {
  const event = eventOf(task);
  const clock = programme.clocks.find(({ id }) => id === codeOf(task.code, clockSystem));
  const key = keyOf(task);
  const citizen = referenceIn(task.for)?.slice('Patient/'.length);
  if (event === undefined || clock === undefined || key === undefined || citizen === undefined) return [withoutTurn(task)];
  const after = clockTask(clock, event, { key, citizen, rules: programme.followUps, now, before: task });
  return [after.task, ...after.followUps.flatMap((rule) => followUpOf(rule, after.task, task.id, undefined, now) ?? [])];
}

function withoutTurn({ extension: _, ...task }: StoredResource): Resource {
  return task as Resource;
}

/** Running clocks by state. */
export async function countClocks({ record }: House): Promise<Readonly<Record<string, number>>> {
  const jobs = record.as(jobsAccess);
  const counts: Record<string, number> = {};
  for (const state of ['waiting', 'open', 'due', 'late', 'overdue', 'passed']) {
    const counted = await jobs.count('Task', { where: { status: 'in-progress', business_status: `${clockStateSystem}|${state}` } });
    if (counted.ok) counts[state] = counted.count;
  }
  return counts;
}
