/** How it is with work today, noted down by whoever hears it; what was before stays. Work is uncovered by all, early and in body and mind (FP 7.7.3). */
import { findingSystem, findingValueSystem, lastDayCode } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import { writerOf } from '../consent/say.ts';
import type { Desk } from '../desk.ts';
import { concept, referenceIn } from '../fhir-words.ts';
import type { StepRefusal } from '../referral/take-step.ts';
import { keepReassessments, reassessmentsOf } from './reassessment.ts';
import { type Finding, isDay, observed, workSystem } from './work-words.ts';
import { writeOnce } from './write-once.ts';

export interface SickLeaveTold {
  readonly share: 'none' | 'part' | 'full';
  readonly since?: string;
  /** Its last day as it was agreed or certified; the day itself is one of it. Nobody knows = left out. */
  readonly until?: string;
  readonly hoursPerWeek?: number;
}

export interface WorkTold {
  readonly citizen: string;
  readonly key: string;
  /** When it was so; now unless told. */
  readonly occurred?: string;
  readonly status?: string;
  readonly sickLeave?: SickLeaveTold;
  /** Of the whole absence. */
  readonly expectedWeeks?: number;
  /** What can be done at work and what cannot, in the words of who tells it. */
  readonly words?: string;
  readonly atRisk?: boolean;
  readonly repeatedLeave?: boolean;
  readonly unfit?: boolean;
  readonly lastingIllness?: boolean;
  readonly foreignQualifications?: boolean;
  readonly relevanceDoubt?: boolean;
  readonly employerAsksStatement?: boolean;
  /** Members of the finding `workplace-factors`; an empty list is none. */
  readonly factors?: readonly string[];
  /** Aspects of `work.yaml`, with whether they matter. */
  readonly aspects?: readonly { readonly aspect: string; readonly matters: boolean; readonly text?: string }[];
  readonly benefitEnd?: string;
  /** Whether something is to be done about work; later = asked again on a day. */
  readonly need?: { readonly answer: 'yes' | 'no' } | { readonly answer: 'later'; readonly on: string };
}

export type WorkOutcome =
  | { readonly ok: true; readonly noted: readonly string[]; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'nothing-told' }
  | { readonly ok: false; readonly reason: 'unknown'; readonly what: 'status' | 'factor' | 'aspect' | 'time' | 'length' }
  | StepRefusal;

/** Notes it down, each thing that was told as a finding of its own. */
export async function noteWork(desk: Desk, told: WorkTold): Promise<WorkOutcome> {
  const fault = faultIn(desk, told);
  if (fault !== undefined) return fault;
  const findings = findingsOf(told);
  if (findings.length === 0) return { ok: false, reason: 'nothing-told' };
  const record = writerOf(desk, told.citizen);
  if (!('transaction' in record)) return record;
  const at = told.occurred ?? desk.now().toISOString();
  const { agent } = desk.access;
  const [first, ...others] = findings.map((one) => observed(told.citizen, agent.practitionerRole ?? agent.who, at, one));
  if (first === undefined) return { ok: false, reason: 'nothing-told' };
  const reassess = await reassessmentsOf(desk, told);
  const resources: readonly [Resource, ...Resource[]] = [first, ...others];
  const outcome = await record.transaction(async (inside) => {
    const { citizen, key, occurred } = told;
    const written = await writeOnce(desk, inside, {
      step: 'note-work',
      citizen,
      key,
      resources,
      ...(occurred !== undefined && { occurred }),
    });
    if (!written.ok || written.repeated) return written;
    // The jobcentre's own task; who notes the date down need not be able to give it one.
    return (await keepReassessments(inside.as(desk.jobsAccess), reassess)) ?? written;
  });
  if (!outcome.ok) return outcome;
  return { ok: true, noted: findings.map(({ code }) => code), repeated: outcome.repeated };
}

function findingsOf(told: WorkTold): readonly Finding[] {
  const found: Finding[] = [];
  const boolean = (code: string, value: boolean | undefined) => value !== undefined && found.push({ code, value: { valueBoolean: value } });
  if (told.status !== undefined) found.push({ code: 'work-status', value: coded(told.status) });
  const { sickLeave } = told;
  if (sickLeave !== undefined) {
    const { share, since, until, hoursPerWeek } = sickLeave;
    const last = until === undefined ? {} : { component: [{ code: concept(findingSystem, lastDayCode), valueDateTime: until }] };
    if (share === 'none') boolean('sick-leave-start', false);
    else if (since !== undefined) found.push({ code: 'sick-leave-start', value: { valueDateTime: since, ...last } });
    const hours = [{ code: concept(workSystem, 'hours-per-week'), valueQuantity: { value: hoursPerWeek, unit: 'h/week' } }];
    const value = { valueCodeableConcept: concept(workSystem, share), ...(hoursPerWeek !== undefined && { component: hours }) };
    found.push({ code: 'sick-leave', system: workSystem, value });
  }
  if (told.expectedWeeks !== undefined)
    found.push({ code: 'expected-weeks', value: { valueQuantity: { value: told.expectedWeeks, unit: 'weeks' } } });
  if ((told.words ?? '').trim() !== '') found.push({ code: 'words', system: workSystem, value: { valueString: told.words } });
  boolean('job-at-risk', told.atRisk);
  boolean('repeated-sick-leave', told.repeatedLeave);
  boolean('unfit-for-work', told.unfit);
  boolean('lasting-illness-or-disability', told.lastingIllness);
  boolean('foreign-qualifications', told.foreignQualifications);
  boolean('work-relevance-doubt', told.relevanceDoubt);
  boolean('employer-asks-statement', told.employerAsksStatement);
  if (told.factors !== undefined) found.push({ code: 'workplace-factors', value: listed(told.factors) });
  if (told.benefitEnd !== undefined) found.push({ code: 'benefit-end', value: { valueDateTime: told.benefitEnd } });
  if (told.aspects !== undefined && told.aspects.length > 0) {
    const component = told.aspects.map(({ aspect, matters, text }) => ({ code: concept(workSystem, aspect, text), valueBoolean: matters }));
    found.push({ code: 'aspects', system: workSystem, value: { component } });
  }
  if (told.need !== undefined) {
    const again = 'on' in told.need ? { component: [{ code: concept(workSystem, 'again'), valueDateTime: told.need.on }] } : {};
    found.push({ code: 'need', system: workSystem, value: { valueCodeableConcept: concept(workSystem, told.need.answer), ...again } });
  }
  return found;
}

function coded(code: string): Readonly<Record<string, unknown>> {
  return { valueCodeableConcept: concept(findingValueSystem, code) };
}

function listed(members: readonly string[]): Readonly<Record<string, unknown>> {
  if (members.length === 0) return { valueBoolean: false };
  return { component: members.map((code) => ({ code: concept(findingValueSystem, code), valueBoolean: true })) };
}

function faultIn({ programme }: Desk, told: WorkTold): WorkOutcome | undefined {
  const unknown = (what: 'status' | 'factor' | 'aspect' | 'time' | 'length') => ({ ok: false, reason: 'unknown', what }) as const;
  const valuesOf = (code: string) => programme.vocabulary.findings.get(code)?.values ?? [];
  const { physical, psychological } = programme.work.aspects;
  if (told.status !== undefined && !valuesOf('work-status').includes(told.status)) return unknown('status');
  if (told.factors?.some((factor) => !valuesOf('workplace-factors').includes(factor))) return unknown('factor');
  if (told.aspects?.some(({ aspect }) => ![...physical, ...psychological].some(({ code }) => code === aspect))) return unknown('aspect');
  const { since, until } = told.sickLeave ?? {};
  const days = [since, until, told.benefitEnd, told.need !== undefined && 'on' in told.need ? told.need.on : undefined];
  if (days.some((day) => day !== undefined && !isDay(day))) return unknown('time');
  if (told.sickLeave !== undefined && told.sickLeave.share !== 'none' && told.sickLeave.since === undefined) return unknown('time');
  if (since !== undefined && until !== undefined && until < since) return unknown('time');
  if (told.occurred !== undefined && Number.isNaN(Date.parse(told.occurred))) return unknown('time');
  const { expectedWeeks = 0 } = told;
  const { hoursPerWeek = 0 } = told.sickLeave ?? {};
  return [expectedWeeks, hoursPerWeek].every((length) => Number.isFinite(length) && length >= 0) ? undefined : unknown('length');
}

/** Every Observation that the agent sees, oldest first; of one moment, what was written down first. */
export async function workObservations(desk: Desk, citizen: string): Promise<readonly StoredResource[]> {
  return (await everyOf(desk.record, 'Observation', citizen)).toSorted(
    (one, other) =>
      Date.parse(String(one.effectiveDateTime)) - Date.parse(String(other.effectiveDateTime)) ||
      one.meta.lastUpdated.localeCompare(other.meta.lastUpdated),
  );
}

/** Who said it. */
export function saidBy(observation: StoredResource): string {
  return referenceIn((observation.performer as readonly unknown[] | undefined)?.[0]) ?? '';
}
