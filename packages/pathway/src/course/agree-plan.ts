/** A plan is agreed with the citizen: goals, chosen steps with self-management as their base, a day on which each is looked at, and the programme's answer. */
import { type Answer, canonical, copenhagenDate, type StatusCode } from '@rygforloeb/decision';
import { newId, type Resource, type StoredResource } from '@rygforloeb/record';
import { assessmentExtension, isGrounded, overrideExtensions } from '../check/assessment.ts';
import type { Override } from '../check/check.ts';
import { caseOf, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import type { Extension } from '../fhir-words.ts';
import { missingForPlan } from '../findings/examined.ts';
import { originOf } from '../origin.ts';
import { stepUnder } from '../referral/referral.ts';
import { refusalOf, type StepRefusal, stepKey } from '../referral/take-step.ts';
import {
  activitiesOf,
  base,
  choiceUrl,
  courseExtension,
  type GoalTold,
  goalOf,
  informedUrl,
  type PlannedStep,
  type PlanStep,
  stepsOf,
} from './plan.ts';
import { factsOf } from './plan-facts.ts';

export interface PlanTold {
  /** The id of the EpisodeOfCare. */
  readonly course: string;
  readonly key: string;
  readonly goals: readonly GoalTold[];
  /** How the citizen handles the trouble, with which support: the base of every plan. */
  readonly selfManagement: Omit<PlannedStep, 'disposition'>;
  readonly steps?: readonly PlannedStep[];
  /** What the citizen chose, and what she was told before, in words. */
  readonly choice: string;
  readonly informed: string;
  /** Why, where the programme says no to a step. */
  readonly override?: Override;
}

export type PlanOutcome =
  | {
      readonly ok: true;
      readonly plan: StoredResource;
      readonly steps: readonly PlanStep[];
      readonly repeated: boolean;
      readonly answer?: Answer;
    }
  | PlanRefusal;

export type PlanRefusal =
  | { readonly ok: false; readonly reason: 'goals-missing' | 'choice-missing' }
  | { readonly ok: false; readonly reason: 'step'; readonly step: string; readonly fault: 'unknown' | 'twice' | 'evaluation-date' }
  | {
      readonly ok: false;
      readonly reason: 'against-programme';
      readonly step: string;
      readonly status: StatusCode;
      readonly reasons: readonly string[];
    }
  /** The triage is not concluded: a plan begins from it (PLAN-10). */
  | { readonly ok: false; readonly reason: 'no-triage'; readonly findings: readonly string[] }
  | { readonly ok: false; readonly reason: 'there-is-one'; readonly plan: string }
  | StepRefusal;

const planSystem = canonical('identifier', 'plan-of-course');

/** One plan a course: who comes second is told of the first. */
export async function agreePlan(desk: Desk, told: PlanTold): Promise<PlanOutcome> {
  if (told.goals.length === 0 || told.goals.some(({ words }) => words.trim() === '')) return { ok: false, reason: 'goals-missing' };
  if (told.choice.trim() === '' || told.informed.trim() === '') return { ok: false, reason: 'choice-missing' };
  const steps = [{ ...told.selfManagement, disposition: base }, ...(told.steps ?? [])].map(
    (step): PlanStep => ({ ...step, status: 'in-progress' }),
  );
  const fault = faultIn(desk, steps);
  if (fault !== undefined) return fault;
  const course = await desk.record.read('EpisodeOfCare', told.course);
  if (!course.ok) return refusalOf(course);
  const citizen = citizenOf(course.resource.patient);
  const asked = await askProgramme(desk, citizen, steps, told.override);
  if (!asked.ok) return asked;
  if (asked.missing.length > 0) return { ok: false, reason: 'no-triage', findings: asked.missing };
  const [team] = (course.resource.team ?? []) as readonly object[];
  const id = newId();
  return desk.record.transaction(async (inside): Promise<PlanOutcome> => {
    const today = copenhagenDate(desk.now().toISOString());
    const goals: string[] = [];
    const mark = stepKey(desk, 'agree-plan', told.key);
    const there = await inside.search('CarePlan', { where: { identifier: `${planSystem}|${told.course}` } });
    const [first] = there.ok ? there.page.entries : [];
    if (first !== undefined) {
      const isSame = stepUnder(first, desk.access.agent.who, told.key) === 'agree-plan';
      return isSame
        ? { ok: true, plan: first, steps: stepsOf(first), repeated: true }
        : { ok: false, reason: 'there-is-one', plan: first.id };
    }
    for (const goal of told.goals) {
      const made = await inside.create(goalOf(citizen, today, goal));
      if (!made.ok) return refusalOf(made);
      goals.push(`Goal/${made.resource.id}`);
    }
    const content: Resource = {
      resourceType: 'CarePlan',
      extension: [
        courseExtension(told.course),
        { url: choiceUrl, valueString: told.choice },
        { url: informedUrl, valueString: told.informed },
      ],
      identifier: [{ system: planSystem, value: told.course }, mark],
      status: 'active',
      intent: 'plan',
      subject: { reference: `Patient/${citizen}` },
      period: { start: today },
      created: desk.now().toISOString(),
      ...(team !== undefined && { careTeam: [team] }),
      goal: goals.map((reference) => ({ reference })),
      activity: activitiesOf(steps),
    };
    const plan = await inside.create(content, { identifier: `${planSystem}|${told.course}`, id });
    if (!plan.ok) return refusalOf(plan);
    // Somebody was faster between the look and the write.
    if (!plan.created) return { ok: false, reason: 'there-is-one', plan: plan.resource.id };
    const facts: string[] = [];
    for (const fact of factsOf(desk, citizen, steps, false)) {
      const made = await inside.create(fact);
      if (!made.ok) return refusalOf(made);
      facts.push(`Observation/${made.resource.id}`);
    }
    const to = [`CarePlan/${id}`, ...goals, ...facts];
    const origin = await inside.create(originOf(desk, { step: 'agree-plan', citizen, to, into: 'active', more: asked.more }));
    return origin.ok ? { ok: true, plan: plan.resource, steps, repeated: false, answer: asked.answer } : refusalOf(origin);
  });
}

/** What is wrong with the steps by themselves. */
export function faultIn({ programme, now }: Desk, steps: readonly PlanStep[]): PlanRefusal | undefined {
  const today = copenhagenDate(now().toISOString());
  const running = steps.filter(({ status }) => status === 'in-progress');
  for (const { disposition, evaluate } of running) {
    const refused = (fault: 'unknown' | 'twice' | 'evaluation-date') => ({ ok: false, reason: 'step', step: disposition, fault }) as const;
    if (!programme.vocabulary.dispositions.has(disposition)) return refused('unknown');
    if (running.filter((one) => one.disposition === disposition).length > 1) return refused('twice');
    if (!/^\d{4}-\d\d-\d\d$/.test(evaluate) || Number.isNaN(Date.parse(evaluate)) || evaluate < today) return refused('evaluation-date');
  }
  return undefined;
}

/** The programme's answer to the citizen's situation, kept with the plan; a step it says no to needs a reason of the list. */
export async function askProgramme(
  desk: Desk,
  citizen: string,
  steps: readonly PlanStep[],
  override: Override | undefined,
): Promise<
  { readonly ok: true; readonly answer: Answer; readonly more: readonly Extension[]; readonly missing: readonly string[] } | PlanRefusal
> {
  const { programme, actor } = desk;
  const situation = programme.vocabulary.actors.has(actor) ? await situationOf(desk, citizen) : undefined;
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const answer = programme.assess(caseOf(citizen, actor, situation, undefined, []));
  const chosen = steps.filter(({ status }) => status === 'in-progress').map(({ disposition }) => disposition);
  const said = answer.dispositions.filter(({ code }) => chosen.includes(code));
  const against = said.find(({ status }) => status === 'not-indicated');
  if (against !== undefined && !isGrounded(desk, override))
    return {
      ok: false,
      reason: 'against-programme',
      step: against.code,
      status: against.status,
      reasons: programme.texts.overrideReasons.map(({ code }) => code),
    };
  const missing = missingForPlan(desk, situation.reading.findings);
  return { ok: true, answer, missing, more: [assessmentExtension(answer, said), ...overrideExtensions(override)] };
}

export function citizenOf(reference: unknown): string {
  return ((reference as { readonly reference?: string } | undefined)?.reference ?? '').slice('Patient/'.length);
}
