/** How it has gone, from the citizen's observations and referrals: only what the reader may see is drawn. */
import { type CitizenSteps, copenhagenDate, findingSystem, type Language, siteSystem } from '@rygforloeb/decision';
import type { Measure, Trajectory } from '@rygforloeb/documents';
import type { StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { codeOf, receiverSystem } from '../fhir-words.ts';
import { scoreSystem } from '../questionnaires/derived.ts';
import { workStoryOf } from '../work/work-story.ts';
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
  const { curves } = papersOf(desk.programme);
  const measures = [
    ...curves.measures.flatMap((code) => measuresOf(desk, code, observations, from, language)),
    ...curves.scores.flatMap((code) => scoreMeasure(desk, code, observations, from, language) ?? []),
  ];
  if (measures.length === 0) return undefined;
  const requests = await everyOf(desk.record, 'ServiceRequest', citizen.id);
  return spanned(desk, { from, measures, events: requests.flatMap((request) => eventOf(desk, request, from, language) ?? []) });
}

/** The same for pages, by a citizen's id: with work beside pain and function, and with what the page knows besides. */
export async function curvesOf(
  desk: Desk,
  citizen: string,
  since: string,
  language: Language,
  happened: Trajectory['events'] = [],
): Promise<Trajectory | undefined> {
  const from = copenhagenDate(since);
  const told = await trajectoryOf(desk, { id: citizen }, since, language);
  const work = await workMeasure(desk, citizen, from, language);
  if (told === undefined && work === undefined) return undefined;
  const measures = [...(told?.measures ?? []), ...(work === undefined ? [] : [work])];
  return spanned(desk, { from, measures, events: [...(told?.events ?? []), ...happened.filter(({ day }) => day >= from)] });
}

/** In time's order, from the first day that is told to today; what happened on one day is one mark. */
export function spanned(desk: Desk, { from, measures, events }: Omit<Trajectory, 'to'>): Trajectory {
  const days = measures.flatMap(({ points }) => points.map(({ day }) => day));
  const byDay = Map.groupBy(
    events.toSorted((one, other) => one.day.localeCompare(other.day)),
    ({ day }) => day,
  );
  return {
    from: [from, ...days].sort()[0] ?? from,
    to: [copenhagenDate(desk.now().toISOString()), ...days].sort().at(-1) ?? from,
    measures,
    events: [...byDay].map(([day, all]) => ({ day, what: [...new Set(all.map(({ what }) => what))].join('; ') })),
  };
}

/** A finding over time, for each place of the body by itself; what was entered in error is not there. `named`: what each is called. */
export function measuresOf(
  desk: Desk,
  code: string,
  observations: readonly StoredResource[],
  from: string,
  language: Language,
  named?: (where: string | undefined) => string | undefined,
): readonly Measure[] {
  const definition = desk.programme.vocabulary.findings.get(code);
  if (definition === undefined) return [];
  const bySite = Map.groupBy(
    observations.filter((one) => codeOf(one.code, findingSystem) === code),
    ({ bodySite }) => codeOf(bodySite, siteSystem) ?? '',
  );
  return [...bySite].flatMap(([site, all]) => {
    const points = pointsOf(all, from);
    if (points.length === 0) return [];
    const { min: lowest = 0, max: highest = Math.max(1, ...points.map(({ value }) => value)) } = definition;
    const { sites } = papersOf(desk.programme).curves;
    const where = sites[site]?.[language];
    const told = measure(desk, `${labelOf(desk, code, language)}${where === undefined ? '' : `, ${where}`}`, { lowest, highest, points });
    return [named === undefined ? told : { ...told, name: named(where) ?? told.name }];
  });
}

/** A score of an instrument that is no finding of the programme. */
function scoreMeasure(
  desk: Desk,
  code: string,
  observations: readonly StoredResource[],
  from: string,
  language: Language,
): Measure | undefined {
  const [id = '', score] = code.split('.');
  const instrument = desk.shelf?.find(id);
  const rule = instrument?.scores.find((one) => one.id === score);
  const points = pointsOf(
    observations.filter((one) => codeOf(one.code, scoreSystem) === code),
    from,
  );
  if (instrument === undefined || rule === undefined || points.length === 0) return undefined;
  const name = `${instrument.title[language]}: ${rule.text[language].toLocaleLowerCase('da')}`;
  return measure(desk, name, { lowest: rule.min, highest: rule.max, points });
}

/** Sick leave as steps; what nobody noted is not drawn. */
async function workMeasure(desk: Desk, citizen: string, from: string, language: Language): Promise<Measure | undefined> {
  const { work } = papersOf(desk.programme).curves;
  const { points } = await workStoryOf(desk, citizen);
  const noted = points.flatMap(({ at, sickLeave }) =>
    sickLeave === undefined ? [] : [{ day: copenhagenDate(at), value: rank[sickLeave] }],
  );
  const days = new Map(noted.filter(({ day }) => day >= from).map(({ day, value }) => [day, value]));
  if (days.size === 0) return undefined;
  return {
    name: work.name[language],
    lowest: 0,
    highest: 2,
    called: (['full', 'part', 'none'] as const).map((share) => ({ value: rank[share], name: work[share][language] })),
    points: [...days].map(([day, value]) => ({ day, value })).sort((one, other) => one.day.localeCompare(other.day)),
  };
}

const rank = { full: 0, part: 1, none: 2 } as const;

function measure(desk: Desk, name: string, told: Pick<Measure, 'lowest' | 'highest' | 'points'>): Measure {
  const { gapAfterDays } = papersOf(desk.programme).curves;
  return { ...told, name: `${name} (${told.lowest}–${told.highest})`, gapAfterDays };
}

/** The last value of each day, in time's order. */
export function pointsOf(
  observations: readonly StoredResource[],
  from: string,
): readonly { readonly day: string; readonly value: number }[] {
  const values = new Map<string, number>();
  const timed = observations
    .filter(({ status }) => status !== 'entered-in-error')
    .map((one) => ({
      at: String(one.effectiveDateTime ?? (one.effectivePeriod as { readonly end?: string } | undefined)?.end ?? ''),
      value: figureIn(one),
    }))
    .filter(({ at, value }) => at.length >= 10 && value !== undefined)
    .sort((one, other) => one.at.localeCompare(other.at));
  for (const { at, value } of timed) if (value !== undefined && copenhagenDate(at) >= from) values.set(copenhagenDate(at), value);
  return [...values].map(([day, value]) => ({ day, value })).sort((one, other) => one.day.localeCompare(other.day));
}

function figureIn({ valueInteger, valueQuantity }: StoredResource): number | undefined {
  const value = valueInteger ?? (valueQuantity as { readonly value?: unknown } | undefined)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** That a referral was sent; in other words for a receiver than the programme's where they are told. */
export function eventOf(
  { programme }: Desk,
  request: StoredResource,
  from: string,
  language: Language,
  told: CitizenSteps['receivers'] = {},
): Trajectory['events'][number] | undefined {
  const receiver = ((request.category ?? []) as readonly unknown[]).map((one) => codeOf(one, receiverSystem)).find(Boolean);
  const rule = programme.referrals.receivers[receiver ?? ''];
  if (rule === undefined || typeof request.authoredOn !== 'string' || request.status === 'draft') return undefined;
  const day = copenhagenDate(request.authoredOn);
  return day < from ? undefined : { day, what: (told[receiver ?? '']?.name ?? rule)[language] };
}
