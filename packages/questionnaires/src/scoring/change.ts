/** How a score has changed, held against what counts as important and against the error of measurement. */

import type { ChangeRule, Instrument, ScoreRule } from '../instruments/instrument.ts';
import type { Score } from './score.ts';

export interface Change {
  readonly rule: ScoreRule;
  readonly before: number;
  readonly now: number;
  readonly difference: number;
  readonly direction: 'better' | 'worse' | 'same' | 'none';
  /** Which of the bounds for an important change are reached: in points, in percent of the first score; undefined where there is none. */
  readonly important?: { readonly points: boolean; readonly percent?: boolean };
  /** Whether it is more than may be error of measurement; undefined where no source says how large that is. */
  readonly beyondError?: boolean;
  readonly limits?: ChangeRule;
}

/** The changes of the scores that are known both times. */
export function changesOf(instrument: Instrument, before: readonly Score[], now: readonly Score[]): readonly Change[] {
  return instrument.scores.flatMap((rule): readonly Change[] => {
    const [first, second] = [before, now].map((scores) => scores.find(({ id }) => id === rule.id));
    if (rule.part === true || rule.method === 'profile' || first?.state !== 'scored' || second?.state !== 'scored') return [];
    const limits = instrument.changes.find(({ score }) => score === rule.id);
    return [changeOf(rule, first.value, second.value, limits)];
  });
}

function changeOf(rule: ScoreRule, before: number, now: number, limits: ChangeRule | undefined): Change {
  // Decimals of a tenth would else leave their dust in the comparison.
  const difference = Number((now - before).toFixed(6));
  const size = Math.abs(difference);
  const { important, error } = limits ?? {};
  const percent = important?.percent === undefined || before === 0 ? undefined : (size / Math.abs(before)) * 100 >= important.percent;
  return {
    rule,
    before,
    now,
    difference,
    direction: directionOf(rule, difference),
    ...(important !== undefined && { important: { points: size >= important.points, ...(percent !== undefined && { percent }) } }),
    ...(error !== undefined && { beyondError: size >= error.points }),
    ...(limits !== undefined && { limits }),
  };
}

function directionOf({ better }: ScoreRule, difference: number): Change['direction'] {
  if (difference === 0) return 'same';
  if (better === undefined) return 'none';
  return difference < 0 === (better === 'lower') ? 'better' : 'worse';
}
