/** A pain drug is changed on the way: its dose, length, goal or plan for stopping, or another drug instead, of which the programme is asked anew (FP 7.4). */
import { copenhagenDate } from '@rygforloeb/decision';
import type { Override } from '../check/check.ts';
import { situationOf } from '../check/situation.ts';
import { type Desk, partyOf } from '../desk.ts';
import { isTime } from '../findings/finding-told.ts';
import { changeDrug, type DrugOutcome, type DrugStep, stopped } from './drug-step.ts';
import { dosage, type Prescription, requestFor, withParts } from './prescription.ts';
import { askAboutDrug, codeFaults, isInUse } from './start-medication.ts';

export interface DrugChangeTold extends DrugStep {
  readonly why: string;
  /** How it is taken from now on, in words. */
  readonly dose?: string;
  /** Another drug instead; the old one is stopped. */
  readonly to?: { readonly atc: string; readonly name?: string };
  readonly until?: string;
  readonly stopPlan?: string;
  readonly goal?: string;
  /** Why another drug is begun, where the programme does not say yes. */
  readonly override?: Override;
}

/** Another dose, another length, another plan for stopping or another goal; or another drug. */
export async function changeMedication(desk: Desk, told: DrugChangeTold): Promise<DrugOutcome> {
  const { why, to, dose, until, stopPlan, goal } = told;
  if (why.trim() === '' || [dose, stopPlan, goal].some((words) => words?.trim() === '')) return { ok: false, reason: 'reason-missing' };
  // A new drug has a length of its own; the old one's has been lived.
  if (until === undefined ? to !== undefined : !isAhead(desk, until)) return { ok: false, reason: 'bad-date', field: 'until' };
  const parts = { ...(until !== undefined && { until }), ...(stopPlan !== undefined && { stopPlan }), ...(goal !== undefined && { goal }) };
  if (to !== undefined) return replaceDrug(desk, told, to, parts);
  if (dose === undefined && Object.keys(parts).length === 0) return { ok: false, reason: 'nothing-changed' };
  return changeDrug(desk, told, 'change-medication', why, (resource) => ({
    elements: { extension: withParts(resource, parts), ...dosage(dose) },
  }));
}

type Parts = Pick<Prescription, 'until' | 'stopPlan' | 'goal'>;

/** The old one ends today, and the new one keeps of it what was not told anew. */
function replaceDrug(desk: Desk, told: DrugChangeTold, to: NonNullable<DrugChangeTold['to']>, parts: Parts): Promise<DrugOutcome> {
  const { why, dose, occurred, override } = told;
  return changeDrug(desk, told, 'change-medication', why, async (resource, before, inside) => {
    const faults = codeFaults(desk, to.atc, 'to.atc');
    if (faults.length > 0) return { ok: false, reason: 'fields', faults };
    const situation = await situationOf({ ...desk, record: inside }, before.citizen);
    if (situation === undefined) return { ok: false, reason: 'not-found' };
    if (isInUse(situation, to.atc)) return { ok: false, reason: 'in-use-already' };
    const { more, against } = askAboutDrug(desk, before.citizen, situation, override);
    if (against !== undefined) return against;
    const { goal, stopPlan, beside, daily } = before;
    const kept = {
      followUps: [],
      ...(goal !== undefined && { goal }),
      ...(stopPlan !== undefined && { stopPlan }),
      ...(beside !== undefined && { beside }),
      ...(daily !== undefined && { daily }),
      ...parts,
    };
    const prescribed = {
      requester: { reference: partyOf(desk) },
      reasonCode: [{ text: why }],
      priorPrescription: { reference: `MedicationRequest/${resource.id}` },
    };
    const start = copenhagenDate(occurred ?? desk.now().toISOString());
    const drug = { ...to, ...(dose !== undefined && { dose }) };
    return {
      elements: stopped(resource, why, start),
      make: [requestFor(before.citizen, drug, start, kept, prescribed)],
      told: { into: 'stopped', more },
    };
  });
}

function isAhead({ now }: Desk, day: string): boolean {
  return isTime(day) && day.length === 10 && day >= copenhagenDate(now().toISOString());
}
