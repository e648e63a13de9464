/** A plan is lived with: effects are looked at, steps stopped, changed and added, and in the end it is closed with a plan for relapse. Who and why stand with it. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { GatedRecord, Resource, StoredResource } from '@rygforloeb/record';
import type { Change } from '../act.ts';
import type { Override } from '../check/check.ts';
import type { Desk } from '../desk.ts';
import { changed, type Extension } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { stepUnder } from '../referral/referral.ts';
import { refusalOf, stepKey } from '../referral/take-step.ts';
import { askProgramme, citizenOf, faultIn, type PlanOutcome, type PlanRefusal } from './agree-plan.ts';
import { activitiesOf, base, type Effect, type PlannedStep, type PlanStep, relapseUrl, stepsOf } from './plan.ts';
import { factsOf, looksCalledOff } from './plan-facts.ts';

export interface PlanChangeTold {
  /** The id of the CarePlan. */
  readonly plan: string;
  readonly key: string;
  readonly seen?: number;
  readonly why: string;
  /** The effect of a step, and the day of the next look; other words where it is to be done otherwise. */
  readonly evaluated?: readonly { readonly disposition: string; readonly effect: Effect; readonly next?: string; readonly text?: string }[];
  readonly stop?: readonly string[];
  readonly add?: readonly PlannedStep[];
  readonly override?: Override;
}

export type PlanChangeOutcome =
  | PlanOutcome
  | { readonly ok: false; readonly reason: 'base' | 'closed' }
  /** No progress, and yet neither stopped nor done otherwise (FP 5.1). */
  | { readonly ok: false; readonly reason: 'change-wanted'; readonly step: string };

/** Looks at effects, stops, changes and adds. */
export async function changePlan(desk: Desk, told: PlanChangeTold): Promise<PlanChangeOutcome> {
  if (told.why.trim() === '') return { ok: false, reason: 'reason-missing' };
  const there = await desk.record.read('CarePlan', told.plan);
  if (!there.ok) return refusalOf(there);
  const before = stepsOf(there.resource);
  const running = (code: string) => before.some(({ disposition, status }) => disposition === code && status === 'in-progress');
  const named = [...(told.stop ?? []), ...(told.evaluated ?? []).map(({ disposition }) => disposition)];
  const taken = takenUnder(desk, there.resource, 'change-plan', told.key);
  if (taken !== undefined) return taken;
  const unknown = named.find((code) => !running(code));
  if (unknown !== undefined) return { ok: false, reason: 'step', step: unknown, fault: 'unknown' };
  if (told.stop?.includes(base)) return { ok: false, reason: 'base' };
  const unchanged = told.evaluated?.find(
    ({ disposition, effect, text }) => effect === 'unsatisfactory' && text === undefined && !told.stop?.includes(disposition),
  );
  if (unchanged !== undefined) return { ok: false, reason: 'change-wanted', step: unchanged.disposition };
  const steps = after(before, told);
  const fault = faultIn(desk, steps);
  if (fault !== undefined) return fault;
  const asked = await askProgramme(desk, citizenOf(there.resource.subject), steps, told.override);
  if (!asked.ok) return asked;
  const facts = factsOf(desk, citizenOf(there.resource.subject), steps, (told.evaluated ?? []).length > 0);
  const outcome = await writePlan(desk, there.resource, 'change-plan', told, { activity: activitiesOf(steps) }, asked.more, {
    make: facts,
  });
  return outcome.ok ? { ...outcome, answer: asked.answer } : outcome;
}

/** Ends a plan. What the citizen does when it comes back is written first. */
export async function closePlan(
  desk: Desk,
  told: Pick<PlanChangeTold, 'plan' | 'key' | 'seen' | 'why'> & { readonly relapse: string },
): Promise<PlanChangeOutcome> {
  if (told.why.trim() === '' || told.relapse.trim() === '') return { ok: false, reason: 'reason-missing' };
  const there = await desk.record.read('CarePlan', told.plan);
  if (!there.ok) return refusalOf(there);
  const taken = takenUnder(desk, there.resource, 'close-plan', told.key);
  if (taken !== undefined) return taken;
  const steps = stepsOf(there.resource).map((step): PlanStep => (step.status === 'in-progress' ? { ...step, status: 'completed' } : step));
  const extension = [
    ...((there.resource.extension ?? []) as readonly Extension[]).filter(({ url }) => url !== relapseUrl),
    { url: relapseUrl, valueString: told.relapse },
  ];
  const period = { ...(there.resource.period as object), end: copenhagenDate(desk.now().toISOString()) };
  const elements = { status: 'completed', period, extension, activity: activitiesOf(steps) };
  const changes = await looksCalledOff(desk, citizenOf(there.resource.subject));
  return writePlan(desk, there.resource, 'close-plan', told, elements, [], { changes });
}

function after(before: readonly PlanStep[], { evaluated = [], stop = [], add = [] }: PlanChangeTold): readonly PlanStep[] {
  const old = before.map((step): PlanStep => {
    if (step.status !== 'in-progress') return step;
    const look = evaluated.find(({ disposition }) => disposition === step.disposition);
    return {
      ...step,
      ...(look !== undefined && { effect: look.effect }),
      ...(look?.next !== undefined && { evaluate: look.next }),
      ...(look?.text !== undefined && { text: look.text }),
      status: stop.includes(step.disposition) ? 'stopped' : 'in-progress',
    };
  });
  return [...old, ...add.map((step): PlanStep => ({ ...step, status: 'in-progress' }))];
}

async function writePlan(
  desk: Desk,
  plan: StoredResource,
  step: 'change-plan' | 'close-plan',
  { key, seen, why }: Pick<PlanChangeTold, 'key' | 'seen' | 'why'>,
  elements: Readonly<Record<string, unknown>>,
  more: readonly Extension[],
  facts: { readonly make?: readonly Resource[]; readonly changes?: readonly Change[] } = {},
): Promise<PlanChangeOutcome> {
  const version = Number(plan.meta.versionId);
  if (seen !== undefined && seen !== version) return { ok: false, reason: 'changed', current: version };
  if (plan.status !== 'active') return { ok: false, reason: 'closed' };
  const outcome = await desk.record.transaction(async (inside: GatedRecord): Promise<PlanOutcome> => {
    const identifier = [...((plan.identifier ?? []) as readonly unknown[]), stepKey(desk, step, key)];
    const saved = await inside.update(changed(plan, { ...elements, identifier }), version);
    if (!saved.ok) return refusalOf(saved);
    const kept: string[] = [];
    for (const fact of facts.make ?? []) {
      const made = await inside.create(fact);
      if (!made.ok) return refusalOf(made);
      kept.push(`Observation/${made.resource.id}`);
    }
    for (const { resource, elements: of } of facts.changes ?? []) {
      const called = await inside.update(changed(resource, of), Number(resource.meta.versionId));
      if (!called.ok) return refusalOf(called);
    }
    const origin = await inside.create(
      originOf(desk, {
        step,
        citizen: citizenOf(plan.subject),
        to: [`CarePlan/${plan.id}`, ...kept],
        before: `CarePlan/${plan.id}/_history/${version}`,
        from: 'active',
        into: step === 'close-plan' ? 'completed' : 'active',
        why,
        more,
      }),
    );
    return origin.ok ? { ok: true, plan: saved.resource, steps: stepsOf(saved.resource), repeated: false } : refusalOf(origin);
  });
  if (outcome.ok || outcome.reason !== 'changed') return outcome;
  const now = await desk.record.read('CarePlan', plan.id);
  return (now.ok ? takenUnder(desk, now.resource, step, key) : undefined) ?? outcome;
}

/** The outcome of a step that this key has taken already. */
function takenUnder(desk: Desk, plan: StoredResource, step: string, key: string): PlanOutcome | PlanRefusal | undefined {
  const taken = stepUnder(plan, desk.access.agent.who, key);
  if (taken === undefined) return undefined;
  return taken === step ? { ok: true, plan, steps: stepsOf(plan), repeated: true } : { ok: false, reason: 'key-reused' };
}
