/** Sickness benefit as the agent may see it: when it ends, whether the jobcentre has it to reassess, and what was decided last (FP 7.7.1). */
import { copenhagenDate } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { type Desk, partyOf } from '../desk.ts';
import { codeOf, referenceIn } from '../fhir-words.ts';
import type { WorkState } from './work-story.ts';
import { isWorkTask, untilOf, workSystem } from './work-words.ts';

export interface BenefitNow {
  readonly end?: string;
  readonly unfit?: boolean;
  readonly reassessment?: {
    readonly id: string;
    /** From this day it is prepared. */
    readonly from?: string;
    readonly until?: string;
    readonly house: string;
    /** Whether it is the agent's own to decide. */
    readonly own: boolean;
  };
  readonly decided?: { readonly decision: 'extended' | 'not-extended'; readonly day: string };
}

/** From the tasks and the state that the agent sees. */
export function benefitIn(desk: Desk, tasks: readonly StoredResource[], { benefitEnd: end, unfit }: WorkState): BenefitNow {
  const all = tasks.filter((task) => isWorkTask(task, 'reassess-benefit'));
  const waiting = all.findLast(({ status }) => status === 'requested');
  const decided = all
    .filter(({ status }) => status === 'completed')
    .toSorted((one, other) => Date.parse(String(one.lastModified)) - Date.parse(String(other.lastModified)))
    .at(-1);
  const decision = decided && codeOf(decided.businessStatus, workSystem);
  const house = waiting && (referenceIn(waiting.owner) ?? '');
  const from = (waiting?.restriction as { readonly period?: { readonly start?: string } } | undefined)?.period?.start;
  const until = waiting && untilOf(waiting);
  return {
    ...(end !== undefined && { end }),
    ...(unfit !== undefined && { unfit }),
    ...(waiting !== undefined &&
      house !== undefined && {
        reassessment: {
          ...{ id: waiting.id, house, own: house === partyOf(desk) },
          ...(from !== undefined && { from }),
          ...(until !== undefined && { until }),
        },
      }),
    ...(decided !== undefined &&
      (decision === 'extended' || decision === 'not-extended') && {
        decided: { decision, day: copenhagenDate(String(decided.lastModified)) },
      }),
  };
}
