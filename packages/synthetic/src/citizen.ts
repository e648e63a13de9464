/** Who the citizens of the region are: age, sex, municipality, and a few who live elsewhere. */

import type { Case, Vocabulary } from '@rygforloeb/decision';
import type { Chance } from './chance.ts';

type CaseCitizen = Case['citizen'];

const elsewhere = ['Aarhus', 'Horsens', 'København', 'Hjørring'];
const sexes = ['female', 'female', 'female', 'male', 'male', 'male', 'other', 'unknown'] as const;

/** Youngest and oldest, in years on the day of the case. */
const ages = { youngest: 15, oldest: 95 } as const;

/** Draws a citizen; most are grown up, many stand near a birthday that matters to somebody, and something may be unknown. */
export function drawCitizen(chance: Chance, { municipalities }: Pick<Vocabulary, 'municipalities'>, today: string): CaseCitizen {
  const birthDate = chance.happens(0.03) ? undefined : bornBefore(today, drawAge(chance), chance);
  const sex = chance.happens(0.03) ? undefined : chance.pick(sexes);
  const municipality = chance.weighted([
    [91, chance.pick(municipalities)],
    [6, chance.pick(elsewhere)],
    [3, undefined],
  ]);
  return { ...(birthDate && { birthDate }), ...(sex && { sex }), ...(municipality && { municipality }) };
}

function drawAge(chance: Chance): number {
  return chance.weighted<() => number>([
    [8, () => chance.between(ages.youngest, 20)],
    [62, () => chance.between(20, 66)],
    [10, () => chance.between(64, 69)],
    [20, () => chance.between(66, ages.oldest)],
  ])();
}

/** A birth date on which this age holds today; every fourth has a birthday today, tomorrow or yesterday. */
function bornBefore(today: string, age: number, chance: Chance): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const since = chance.happens(0.25) ? chance.pick([0, 0, 1, 364]) : chance.between(0, 364);
  const born = new Date(Date.UTC(year - age, month - 1, day - since));
  return born.toISOString().slice(0, 10);
}
