/** On which side of its cut-offs a score lies. Where answers are missing the groups that are still possible are told. */

import type { CutOff, Instrument, ScoreGroup } from '../instruments/instrument.ts';
import type { Score } from './score.ts';

export interface Grouped {
  readonly cutOff: CutOff;
  /** The one group, or, of an incomplete score, those that are possible; none where nothing can be said. */
  readonly groups: readonly ScoreGroup[];
  readonly isCertain: boolean;
}

/** Every cut-off of the instrument that something can be said about. */
export function groupsOf(instrument: Instrument, scores: readonly Score[]): readonly Grouped[] {
  return instrument.cutOffs.flatMap((cutOff): readonly Grouped[] => {
    const possible = cutOff.groups.filter((group) => group.when.every((bound) => mayHold(bound, scores)));
    const certain = possible.find((group) => group.when.every((bound) => doesHold(bound, scores)));
    if (certain !== undefined) return [{ cutOff, groups: [certain], isCertain: true }];
    const isKnown = cutOff.groups.flatMap(({ when }) => when).some(({ score }) => rangeOf(score, scores) !== undefined);
    return isKnown && possible.length > 0 && possible.length < cutOff.groups.length + 1
      ? [{ cutOff, groups: possible, isCertain: false }]
      : [];
  });
}

type Bound = ScoreGroup['when'][number];

function mayHold({ score, atLeast = -Infinity, atMost = Infinity }: Bound, scores: readonly Score[]): boolean {
  const range = rangeOf(score, scores);
  return range === undefined || (range.high >= atLeast && range.low <= atMost);
}

function doesHold({ score, atLeast = -Infinity, atMost = Infinity }: Bound, scores: readonly Score[]): boolean {
  const range = rangeOf(score, scores);
  return range !== undefined && range.low >= atLeast && range.high <= atMost;
}

function rangeOf(id: string, scores: readonly Score[]): { readonly low: number; readonly high: number } | undefined {
  const score = scores.find((one) => one.id === id);
  if (score?.state === 'scored') return { low: score.value, high: score.value };
  if (score?.state !== 'incomplete' || score.lowest === undefined || score.highest === undefined) return undefined;
  return { low: score.lowest, high: score.highest };
}
