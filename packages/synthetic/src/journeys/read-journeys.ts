/** Reads the cast and the journeys of a folder, strictly: what nobody knows is refused, with file and place. */

import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { JourneyError } from './fill-in.ts';
import type { Cast, Journey, JourneyCall, JourneyStep } from './journey.ts';
import { momentOf } from './moments.ts';

export interface JourneyBook {
  readonly cast: Cast;
  readonly journeys: readonly Journey[];
}

const call = ['who', 'does', 'with', 'purpose', 'acute', 'status', 'answer', 'refused', 'entries', 'without', 'says', 'note'];
const keys = {
  journey: ['journey', 'da', 'en', 'sources', 'requirements', 'begins', 'citizen', 'relatives', 'watch', 'steps'],
  citizen: ['id', 'given', 'family', 'born', 'gender', 'municipality', 'gp', 'phone', 'email', 'language'],
  step: [...call, 'at', 'keep', 'worklists', 'clocks', 'looks'],
};

/** All journeys by the names of their files. Throws JourneyError with every problem. */
export function readJourneys(folder: string): JourneyBook {
  const cast = parse(readFileSync(join(folder, 'cast.yaml'), 'utf8')) as Cast;
  const files = globSync('*.yaml', { cwd: folder, exclude: ['cast.yaml'] }).sort();
  const journeys = files.map((file) => ({ ...(parse(readFileSync(join(folder, file), 'utf8')) as Journey), file: basename(file) }));
  const problems = [...castProblems(cast), ...journeys.flatMap((journey) => problemsOf(journey, cast))];
  const twice = journeys.filter(({ citizen }, index) => journeys.findIndex((one) => one.citizen.id === citizen.id) !== index);
  problems.push(...twice.map(({ file, citizen }) => `${file}: the citizen ${citizen.id} has a journey already`));
  if (problems.length > 0) throw new JourneyError(problems);
  return { cast, journeys };
}

function castProblems({ houses, people }: Cast): readonly string[] {
  return Object.entries(people)
    .filter(([, { house }]) => houses[house] === undefined)
    .map(([id, { house }]) => `cast.yaml: ${id} works in ${house}, which is no house`);
}

function problemsOf(journey: Journey, cast: Cast): readonly string[] {
  const { file, begins, citizen, relatives = {}, watch, steps } = journey;
  const problems: string[] = [];
  const wants = (holds: boolean, problem: string) => holds || problems.push(`${file}: ${problem}`);
  const onlyKeys = (place: string, value: object, allowed: readonly string[]) => {
    for (const key of Object.keys(value)) wants(allowed.includes(key) || key === 'file', `${place}: unknown key ${key}`);
  };
  const isSomebody = (who: string) => who === 'citizen' || who === 'nobody' || who in cast.people || who in relatives;
  onlyKeys('the journey', journey, keys.journey);
  onlyKeys('citizen', citizen, keys.citizen);
  wants(citizen.gp === undefined || citizen.gp in cast.houses, `the GP ${citizen.gp} is no house`);
  wants(Boolean(journey.da && journey.en && journey.sources?.length > 0), 'lacks Danish, English or a source');
  for (const [house, person] of Object.entries(watch)) wants(cast.people[person]?.house === house, `${person} does not work in ${house}`);
  let before = '';
  for (const [index, step] of steps.entries()) {
    const place = `step ${index + 1}`;
    const moment = momentOf(begins, step.at);
    wants(moment !== undefined, `${place}: ${step.at} is no moment`);
    wants(Date.parse(moment ?? '') >= (before === '' ? 0 : Date.parse(before)), `${place}: is before the step before it`);
    before = moment ?? before;
    onlyKeys(place, step, keys.step);
    for (const one of [step, ...(step.looks ?? [])] as readonly (JourneyCall & Partial<JourneyStep>)[])
      wants(isSomebody(one.who), `${place}: ${one.who} is nobody of the cast`);
    for (const look of step.looks ?? []) onlyKeys(`${place}, looks`, look, call);
    for (const house of Object.keys({ ...step.worklists, ...step.clocks })) wants(house in watch, `${place}: nobody watches ${house}`);
  }
  return problems;
}
