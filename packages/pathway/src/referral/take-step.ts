/** One step of a referral: allowed or refused as a value, once however often it is sent, and all of it in one transaction. */
import type { Forbidden, GatedRecord, Issue, Resource, StoredResource } from '@rygforloeb/record';
import type { ReferralCheck } from '../check/check.ts';
import type { ConsentToAsk, Standing } from '../check/consent-of.ts';
import { type Desk, namesOf } from '../desk.ts';
import { changed, concept, type Extension, keySystem, stateSystem } from '../fhir-words.ts';
import type { StepTaken } from '../messages/gather.ts';
import type { Unreached } from '../messages/posting.ts';
import { originOf } from '../origin.ts';
import { type Referral, readReferral, stepUnder, toReferral } from './referral.ts';
import { type Party, type ReferralState, type StepCode, type StepRule, stateInFhir, steps, stepsFrom } from './states.ts';

/** What every step is told. */
export interface StepTold {
  /** The id of the referral. */
  readonly referral: string;
  /** The caller's own key: the same key is the same step. */
  readonly key: string;
  /** The version that the caller has seen; without it, whatever is there. */
  readonly seen?: number;
  /** When it happened, as an ISO instant with offset; now unless told. */
  readonly occurred?: string;
  /** Words of why, or of what is asked or answered. */
  readonly reason?: string;
}

export type StepOutcome = { readonly ok: true; readonly referral: Referral; readonly repeated: boolean } | StepRefusal;

export type StepRefusal =
  | { readonly ok: false; readonly reason: 'not-found' | 'reason-missing' | 'key-reused' }
  | { readonly ok: false; readonly reason: 'illegal'; readonly state: ReferralState; readonly allowed: readonly StepCode[] }
  | { readonly ok: false; readonly reason: 'not-yours'; readonly by: readonly Party[] }
  | { readonly ok: false; readonly reason: 'changed'; readonly current: number }
  | { readonly ok: false; readonly reason: 'consent'; readonly standing: Standing; readonly ask: ConsentToAsk }
  | { readonly ok: false; readonly reason: 'check'; readonly check: ReferralCheck }
  | { readonly ok: false; readonly reason: 'unknown'; readonly what: 'receiver' | 'track' | 'performer' | 'time' | 'code' }
  | { readonly ok: false; readonly reason: 'invalid'; readonly issues: readonly Issue[] }
  | Unreached
  | Forbidden;

/** What a step changes besides the state. */
export interface StepChange {
  readonly request?: Readonly<Record<string, unknown>>;
  readonly task?: Readonly<Record<string, unknown>>;
  /** Written down with who and why. */
  readonly more?: readonly Extension[];
  /** Resources that come of the step; each needs the relation as it was before. */
  readonly besides?: readonly Resource[];
  /** Whom others are told of besides the parties: `Organization/…`, each by a step of the programme's messages. */
  readonly notice?: Pick<StepTaken, 'step' | 'to'>;
}

export type ChangeOf = (referral: Referral) => StepChange | StepRefusal;

const nothingMore: ChangeOf = () => ({});
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** A step that leaves the referral where it is: something is written on it. */
export interface NoteRule {
  readonly from: readonly ReferralState[];
  readonly by: readonly Party[];
  readonly reason?: true;
}

/** Takes a step at a desk. */
export function takeStep(desk: Desk, code: StepCode, told: StepTold, changeOf: ChangeOf = nothingMore): Promise<StepOutcome> {
  return take(desk, code, steps[code], told, changeOf);
}

/** Writes something on a referral by the same rules as a step: once under its key, in one transaction, with who and when. */
export function writeOn(desk: Desk, code: string, rule: NoteRule, told: StepTold, changeOf: ChangeOf): Promise<StepOutcome> {
  return take(desk, code, rule, told, changeOf);
}

/** The steps that are open to somebody at a referral, by its state and by what its receiver may do. */
export function openSteps(
  { programme }: Pick<Desk, 'programme'>,
  { receiver, state }: Referral,
  parties: readonly Party[],
): readonly StepCode[] {
  const rule = programme.referrals.receivers[receiver];
  return stepsFrom(state, parties).filter(
    (code) => rule?.never?.includes(code) !== true && (code !== 'choose' || rule?.freeChoice !== undefined),
  );
}

type Rule = NoteRule & Partial<Pick<StepRule, 'to'>>;

async function take(desk: Desk, code: string, rule: Rule, told: StepTold, changeOf: ChangeOf): Promise<StepOutcome> {
  if (told.occurred !== undefined && !instant.test(told.occurred)) return { ok: false, reason: 'unknown', what: 'time' };
  const record = await recordFor(desk, told.referral);
  if (!('transaction' in record)) return record;
  const outcome = await record.transaction((inside) => stepInside(desk, inside, code, rule, told, changeOf));
  if (outcome.ok || outcome.reason !== 'changed') return outcome;
  // The same step, sent twice at once: the other one took it.
  const after = await readReferral(record, told.referral);
  return (after && repeatedStep(desk, after, code, told)) ?? outcome;
}

/** A citizen may look at her referrals and not write them; what she may do with one, our jobs write for her. */
async function recordFor({ access, record, jobs }: Desk, id: string): Promise<GatedRecord | StepRefusal> {
  if (access.agent.role !== 'citizen') return record;
  if (access.app !== undefined) return { ok: false, reason: 'forbidden', why: 'scope' };
  return (await readReferral(record, id)) === undefined ? { ok: false, reason: 'not-found' } : jobs;
}

async function stepInside(
  desk: Desk,
  record: GatedRecord,
  code: string,
  rule: Rule,
  told: StepTold,
  changeOf: ChangeOf,
): Promise<StepOutcome> {
  const referral = await readReferral(record, told.referral);
  if (referral === undefined) return { ok: false, reason: 'not-found' };
  const repeated = repeatedStep(desk, referral, code, told);
  if (repeated !== undefined) return repeated;
  if (told.seen !== undefined && told.seen !== referral.version) return { ok: false, reason: 'changed', current: referral.version };
  const parties = partiesAt(desk, referral);
  if (!rule.by.some((party) => parties.includes(party))) return { ok: false, reason: 'not-yours', by: rule.by };
  const allowed = openSteps(desk, referral, parties);
  const isClosed = Object.hasOwn(steps, code) && !openSteps(desk, referral, rule.by).includes(code as StepCode);
  if (!rule.from.includes(referral.state) || isClosed) return { ok: false, reason: 'illegal', state: referral.state, allowed };
  if (rule.reason && (told.reason ?? '').trim() === '') return { ok: false, reason: 'reason-missing' };
  const change = changeOf(referral);
  if ('ok' in change) return change;
  return write(desk, record, referral, { code, to: rule.to ?? referral.state }, told, change);
}

/** Origin first and request last: a step may end the relation by which it is allowed. */
async function write(
  desk: Desk,
  record: GatedRecord,
  referral: Referral,
  { code, to }: { readonly code: string; readonly to: ReferralState },
  told: StepTold,
  { request = {}, task = {}, more = [], besides = [], notice }: StepChange,
): Promise<StepOutcome> {
  const { id, citizen, version } = referral;
  const origin = originOf(desk, {
    step: code,
    citizen,
    to: [`ServiceRequest/${id}`, `Task/${id}`],
    before: `Task/${id}/_history/${version}`,
    ...(to !== referral.state || Object.hasOwn(steps, code) ? { from: referral.state, into: to } : {}),
    more,
    ...(told.occurred !== undefined && { occurred: told.occurred }),
    ...(told.reason !== undefined && { why: told.reason }),
  });
  const letters: StoredResource[] = [];
  for (const { id: known, ...resource } of [origin, ...besides]) {
    const made = await record.create(resource as Resource, typeof known === 'string' ? { id: known } : undefined);
    if (!made.ok) return refusalOf(made);
    if (resource.resourceType === 'Communication') letters.push(made.resource);
  }
  const newTask = changed(referral.task, {
    status: stateInFhir[to].task,
    businessStatus: concept(stateSystem, to),
    ...(Object.hasOwn(steps, code) && { statusReason: told.reason === undefined ? undefined : { text: told.reason } }),
    lastModified: desk.now().toISOString(),
    identifier: [...((referral.task.identifier ?? []) as readonly unknown[]), stepKey(desk, code, told.key)],
    ...task,
  });
  const savedTask = await record.update(newTask, version);
  if (!savedTask.ok) return refusalOf(savedTask);
  const newRequest = changed(referral.request, { status: stateInFhir[to].request, ...request });
  const savedRequest = await record.update(newRequest, Number(referral.request.meta.versionId));
  if (!savedRequest.ok) return refusalOf(savedRequest);
  const outcome = asReferral(savedRequest.resource, savedTask.resource);
  if (!outcome.ok) return outcome;
  const about = { citizen, referral: outcome.referral };
  for (const communication of letters) await desk.post?.(record, { step: code, ...about, communication });
  if (letters.length === 0) await desk.post?.(record, { step: code, ...about });
  if (notice !== undefined) await desk.post?.(record, { ...notice, ...about });
  return outcome;
}

/** The mark by which a step is known again. */
export function stepKey({ access }: Desk, code: string, key: string): { readonly system: string; readonly value: string } {
  return { system: keySystem, value: `${access.agent.who} ${code} ${key}` };
}

/** The record's refusals in the words of a step. */
export function refusalOf(outcome: {
  readonly ok: false;
  readonly reason: string;
  readonly current?: number;
  readonly issues?: readonly Issue[];
}): StepRefusal {
  switch (outcome.reason) {
    case 'version-conflict':
      return { ok: false, reason: 'changed', current: outcome.current ?? 0 };
    case 'forbidden':
      return outcome as Forbidden;
    case 'invalid':
      return { ok: false, reason: 'invalid', issues: outcome.issues ?? [] };
    case 'key-reused':
    case 'bad-key':
    case 'several-match':
      return { ok: false, reason: 'key-reused' };
    default:
      return { ok: false, reason: 'not-found' };
  }
}

/** What the agent is to a referral. */
export function partiesAt(desk: Desk, { requester, performer, citizen }: Referral): readonly Party[] {
  const names = namesOf(desk);
  return [
    ...(names.includes(requester) ? (['requester'] as const) : []),
    ...(names.includes(performer) ? (['performer'] as const) : []),
    ...(desk.access.agent.role === 'citizen' && names.includes(`Patient/${citizen}`) ? (['citizen'] as const) : []),
  ];
}

/** Request and task as the outcome of a step. */
export function asReferral(request: StoredResource, task: StoredResource, repeated = false): StepOutcome {
  const referral = toReferral(request, task);
  return referral === undefined ? { ok: false, reason: 'not-found' } : { ok: true, referral, repeated };
}

function repeatedStep(desk: Desk, referral: Referral, code: string, { key }: StepTold): StepOutcome | undefined {
  const taken = stepUnder(referral.task, desk.access.agent.who, key);
  if (taken === undefined) return undefined;
  return taken === code ? { ok: true, referral, repeated: true } : { ok: false, reason: 'key-reused' };
}
