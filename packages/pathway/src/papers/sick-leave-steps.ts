/** How a sick leave went, day by day on which it changed. */
import { copenhagenDate } from '@rygforloeb/decision';
import { daysAfter } from '../clocks/danish-days.ts';
import type { WorkPoint } from '../work/work-story.ts';

export interface SickLeaveStep {
  readonly day: string;
  readonly share: NonNullable<WorkPoint['sickLeave']>;
}

/** By day. A leave that is over stands on its own days, and ends after its last one unless something else was told before that. */
export function sickLeaveSteps(
  points: readonly Pick<WorkPoint, 'at' | 'sickLeave' | 'sickSince' | 'sickUntil'>[],
  today: string,
): readonly SickLeaveStep[] {
  const told = points.filter(({ sickLeave }) => sickLeave !== undefined);
  const steps = told.flatMap(({ at, sickLeave, sickSince, sickUntil }, index): readonly SickLeaveStep[] => {
    if (sickLeave === undefined) return [];
    const noted = copenhagenDate(at);
    const day = sickUntil !== undefined && sickUntil < noted ? (sickSince ?? sickUntil) : noted;
    const next = told[index + 1];
    const isOver = sickLeave !== 'none' && sickUntil !== undefined && sickUntil < today;
    const goesOn = isOver && next !== undefined && copenhagenDate(next.at) <= daysAfter(sickUntil, 1);
    return [{ day, share: sickLeave }, ...(isOver && !goesOn ? [{ day: daysAfter(sickUntil, 1), share: 'none' as const }] : [])];
  });
  return steps.toSorted((one, other) => one.day.localeCompare(other.day));
}
