/** Reads the demo's region: houses, people and citizens with their stories, which end on the day on which it is made. */

import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { toCopenhagen } from '@rygforloeb/decision';
import { parse } from 'yaml';
import { JourneyError } from '../journeys/fill-in.ts';
import type { Cast } from '../journeys/journey.ts';
import { dateOf, momentOf } from '../journeys/moments.ts';
import { actsIn, answeredTask } from './answer-steps.ts';
import type { Cue, Story, StoryStep } from './story.ts';

export interface Region {
  readonly cast: Cast;
  readonly stories: readonly Story[];
  /** The offers of the municipalities, as the directory imports them. */
  readonly offers: string;
  /** Every step that lies before the moment at which the region is made, in the order of time. */
  readonly cues: readonly Cue[];
}

/** Where the region of this product lies. */
export const regionFolder = join(import.meta.dirname, '../../../../region');

const others = ['cast.yaml', 'offers.yaml'];
const keys = {
  story: ['story', 'da', 'en', 'weeksAgo', 'citizen', 'relatives', 'steps'],
  citizen: ['id', 'given', 'family', 'born', 'gender', 'municipality', 'gp', 'phone', 'email', 'language'],
  step: ['at', 'who', 'does', 'with', 'purpose', 'acute', 'refused', 'keep', 'note'],
};

/** The region as of a moment. Throws JourneyError with every problem. */
export function readRegion(folder: string, now: Date): Region {
  const cast = parse(readFileSync(join(folder, 'cast.yaml'), 'utf8')) as Cast;
  const files = globSync('*.yaml', { cwd: folder, exclude: others }).sort();
  const told = files.map((file) => ({
    ...(parse(readFileSync(join(folder, file), 'utf8')) as Omit<Story, 'begins'> & { readonly weeksAgo: number }),
    file: basename(file),
  }));
  const problems = told.flatMap((story) => problemsOf(story, cast));
  if (problems.length > 0) throw new JourneyError(problems);
  const monday = mondayOf(now);
  const stories = told.map(({ weeksAgo, ...story }): Story => ({ ...story, begins: dateOf(monday, -7 * weeksAgo) }));
  const cues = stories
    .flatMap((story) => cuesOf(story, now))
    .sort((one, other) => one.moment.getTime() - other.moment.getTime() || one.number - other.number);
  return { cast, stories, offers: readFileSync(join(folder, 'offers.yaml'), 'utf8'), cues };
}

/** The Monday of the week, by the calendar in Copenhagen. */
function mondayOf(now: Date): string {
  const today = toCopenhagen(now.toISOString()).slice(0, 10);
  return dateOf(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** What comes after the moment has not happened, and nothing that follows it either. */
function cuesOf(story: Story, now: Date): readonly Cue[] {
  const cues = story.steps.flatMap((step, index) =>
    actsIn(step).map((one) => ({
      story,
      number: index + 1,
      step: one,
      moment: when(story, one, now),
    })),
  );
  const first = cues.findIndex(({ moment, step }) => moment > now && !step.at.startsWith('ago') && !isAnswer(step));
  const happened = first < 0 ? cues : cues.slice(0, first);
  return happened.filter(({ moment }) => moment <= now);
}

function isAnswer({ keep }: StoryStep): boolean {
  return keep !== undefined && answeredTask in keep;
}

const ago = /^ago (\d+):(\d\d)$/;

function when({ begins }: Pick<Story, 'begins'>, { at }: StoryStep, now: Date): Date {
  const [, hours, minutes] = ago.exec(at) ?? [];
  if (hours !== undefined) return new Date(now.getTime() - (Number(hours) * 60 + Number(minutes)) * 60_000);
  return new Date(momentOf(begins, at) ?? 0);
}

function problemsOf(story: Omit<Story, 'begins'> & { readonly weeksAgo: number }, cast: Cast): readonly string[] {
  const { file, citizen, relatives = {}, steps } = story;
  const problems: string[] = [];
  const onlyKeys = (place: string, value: object, allowed: readonly string[]) => {
    for (const key of Object.keys(value))
      if (!allowed.includes(key) && key !== 'file') problems.push(`${file}: ${place}: unknown key ${key}`);
  };
  onlyKeys('the story', story, keys.story);
  onlyKeys('citizen', citizen, keys.citizen);
  if (!Number.isInteger(story.weeksAgo)) problems.push(`${file}: lacks the weeks that it began ago`);
  if (!(story.da && story.en)) problems.push(`${file}: lacks Danish or English`);
  if (citizen.gp !== undefined && !(citizen.gp in cast.houses)) problems.push(`${file}: the GP ${citizen.gp} is no house`);
  for (const [index, step] of steps.entries()) {
    const place = `step ${index + 1}`;
    onlyKeys(place, step, keys.step);
    if (step.who !== 'citizen' && !(step.who in cast.people) && !(step.who in relatives))
      problems.push(`${file}: ${place}: ${step.who} is nobody of the region`);
    if (!ago.test(step.at) && momentOf('2026-01-05', step.at) === undefined) problems.push(`${file}: ${place}: ${step.at} is no moment`);
  }
  return problems;
}
