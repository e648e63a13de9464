/** How it has gone, as the citizen reads it: what she writes herself first, in words to her. */
import { copenhagenDate, findingSystem, type Language, readCitizenSteps } from '@rygforloeb/decision';
import type { Trajectory } from '@rygforloeb/documents';
import type { StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { codeOf } from '../fhir-words.ts';
import { scoreSystem } from '../questionnaires/derived.ts';
import { eventOf, measuresOf, pointsOf, scoreOf, spanned } from './curve-parts.ts';
import { papersOf } from './programme-papers.ts';
import { labelOf } from './told-findings.ts';

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
    const points = pointsOf(
      observations.filter(({ code }) => codeOf(code, scoreSystem) === words.score),
      from,
    );
    const found = scoreOf(desk, words.score);
    if (found === undefined || points.length === 0) return [];
    const { min: lowest, max: highest } = found.score;
    return [
      {
        name: words[language],
        lowest,
        highest,
        gapAfterDays: own.gapAfterDays[found.instrument.id === 'diary' ? 'diary' : 'forms'],
        points,
      },
    ];
  });
  const findings = codes.flatMap((code) => {
    const called = own.findings[code]?.[language] ?? labelOf(desk, code, language);
    return measuresOf(desk, code, observations, from, language, (where) => called.replace(/(?= \(|$)/, where)).map((one) => ({
      ...one,
      gapAfterDays: own.gapAfterDays.forms,
    }));
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
  if (all.length === 0) return undefined;
  const measures = courses.length === 0 ? all : courses;
  const events = [...sent, ...days];
  // The picture begins with what there is to see.
  const [first = from] = [...measures.flatMap(({ points }) => points), ...events].map(({ day }) => day).sort();
  return spanned(desk, { from: first, measures, events });
}

/** The days that a finding tells. */
function daysOf(observations: readonly StoredResource[], code: string, from: string): readonly string[] {
  const told = observations
    .filter((one) => codeOf(one.code, findingSystem) === code && one.status !== 'entered-in-error')
    .flatMap(({ valueDateTime }) => (typeof valueDateTime === 'string' ? [copenhagenDate(valueDateTime)] : []));
  return [...new Set(told)].filter((day) => day >= from);
}
