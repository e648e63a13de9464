/** How it has gone, from the citizen's observations and referrals: only what the reader may see is drawn. */
import { type CitizenSteps, copenhagenDate, findingSystem, type Language, readCitizenSteps } from '@rygforloeb/decision';
import type { Measure, Trajectory } from '@rygforloeb/documents';
import type { StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { codeOf, receiverSystem } from '../fhir-words.ts';
import { scoreSystem } from '../questionnaires/derived.ts';
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
  const requests = await everyOf(desk.record, 'ServiceRequest', citizen.id);
  return framed(
    desk,
    from,
    measures,
    requests.flatMap((request) => eventOf(desk, request, from, language) ?? []),
  );
}

/** The measures on the days between the first and now; undefined where there is none. */
function framed(desk: Desk, from: string, measures: readonly Measure[], events: Trajectory['events']): Trajectory | undefined {
  if (measures.length === 0) return undefined;
  const days = measures.flatMap(({ points }) => points.map(({ day }) => day));
  return {
    from: [from, ...days].sort()[0] ?? from,
    to: [copenhagenDate(desk.now().toISOString()), ...days].sort().at(-1) ?? from,
    measures,
    events,
  };
}

/** As it is told to the citizen: her diary and her own activities first, and all of it in her words. `since`: a day or an instant. */
export async function ownTrajectoryOf(
  desk: Desk,
  citizen: Pick<StoredResource, 'id'>,
  since: string,
  language: Language,
): Promise<Trajectory | undefined> {
  const from = copenhagenDate(since);
  const { measures: codes, own } = papersOf(desk.programme).curves;
  const observations = await everyOf(desk.record, 'Observation', citizen.id);
  const scores = own.scores.flatMap((words) => {
    const points = pointsOf(observations, scoreSystem, words.score, from);
    return points.length === 0
      ? []
      : [
          {
            name: words[language],
            lowest: 0,
            highest: 10,
            gapAfterDays: own.gapAfterDays[words.score.startsWith('diary.') ? 'diary' : 'forms'],
            points,
          },
        ];
  });
  const findings = codes.flatMap((code) => {
    const measure = measureOf(desk, code, observations, from, language);
    return measure === undefined
      ? []
      : [{ ...measure, gapAfterDays: own.gapAfterDays.forms, name: own.findings[code]?.[language] ?? measure.name }];
  });
  // A single answer is no course; it is drawn where there is nothing else.
  const all = [...scores, ...findings];
  const courses = all.filter(({ points }) => points.length > 1);
  const requests = await everyOf(desk.record, 'ServiceRequest', citizen.id);
  const { receivers } = readCitizenSteps(desk.programme.directory);
  const sent = requests.flatMap((request) => eventOf(desk, request, from, language, receivers) ?? []);
  const days = Object.entries(own.days).flatMap(([code, words]) =>
    daysOf(observations, code, from).map((day) => ({ day, what: words[language] })),
  );
  return framed(desk, from, courses.length === 0 ? all : courses, [...sent, ...days]);
}

/** The days that a finding tells. */
function daysOf(observations: readonly StoredResource[], code: string, from: string): readonly string[] {
  const told = observations
    .filter((one) => codeOf(one.code, findingSystem) === code && one.status !== 'entered-in-error')
    .flatMap(({ valueDateTime }) => (typeof valueDateTime === 'string' ? [copenhagenDate(valueDateTime)] : []));
  return [...new Set(told)].filter((day) => day >= from);
}

/** The same by a citizen's id, for pages. */
export function curvesOf(desk: Desk, citizen: string, since: string, language: Language): Promise<Trajectory | undefined> {
  return trajectoryOf(desk, { id: citizen }, since, language);
}

function measureOf(
  desk: Desk,
  code: string,
  observations: readonly StoredResource[],
  from: string,
  language: Language,
): Measure | undefined {
  const definition = desk.programme.vocabulary.findings.get(code);
  const { gapAfterDays } = papersOf(desk.programme).curves;
  const points = pointsOf(observations, findingSystem, code, from);
  if (points.length === 0 || definition === undefined) return undefined;
  const { min: lowest = 0, max: highest = Math.max(1, ...points.map(({ value }) => value)) } = definition;
  return { name: `${labelOf(desk, code, language)} (${lowest}–${highest})`, lowest, highest, gapAfterDays, points };
}

/** The last value of each day; what was entered in error is not there. */
function pointsOf(observations: readonly StoredResource[], system: string, code: string, from: string): { day: string; value: number }[] {
  const values = new Map<string, number>();
  const timed = observations
    .filter((one) => codeOf(one.code, system) === code && one.status !== 'entered-in-error')
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
function eventOf(
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
