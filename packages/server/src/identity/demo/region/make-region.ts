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
  /** Sets the clock of the house back; undefined lets it go again. */
  readonly turnTo: (moment: Date | undefined) => void;
  /** Told when a story begins. */
  readonly progress: (story: number, of: number) => void;
}

/** A story of the region could not be told. */
export class RegionError extends Error {
  readonly code = 'RYG_SERVER_REGION';
}

const marker = { house: 'sekretariat', system: 'https://rygforloeb.dk/fhir/NamingSystem/demo-region' };
const week = 7 * 86_400_000;
/** How often the clocks are looked at meanwhile. */
const betweenLooks = 1.5 * week;

/**
 * Makes the region, once; who can log in there is the answer either way. What was interrupted goes on where it stopped: the moment at which
 * it was begun stands in the record, and an act that is taken again under its key changes nothing.
 */
export async function makeRegion(making: RegionMaking): Promise<readonly DemoLogin[]> {
  const { jobs, now, turnTo } = making;
  const found = await jobs.read('Organization', marker.house);
  const before = found.ok ? madeIn(found.resource) : undefined;
  const region = readRegion(regionFolder, before?.start ?? now());
  if (before?.end !== undefined) return regionLogins(region);
  const start = before?.start ?? now();
  try {
    if (before === undefined) await storePeople(making, region, start);
    await play(making, region);
  } finally {
    turnTo(undefined);
  }
  await pollClocks(await making.house());
  await markEnd(jobs, start, now());
  return regionLogins(region);
}

async function storePeople({ jobs, systems, turnTo }: RegionMaking, region: Region, start: Date): Promise<void> {
  turnTo(new Date((region.cues[0]?.moment ?? start).getTime() - week));
  const outcome = await jobs.transaction(async (inside): Promise<{ readonly ok: boolean; readonly id?: string }> => {
    for (const { id, ...resource } of regionResources(region, systems)) {
      const made = await inside.create(id === marker.house ? marked(resource, start) : resource, { id });
      if (!made.ok) return { ok: false, id };
    }
    return { ok: true };
  });
  if (!outcome.ok) throw new RegionError(`the record refuses ${outcome.id}`);
}

/** Every step in the order of time, whose-ever it is, as it would have happened. */
async function play(making: RegionMaking, region: Region): Promise<void> {
  const house = await making.house();
  const offers = await importOffers(making, region, house);
  const kept = new Map(region.stories.map((story) => [story.story, new Map<string, unknown>([...offers, ...numbersOf(region, story)])]));
  const begun = new Set<string>();
  let looked = region.cues[0]?.moment.getTime() ?? 0;
  for (const cue of region.cues) {
    const { story, moment } = cue;
    making.turnTo(moment);
    if (moment.getTime() - looked > betweenLooks) {
      await pollClocks(house); // What fell due on the way was told then.
      looked = moment.getTime();
    }
    if (!begun.has(story.story)) making.progress(begun.add(story.story).size, region.stories.length);
    await take(making, region, house, cue, kept.get(story.story) ?? new Map());
  }
}

/** The offers of the municipalities, put into the directory by the coordinator; each under its reference. */
async function importOffers(
  { turnTo, defaultPurposeOf }: RegionMaking,
  { cast, offers, cues }: Region,
  house: ClockHouse,
): Promise<readonly (readonly [string, unknown])[]> {
  turnTo(new Date((cues[0]?.moment ?? new Date(0)).getTime() - week / 2));
  const agent = professional(cast, 'kirsten');
  const desk = deskOf(house, { agent, purpose: defaultPurposeOf(agent.role) });
  const outcome = (await actsByAddress.get('import-offers')?.take(desk, { text: offers, format: 'yaml' })) as
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
