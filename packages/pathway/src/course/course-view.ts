/** A course as one reader may see it: who helps, what is planned, how far the goals are, and what happened across the sectors. */
import type { StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { extensionsOf, referenceIn } from '../fhir-words.ts';
import { type Referral, toReferral } from '../referral/referral.ts';
import { type Told, toldIn } from '../referral/story.ts';
import { citizenOf } from './agree-plan.ts';
import { type Agreement, agreementOf } from './answer-plan.ts';
import { type Goal, goalsOf } from './change-goals.ts';
import { planOf, relapseOf, teamOf } from './end-course.ts';
import { choiceUrl, informedUrl, type PlanStep, stepsOf } from './plan.ts';
import { presentIn, type TeamMember } from './team.ts';

/** Something that happened, and to what (type/id). */
export interface Happened extends Told {
  readonly about: readonly string[];
}

/** A referral without its content: what the overview needs. */
export type ReferralInView = Pick<Referral, 'id' | 'receiver' | 'state' | 'requester' | 'performer'> & { readonly bookedFor?: string };

export interface CourseView {
  readonly id: string;
  readonly version: number;
  readonly citizen: string;
  readonly status: string;
  readonly start?: string;
  readonly end?: string;
  readonly responsible?: string;
  readonly team: readonly TeamMember[];
  readonly contact?: string;
  readonly threadHolder?: string;
  /** Undefined where there is none, or the reader may not see it. */
  readonly plan?: PlanView;
  readonly referrals: readonly ReferralInView[];
  /** First thing first; empty for a reader who may not see who did what. */
  readonly timeline: readonly Happened[];
}

export interface PlanView {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly steps: readonly PlanStep[];
  readonly goals: readonly Goal[];
  /** The first day on which a running step is looked at. */
  readonly nextLook?: string;
  readonly choice?: string;
  readonly informed?: string;
  readonly agreement?: Agreement;
  readonly relapse?: string;
}

/** Every course of a citizen that the reader may see, the latest first. */
export async function coursesOf(desk: Desk, citizen: string): Promise<readonly CourseView[]> {
  const courses = await everyOf(desk.record, 'EpisodeOfCare', citizen);
  const views: CourseView[] = [];
  for (const course of courses.toSorted((one, other) => startOf(other).localeCompare(startOf(one)))) views.push(await viewOf(desk, course));
  return views;
}

/** Undefined where the reader may not see it, or there is none. */
export async function courseView(desk: Desk, id: string): Promise<CourseView | undefined> {
  const course = await desk.record.read('EpisodeOfCare', id);
  return course.ok ? viewOf(desk, course.resource) : undefined;
}

async function viewOf(desk: Desk, course: StoredResource): Promise<CourseView> {
  const citizen = citizenOf(course.patient);
  const plan = await planOf(desk, citizen, course.id);
  const resource = await teamOf(desk, course);
  const team = resource === undefined ? [] : presentIn(resource);
  const { start, end } = (course.period ?? {}) as { readonly start?: string; readonly end?: string };
  const responsible = referenceIn(course.managingOrganization);
  const withRole = (role: TeamMember['role']) => team.find((one) => one.role === role)?.member;
  const [contact, threadHolder] = [withRole('contact'), withRole('thread-holder')];
  return {
    id: course.id,
    version: Number(course.meta.versionId),
    citizen,
    status: String(course.status),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(responsible !== undefined && { responsible }),
    team,
    ...(contact !== undefined && { contact }),
    ...(threadHolder !== undefined && { threadHolder }),
    ...(plan !== undefined && { plan: await planViewOf(desk, plan) }),
    referrals: await referralsOf(desk, citizen),
    timeline: await timelineOf(desk, citizen),
  };
}

async function planViewOf(desk: Desk, plan: StoredResource): Promise<PlanView> {
  const steps = stepsOf(plan);
  const words = (url: string) => extensionsOf(plan, url)[0]?.valueString;
  const [nextLook] = steps
    .filter(({ status }) => status === 'in-progress')
    .map(({ evaluate }) => evaluate)
    .toSorted();
  const [choice, informed, agreement, relapse] = [words(choiceUrl), words(informedUrl), agreementOf(plan), relapseOf(plan)];
  return {
    id: plan.id,
    version: Number(plan.meta.versionId),
    status: String(plan.status),
    steps,
    goals: await goalsOf(desk, plan),
    ...(nextLook !== undefined && plan.status === 'active' && { nextLook }),
    ...(choice !== undefined && { choice }),
    ...(informed !== undefined && { informed }),
    ...(agreement !== undefined && { agreement }),
    ...(relapse !== undefined && { relapse }),
  };
}

/** Referrals of the citizen, whoever asked, as far as the reader is let. */
export async function referralsOf(desk: Desk, citizen: string): Promise<readonly ReferralInView[]> {
  const tasks = new Map((await everyOf(desk.record, 'Task', citizen)).map((task) => [task.id, task]));
  return (await everyOf(desk.record, 'ServiceRequest', citizen)).flatMap((request) => {
    const task = tasks.get(request.id);
    const referral = task && toReferral(request, task);
    if (referral === undefined) return [];
    const { id, receiver, state, requester, performer, bookedFor } = referral;
    return [{ id, receiver, state, requester, performer, ...(bookedFor !== undefined && { bookedFor }) }];
  });
}

/** Everything that was done about the citizen, by when it happened and then by when it was written down. */
async function timelineOf(desk: Desk, citizen: string): Promise<readonly Happened[]> {
  const origins = await everyOf(desk.record, 'Provenance', citizen);
  return origins
    .toSorted((one, other) => one.id.localeCompare(other.id))
    .map((origin) => ({
      ...toldIn(origin),
      about: ((origin.target ?? []) as readonly unknown[])
        .flatMap((one) => referenceIn(one) ?? [])
        .filter((reference) => !reference.startsWith('Patient/')),
    }))
    .toSorted(
      (one, other) => Date.parse(one.occurred) - Date.parse(other.occurred) || Date.parse(one.recorded) - Date.parse(other.recorded),
    );
}

function startOf({ period }: StoredResource): string {
  return (period as { readonly start?: string } | undefined)?.start ?? '';
}
