/** One session of manual treatment: counted, with its response by the fourth or fifth, and another way when there is none (FP 7.3). */
import { copenhagenDate, type FindingEntry, findingSystem, findingValueSystem } from '@rygforloeb/decision';
import type { GatedRecord, StoredResource } from '@rygforloeb/record';
import { makeOnce, timeFault } from '../act.ts';
import { everyOf } from '../check/every-of.ts';
import { citizenOf } from '../course/agree-plan.ts';
import { changePlan, type PlanChangeOutcome } from '../course/change-plan.ts';
import { stepsOf } from '../course/plan.ts';
import type { Desk } from '../desk.ts';
import { codeOf } from '../fhir-words.ts';
import { observationOf } from '../findings/finding-observation.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { type NotAllowed, refusedBy } from './may-do.ts';

export interface ManualSessionTold {
  /** The id of the CarePlan in which manual treatment stands beside self-management. */
  readonly plan: string;
  readonly key: string;
  readonly occurred?: string;
  /** That individual contraindications were thought of; asked at the first session (NKR 7). */
  readonly contraindications?: string;
  /** How it does; asked from the session on which the programme has it judged. */
  readonly response?: 'good' | 'none';
  /** What is done instead, where there is no response: other words for the step with its next look, or its end. */
  readonly instead?: { readonly text: string; readonly next: string } | { readonly stop: true };
  readonly note?: string;
  /** The first of another series, after one that has ended. */
  readonly isNewSeries?: boolean;
}

export type ManualSessionOutcome =
  | {
      readonly ok: true;
      /** Which session of the series it was. */
      readonly session: number;
      readonly start: string;
      readonly response?: 'good' | 'none';
      /** The programme has the response judged at this session or before. */
      readonly isJudged: boolean;
      readonly repeated: boolean;
    }
  | { readonly ok: false; readonly reason: 'not-in-plan' | 'contraindications-missing' }
  /** `session` is the one that would be closed without it. */
  | { readonly ok: false; readonly reason: 'response-missing' | 'change-wanted'; readonly session: number }
  | Exclude<PlanChangeOutcome, { readonly ok: true }>
  | NotAllowed
  | StepRefusal;

/** How a series stands. */
export interface ManualSeries {
  readonly start: string;
  readonly sessions: readonly { readonly number: number; readonly day: string }[];
  readonly response?: 'good' | 'none';
  /** The day on which the response was last judged. */
  readonly judged?: string;
}

/** Keeps a session. Manual treatment stands in a plan and never alone; without response by the programme's session the way changes. */
export async function recordManualSession(desk: Desk, told: ManualSessionTold): Promise<ManualSessionOutcome> {
  const { manual, numbers } = desk.programme.care;
  const refused = refusedBy(desk, manual.right) ?? timeFault(told.occurred);
  if (refused !== undefined) return refused;
  const plan = await desk.record.read('CarePlan', told.plan);
  if (!plan.ok) return refusalOf(plan);
  const citizen = citizenOf(plan.resource.subject);
  const at = told.occurred ?? desk.now().toISOString();
  return desk.record.transaction(async (inside): Promise<ManualSessionOutcome> => {
    const within = { ...desk, record: inside };
    const series = told.isNewSeries === true ? undefined : await seriesOf(inside, citizen);
    const session = (series?.sessions.length ?? 0) + 1;
    const start = series?.start ?? copenhagenDate(at);
    const isJudged = session >= (numbers.get('manual-evaluation-session') ?? 0);
    const facts: FindingEntry[] = [
      { code: 'manual-sessions', value: session },
      ...(session === 1 ? [{ code: 'manual-start', value: start }] : []),
      ...(told.response === undefined ? [] : [{ code: 'manual-response', value: told.response }]),
    ];
    const [first, ...others] = facts.map((fact) => observationOf(within, citizen, { ...fact, recorded: at }));
    const note = [told.contraindications, told.note].flatMap((text) => (text === undefined ? [] : [{ text }]));
    const act = { step: 'manual-session', citizen, key: told.key, ...(told.occurred !== undefined && { occurred: told.occurred }) };
    // The key is asked first: what is told again is answered as before, whatever has changed since.
    const made = await makeOnce(within, act, [{ ...first, resourceType: 'Observation', ...(note.length > 0 && { note }) }, ...others]);
    if (!made.ok) return made;
    const [kept] = made.resources;
    if (made.repeated) return repeatedSession(await seriesOf(inside, citizen), kept);
    const running = stepsOf(plan.resource).some(
      ({ disposition, status }) => disposition === manual.disposition && status === 'in-progress',
    );
    if (plan.resource.status !== 'active' || !running) return { ok: false, reason: 'not-in-plan' };
    if (session === 1 && (told.contraindications ?? '').trim() === '') return { ok: false, reason: 'contraindications-missing' };
    if (isJudged && told.response === undefined) return { ok: false, reason: 'response-missing', session };
    const isInVain = told.response === 'none' && session >= (numbers.get('manual-change-session') ?? 0);
    if (isInVain && told.instead === undefined) return { ok: false, reason: 'change-wanted', session };
    const changed = await changeWay(within, told, manual.disposition);
    if (changed !== undefined && !changed.ok) return changed;
    return { ok: true, session, start, isJudged, repeated: false, ...(told.response !== undefined && { response: told.response }) };
  });
}

/** The latest series of a citizen; undefined where there was none. */
export async function manualSeriesOf(desk: Desk, citizen: string): Promise<ManualSeries | undefined> {
  return seriesOf(desk.record, citizen);
}

async function seriesOf(record: GatedRecord, citizen: string): Promise<ManualSeries | undefined> {
  return seriesIn(await everyOf(record, 'Observation', citizen));
}

/** The same among observations at hand: since the latest start, which itself is the first session. */
export function seriesIn(observations: readonly StoredResource[]): ManualSeries | undefined {
  const told = observations.filter(({ status }) => status === 'final' || status === 'amended' || status === 'corrected').map(readFact);
  const starts = told.filter(({ code, value }) => code === 'manual-start' && typeof value === 'string');
  const start = starts.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1);
  if (start === undefined) return undefined;
  const since = told.filter(({ at }) => at >= start.at);
  const sessions = since.filter(({ code }) => code === 'manual-sessions').toSorted((one, other) => Number(one.value) - Number(other.value));
  const judged = since
    .filter(({ code }) => code === 'manual-response')
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .at(-1);
  return {
    start: String(start.value),
    sessions: sessions.map(({ value, at }) => ({ number: Number(value), day: copenhagenDate(at) })),
    ...(judged !== undefined && { response: judged.value as 'good' | 'none', judged: copenhagenDate(judged.at) }),
  };
}

interface Fact {
  readonly code: string | undefined;
  readonly value: unknown;
  readonly at: string;
}

function readFact(observation: StoredResource): Fact {
  const { valueInteger, valueDateTime, valueCodeableConcept, effectiveDateTime, effectivePeriod } = observation;
  const at = effectiveDateTime ?? (effectivePeriod as { readonly end?: string } | undefined)?.end ?? observation.meta.lastUpdated;
  return {
    code: codeOf(observation.code, findingSystem),
    value: valueInteger ?? valueDateTime ?? codeOf(valueCodeableConcept, findingValueSystem),
    at: instantOf(String(at)),
  };
}

/** In UTC, so that times of either offset are compared as they are. */
function instantOf(time: string): string {
  return time.length === 10 ? time : new Date(time).toISOString();
}

function repeatedSession(series: ManualSeries | undefined, kept: StoredResource | undefined): ManualSessionOutcome {
  const session = typeof kept?.valueInteger === 'number' ? kept.valueInteger : 0;
  return {
    ok: true,
    session,
    start: series?.start ?? '',
    isJudged: series?.response !== undefined,
    repeated: true,
    ...(series?.response !== undefined && { response: series.response }),
  };
}

async function changeWay(
  desk: Desk,
  { plan, key, instead, note, response }: ManualSessionTold,
  disposition: string,
): Promise<PlanChangeOutcome | undefined> {
  if (instead === undefined) return undefined;
  const effect = response === 'good' ? 'satisfactory' : 'unsatisfactory';
  const why = note ?? desk.programme.vocabulary.findings.get('manual-response')?.da ?? disposition;
  const told = { plan, key: `${key} way`, why };
  return 'stop' in instead
    ? changePlan(desk, { ...told, stop: [disposition], evaluated: [{ disposition, effect }] })
    : changePlan(desk, { ...told, evaluated: [{ disposition, effect, text: instead.text, next: instead.next }] });
}
