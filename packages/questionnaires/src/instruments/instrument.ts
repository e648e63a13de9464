/** An instrument: a questionnaire with the rules by which it is scored, and what its scores mean, each with its source. */

import type { Words } from '../words.ts';

/** Where a number or rule comes from, and how sure that is. */
export interface Source {
  readonly source: string;
  /** `seen`: the text itself was read; `second-hand`: through others; `unverified`: to be checked against the holder's manual before use. */
  readonly verified: 'seen' | 'second-hand' | 'unverified';
}

export type InstrumentItemType =
  | 'group'
  | 'display'
  | 'yes-no'
  | 'choice'
  | 'open-choice'
  | 'choices'
  | 'body-map'
  | 'nrs'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'time'
  | 'line'
  | 'text';

export interface InstrumentOption {
  readonly code: string;
  /** Absent where the words are the licence holder's. */
  readonly text?: Words;
  readonly score?: number;
  /** Says that none of the others is meant. */
  readonly exclusive?: boolean;
}

/** A condition on an earlier item: a code, yes or no, a number or more, or whether it is answered at all. */
export interface Condition {
  readonly item: string;
  readonly is?: string | boolean | number;
  readonly isNot?: string | number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly answered?: boolean;
}

export interface InstrumentItem {
  readonly id: string;
  readonly type: InstrumentItemType;
  /** The number by which the instrument itself calls the item. */
  readonly number?: string;
  readonly text?: Words;
  readonly hint?: Words;
  /** What the ends of a scale mean. */
  readonly low?: Words;
  readonly high?: Words;
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: Words;
  readonly longest?: number;
  readonly options?: readonly InstrumentOption[];
  /** Scores of yes and no where they are not one and nought. */
  readonly yes?: number;
  readonly no?: number;
  readonly when?: { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] };
  /** Filled in with the citizen's answer of the time before. */
  readonly again?: boolean;
  /** The finding that the answer is, when a citizen or clinician gives it. */
  readonly finding?: FindingOf;
  readonly items?: readonly InstrumentItem[];
}

export interface FindingOf {
  readonly code: string;
  readonly site?: string;
}

/** What goes into a score: an item, or another score. */
export interface Term {
  readonly item?: string;
  readonly score?: string;
  /** Upper bounds, rising: up to and with the first is 0, up to the second 1, and so on. */
  readonly upTo?: readonly number[];
  /** Lower bounds, falling: from the first upwards is 0, from the second 1, and so on. */
  readonly from?: readonly number[];
  /** Turned round: this number less the value. */
  readonly lessFrom?: number;
  /** What the instrument's own rules count where the item is left out; without it nothing is counted. */
  readonly whenMissing?: number;
}

export interface ScoreRule {
  readonly id: string;
  readonly text: Words;
  readonly method: 'value' | 'sum' | 'mean' | 'percent' | 'hours-of-bed' | 'profile' | 'value-set';
  readonly of: readonly Term[];
  readonly min: number;
  readonly max: number;
  readonly unit?: Words;
  readonly decimals?: number;
  readonly better?: 'lower' | 'higher';
  /** How many items may be missing (percent), or how many must be there (mean), by the instrument's own rules. */
  readonly mayMiss?: number;
  readonly atLeast?: number;
  readonly upTo?: readonly number[];
  readonly from?: readonly number[];
  /** Not told by itself: a step on the way to another score. */
  readonly part?: boolean;
  /** A clinician may enter it as a number from a form on paper. */
  readonly enter?: boolean;
  readonly finding?: FindingOf;
  readonly rule: Source;
}

/** A group holds when each of its scores lies within its bounds. */
export interface ScoreGroup {
  readonly code: string;
  readonly text: Words;
  readonly when: readonly { readonly score: string; readonly atLeast?: number; readonly atMost?: number }[];
}

export interface CutOff {
  readonly id: string;
  readonly text: Words;
  readonly groups: readonly ScoreGroup[];
  /** What must be said beside it. */
  readonly note?: Words;
  readonly finding?: string;
  readonly rule: Source;
}

export interface ChangeRule {
  readonly score: string;
  readonly important?: Source & { readonly points: number; readonly percent?: number };
  /** The smallest change that is no error of measurement; absent where no source of ours has one. */
  readonly error?: Source & { readonly points: number; readonly among: Words };
}

export interface Instrument {
  readonly id: string;
  readonly version: string;
  readonly title: Words;
  readonly about: Words;
  readonly minutes: number;
  /** `own`: our wording, shipped. `licensed`: the holder's, imported into an installation by whoever has the licence. */
  readonly texts: 'own' | 'licensed';
  readonly holder?: string;
  /** Who fills it in. */
  readonly by: 'citizen';
  /** An answer says how it was within this time. */
  readonly recall?: Words;
  /** The item that says which day the answers are about, where it is not the day on which they are given. */
  readonly day?: string;
  readonly items: readonly InstrumentItem[];
  readonly scores: readonly ScoreRule[];
  readonly cutOffs: readonly CutOff[];
  readonly changes: readonly ChangeRule[];
  readonly sources: readonly Source[];
}

/** Every item, with those of groups. */
export function itemsOf({ items }: Pick<Instrument, 'items'>): readonly InstrumentItem[] {
  return items.flatMap((item) => [item, ...itemsOf({ items: item.items ?? [] })]);
}
