/** A running clock as the Task that keeps it, and back. */
import { canonical, copenhagenDate, extensionUrl } from '@rygforloeb/decision';
import { actorSystem, clockSystem, nextTurnUrl, type Resource, type StoredResource } from '@rygforloeb/record';
import { codeOf, concept, type Extension, extensionsOf, referenceIn } from '../fhir-words.ts';
import type { Clock } from './clock.ts';
import type { FollowUpRules } from './follow-up-rules.ts';
import { type FollowUps, followUpsOf, ourselves } from './follow-ups.ts';
import { type ClockEvent, clockAt, isDone, nextOf, type OpenClock, type RunningState } from './open-clocks.ts';

/** Code systems of the state, beside the clock's own. */
export const clockStateSystem = canonical('CodeSystem', 'clock-state');
const clockIdentifier = canonical('identifier', 'clock');
const settledUrl = extensionUrl('clock-follow-up');
const countedUrl = extensionUrl('clock-counted');

export type ClockState = RunningState | 'met';

export interface ClockTask {
  readonly task: Resource;
  readonly followUps: FollowUps['made'];
}

/** Tells clocks of one citizen apart: which clock, about what, which part of it, and the how-manyeth of these. */
export function clockKey(citizen: string, { clock, about = '', part = '' }: ClockEvent, place: number): string {
  return [citizen, clock, about, part, ...(place > 0 ? [`${place + 1}`] : [])].join(' ').replace(/ +$/, '');
}

/** The key of a Task that is a clock; undefined for every other. */
export function keyOf(task: Resource): string | undefined {
  if (codeOf(task.code, clockSystem) === undefined) return undefined;
  const identifiers = (task.identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[];
  return identifiers.find(({ system }) => system === clockIdentifier)?.value;
}

/** Which clock it is, when it started and what else its event said. */
export function eventOf(task: Resource): ClockEvent | undefined {
  const clock = codeOf(task.code, clockSystem);
  const { start, end } = (task.executionPeriod ?? {}) as { readonly start?: string; readonly end?: string };
  if (clock === undefined || start === undefined) return undefined;
  const [house, about] = [referenceIn(task.owner), referenceIn(task.focus)];
  const counted = (extensionsOf(task, countedUrl)[0] as { readonly valueInteger?: number } | undefined)?.valueInteger;
  return {
    clock,
    at: start,
    ...(end !== undefined && { done: end }),
    ...(house !== undefined && { house }),
    ...(about !== undefined && { about }),
    ...(counted !== undefined && { counted }),
  };
}

/** Where the clock stands now, told from its Task alone. */
export function standingOf(task: Resource, clock: Clock, now: string): OpenClock | undefined {
  const event = eventOf(task);
  return event && clockAt(clock, event, now);
}

/** The Task for a clock as it stands now, on the ground of the one before; and what follows from the day. */
export function clockTask(
  clock: Clock,
  event: ClockEvent,
  { key, citizen, rules, now, before }: { key: string; citizen: string; rules: FollowUpRules; now: string; before?: Resource | undefined },
): ClockTask {
  const isMet = isDone(event, now);
  const open = clockAt(clock, event, now);
  const settled = extensionsOf(before ?? { resourceType: 'Task' }, settledUrl).flatMap(({ valueCode }) => valueCode ?? []);
  const followUps = isMet ? { made: [], settled: [], next: [] } : followUpsOf(rules, open, settled, now);
  const turns = isMet ? undefined : nextOf(now, [open.turns, ...followUps.next]);
  const last = open.due ?? open.limit?.slice(0, 10);
  const extension: readonly (Extension | Readonly<Record<string, unknown>>)[] = [
    ...(turns === undefined ? [] : [{ url: nextTurnUrl, valueDateTime: turns }]),
    ...[...settled, ...followUps.settled].map((valueCode) => ({ url: settledUrl, valueCode })),
    ...(event.counted === undefined ? [] : [{ url: countedUrl, valueInteger: event.counted }]),
  ];
  const task: Resource = {
    resourceType: 'Task',
    ...(extension.length > 0 && { extension }),
    identifier: [{ system: clockIdentifier, value: key }],
    status: isMet ? 'completed' : 'in-progress',
    businessStatus: concept(clockStateSystem, isMet ? 'met' : open.state),
    intent: 'order',
    code: concept(clockSystem, clock.id),
    description: clock.then.da,
    ...(event.about !== undefined && { focus: { reference: event.about } }),
    for: { reference: `Patient/${citizen}` },
    executionPeriod: { start: event.at, ...(event.done !== undefined && { end: notBefore(event.at, event.done) }) },
    authoredOn: before?.authoredOn ?? now,
    lastModified: now,
    requester: { reference: ourselves },
    performerType: clock.owner.map((actor) => concept(actorSystem, actor)),
    ...(event.house !== undefined && { owner: { reference: event.house } }),
    ...(last !== undefined && { restriction: { period: { end: last } } }),
  };
  return { task: clock.owner.length === 0 ? withoutEmpty(task) : task, followUps: followUps.made };
}

/** What was done already when the clock would have started was done in time. */
function notBefore(start: string, end: string): string {
  return copenhagenDate(end) < copenhagenDate(start) ? start : end;
}

/** The same clock whose ground was taken back. */
export function withdrawn(task: StoredResource, now: string): StoredResource {
  const extension = ((task.extension ?? []) as readonly Extension[]).filter(({ url }) => url !== nextTurnUrl);
  const { extension: _, ...rest } = task;
  return {
    ...(rest as StoredResource),
    ...(extension.length > 0 && { extension }),
    status: 'cancelled',
    statusReason: { text: 'Grundlaget gælder ikke længere' },
    lastModified: now,
  };
}

/** Whether two Tasks of a clock say the same, whenever they were written. */
export function saysTheSame(one: Resource, other: Resource): boolean {
  return comparable(one) === comparable(other);
}

function comparable({ lastModified: _, meta: __, id: ___, ...rest }: Resource): string {
  return JSON.stringify(sorted(rest));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

function withoutEmpty({ performerType: _, ...task }: Resource): Resource {
  return task as Resource;
}
