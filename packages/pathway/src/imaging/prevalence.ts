/** How common what was seen is at an age without pain, together with the other half: what is more frequent with pain. One is never told alone. */
import type { Prevalence } from '../treatment/care-rules.ts';

export interface Common {
  readonly code: string;
  readonly da: string;
  readonly en: string;
  /** Per cent of people without pain at `age`; absent where nobody has counted. */
  readonly percent?: number;
  /** The age of the table that is nearest; of two as near, the younger. */
  readonly age?: number;
  readonly note?: string;
  /** How many times more frequent with pain than without (odds ratio). */
  readonly oddsRatio?: number;
  /** The odds ratio was found in younger people than her. */
  readonly isBeyondStudy?: boolean;
}

/** What was seen, in the table's order; an unknown age gives no per cent. */
export function commonAt(
  { withoutPain, withPainComparedWithWithout }: Prevalence,
  seen: readonly string[],
  age: number | undefined,
): readonly Common[] {
  const codes = [...new Set([...withoutPain.findings, ...withPainComparedWithWithout.findings].map(({ code }) => code))];
  const place = age === undefined ? undefined : nearest(withoutPain.ages, age);
  return codes
    .filter((code) => seen.includes(code))
    .map((code): Common => {
      const without = withoutPain.findings.find((one) => one.code === code);
      const compared = withPainComparedWithWithout.findings.find((one) => one.code === code);
      const { da = '', en = '' } = without ?? compared ?? {};
      const percent = place === undefined ? undefined : without?.values[place];
      const tableAge = place === undefined ? undefined : withoutPain.ages[place];
      return {
        code,
        da,
        en,
        ...(percent !== undefined && tableAge !== undefined && { percent, age: tableAge }),
        ...(without?.note !== undefined && { note: without.note }),
        ...(compared !== undefined && { oddsRatio: compared.oddsRatio }),
        ...(compared !== undefined && age !== undefined && age > withPainComparedWithWithout.maximumAge && { isBeyondStudy: true }),
      };
    });
}

/** The estimates hold at an age, not for its decade, so nothing is drawn between them. */
function nearest(ages: readonly number[], age: number): number {
  const distance = (place: number) => Math.abs((ages[place] ?? 0) - age);
  return ages.reduce((best, _, place) => (distance(place) < distance(best) ? place : best), 0);
}
