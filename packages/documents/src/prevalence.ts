/** How common findings on a scan are without pain, by age, and which are more frequent with pain: the programme's `prevalence.yaml`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Wording } from '@rygforloeb/decision';
import { parse } from 'yaml';

interface Named extends Wording {
  readonly code: string;
}

export interface Prevalence {
  readonly withoutPain: {
    readonly source: Wording;
    readonly ages: readonly number[];
    readonly findings: readonly (Named & { readonly values: readonly number[] })[];
  };
  readonly withPainComparedWithWithout: {
    readonly source: Wording;
    readonly maximumAge: number;
    readonly findings: readonly (Named & { readonly oddsRatio: number })[];
  };
  /** When a citizen may have the sheet: the answer that must be affirmed to a question, and findings with which it is not given (HZ-25). */
  readonly sheet: {
    readonly affirmed: string;
    readonly question: string;
    /** What somebody must have judged before she sees the figures on her own page. */
    readonly judged: Readonly<Record<string, readonly (string | boolean)[]>>;
    readonly notWith: Readonly<Record<string, readonly (string | boolean)[]>>;
  };
  /** Both halves in a sentence; neither is shown without the other. */
  readonly text: Wording;
}

/** Reads the figures of a programme version. */
export function readPrevalence(directory: string): Prevalence {
  return parse(readFileSync(join(directory, 'prevalence.yaml'), 'utf8')) as Prevalence;
}

/** The studied age that is nearest; of two, the younger, whose figures say less. */
export function nearestAge({ withoutPain: { ages } }: Prevalence, age: number): number {
  return ages.reduce((best, one) => (Math.abs(one - age) < Math.abs(best - age) ? one : best), ages[0] ?? age);
}
