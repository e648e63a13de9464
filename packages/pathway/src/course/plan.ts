/** The one shared plan of a course as it is read and written: goals in the citizen's words, what is done, and when each step is looked at again. */
import { dispositionSystem, extensionUrl } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import { codeOf, concept, type Extension, extensionsOf } from '../fhir-words.ts';

/** A goal in the citizen's own words, what stands in its way, and the steps towards it. */
export interface GoalTold {
  readonly words: string;
  readonly obstacles?: readonly string[];
  readonly subgoals?: readonly string[];
}

/** Something that is done, by the programme's name for it, and the day on which its effect is looked at. */
export interface PlannedStep {
  readonly disposition: string;
  readonly text?: string;
  /** YYYY-MM-DD; no step is without. */
  readonly evaluate: string;
}

export type PlanStep = PlannedStep & { readonly status: 'in-progress' | 'stopped' | 'completed'; readonly effect?: Effect };

export type Effect = 'satisfactory' | 'unsatisfactory';

/** What no plan is without: the others stand beside it, never alone (FP 7.0, 7.1). */
export const base = 'supported-self-management';

const courseUrl = 'http://hl7.org/fhir/StructureDefinition/workflow-episodeOfCare';
const evaluateUrl = extensionUrl('evaluation-date');
const effectUrl = extensionUrl('evaluation-effect');
const obstacleUrl = extensionUrl('obstacle');
const subgoalUrl = extensionUrl('subgoal');
export const choiceUrl = extensionUrl('citizen-choice');
export const informedUrl = extensionUrl('information-given');
export const relapseUrl = extensionUrl('relapse-plan');

export function courseExtension(course: string): Extension {
  return { url: courseUrl, valueReference: { reference: `EpisodeOfCare/${course}` } };
}

/** The steps of a plan, as they stand in the CarePlan. */
export function activitiesOf(steps: readonly PlanStep[]): readonly object[] {
  return steps.map(({ disposition, text, evaluate, status, effect }) => ({
    detail: {
      extension: [{ url: evaluateUrl, valueDate: evaluate }, ...(effect === undefined ? [] : [{ url: effectUrl, valueCode: effect }])],
      code: concept(dispositionSystem, disposition),
      status,
      ...(text !== undefined && { description: text }),
    },
  }));
}

/** The same read back; what somebody else wrote into the plan in another form is left out. */
export function stepsOf(plan: StoredResource): readonly PlanStep[] {
  const details = ((plan.activity ?? []) as readonly { readonly detail?: Resource }[]).flatMap(({ detail }) => detail ?? []);
  return details.flatMap((detail): PlanStep[] => {
    const disposition = codeOf(detail.code, dispositionSystem);
    const evaluate = extensionsOf(detail, evaluateUrl)[0]?.valueDate;
    const effect = extensionsOf(detail, effectUrl)[0]?.valueCode as Effect | undefined;
    if (disposition === undefined || evaluate === undefined) return [];
    return [
      {
        disposition,
        evaluate,
        status: detail.status as PlanStep['status'],
        ...(typeof detail.description === 'string' && { text: detail.description }),
        ...(effect !== undefined && { effect }),
      },
    ];
  });
}

export function goalOf(citizen: string, start: string, { words, obstacles = [], subgoals = [] }: GoalTold): Resource {
  const extension = [
    ...obstacles.map((valueString) => ({ url: obstacleUrl, valueString })),
    ...subgoals.map((valueString) => ({ url: subgoalUrl, valueString })),
  ];
  return {
    resourceType: 'Goal',
    ...(extension.length > 0 && { extension }),
    lifecycleStatus: 'active',
    subject: { reference: `Patient/${citizen}` },
    description: { text: words },
    startDate: start,
  };
}

/** The id of the course that a plan is of. */
export function courseOfPlan(plan: StoredResource): string | undefined {
  return extensionsOf(plan, courseUrl)[0]?.valueReference?.reference?.slice('EpisodeOfCare/'.length);
}
