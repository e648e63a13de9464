/** How it has gone, from the citizen's observations and referrals: only what the reader may see is drawn. */
import { copenhagenDate, type Language } from '@rygforloeb/decision';
import type { Measure, Trajectory } from '@rygforloeb/documents';
import type { StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { codeOf } from '../fhir-words.ts';
import { scoreSystem } from '../questionnaires/derived.ts';
import { workStoryOf } from '../work/work-story.ts';
import { eventOf, measuresOf, pointsOf, scoreOf, spanned } from './curve-parts.ts';
import { papersOf } from './programme-papers.ts';
import { sickLeaveSteps } from './sick-leave-steps.ts';
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
    ...curves.measures.flatMap((code) =>
      measuresOf(desk, code, observations, from, language, (where, range) => `${labelOf(desk, code, language)}${where}${range}`).map(
        (one) => ({ ...one, gapAfterDays: curves.gapAfterDays }),
      ),
    ),
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

/** A score of an instrument that is no finding of the programme. */
function scoreMeasure(
  desk: Desk,
  code: string,
  observations: readonly StoredResource[],
  from: string,
  language: Language,
): Measure | undefined {
  const found = scoreOf(desk, code);
  const points = pointsOf(
    observations.filter((one) => codeOf(one.code, scoreSystem) === code),
    from,
  );
  if (found === undefined || points.length === 0) return undefined;
  const { instrument, score } = found;
  const name = `${instrument.title[language]}: ${score.text[language].toLocaleLowerCase('da')}`;
  const { gapAfterDays } = papersOf(desk.programme).curves;
  return { name: `${name} (${score.min}–${score.max})`, lowest: score.min, highest: score.max, points, gapAfterDays };
}

/** Sick leave as steps; what nobody noted is not drawn. */
async function workMeasure(desk: Desk, citizen: string, from: string, language: Language): Promise<Measure | undefined> {
  const { work } = papersOf(desk.programme).curves;
  const { points } = await workStoryOf(desk, citizen);
  const steps = sickLeaveSteps(points, copenhagenDate(desk.now().toISOString()));
  const days = new Map(steps.filter(({ day }) => day >= from).map(({ day, share }) => [day, rank[share]]));
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
