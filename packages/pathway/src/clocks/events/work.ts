/** Work as clocks see it: the question asked early, fast track and its talk, benefit, §56, part-time, adaptations and the plan for the return. */
import { copenhagenDate, findingSystem, lastDayCode } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { codeOf, receiverSystem, referenceIn } from '../../fhir-words.ts';
import { fastTrackReceiver, isWorkTask, untilOf, workSystem } from '../../work/work-words.ts';
import type { CitizenRecord } from '../citizen-record.ts';
import { daysAfter } from '../danish-days.ts';
import type { ClockEvent } from '../open-clocks.ts';

/** The events of this area. */
export function workEvents(citizen: CitizenRecord): readonly ClockEvent[] {
  return [
    ...workQuestion(citizen),
    ...fastTrackOpens(citizen),
    ...fastTrackTalk(citizen),
    ...sickLeave(citizen),
    ...benefit(citizen),
    ...agreedEnds(citizen),
    ...returnPlans(citizen),
  ];
}

interface Fact {
  readonly at: string;
  readonly value: unknown;
  readonly about: string;
  readonly recorded: string;
  /** Of a state that was told with its last day. */
  readonly last?: string;
}

/** What was found of a code, oldest first. */
function factsOf(citizen: CitizenRecord, system: string, code: string): readonly Fact[] {
  return citizen
    .all('Observation')
    .filter((one) => codeOf(one.code, system) === code && one.status !== 'entered-in-error')
    .map((one) => ({
      at: String(one.effectiveDateTime ?? one.meta.lastUpdated),
      value: factValue(one),
      about: `Observation/${one.id}`,
      recorded: one.meta.lastUpdated,
      ...lastDayOf(one),
    }))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at) || one.recorded.localeCompare(other.recorded));
}

function lastDayOf({ component }: StoredResource): { readonly last?: string } {
  const parts = (component ?? []) as readonly { readonly code?: unknown; readonly valueDateTime?: string }[];
  const last = parts.find(({ code }) => codeOf(code, findingSystem) === lastDayCode)?.valueDateTime;
  return last === undefined ? {} : { last };
}

function factValue({ valueBoolean: flag, valueDateTime: day, valueQuantity, valueCodeableConcept: concept }: StoredResource): unknown {
  const code = codeOf(concept, workSystem) ?? codeOf(concept, `${findingSystem}-value`);
  return flag ?? day ?? (valueQuantity as { readonly value?: number } | undefined)?.value ?? code;
}

/** From the first contact of a course, counted in the days on which she was seen, until the need is answered; "later" asks again (FP 7.7.3). */
function workQuestion(citizen: CitizenRecord): readonly ClockEvent[] {
  if (!isOfWorkingAge(citizen)) return [];
  const answers = citizen.all('Observation').filter((one) => codeOf(one.code, workSystem) === 'need');
  const answered = factsOf(citizen, workSystem, 'need');
  const courses = citizen.all('EpisodeOfCare').filter(({ status }) => status === 'active');
  const asked = courses.map((course): ClockEvent => {
    const at = (course.period as { readonly start?: string } | undefined)?.start ?? course.meta.lastUpdated;
    const seen = new Set(citizen.all('Observation').map((one) => copenhagenDate(String(one.effectiveDateTime ?? one.meta.lastUpdated))));
    const counted = Math.max(1, [...seen].filter((day) => day >= copenhagenDate(at)).length);
    const done = answered.find((one) => copenhagenDate(one.at) >= copenhagenDate(at))?.at;
    return {
      clock: 'work-early',
      at,
      counted,
      about: `EpisodeOfCare/${course.id}`,
      ...housed(course.managingOrganization),
      ...until(done),
    };
  });
  const again = answers.flatMap((one): readonly ClockEvent[] => {
    const [part] = (one.component ?? []) as readonly { readonly valueDateTime?: string }[];
    if (part?.valueDateTime === undefined) return [];
    const said = String(one.effectiveDateTime);
    const done = answered.find(({ at }) => Date.parse(at) > Date.parse(said))?.at;
    return [{ clock: 'work-early', at: part.valueDateTime, counted: 1, about: `Observation/${one.id}`, ...until(done) }];
  });
  return [...asked, ...again];
}

/** Where the programme's numbers are at hand, by age; a pensioner is asked nothing. */
function isOfWorkingAge(citizen: CitizenRecord): boolean {
  if (factsOf(citizen, findingSystem, 'work-status').at(-1)?.value === 'pensioner') return false;
  const last = citizen.numbers?.get('working-age-last');
  const { birthDate } = citizen.patient;
  if (last === undefined || typeof birthDate !== 'string') return true;
  const [latest = ''] = citizen
    .all('EpisodeOfCare')
    .map(({ period }) => (period as { readonly start?: string } | undefined)?.start ?? '')
    .toSorted()
    .reverse();
  const years = Number(latest.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (latest.slice(5, 10) < birthDate.slice(5, 10) ? 1 : 0);
  return latest === '' || years <= last;
}

/**
 * More weeks are expected than the programme's number: counted back by what is expected, so that it is open from the day on which it is.
 * Asked for, back at work, or no longer expected so long, it is over.
 */
function fastTrackOpens(citizen: CitizenRecord): readonly ClockEvent[] {
  const expected = factsOf(citizen, findingSystem, 'expected-weeks').at(-1);
  const least = citizen.numbers?.get('fast-track-weeks');
  const status = factsOf(citizen, findingSystem, 'work-status').at(-1)?.value;
  if (expected === undefined || least === undefined || Number(expected.value) <= least) return [];
  if (status !== undefined && status !== 'employed') return [];
  const day = copenhagenDate(expected.at);
  const asked = factsOf(citizen, findingSystem, 'fast-track-requested').filter(({ value }) => typeof value === 'string');
  const done = [...asked.map(({ value }) => String(value)), ...endsOfLeave(citizen, day)]
    .filter((at) => copenhagenDate(at) >= day)
    .sort()[0];
  const at = daysAfter(day, -Math.ceil(Number(expected.value) * 7));
  return [{ clock: 'fast-track-opens', at, about: expected.about, house: `Patient/${citizen.patient.id}`, ...until(done) }];
}

/** From the request until the talk is held or the request is given up; of a request made elsewhere only the findings tell. */
function fastTrackTalk(citizen: CitizenRecord): readonly ClockEvent[] {
  const tasks = new Map(citizen.all('Task').map((task) => [task.id, task]));
  const requests = citizen.all('ServiceRequest').filter(isFastTrack);
  if (requests.length > 0)
    return requests
      .filter(({ status }) => status !== 'draft')
      .flatMap((request): readonly ClockEvent[] => {
        const task = tasks.get(request.id);
        const held = (task?.executionPeriod as { readonly start?: string } | undefined)?.start;
        const givenUp = request.status === 'revoked' ? String(task?.lastModified ?? request.meta.lastUpdated) : undefined;
        const at = String(request.authoredOn);
        return [{ clock: 'fast-track-talk', at, about: `ServiceRequest/${request.id}`, ...housed(task?.owner), ...until(held ?? givenUp) }];
      });
  const asked = factsOf(citizen, findingSystem, 'fast-track-requested').at(-1);
  if (typeof asked?.value !== 'string') return [];
  const talk = factsOf(citizen, findingSystem, 'fast-track-talk').at(-1)?.value;
  const held = typeof talk === 'string' && copenhagenDate(talk) >= copenhagenDate(asked.value) ? talk : undefined;
  return [{ clock: 'fast-track-talk', at: asked.value, about: asked.about, ...until(held) }];
}

/** The risk of not returning, and the refund of a §56 scheme, from the first sick day until she is back. */
function sickLeave(citizen: CitizenRecord): readonly ClockEvent[] {
  const start = factsOf(citizen, findingSystem, 'sick-leave-start').findLast(({ value }) => typeof value === 'string');
  if (start === undefined) return [];
  const at = String(start.value);
  const [end] = endsOfLeave(citizen, at);
  const scheme = citizen.all('Task').find((task) => isWorkTask(task, 'section-56') && isGoodFor(task, at));
  return [
    { clock: 'return-risk', at, about: start.about, ...until(end) },
    ...(scheme === undefined
      ? []
      : [{ clock: 'section-56-refund', at, about: `Task/${scheme.id}`, house: `Patient/${citizen.patient.id}`, ...until(end) }]),
  ];
}

/** Whether a scheme was approved and holds the day. */
function isGoodFor({ status, restriction }: StoredResource, day: string): boolean {
  const { start: from = '', end: last = '9999' } =
    (restriction as { readonly period?: { readonly start?: string; readonly end?: string } } | undefined)?.period ?? {};
  return status === 'in-progress' && from <= day && day <= last;
}

/** When she was back at work after a day, earliest first; a leave that was told with its last day ends with it, unless it was told anew. */
function endsOfLeave(citizen: CitizenRecord, after: string): readonly string[] {
  const facts = factsOf(citizen, findingSystem, 'sick-leave-start');
  const { last } = facts.at(-1) ?? {};
  return [...facts.filter(({ value }) => value === false).map(({ at }) => at), ...(last === undefined ? [] : [daysAfter(last, 1)])]
    .filter((at) => copenhagenDate(at) >= copenhagenDate(after))
    .sort((one, other) => Date.parse(one) - Date.parse(other));
}

/** On the day itself, until it is decided or she is back at work. */
function benefit(citizen: CitizenRecord): readonly ClockEvent[] {
  const end = factsOf(citizen, findingSystem, 'benefit-end').at(-1);
  if (typeof end?.value !== 'string') return [];
  const task = citizen.all('Task').findLast((one) => isWorkTask(one, 'reassess-benefit') && untilOf(one) === end.value);
  const decided = (task?.executionPeriod as { readonly end?: string } | undefined)?.end;
  const done = [decided, ...endsOfLeave(citizen, end.at)].filter((at) => at !== undefined).sort()[0];
  return [{ clock: 'benefit-end', at: end.value, about: end.about, ...housed(task?.owner), ...until(done) }];
}

/** Part-time sick leave and adaptations, on their last day. */
function agreedEnds(citizen: CitizenRecord): readonly ClockEvent[] {
  return citizen.all('Task').flatMap((task): readonly ClockEvent[] => {
    const at = untilOf(task);
    if (at === undefined || !isWorkTask(task, 'part-time', 'adaptation')) return [];
    const clock = isWorkTask(task, 'part-time') ? 'part-time-end' : 'adaptation-end';
    const done = (task.executionPeriod as { readonly end?: string } | undefined)?.end;
    return [{ clock, at, about: `Task/${task.id}`, ...housed(task.owner), ...until(done) }];
  });
}

/** The plan for the return, on the day on which it is looked at again, until its request is closed. */
function returnPlans(citizen: CitizenRecord): readonly ClockEvent[] {
  const tasks = citizen.all('Task');
  return tasks.flatMap((task): readonly ClockEvent[] => {
    const at = untilOf(task);
    if (at === undefined || !isWorkTask(task, 'return-plan')) return [];
    const request = tasks.find(({ id }) => referenceIn(task.focus) === `ServiceRequest/${id}`);
    const done = (request?.executionPeriod as { readonly end?: string } | undefined)?.end;
    return [{ clock: 'return-plan', at, about: `Task/${task.id}`, ...housed(task.owner), ...until(done) }];
  });
}

function isFastTrack({ category }: StoredResource): boolean {
  return ((category ?? []) as readonly unknown[]).some((one) => codeOf(one, receiverSystem) === fastTrackReceiver);
}

function housed(reference: unknown): { readonly house?: string } {
  const house = referenceIn(reference);
  return house === undefined ? {} : { house };
}

function until(done: string | undefined): { readonly done?: string } {
  return done === undefined ? {} : { done };
}
