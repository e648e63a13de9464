/** A pain drug is followed: effect and side effects each time, then on, otherwise, or stopped. Ending it is considered every time (FP 7.4). */
import { copenhagenDate } from '@rygforloeb/decision';
import type { Desk } from '../desk.ts';
import { changeDrug, type DrugOutcome, type DrugStep, stopped } from './drug-step.ts';
import { type DrugEffect, prescriptionOf, withParts } from './prescription.ts';

export interface FollowUpTold extends DrugStep {
  readonly effect: DrugEffect;
  /** In words; `false` = asked, and there are none. */
  readonly sideEffects: string | false;
  readonly decision: 'continue' | 'stop';
  /** Why; needed where a drug without effect, or with side effects, goes on. */
  readonly words?: string;
}

export interface DrugStopTold extends DrugStep {
  readonly why: string;
}

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

/** Ends a drug. */
export async function stopMedication(desk: Desk, told: DrugStopTold): Promise<DrugOutcome> {
  if (told.why.trim() === '') return { ok: false, reason: 'reason-missing' };
  return changeDrug(desk, told, 'stop-medication', told.why, (resource) => {
    const day = copenhagenDate(told.occurred ?? desk.now().toISOString());
    return { elements: stopped(resource, told.why, day), told: { into: 'stopped' } };
  });
}
