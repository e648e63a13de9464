/** Looks at all clocks of a citizen anew: starts, moves, stops and withdraws their Tasks by what stands in the record now. */
import type { GatedRecord, Resource, StoredResource } from '@rygforloeb/record';
import { newId } from '@rygforloeb/record';
import { changed, referenceIn } from '../fhir-words.ts';
import type { PathwayProgramme } from '../pathway-programme.ts';
import { type CitizenRecord, readCitizenRecord } from './citizen-record.ts';
import type { Clock } from './clock.ts';
import { clockKey, clockTask, keyOf, saysTheSame, withdrawn } from './clock-task.ts';
import { allEvents } from './events/all-events.ts';
import { followUpOf, isFollowUpOf } from './follow-ups.ts';
import type { ClockEvent } from './open-clocks.ts';

export type Looked = { readonly ok: true; readonly written: number } | { readonly ok: false; readonly reason: string };

interface Looking {
  readonly programme: Pick<PathwayProgramme, 'clocks' | 'followUps' | 'care'>;
  readonly now: string;
}

/** In a transaction that nobody else has for this citizen. */
export async function lookAtClocks(inside: GatedRecord, citizen: string, { programme, now }: Looking): Promise<Looked> {
  const there = await readCitizenRecord(inside, citizen, settingsOf(programme));
  if (there === undefined) return { ok: true, written: 0 };
  const kept = new Map(there.all('Task').flatMap((task) => withKey(task)));
  const clocks = new Map(programme.clocks.filter(({ informs }) => !informs).map((clock) => [clock.id, clock]));
  const writes: Write[] = [];
  for (const [key, clock, event] of keyed(citizen, clocks, there)) {
    const before = kept.get(key);
    kept.delete(key);
    const { task, followUps } = clockTask(clock, event, { key, citizen, rules: programme.followUps, now, before });
    // What was over before anybody knew of it needs no clock.
    if (before === undefined && task.status !== 'in-progress') continue;
    const id = before?.id ?? newId();
    if (before === undefined) writes.push({ create: task, id });
    else if (!saysTheSame(task, before)) writes.push({ update: { ...task, id } as StoredResource, version: versionOf(before) });
    for (const rule of followUps) {
      const made = followUpOf(rule, task, id, gpOf(there), now);
      if (made !== undefined) writes.push({ create: made, id: newId() });
    }
    if (task.status === 'completed' && before?.status === 'in-progress') writes.push(...ended(there, id, 'completed', now));
  }
  for (const task of kept.values()) {
    if (task.status !== 'in-progress') continue;
    writes.push({ update: withdrawn(task, now), version: versionOf(task) }, ...ended(there, task.id, 'cancelled', now));
  }
  return write(inside, writes);
}

/** A write that is to be made, in its place. */
type Write = { readonly create: Resource; readonly id: string } | { readonly update: StoredResource; readonly version: number };

/** Makes them, all or none. */
async function write(inside: GatedRecord, writes: readonly Write[]): Promise<Looked> {
  for (const one of writes) {
    const saved = 'create' in one ? await inside.create(one.create, { id: one.id }) : await inside.update(one.update, one.version);
    if (!saved.ok) return { ok: false, reason: saved.reason };
  }
  return { ok: true, written: writes.length };
}

/** Every event with its clock and its key; several of one clock about one thing are told apart by their order in time. */
function* keyed(citizen: string, clocks: ReadonlyMap<string, Clock>, there: CitizenRecord): Generator<[string, Clock, ClockEvent]> {
  const places = new Map<string, number>();
  const events = [...allEvents(there)].sort((one, other) => one.at.localeCompare(other.at));
  for (const event of events) {
    const clock = clocks.get(event.clock);
    if (clock === undefined) continue;
    const first = clockKey(citizen, event, 0);
    const place = places.get(first) ?? 0;
    places.set(first, place + 1);
    const house = event.house ?? houseFor(clock, there);
    yield [clockKey(citizen, event, place), clock, { ...event, ...(house !== undefined && { house }) }];
  }
}

/** Whose turn it is where the event does not say: the house that has the citizen's course, else her GP; hers where it is hers alone. */
function houseFor(clock: Clock, there: CitizenRecord): string | undefined {
  if (clock.owner.includes('citizen') && !clock.owner.some((actor) => actor !== 'citizen' && actor !== 'employer'))
    return `Patient/${there.patient.id}`;
  const course = there.all('EpisodeOfCare').findLast(({ status }) => status === 'active');
  const house = referenceIn(course?.managingOrganization);
  const gp = gpOf(there);
  if (clock.owner.includes('gp')) return gp ?? house;
  return clock.owner.length > 0 && !clock.owner.includes('employer') ? house : undefined;
}

function gpOf({ patient }: CitizenRecord): string | undefined {
  return referenceIn((patient.generalPractitioner as readonly unknown[] | undefined)?.[0]);
}

/** What was asked of others because a clock ran, now that it runs no more. */
function ended(there: CitizenRecord, clockTaskId: string, status: 'completed' | 'cancelled', now: string): readonly Write[] {
  return there
    .all('Task')
    .filter((task) => isFollowUpOf(task, clockTaskId) && task.status === 'requested')
    .map((task) => ({ update: changed(task, { status, lastModified: now }), version: versionOf(task) }));
}

function withKey(task: StoredResource): readonly (readonly [string, StoredResource])[] {
  const key = keyOf(task);
  return key === undefined ? [] : [[key, task]];
}

/** The numbers and lists of the programme that events are told by. */
export function settingsOf({ care }: Pick<PathwayProgramme, 'care'>): Required<Pick<CitizenRecord, 'numbers' | 'lists'>> {
  return { numbers: care.numbers, lists: care.lists };
}

function versionOf({ meta: { versionId } }: StoredResource): number {
  return Number(versionId);
}
