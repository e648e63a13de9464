/** A pain drug is followed: effect and side effects each time, then on, otherwise, or stopped. Ending it is considered every time (FP 7.4). */
import { copenhagenDate } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { type ChangeMade, changeOnce, timeFault } from '../act.ts';
import { type Desk, partyOf } from '../desk.ts';
import { isTime } from '../findings/finding-told.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import type { NotAllowed } from '../treatment/may-do.ts';
import { type DrugEffect, type Prescription, prescriptionOf, requestFor, withParts } from './prescription.ts';
import { refusedFor } from './start-medication.ts';

interface DrugStep {
  /** The id of the MedicationRequest. */
  readonly medication: string;
  readonly key: string;
  readonly seen?: number;
  readonly occurred?: string;
}

export interface FollowUpTold extends DrugStep {
  readonly effect: DrugEffect;
  /** In words; `false` = asked, and there are none. */
  readonly sideEffects: string | false;
  readonly decision: 'continue' | 'stop';
  /** Why; needed where a drug without effect, or with side effects, goes on. */
  readonly words?: string;
}

export interface DrugChangeTold extends DrugStep {
  readonly why: string;
  /** Another drug instead; the old one is stopped. */
  readonly to?: { readonly atc: string; readonly name?: string };
  readonly until?: string;
  readonly stopPlan?: string;
  readonly goal?: string;
}

export interface DrugStopTold extends DrugStep {
  readonly why: string;
}

export type DrugOutcome =
  | { readonly ok: true; readonly medication: Prescription; readonly instead?: Prescription; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'stopped-already' | 'nothing-changed' }
  | { readonly ok: false; readonly reason: 'bad-date'; readonly field: string }
  | NotAllowed
  | StepRefusal;

/** Keeps a follow-up. A stop is the last look; a drug that does not help goes on only with words. */
export async function followUpMedication(desk: Desk, told: FollowUpTold): Promise<DrugOutcome> {
  const { effect, sideEffects, decision, words } = told;
  const goesOnInVain = decision === 'continue' && (effect === 'none' || sideEffects !== false);
  if (goesOnInVain && (words ?? '').trim() === '') return { ok: false, reason: 'reason-missing' };
  if (sideEffects !== false && sideEffects.trim() === '') return { ok: false, reason: 'reason-missing' };
  return changeDrug(desk, told, 'follow-up-medication', words, (resource) => {
    const { followUps = [], looks } = prescriptionOf(resource);
    const day = copenhagenDate(told.occurred ?? desk.now().toISOString());
    const look = { day, effect, sideEffects, decision, ...(words !== undefined && { words }) };
    const parts = { followUps: [...new Set([...followUps, day])].toSorted(), looks: [...looks, look] };
    const elements = decision === 'stop' ? stopped(resource, words ?? effect, day, parts) : { extension: withParts(resource, parts) };
    return { elements, told: { into: decision === 'stop' ? 'stopped' : 'active' } };
  });
}

/** Another drug, another length, another plan for stopping or another goal. */
export async function changeMedication(desk: Desk, told: DrugChangeTold): Promise<DrugOutcome> {
  const { why, to, until, stopPlan, goal } = told;
  const today = copenhagenDate(desk.now().toISOString());
  if (why.trim() === '' || stopPlan?.trim() === '' || goal?.trim() === '') return { ok: false, reason: 'reason-missing' };
  if (until !== undefined && (!isTime(until) || until.length !== 10 || until < today))
    return { ok: false, reason: 'bad-date', field: 'until' };
  // A new drug has a length of its own; the old one's has been lived.
  if (to !== undefined && until === undefined) return { ok: false, reason: 'bad-date', field: 'until' };
  const parts = { ...(until !== undefined && { until }), ...(stopPlan !== undefined && { stopPlan }), ...(goal !== undefined && { goal }) };
  if (to === undefined && Object.keys(parts).length === 0) return { ok: false, reason: 'nothing-changed' };
  return changeDrug(desk, told, 'change-medication', why, (resource, before) => {
    if (to === undefined) return { elements: { extension: withParts(resource, parts) } };
    const { goal: oldGoal, stopPlan: oldPlan, beside, daily } = before;
    const kept = {
      followUps: [],
      ...(oldGoal !== undefined && { goal: oldGoal }),
      ...(oldPlan !== undefined && { stopPlan: oldPlan }),
      ...(beside !== undefined && { beside }),
      ...(daily !== undefined && { daily }),
      ...parts,
    };
    const more = {
      requester: { reference: partyOf(desk) },
      reasonCode: [{ text: why }],
      priorPrescription: { reference: `MedicationRequest/${resource.id}` },
    };
    const start = copenhagenDate(told.occurred ?? desk.now().toISOString());
    return {
      elements: stopped(resource, why, start),
      make: [requestFor(before.citizen, to, start, kept, more)],
      told: { into: 'stopped' },
    };
  });
}

/** Ends a drug. */
export async function stopMedication(desk: Desk, told: DrugStopTold): Promise<DrugOutcome> {
  if (told.why.trim() === '') return { ok: false, reason: 'reason-missing' };
  return changeDrug(desk, told, 'stop-medication', told.why, (resource) => {
    const day = copenhagenDate(told.occurred ?? desk.now().toISOString());
    return { elements: stopped(resource, told.why, day), told: { into: 'stopped' } };
  });
}

async function changeDrug(
  desk: Desk,
  told: DrugStep,
  step: string,
  why: string | undefined,
  changeOf: (resource: StoredResource, before: Prescription) => ChangeMade,
): Promise<DrugOutcome> {
  const refused = refusedFor(desk) ?? timeFault(told.occurred);
  if (refused !== undefined) return refused;
  const there = await desk.record.read('MedicationRequest', told.medication);
  if (!there.ok) return refusalOf(there);
  const outcome = await changeOnce<Exclude<DrugOutcome, { readonly ok: true }>>(
    desk,
    prescriptionOf(there.resource).citizen,
    {
      ...{ step, key: told.key, type: 'MedicationRequest', id: told.medication, from: 'active' },
      ...(why !== undefined && { why }),
      ...(told.seen !== undefined && { seen: told.seen }),
      ...(told.occurred !== undefined && { occurred: told.occurred }),
    },
    (resource) => (resource.status === 'active' ? changeOf(resource, prescriptionOf(resource)) : { ok: false, reason: 'stopped-already' }),
  );
  if (!outcome.ok) return outcome;
  const [instead] = outcome.made;
  return {
    ok: true,
    medication: prescriptionOf(outcome.resource),
    repeated: outcome.repeated,
    ...(instead !== undefined && { instead: prescriptionOf(instead) }),
  };
}

function stopped(
  resource: StoredResource,
  why: string,
  day: string,
  parts: Parameters<typeof withParts>[1] = {},
): Readonly<Record<string, unknown>> {
  return { status: 'stopped', statusReason: { text: why }, extension: withParts(resource, { ...parts, stopped: day }) };
}
