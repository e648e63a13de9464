/** The findings of a citizen as clocks ask for them: what was found, since when, who says so; earlier ones too. */
import { copenhagenDate, findingSystem, findingValueSystem } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { codeOf, referenceIn } from '../../fhir-words.ts';
import type { CitizenRecord } from '../citizen-record.ts';

export interface FindingFact {
  readonly code: string;
  /** A code, number, text, date or boolean; members of a list. */
  readonly value: boolean | number | string | readonly string[];
  /** When it was found: date, or instant with offset. */
  readonly at: string;
  /** Since when it is so, where that was said. */
  readonly since?: string;
  /** The house that says so. */
  readonly house?: string;
  /** `Observation/id`. */
  readonly about: string;
}

export interface FindingFacts {
  /** Every one of a code, oldest first. */
  readonly of: (code: string) => readonly FindingFact[];
  readonly latest: (code: string) => FindingFact | undefined;
  /** The latest is yes, and since when without a no in between: the first of that row. */
  readonly standing: (code: string) => FindingFact | undefined;
  /** When the last standing yes was answered by a no, if it was. */
  readonly endOf: (code: string, after: string) => string | undefined;
}

/** The findings in a citizen's record. */
export function findingFacts(citizen: CitizenRecord): FindingFacts {
  const facts = citizen
    .all('Observation')
    .flatMap(factOf)
    .sort((one, other) => sortable(one.at).localeCompare(sortable(other.at)));
  const byCode = Map.groupBy(facts, ({ code }) => code);
  const of = (code: string) => byCode.get(code) ?? [];
  return {
    of,
    latest: (code) => of(code).at(-1),
    standing: (code) => {
      const all = of(code);
      const lastNo = all.findLastIndex(({ value }) => value === false);
      return all[lastNo + 1];
    },
    endOf: (code, after) => of(code).find(({ value, at }) => value === false && isOnOrAfter(at, after))?.at,
  };
}

/** By the day in Copenhagen, and by the instant within it where both are known. */
export function isOnOrAfter(one: string, other: string): boolean {
  if (one.length === 10 || other.length === 10) return copenhagenDate(one) >= copenhagenDate(other);
  return Date.parse(one) >= Date.parse(other);
}

/** The first of some moments that is not before another. */
export function firstFrom(start: string, moments: readonly (string | undefined)[]): string | undefined {
  return moments
    .filter((moment) => moment !== undefined && isOnOrAfter(moment, start))
    .sort((one = '', other = '') => sortable(one).localeCompare(sortable(other)))[0];
}

function factOf(observation: StoredResource): readonly FindingFact[] {
  const code = codeOf(observation.code, findingSystem);
  const value = valueIn(observation);
  const period = (observation.effectivePeriod ?? {}) as { readonly start?: string; readonly end?: string };
  const at = (observation.effectiveDateTime as string | undefined) ?? period.end ?? period.start ?? observation.meta.lastUpdated;
  if (code === undefined || value === undefined || observation.status === 'cancelled') return [];
  const houses = ((observation.performer ?? []) as readonly unknown[]).map(referenceIn);
  const house = houses.find((name) => name?.startsWith('Organization/'));
  return [
    {
      code,
      value,
      at,
      ...(period.start !== undefined && { since: period.start }),
      ...(house !== undefined && { house }),
      about: `Observation/${observation.id}`,
    },
  ];
}

function valueIn(observation: StoredResource): FindingFact['value'] | undefined {
  const { valueBoolean, valueInteger, valueQuantity, valueDateTime, valueString, valueCodeableConcept, component } = observation;
  const quantity = (valueQuantity as { readonly value?: number } | undefined)?.value;
  const plain =
    valueBoolean ?? valueInteger ?? quantity ?? valueDateTime ?? valueString ?? codeOf(valueCodeableConcept, findingValueSystem);
  if (plain !== undefined) return plain as FindingFact['value'];
  const members = ((component ?? []) as readonly { readonly code?: unknown; readonly valueBoolean?: boolean }[]).flatMap(
    (part) => (part.valueBoolean === true && codeOf(part.code, findingValueSystem)) || [],
  );
  return members.length > 0 ? members : undefined;
}

/** A day sorts before every moment of it. */
function sortable(moment: string): string {
  return moment.length === 10 ? `${moment}T00:00:00.000Z` : new Date(moment).toISOString();
}
