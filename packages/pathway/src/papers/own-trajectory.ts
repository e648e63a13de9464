/** How it has gone as it is told to the citizen: her diary and her own activities first, and all of it in her words. */
import { copenhagenDate, findingSystem, type Language, readCitizenSteps } from '@rygforloeb/decision';
import type { Measure, Trajectory } from '@rygforloeb/documents';
import type { StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { codeOf } from '../fhir-words.ts';
import { scoreSystem } from '../questionnaires/derived.ts';
import { eventOf, measuresOf, pointsOf, spanned } from './gather-trajectory.ts';
import { papersOf } from './programme-papers.ts';

/** Undefined where there is no value to draw. `since`: a day or an instant. */
export async function ownTrajectoryOf(desk: Desk, citizen: string, since: string, language: Language): Promise<Trajectory | undefined> {
  const from = copenhagenDate(since);
  const observations = await everyOf(desk.record, 'Observation', citizen);
  const all = measuresIn(desk, observations, from, language);
  if (all.length === 0) return undefined;
  // A single answer is no course; it is drawn where there is nothing else.
  const courses = all.filter(({ points }) => points.length > 1);
  const { receivers } = readCitizenSteps(desk.programme.directory);
  const requests = await everyOf(desk.record, 'ServiceRequest', citizen);
  const sent = requests.flatMap((request) => eventOf(desk, request, from, language, receivers) ?? []);
  const days = Object.entries(papersOf(desk.programme).curves.own.days).flatMap(([code, words]) =>
    daysOf(observations, code, from).map((day) => ({ day, what: words[language] })),
  );
  const measures = courses.length === 0 ? all : courses;
  const events = [...sent, ...days];
  // The picture begins with what there is to see.
  const [first = from] = [...measures.flatMap(({ points }) => points), ...events].map(({ day }) => day).sort();
  return spanned(desk, { from: first, measures, events });
}

function measuresIn(desk: Desk, observations: readonly StoredResource[], from: string, language: Language): readonly Measure[] {
  const { measures, own } = papersOf(desk.programme).curves;
  const scores = own.scores.flatMap((words) => {
    const points = pointsOf(
      observations.filter((one) => codeOf(one.code, scoreSystem) === words.score),
      from,
    );
    const gapAfterDays = own.gapAfterDays[words.score.startsWith('diary.') ? 'diary' : 'forms'];
    return points.length === 0 ? [] : [{ name: words[language], lowest: 0, highest: 10, gapAfterDays, points }];
  });
  const findings = measures.flatMap((code) =>
    measuresOf(desk, code, observations, from, language, (where) => {
      const name = own.findings[code]?.[language];
      return where === undefined ? name : name?.replace(' (', `, ${where} (`);
    }).map((one) => ({ ...one, gapAfterDays: own.gapAfterDays.forms })),
  );
  return [...scores, ...findings];
}

/** The days that a finding tells. */
function daysOf(observations: readonly StoredResource[], code: string, from: string): readonly string[] {
  const told = observations
    .filter((one) => codeOf(one.code, findingSystem) === code && one.status !== 'entered-in-error')
    .flatMap(({ valueDateTime }) => (typeof valueDateTime === 'string' ? [copenhagenDate(valueDateTime)] : []));
  return [...new Set(told)].filter((day) => day >= from);
}
