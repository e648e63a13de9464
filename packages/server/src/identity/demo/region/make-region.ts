/** Makes the demo's region in a record that does not have it: everybody's stories, by the pathway's own acts, at the moments at which they happened. */

import { type ClockHouse, deskOf, pollClocks } from '@rygforloeb/pathway';
import type { Access, GatedRecord, Resource, StoredResource } from '@rygforloeb/record';
import { type Cue, filledIn, type Region, readRegion, regionFolder, type Story } from '@rygforloeb/synthetic';
import { actsByAddress, viewsByAddress } from '../../../pathway/registry.ts';
import type { IdentitySettings } from '../../identity-settings.ts';
import type { DemoLogin } from '../demo-people.ts';
import { agentOf, professional, regionLogins, regionResources } from './region-people.ts';

/** What the region is made with. */
export interface RegionMaking {
  /** The record as our own jobs see it. */
  readonly jobs: GatedRecord;
  /** The house of the pathway; only asked for when there is something to make. */
  readonly house: () => Promise<ClockHouse>;
  readonly systems: IdentitySettings['systems'];
  readonly defaultPurposeOf: (role: string) => string;
  readonly now: () => Date;
  /** Does something as of a moment: the clock of the house stands there for it, and for nothing else. */
  readonly at: <T>(moment: Date, work: () => Promise<T>) => Promise<T>;
  /** Told when a story begins. */
  readonly progress: (story: number, of: number) => void;
}

/** A story of the region could not be told. */
export class RegionError extends Error {
  readonly code = 'RYG_SERVER_REGION';
}

const marker = { house: 'sekretariat', system: 'https://rygforloeb.dk/fhir/NamingSystem/demo-region' };
const week = 7 * 86_400_000;
/** So many stories go on side by side. */
const together = 4;

/**
 * Makes the region, once; who can log in there is the answer either way. What was interrupted goes on where it stopped: the moment at which
 * it was begun stands in the record, and an act that is taken again under its key changes nothing.
 */
export async function makeRegion(making: RegionMaking): Promise<readonly DemoLogin[]> {
  const { jobs, now } = making;
  const found = await jobs.read('Organization', marker.house);
  const before = found.ok ? madeIn(found.resource) : undefined;
  const region = readRegion(regionFolder, before?.start ?? now());
  if (before?.end !== undefined) return regionLogins(region);
  const start = before?.start ?? now();
  if (before === undefined) await storePeople(making, region, start);
  await play(making, region);
  await pollClocks(await making.house());
  await markEnd(jobs, start, now());
  return regionLogins(region);
}

async function storePeople({ jobs, systems, at }: RegionMaking, region: Region, start: Date): Promise<void> {
  const stored = (): Promise<{ readonly ok: boolean; readonly id?: string }> =>
    jobs.transaction(async (inside) => {
      for (const { id, ...resource } of regionResources(region, systems)) {
        const made = await inside.create(id === marker.house ? marked(resource, start) : resource, { id });
        if (!made.ok) return { ok: false, id };
      }
      return { ok: true };
    });
  const outcome = await at(new Date((region.cues[0]?.moment ?? start).getTime() - week), stored);
  if (!outcome.ok) throw new RegionError(`the record refuses ${outcome.id}`);
}

/** Every step as it would have happened: week by week, in each story in the order of time, several stories side by side. */
async function play(making: RegionMaking, region: Region): Promise<void> {
  const { at, progress } = making;
  const house = await making.house();
  const offers = await importOffers(making, region, house);
  const kept = new Map(region.stories.map((story) => [story.story, new Map<string, unknown>([...offers, ...numbersOf(region, story)])]));
  const begun = new Set<string>();
  for (const [index, cues] of weeksOf(region.cues).entries()) {
    const [first] = cues;
    if (index > 0 && first) await at(first.moment, () => pollClocks(house)); // What fell due on the way was told then.
    const stories = [...Map.groupBy(cues, ({ story }) => story).entries()];
    await sideBySide(stories, async ([story, own]) => {
      if (!begun.has(story.story)) progress(begun.add(story.story).size, region.stories.length);
      for (const cue of own) await at(cue.moment, () => take(making, region, house, cue, kept.get(story.story) ?? new Map()));
    });
  }
}

/** The cues in runs of at most a week from the first of each. */
function weeksOf(cues: readonly Cue[]): readonly (readonly Cue[])[] {
  const weeks: Cue[][] = [];
  for (const cue of cues) {
    const [first] = weeks.at(-1) ?? [];
    if (first !== undefined && cue.moment.getTime() - first.moment.getTime() <= week) weeks.at(-1)?.push(cue);
    else weeks.push([cue]);
  }
  return weeks;
}

/** Does the same to each, a few at a time. After a failure nothing new begins, and it is thrown when nothing is under way any more. */
async function sideBySide<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  const lanes = Array.from({ length: together }, () =>
    lane().catch((error: unknown) => {
      waiting.length = 0;
      throw error;
    }),
  );
  for (const lane of await Promise.allSettled(lanes)) if (lane.status === 'rejected') throw lane.reason;
}

/** The offers of the municipalities, put into the directory by the coordinator; each under its reference. */
async function importOffers(
  { at, defaultPurposeOf }: RegionMaking,
  { cast, offers, cues }: Region,
  house: ClockHouse,
): Promise<readonly (readonly [string, unknown])[]> {
  const agent = professional(cast, 'kirsten');
  const desk = deskOf(house, { agent, purpose: defaultPurposeOf(agent.role) });
  const imported = () => actsByAddress.get('import-offers')?.take(desk, { text: offers, format: 'yaml' });
  const outcome = (await at(new Date((cues[0]?.moment ?? new Date(0)).getTime() - week / 2), async () => imported())) as
    | { readonly ok: boolean; readonly offers?: readonly { readonly ref: string; readonly id: string }[] }
    | undefined;
  if (outcome?.offers === undefined) throw new RegionError(`the offers: ${JSON.stringify(outcome)}`);
  return outcome.offers.map(({ ref, id }) => [ref, id]);
}

/** The numbers by which the invited log in: `$cprLise`. */
function numbersOf(region: Region, { relatives = {} }: Story): readonly (readonly [string, unknown])[] {
  const logins = regionLogins(region);
  return Object.keys(relatives).map((id) => [
    `cpr${id.charAt(0).toUpperCase()}${id.slice(1)}`,
    logins.find((one) => one.id === `demo-${id}`)?.cpr,
  ]);
}

async function take(making: RegionMaking, region: Region, house: ClockHouse, cue: Cue, kept: Map<string, unknown>): Promise<void> {
  const { story, step, number } = cue;
  const { citizen, begins } = story;
  const agent = agentOf(region, story, step.who, kept);
  const access: Access = {
    agent,
    purpose: step.purpose ?? making.defaultPurposeOf(agent.role),
    ...(step.acute !== undefined && { emergency: { patient: citizen.id, reason: step.acute } }),
  };
  const place = `${story.file}, step ${number} (${step.at}, ${step.who}: ${step.does})`;
  const given = filledIn(step.with ?? {}, { begins, citizen: citizen.id, kept }) as Readonly<Record<string, unknown>>;
  const desk = deskOf(house, access);
  const [verb = '', seen] = step.does.split(' ');
  const found = seen === undefined ? actsByAddress.get(verb) : viewsByAddress.get(seen);
  if (found === undefined) throw new RegionError(`${place}: there is no such act or look`);
  const schema = 'told' in found ? found.told : found.asked;
  const told = schema.safeParse({
    ...('citizen' in schema.shape && { citizen: citizen.id }),
    ...('key' in schema.shape && { key: `${story.story} ${number}` }),
    ...given,
  });
  if (!told.success) throw new RegionError(`${place}: ${told.error.message}`);
  if (!('told' in found)) return void (await found.look(desk, told.data));
  const outcome = await found.take(desk, told.data);
  if (outcome.ok === (step.refused === true)) throw new RegionError(`${place}: ${JSON.stringify(outcome).slice(0, 2_000)}`);
  for (const [name, path] of Object.entries(step.keep ?? {})) kept.set(name, partOf(outcome, path));
}

function partOf(outcome: unknown, path: string): unknown {
  return path.split('.').reduce((value: unknown, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], outcome);
}

interface Made {
  readonly start: Date;
  readonly end?: Date;
}

function madeIn({ identifier }: StoredResource): Made | undefined {
  const marks = (identifier ?? []) as readonly {
    readonly system?: string;
    readonly period?: { readonly start: string; readonly end?: string };
  }[];
  const period = marks.find(({ system }) => system === marker.system)?.period;
  return period && { start: new Date(period.start), ...(period.end !== undefined && { end: new Date(period.end) }) };
}

function marked(resource: Resource, start: Date, end?: Date): Resource {
  const period = { start: start.toISOString(), ...(end !== undefined && { end: end.toISOString() }) };
  return { ...resource, identifier: [{ system: marker.system, value: 'stories', period }] };
}

async function markEnd(jobs: GatedRecord, start: Date, end: Date): Promise<void> {
  const found = await jobs.read('Organization', marker.house);
  if (!found.ok) return;
  const saved = await jobs.update({ ...marked(found.resource, start, end), id: marker.house }, Number(found.resource.meta.versionId));
  if (!saved.ok) throw new RegionError('the end of the region could not be marked');
}
