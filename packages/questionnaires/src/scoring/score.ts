/** Scores of an instrument. An answer that is missing is never a value: the score then lies somewhere between two bounds, and is told so. */

import type { Answer, AnswerMap } from '../answers/response.ts';
import { type Instrument, type InstrumentItem, itemsOf, type ScoreRule, type Term } from '../instruments/instrument.ts';
import type { ValueSet } from '../instruments/instrument-texts.ts';

export type Score =
  | { readonly id: string; readonly state: 'scored'; readonly value: number; readonly profile?: string }
  /** Some answers are missing; with them the score would lie between these bounds, where the method gives any. */
  | {
      readonly id: string;
      readonly state: 'incomplete';
      readonly missing: readonly string[];
      readonly lowest?: number;
      readonly highest?: number;
    }
  | { readonly id: string; readonly state: 'unanswered' }
  /** The holder's value set has not been imported. */
  | { readonly id: string; readonly state: 'no-value-set' };

/** Where a value lies: both bounds are the same when it is known. */
interface Span {
  readonly low: number;
  readonly high: number;
  readonly missing: readonly string[];
}

/** All scores, in the order of the instrument. */
export function scoresOf(instrument: Instrument, answers: AnswerMap, valueSet?: ValueSet): readonly Score[] {
  const items = new Map(itemsOf(instrument).map((item) => [item.id, item]));
  const spans = new Map<string, Span>();
  const touched = new Set<string>();
  return instrument.scores.map((rule) => {
    const isTouched = rule.of.some(({ item, score }) => (item === undefined ? touched.has(score ?? '') : answers.has(item)));
    if (isTouched) touched.add(rule.id);
    const { score, span } = scoreOf(rule, isTouched, { items, answers, spans, ...(valueSet !== undefined && { valueSet }) });
    spans.set(rule.id, span);
    return score;
  });
}

interface Scoring {
  readonly items: ReadonlyMap<string, InstrumentItem>;
  readonly answers: AnswerMap;
  readonly spans: ReadonlyMap<string, Span>;
  readonly valueSet?: ValueSet;
}

function scoreOf(rule: ScoreRule, isTouched: boolean, scoring: Scoring): { readonly score: Score; readonly span: Span } {
  const { id, min, max } = rule;
  const asked = rule.of.flatMap(({ item }) => item ?? []);
  const whole: Span = { low: min, high: max, missing: asked.filter((item) => !scoring.answers.has(item)) };
  if (!isTouched) return { score: { id, state: 'unanswered' }, span: whole };
  if (rule.method === 'value-set' && scoring.valueSet === undefined) return { score: { id, state: 'no-value-set' }, span: whole };
  if (rule.method === 'profile') return profileOf(rule, scoring, whole);
  const raw = spanOf(rule, scoring, whole);
  if (raw === undefined) return { score: { id, state: 'incomplete', missing: whole.missing }, span: whole };
  const span = rounded(banded(raw, rule), rule.decimals ?? 0);
  const score: Score =
    span.missing.length === 0
      ? { id, state: 'scored', value: span.low }
      : { id, state: 'incomplete', missing: span.missing, lowest: span.low, highest: span.high };
  return { score, span };
}

/** Undefined where too much is missing for any statement. */
function spanOf(rule: ScoreRule, scoring: Scoring, whole: Span): Span | undefined {
  const terms = rule.of.map((term) => ({ term, span: spanOfTerm(term, scoring) }));
  const present = terms.filter(({ span }) => span.missing.length === 0);
  switch (rule.method) {
    case 'value':
    case 'sum':
      return total(terms.map(({ span }) => span));
    case 'mean': {
      if (present.length < (rule.atLeast ?? rule.of.length)) return undefined;
      const sum = total(present.map(({ span }) => span));
      return { low: sum.low / present.length, high: sum.high / present.length, missing: [] };
    }
    case 'percent': {
      const isEnough = terms.length - present.length <= (rule.mayMiss ?? 0);
      const counted = isEnough ? present : terms;
      const most = counted.reduce((sum, { term }) => sum + boundsOf(scoring.items.get(term.item ?? '')).high, 0);
      const sum = total(counted.map(({ span }) => span));
      return { low: (sum.low / most) * 100, high: (sum.high / most) * 100, missing: isEnough ? [] : sum.missing };
    }
    case 'hours-of-bed':
      return sleptOfBed(rule, scoring) ?? whole;
    default:
      return weighed(rule, scoring);
  }
}

function spanOfTerm(term: Term, { items, answers, spans }: Scoring): Span {
  if (term.score !== undefined) return banded(spans.get(term.score) ?? { low: 0, high: 0, missing: [term.score] }, term);
  const item = items.get(term.item ?? '');
  const value = item && pointsOf(item, answers.get(item.id)?.[0]);
  if (value !== undefined) return banded({ low: value, high: value, missing: [] }, term);
  if (term.whenMissing !== undefined) return { low: term.whenMissing, high: term.whenMissing, missing: [] };
  return banded({ ...boundsOf(item), missing: [term.item ?? ''] }, term);
}

/** What an answer counts; undefined where there is none, or it counts nothing. */
export function pointsOf(item: InstrumentItem, answer: Answer | undefined): number | undefined {
  if (answer === undefined) return undefined;
  if (answer.valueBoolean !== undefined) return answer.valueBoolean ? (item.yes ?? 1) : (item.no ?? 0);
  if (answer.valueCoding !== undefined) return item.options?.find(({ code }) => code === answer.valueCoding?.code)?.score;
  return answer.valueInteger ?? answer.valueDecimal;
}

function boundsOf(item: InstrumentItem | undefined): { readonly low: number; readonly high: number } {
  if (item?.type === 'yes-no') return bounds([item.yes ?? 1, item.no ?? 0]);
  if (item?.options !== undefined) return bounds(item.options.flatMap(({ score }) => score ?? []));
  if (item?.type === 'nrs') return { low: 0, high: 10 };
  return { low: item?.min ?? 0, high: item?.max ?? 0 };
}

function bounds(values: readonly number[]): { readonly low: number; readonly high: number } {
  return { low: Math.min(...values), high: Math.max(...values) };
}

function total(spans: readonly Span[]): Span {
  return {
    low: spans.reduce((sum, { low }) => sum + low, 0),
    high: spans.reduce((sum, { high }) => sum + high, 0),
    missing: [...new Set(spans.flatMap(({ missing }) => missing))],
  };
}

/** A value put into bands or turned round; falling ones exchange the bounds. */
function banded(span: Span, { upTo, from, lessFrom }: Pick<Term, 'upTo' | 'from' | 'lessFrom'>): Span {
  const change = (value: number): number => {
    if (upTo !== undefined) return upTo.filter((bound) => value > bound).length;
    if (from !== undefined) return from.filter((bound) => value < bound).length;
    return lessFrom === undefined ? value : lessFrom - value;
  };
  return { ...span, ...bounds([change(span.low), change(span.high)]) };
}

/** Hours slept as a share of the hours between going to bed and getting up, over midnight too. */
function sleptOfBed({ of }: ScoreRule, { answers }: Scoring): Span | undefined {
  const [slept, toBed, up] = of.map(({ item = '' }) => answers.get(item)?.[0]);
  const hours = slept?.valueDecimal ?? slept?.valueInteger;
  const [begun, ended] = [toBed?.valueTime, up?.valueTime].map((time) => (time === undefined ? undefined : hoursOf(time)));
  if (hours === undefined || begun === undefined || ended === undefined || begun === ended) return undefined;
  const percent = (hours / ((ended - begun + 24) % 24)) * 100;
  return { low: percent, high: percent, missing: [] };
}

function hoursOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour + minute / 60;
}

/** A full score less what each answer takes off. */
function weighed({ of, max }: ScoreRule, { answers, valueSet }: Scoring): Span {
  const spans = of.map(({ item = '' }): Span => {
    const weights = valueSet?.off[item] ?? {};
    const code = answers.get(item)?.[0]?.valueCoding?.code;
    const off = code === undefined ? undefined : weights[code];
    return off === undefined ? { ...bounds(Object.values(weights)), missing: [item] } : { low: off, high: off, missing: [] };
  });
  const off = total(spans);
  return { low: max - off.high, high: max - off.low, missing: off.missing };
}

/** The answers side by side, such as 21345; it is no number to reckon with. */
function profileOf(rule: ScoreRule, { items, answers }: Scoring, whole: Span): { readonly score: Score; readonly span: Span } {
  const digits = rule.of.map(({ item = '' }) => {
    const found = items.get(item);
    return found && pointsOf(found, answers.get(item)?.[0]);
  });
  const { id } = rule;
  if (whole.missing.length > 0) return { score: { id, state: 'incomplete', missing: whole.missing }, span: whole };
  const profile = digits.join('');
  return { score: { id, state: 'scored', value: Number(profile), profile }, span: whole };
}

function rounded(span: Span, decimals: number): Span {
  const round = (value: number) => Number(`${Math.round(Number(`${value}e${decimals}`))}e-${decimals}`);
  return { ...span, low: round(span.low), high: round(span.high) };
}
