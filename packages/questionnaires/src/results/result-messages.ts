/** The sentences about scores, in Danish and English. */

import type { Language } from '../words.ts';

export interface ResultMessages {
  readonly of: (value: string, most: string) => string;
  readonly between: (low: string, high: string) => string;
  readonly about: (value: string) => string;
  readonly unknown: string;
  readonly noValueSet: string;
  readonly missing: (numbers: readonly string[]) => string;
  readonly scale: (low: string, high: string, better: 'lower' | 'higher' | undefined) => string;
  readonly open: (groups: readonly string[]) => string;
  readonly changed: (before: string, now: string, direction: 'better' | 'worse' | 'same' | 'none') => string;
  readonly important: (reached: 'both' | 'points' | 'percent' | 'neither', points: string, percent: number | undefined) => string;
  readonly noImportant: string;
  readonly error: (isBeyond: boolean, points: string, among: string) => string;
  readonly noError: string;
  readonly certainty: Readonly<Record<'second-hand' | 'unverified', string>>;
  /** Stands wherever results stand. */
  readonly aid: string;
}

const da: ResultMessages = {
  of: (value, most) => `${value} af ${most}`,
  between: (low, high) => `mellem ${low} og ${high}`,
  about: (value) => `${value}, med svar der mangler`,
  unknown: 'kan ikke regnes ud',
  noValueSet: 'kræver indehaverens værdisæt',
  missing: (numbers) =>
    numbers.length === 1
      ? `Svar nummer ${numbers[0]} mangler. Det tæller ikke som nul.`
      : `Svar mangler (${numbers.join(', ')}). De tæller ikke som nul.`,
  scale: (low, high, better) =>
    `Skalaen går fra ${low} til ${high}.${better === undefined ? '' : better === 'lower' ? ' Et lavt tal er bedst.' : ' Et højt tal er bedst.'}`,
  open: (groups) => `Kan ikke afgøres endnu: ${groups.join(' eller ')}`,
  changed: (before, now, direction) =>
    direction === 'same'
      ? `Uændret: ${now}.`
      : `Fra ${before} til ${now}${direction === 'better' ? ': det er bedre' : direction === 'worse' ? ': det er værre' : ''}.`,
  important: (reached, points, percent) => {
    const bound = `${points}${percent === undefined ? '' : ` eller ${percent}\u00a0%`}`;
    if (reached === 'neither') return `Mindre end det, folk plejer at mærke tydeligt (${bound}).`;
    if (percent === undefined || reached === 'both') return `Så stor en ændring plejer folk at kunne mærke (${bound}).`;
    return reached === 'points'
      ? `Stor nok målt i point (${points}), men ikke i procent (${percent}\u00a0%).`
      : `Stor nok målt i procent (${percent}\u00a0%), men ikke i point (${points}).`;
  },
  noImportant: 'Vores kilder siger ikke, hvor stor en ændring skal være for at kunne mærkes.',
  error: (isBeyond, points, among) =>
    isBeyond
      ? `Det er mere, end tallet plejer at svinge (${points}, ${among}).`
      : `Det kan være tilfældigt. Tallet kan svinge med ${points} (${among}).`,
  noError: 'Vores kilder siger ikke, hvor meget tallet kan svinge.',
  certainty: { 'second-hand': 'gengivet af andre', unverified: 'skal efterprøves i vejledningen' },
  aid: 'Tallene er en hjælp til samtalen. De afgør ingenting alene.',
};

const en: ResultMessages = {
  of: (value, most) => `${value} of ${most}`,
  between: (low, high) => `between ${low} and ${high}`,
  about: (value) => `${value}, with answers missing`,
  unknown: 'cannot be worked out',
  noValueSet: "needs the holder's value set",
  missing: (numbers) =>
    numbers.length === 1
      ? `Answer number ${numbers[0]} is missing. It does not count as nought.`
      : `Answers are missing (${numbers.join(', ')}). They do not count as nought.`,
  scale: (low, high, better) =>
    `The scale goes from ${low} to ${high}.${better === undefined ? '' : better === 'lower' ? ' A low number is best.' : ' A high number is best.'}`,
  open: (groups) => `Cannot be told yet: ${groups.join(' or ')}`,
  changed: (before, now, direction) =>
    direction === 'same'
      ? `Unchanged: ${now}.`
      : `From ${before} to ${now}${direction === 'better' ? ': that is better' : direction === 'worse' ? ': that is worse' : ''}.`,
  important: (reached, points, percent) => {
    const bound = `${points}${percent === undefined ? '' : ` or ${percent}\u00a0%`}`;
    if (reached === 'neither') return `Less than what people usually notice clearly (${bound}).`;
    if (percent === undefined || reached === 'both') return `A change of this size is usually noticed (${bound}).`;
    return reached === 'points'
      ? `Large enough in points (${points}), but not in percent (${percent}\u00a0%).`
      : `Large enough in percent (${percent}\u00a0%), but not in points (${points}).`;
  },
  noImportant: 'Our sources do not say how large a change must be to be noticed.',
  error: (isBeyond, points, among) =>
    isBeyond
      ? `It is more than the number usually wavers (${points}, ${among}).`
      : `It may be chance. The number may waver by ${points} (${among}).`,
  noError: 'Our sources do not say how much the number may waver.',
  certainty: { 'second-hand': 'told by others', unverified: 'to be checked against the manual' },
  aid: 'The numbers are an aid to the conversation. They decide nothing by themselves.',
};

/** The sentences of a language. */
export function resultMessagesIn(language: Language): ResultMessages {
  return language === 'en' ? en : da;
}
