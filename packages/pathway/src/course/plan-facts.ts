/** What a plan says to the programme: kept as findings with it, so that no answer asks for what was agreed an hour ago. */
import { copenhagenDate, findingSystem } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import type { Change } from '../act.ts';
import type { Desk } from '../desk.ts';
import { codeOf } from '../fhir-words.ts';
import { observationOf } from '../findings/finding-observation.ts';
import type { PlanStep } from './plan.ts';

const nextLook = 'evaluation-next-date';

/** Self-management is part of it, when its effect is looked at next, and that it was looked at today. */
export function factsOf(desk: Desk, citizen: string, steps: readonly PlanStep[], wasEvaluated: boolean): readonly Resource[] {
  const [next] = steps
    .filter(({ status }) => status === 'in-progress')
    .map(({ evaluate }) => evaluate)
    .toSorted();
  const today = copenhagenDate(desk.now().toISOString());
  const facts = [
    { code: 'self-management-started', value: true },
    ...(next === undefined ? [] : [{ code: nextLook, value: next }]),
    ...(wasEvaluated ? [{ code: 'evaluation-done', value: today }] : []),
  ];
  return facts.map((fact) => observationOf(desk, citizen, fact));
}

/** Days on which a plan that ends would have been looked at: none of them comes, so none of them is overdue. */
export async function looksCalledOff(desk: Desk, citizen: string): Promise<readonly Change[]> {
  const where = { patient: citizen, codes: `${findingSystem}|${nextLook}`, status: 'final' };
  const listed = await desk.record.search('Observation', { where, count: 500 });
  const there = listed.ok ? listed.page.entries : [];
  return there
    .filter(({ code }) => codeOf(code, findingSystem) === nextLook)
    .map((resource) => ({ resource, elements: { status: 'cancelled' } }));
}
