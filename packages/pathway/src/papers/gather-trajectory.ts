/** How it has gone, from the citizen's observations and referrals: only what the reader may see is drawn. */
import { copenhagenDate, findingSystem, type Language } from '@rygforloeb/decision';
import type { Measure, Trajectory } from '@rygforloeb/documents';
import type { StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { codeOf, receiverSystem } from '../fhir-words.ts';
import { papersOf } from './programme-papers.ts';
import { labelOf } from './told-findings.ts';

/** Undefined where there is no value to draw. `since`: a day or an instant. */
export async function trajectoryOf(
  desk: Desk,
  citizen: Pick<StoredResource, 'id'>,
  since: string,
  language: Language,
): Promise<Trajectory | undefined> {
  const from = copenhagenDate(since);
  const observations = await everyOf(desk.record, 'Observation', citizen.id);
  const measures = papersOf(desk.programme).curves.measures.flatMap((code) => measureOf(desk, code, observations, from, language) ?? []);
  if (measures.length === 0) return undefined;
  const days = measures.flatMap(({ points }) => points.map(({ day }) => day));
  return {
    from: [from, ...days].sort()[0] ?? from,
    to: [copenhagenDate(desk.now().toISOString()), ...days].sort().at(-1) ?? from,
    measures,
    events: (await everyOf(desk.record, 'ServiceRequest', citizen.id)).flatMap((request) => eventOf(desk, request, from, language) ?? []),
  };
}

/** The same by a citizen's id, for pages. */
export function curvesOf(desk: Desk, citizen: string, since: string, language: Language): Promise<Trajectory | undefined> {
  return trajectoryOf(desk, { id: citizen }, since, language);
}

/** The last value of each day; what was entered in error is not there. */
function measureOf(
  desk: Desk,
  code: string,
  observations: readonly StoredResource[],
  from: string,
  language: Language,
): Measure | undefined {
  const definition = desk.programme.vocabulary.findings.get(code);
  const { gapAfterDays } = papersOf(desk.programme).curves;
  const values = new Map<string, number>();
  const timed = observations
    .filter((one) => codeOf(one.code, findingSystem) === code && one.status !== 'entered-in-error')
    .map((one) => ({
      at: String(one.effectiveDateTime ?? (one.effectivePeriod as { readonly end?: string } | undefined)?.end ?? ''),
      value: figureIn(one),
    }))
    .filter(({ at, value }) => at.length >= 10 && value !== undefined)
    .sort((one, other) => one.at.localeCompare(other.at));
  for (const { at, value } of timed) if (value !== undefined && copenhagenDate(at) >= from) values.set(copenhagenDate(at), value);
  if (values.size === 0 || definition === undefined) return undefined;
  const points = [...values].map(([day, value]) => ({ day, value })).sort((one, other) => one.day.localeCompare(other.day));
  const { min: lowest = 0, max: highest = Math.max(1, ...values.values()) } = definition;
  return { name: `${labelOf(desk, code, language)} (${lowest}–${highest})`, lowest, highest, gapAfterDays, points };
}

function figureIn({ valueInteger, valueQuantity }: StoredResource): number | undefined {
  const value = valueInteger ?? (valueQuantity as { readonly value?: unknown } | undefined)?.value;
  return typeof value === 'number' ? value : undefined;
}

function eventOf({ programme }: Desk, request: StoredResource, from: string, language: Language): Trajectory['events'][number] | undefined {
  const receiver = ((request.category ?? []) as readonly unknown[]).map((one) => codeOf(one, receiverSystem)).find(Boolean);
  const rule = programme.referrals.receivers[receiver ?? ''];
  if (rule === undefined || typeof request.authoredOn !== 'string' || request.status === 'draft') return undefined;
  const day = copenhagenDate(request.authoredOn);
  return day < from ? undefined : { day, what: rule[language] };
}
