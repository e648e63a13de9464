/** All that an instrument's answers say: scores, groups, and the findings that they are. */

import { type AnswerMap, type Answers, answersIn } from '../answers/response.ts';
import { type FindingOf, type Instrument, itemsOf } from '../instruments/instrument.ts';
import type { ValueSet } from '../instruments/instrument-texts.ts';
import { type Grouped, groupsOf } from './group.ts';
import { type Score, scoresOf } from './score.ts';

export interface Results {
  readonly scores: readonly Score[];
  readonly groups: readonly Grouped[];
  /** Findings of the programme's vocabulary: of complete scores and certain groups alone. */
  readonly findings: readonly DerivedFinding[];
}

export interface DerivedFinding extends FindingOf {
  readonly value: number | string;
}

/** Scores the answers. */
export function resultsOf(instrument: Instrument, answers: Answers, valueSet?: ValueSet): Results {
  const given = answersIn(answers);
  const scores = scoresOf(instrument, given, valueSet);
  const groups = groupsOf(instrument, scores);
  return { scores, groups, findings: findingsOf(instrument, given, scores, groups) };
}

/** What a clinician read off a form on paper; undefined where the instrument has no such total, or it cannot be. */
export function enteredScore(instrument: Instrument, id: string, value: number): Results | undefined {
  const rule = instrument.scores.find((one) => one.id === id && one.enter === true);
  if (rule === undefined || !Number.isFinite(value) || value < rule.min || value > rule.max) return undefined;
  if (Number(value.toFixed(rule.decimals ?? 0)) !== value) return undefined;
  const scores: readonly Score[] = [{ id, state: 'scored', value }];
  const groups = groupsOf(instrument, scores);
  return { scores, groups, findings: findingsOf(instrument, new Map(), scores, groups) };
}

function findingsOf(
  instrument: Instrument,
  answers: AnswerMap,
  scores: readonly Score[],
  groups: readonly Grouped[],
): readonly DerivedFinding[] {
  const ofItems = itemsOf(instrument).flatMap(({ id, finding }): readonly DerivedFinding[] => {
    const answer = answers.get(id)?.[0];
    const value = answer?.valueInteger ?? answer?.valueDecimal ?? answer?.valueCoding?.code;
    return finding === undefined || value === undefined ? [] : [{ ...finding, value }];
  });
  const ofScores = instrument.scores.flatMap(({ id, finding }): readonly DerivedFinding[] => {
    const score = scores.find((one) => one.id === id);
    return finding === undefined || score?.state !== 'scored' ? [] : [{ ...finding, value: score.value }];
  });
  const ofGroups = groups.flatMap(({ cutOff, groups: [group], isCertain }): readonly DerivedFinding[] =>
    cutOff.finding === undefined || !isCertain || group === undefined ? [] : [{ code: cutOff.finding, value: group.code }],
  );
  return [...ofItems, ...ofScores, ...ofGroups];
}
