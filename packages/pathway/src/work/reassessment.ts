/** The jobcentre's task to reassess sickness benefit: prepared some weeks before it ends, and moved when the day is another (FP 7.7.1, WORK-20). */
import type { GatedRecord, Resource, StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import { daysAfter } from '../clocks/danish-days.ts';
import { runningReferrals } from '../consent/affected.ts';
import { type Desk, partyOf } from '../desk.ts';
import { changed, referenceIn } from '../fhir-words.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { isOfJobcentre, isWorkTask, untilOf, workTask } from './work-words.ts';

/** What is to be written about reassessments. */
export interface Reassessments {
  readonly make: readonly Resource[];
  /** Of a day that no longer holds. */
  readonly outdated: readonly StoredResource[];
}

const none: Reassessments = { make: [], outdated: [] };

/** One for each jobcentre that has a case now, for the last day of the benefit; those of another day fall away. */
export async function reassessmentsOf(
  desk: Desk,
  { citizen, benefitEnd }: { readonly citizen: string; readonly benefitEnd?: string },
): Promise<Reassessments> {
  if (benefitEnd === undefined) return none;
  const running = await runningReferrals(desk.jobs, citizen);
  const waiting = (await everyOf(desk.jobs, 'Task', citizen)).filter(
    (task) => isWorkTask(task, 'reassess-benefit') && task.status === 'requested',
  );
  const outdated = waiting.filter((task) => untilOf(task) !== benefitEnd);
  const centres = new Set([
    ...running.filter(({ receiver }) => isOfJobcentre(receiver)).map(({ performer }) => performer),
    ...outdated.flatMap(({ owner }) => referenceIn(owner) ?? []),
  ]);
  const there = waiting.filter((task) => untilOf(task) === benefitEnd).map(({ owner }) => referenceIn(owner));
  const make = [...centres].filter((owner) => !there.includes(owner)).map((owner) => reassessment(desk, { citizen, owner, benefitEnd }));
  return { make, outdated };
}

/** The task of one jobcentre. */
export function reassessment(
  desk: Desk,
  { citizen, owner, benefitEnd }: { readonly citizen: string; readonly owner: string; readonly benefitEnd: string },
): Resource {
  const from = daysAfter(benefitEnd, -7 * desk.programme.work.benefitNearingWeeks);
  const requester = desk.access.agent.role === 'citizen' ? desk.access.agent.who : partyOf(desk);
  return workTask(desk, { code: 'reassess-benefit', citizen, owner, requester, status: 'requested', from, until: benefitEnd });
}

/** Writes them, by our own jobs. */
export async function keepReassessments(jobs: GatedRecord, { make, outdated }: Reassessments): Promise<StepRefusal | undefined> {
  for (const task of outdated) {
    const ended = await jobs.update(changed(task, { status: 'cancelled' }), Number(task.meta.versionId));
    if (!ended.ok) return refusalOf(ended);
  }
  for (const task of make) {
    const made = await jobs.create(task);
    if (!made.ok) return refusalOf(made);
  }
  return undefined;
}
