/** A course ends with what the citizen does if it comes back, and is taken up again by that plan when it does (FP 5.1, 6.7, 7.8.2). */
import { copenhagenDate } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { type Change, changeOnce } from '../act.ts';
import { everyOf } from '../check/every-of.ts';
import { type Desk, namesOf } from '../desk.ts';
import { codeOf, type Extension, extensionsOf, referenceIn, stateSystem } from '../fhir-words.ts';
import { isReferralState, type ReferralState } from '../referral/states.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { citizenOf } from './agree-plan.ts';
import { activitiesOf, base, courseOfPlan, type PlanStep, relapseUrl, stepsOf } from './plan.ts';
import { factsOf, looksCalledOff } from './plan-facts.ts';

export interface EndTold {
  /** The id of the EpisodeOfCare. */
  readonly course: string;
  readonly key: string;
  readonly seen?: number;
  readonly why: string;
  /** What the citizen does if it comes back, and whom she turns to. Needed unless the plan has been closed with it. */
  readonly relapse?: string;
}

export interface ReopenTold {
  readonly course: string;
  readonly key: string;
  readonly seen?: number;
  /** What has come back. */
  readonly why: string;
  /** The day on which self-management is looked at again, YYYY-MM-DD. */
  readonly evaluate: string;
}

export type CourseEndOutcome =
  | {
      readonly ok: true;
      readonly course: StoredResource;
      readonly repeated: boolean;
      /** The plan for relapse: what was agreed when the course ended. */
      readonly relapse?: string;
      /** Referrals that somebody still has to act on. */
      readonly openReferrals: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'closed' | 'relapse-missing' | 'not-ended' | 'bad-date' }
  | StepRefusal;

/** Ends a course, its plan and its team together. What is under way elsewhere goes on, and is told. */
export async function endCourse(desk: Desk, told: EndTold): Promise<CourseEndOutcome> {
  const course = await ownCourse(desk, told.course, told.why);
  if (!('resource' in course)) return course;
  const citizen = citizenOf(course.resource.patient);
  const today = copenhagenDate(desk.now().toISOString());
  const plan = await planOf(desk, citizen, told.course);
  const before = plan && relapseOf(plan);
  const relapse = told.relapse?.trim() === '' ? undefined : (told.relapse ?? before);
  const team = await teamOf(desk, course.resource);
  const openReferrals = await openReferralsOf(desk, citizen);
  const calledOff = await looksCalledOff(desk, citizen);
  const outcome = await changeOnce<Exclude<CourseEndOutcome, { readonly ok: true }>>(
    desk,
    citizen,
    {
      step: 'end-course',
      key: told.key,
      type: 'EpisodeOfCare',
      id: told.course,
      why: told.why,
      from: 'active',
      into: 'finished',
      ...seenOf(told),
    },
    (resource) => {
      if (resource.status !== 'active') return { ok: false, reason: 'closed' };
      if (relapse === undefined) return { ok: false, reason: 'relapse-missing' };
      const changes: Change[] = [
        ...calledOff,
        ...(plan?.status === 'active' ? [{ resource: plan, elements: closedPlan(plan, relapse, today) }] : []),
        ...(team === undefined ? [] : [{ resource: team, elements: endedTeam(team, today) }]),
      ];
      return { elements: { status: 'finished', period: { ...(resource.period as object), end: today } }, changes };
    },
  );
  if (!outcome.ok) return outcome;
  return { ok: true, course: outcome.resource, repeated: outcome.repeated, openReferrals, ...(relapse !== undefined && { relapse }) };
}

/** Takes an ended course up again: the same team, the plan with self-management as its base and a day, and the plan for relapse at hand. */
export async function reopenCourse(desk: Desk, told: ReopenTold): Promise<CourseEndOutcome> {
  const course = await ownCourse(desk, told.course, told.why);
  if (!('resource' in course)) return course;
  const today = copenhagenDate(desk.now().toISOString());
  const isDay = /^\d{4}-\d\d-\d\d$/.test(told.evaluate) && !Number.isNaN(Date.parse(told.evaluate));
  if (!isDay || told.evaluate < today) return { ok: false, reason: 'bad-date' };
  const citizen = citizenOf(course.resource.patient);
  const plan = await planOf(desk, citizen, told.course);
  const team = await teamOf(desk, course.resource);
  const relapse = plan && relapseOf(plan);
  const outcome = await changeOnce<Exclude<CourseEndOutcome, { readonly ok: true }>>(
    desk,
    citizen,
    {
      step: 'reopen-course',
      key: told.key,
      type: 'EpisodeOfCare',
      id: told.course,
      why: told.why,
      from: 'finished',
      into: 'active',
      ...seenOf(told),
    },
    (resource) => {
      if (resource.status !== 'finished') return { ok: false, reason: 'not-ended' };
      const changes: Change[] = [
        ...(plan === undefined ? [] : [{ resource: plan, elements: reopenedPlan(plan, told.evaluate) }]),
        ...(team === undefined ? [] : [{ resource: team, elements: reopenedTeam(team) }]),
      ];
      const { start, end } = resource.period as { readonly start?: string; readonly end?: string };
      const history = (resource.statusHistory ?? []) as readonly object[];
      return {
        elements: {
          status: 'active',
          period: { start },
          statusHistory: [...history, { status: 'finished', period: { start: end, end: today } }],
        },
        changes,
        make: factsOf(desk, citizen, [{ disposition: base, evaluate: told.evaluate, status: 'in-progress' }], false),
      };
    },
  );
  if (!outcome.ok) return outcome;
  const openReferrals = await openReferralsOf(desk, citizen);
  return { ok: true, course: outcome.resource, repeated: outcome.repeated, openReferrals, ...(relapse !== undefined && { relapse }) };
}

/** The plan of a course, as far as the agent may see it. */
export async function planOf(desk: Desk, citizen: string, course: string): Promise<StoredResource | undefined> {
  return (await everyOf(desk.record, 'CarePlan', citizen)).find((plan) => courseOfPlan(plan) === course);
}

/** The team of a course. */
export async function teamOf(desk: Desk, course: StoredResource): Promise<StoredResource | undefined> {
  const id = referenceIn(((course.team ?? []) as readonly unknown[])[0])?.slice('CareTeam/'.length);
  const team = id === undefined ? undefined : await desk.record.read('CareTeam', id);
  return team?.ok === true ? team.resource : undefined;
}

/** What is to be done on relapse. */
export function relapseOf(plan: StoredResource): string | undefined {
  return extensionsOf(plan, relapseUrl)[0]?.valueString;
}

async function ownCourse(desk: Desk, id: string, why: string): Promise<{ readonly resource: StoredResource } | StepRefusal> {
  if (why.trim() === '') return { ok: false, reason: 'reason-missing' };
  const course = await desk.record.read('EpisodeOfCare', id);
  if (!course.ok) return refusalOf(course);
  const names = [referenceIn(course.resource.managingOrganization), referenceIn(course.resource.careManager)];
  const isOurs = namesOf(desk).some((name) => names.includes(name));
  return isOurs ? { resource: course.resource } : { ok: false, reason: 'not-yours', by: ['performer'] };
}

function seenOf({ seen }: Pick<EndTold, 'seen'>): { readonly seen?: number } {
  return seen === undefined ? {} : { seen };
}

const ended: readonly ReferralState[] = ['closed', 'cancelled'];

async function openReferralsOf(desk: Desk, citizen: string): Promise<readonly string[]> {
  const tasks = await everyOf(desk.record, 'Task', citizen);
  return tasks.flatMap(({ businessStatus, focus }) => {
    const state = codeOf(businessStatus, stateSystem);
    return isReferralState(state) && !ended.includes(state) ? (referenceIn(focus) ?? []) : [];
  });
}

function closedPlan(plan: StoredResource, relapse: string, today: string): Change['elements'] {
  const steps = stepsOf(plan).map((step): PlanStep => (step.status === 'in-progress' ? { ...step, status: 'completed' } : step));
  const others = ((plan.extension ?? []) as readonly Extension[]).filter(({ url }) => url !== relapseUrl);
  return {
    status: 'completed',
    period: { ...(plan.period as object), end: today },
    extension: [...others, { url: relapseUrl, valueString: relapse }],
    activity: activitiesOf(steps),
  };
}

function reopenedPlan(plan: StoredResource, evaluate: string): Change['elements'] {
  const { start } = plan.period as { readonly start?: string };
  const again = stepsOf(plan)
    .filter(({ disposition }) => disposition === base)
    .at(-1);
  const selfManagement: PlanStep = {
    ...(again?.text !== undefined && { text: again.text }),
    disposition: base,
    evaluate,
    status: 'in-progress',
  };
  return { status: 'active', period: { start }, activity: activitiesOf([...stepsOf(plan), selfManagement]) };
}

function endedTeam(team: StoredResource, today: string): Change['elements'] {
  return { status: 'inactive', period: { ...(team.period as object), end: today } };
}

function reopenedTeam(team: StoredResource): Change['elements'] {
  const { start } = team.period as { readonly start?: string };
  return { status: 'active', period: { start } };
}
