/** Scores, cut-offs and changes in words: an aid that says what it rests on, and decides nothing. */

import { type Instrument, itemsOf, type ScoreRule, type Source } from '../instruments/instrument.ts';
import type { Change } from '../scoring/change.ts';
import type { Grouped } from '../scoring/group.ts';
import type { Score } from '../scoring/score.ts';
import type { Language } from '../words.ts';
import { type ResultMessages, resultMessagesIn } from './result-messages.ts';

/** One score to be shown. */
export interface ToldScore {
  readonly id: string;
  readonly label: string;
  /** `14 af 24`, or that it is not known. */
  readonly value: string;
  readonly sentences: readonly string[];
  /** Where the numbers come from. */
  readonly sources: readonly string[];
}

/** What the scores say, and what they do not. */
export function toldScores(
  instrument: Instrument,
  scores: readonly Score[],
  grouped: readonly Grouped[],
  language: Language,
): readonly ToldScore[] {
  const messages = resultMessagesIn(language);
  return instrument.scores.flatMap((rule): readonly ToldScore[] => {
    const score = scores.find(({ id }) => id === rule.id);
    if (rule.part === true || score === undefined || score.state === 'unanswered') return [];
    // A cut-off over several scores is told with the first that it asks.
    const cutOffs = grouped.filter(({ cutOff }) => cutOff.groups[0]?.when[0]?.score === rule.id);
    return [
      {
        id: rule.id,
        label: rule.text[language],
        value: valueText(rule, score, messages, language),
        sentences: [
          ...(score.state === 'incomplete' ? [messages.missing(numbersOf(instrument, score.missing))] : []),
          ...(rule.method === 'profile' || score.state === 'no-value-set'
            ? []
            : [messages.scale(number(rule.min, language), number(rule.max, language), rule.better)]),
          ...cutOffs.map((one) => groupText(one, messages, language)),
          ...cutOffs.flatMap(({ cutOff: { note } }) => (note === undefined ? [] : [note[language]])),
        ],
        sources: [rule.rule, ...cutOffs.map(({ cutOff }) => cutOff.rule)].map((source) => sourceText(source, messages)),
      },
    ];
  });
}

/** What a change of one score means, in three short sentences at most. */
export function toldChange(
  change: Change,
  language: Language,
): { readonly sentences: readonly string[]; readonly sources: readonly string[] } {
  const messages = resultMessagesIn(language);
  const { before, now, difference, direction, important, beyondError, limits } = change;
  const from = messages.changed(number(before, language), number(now, language), direction);
  const sources = [limits?.important, limits?.error].flatMap((source) => (source === undefined ? [] : [sourceText(source, messages)]));
  if (difference === 0) return { sentences: [from], sources: [] };
  const bound = limits?.important;
  return {
    sentences: [
      from,
      important === undefined || bound === undefined
        ? messages.noImportant
        : messages.important(importantReached(important), number(bound.points, language), bound.percent),
      beyondError === undefined || limits?.error === undefined
        ? messages.noError
        : messages.error(beyondError, number(limits.error.points, language), limits.error.among[language]),
    ],
    sources: [...new Set(sources)],
  };
}

function importantReached({ points, percent }: NonNullable<Change['important']>): 'both' | 'points' | 'percent' | 'neither' {
  if (points) return percent === false ? 'points' : 'both';
  return percent === true ? 'percent' : 'neither';
}

function valueText(rule: ScoreRule, score: Score, messages: ResultMessages, language: Language): string {
  switch (score.state) {
    case 'scored': {
      const value = score.profile ?? number(score.value, language);
      const unit = rule.unit?.[language];
      if (rule.method === 'profile') return value;
      return unit === undefined ? messages.of(value, number(rule.max, language)) : `${value}\u00a0${unit}`;
    }
    case 'incomplete':
      if (score.lowest === undefined || score.highest === undefined) return messages.unknown;
      if (score.lowest === score.highest) return messages.about(number(score.lowest, language));
      return messages.between(number(score.lowest, language), number(score.highest, language));
    case 'no-value-set':
      return messages.noValueSet;
    default:
      return messages.unknown;
  }
}

function groupText({ groups, isCertain }: Grouped, messages: ResultMessages, language: Language): string {
  const names = groups.map(({ text }) => text[language]);
  return isCertain ? (names[0] ?? '') : messages.open(names);
}

/** The items by the instrument's own numbers, or by their questions where it has none. */
function numbersOf(instrument: Instrument, missing: readonly string[]): readonly string[] {
  const items = itemsOf(instrument);
  return missing.map((id) => items.find((item) => item.id === id)?.number ?? id);
}

function sourceText({ source, verified }: Source, messages: ResultMessages): string {
  return verified === 'seen' ? source : `${source} (${messages.certainty[verified]})`;
}

function number(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', { maximumFractionDigits: 2 }).format(value);
}
