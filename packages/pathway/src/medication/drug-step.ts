/** A step on a drug that is in use: taken once under its key, by whoever may prescribe, and never on one that was stopped. */
import type { GatedRecord, StoredResource } from '@rygforloeb/record';
import { type ChangeMade, changeOnce, timeFault } from '../act.ts';
import type { Desk } from '../desk.ts';
import type { FieldRefusal } from '../findings/record-findings.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import type { NotAllowed } from '../treatment/may-do.ts';
import { type Prescription, prescriptionOf, withParts } from './prescription.ts';
import { type AgainstDrug, refusedFor } from './start-medication.ts';

export interface DrugStep {
  /** The id of the MedicationRequest. */
  readonly medication: string;
  readonly key: string;
  readonly seen?: number;
  readonly occurred?: string;
}

export type DrugOutcome =
  | { readonly ok: true; readonly medication: Prescription; readonly instead?: Prescription; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'stopped-already' | 'nothing-changed' | 'in-use-already' }
  | { readonly ok: false; readonly reason: 'bad-date'; readonly field: string }
  | AgainstDrug
  | FieldRefusal
  | NotAllowed
  | StepRefusal;

type DrugRefusal = Exclude<DrugOutcome, { readonly ok: true }>;

/** Takes the step; `changeOf` says what becomes of the drug, or why not. */
export async function changeDrug(
  desk: Desk,
  told: DrugStep,
  step: string,
  why: string | undefined,
  changeOf: (
    resource: StoredResource,
    before: Prescription,
    inside: GatedRecord,
  ) => Promise<ChangeMade | DrugRefusal> | ChangeMade | DrugRefusal,
): Promise<DrugOutcome> {
  const refused = refusedFor(desk) ?? timeFault(told.occurred);
  if (refused !== undefined) return refused;
  const there = await desk.record.read('MedicationRequest', told.medication);
  if (!there.ok) return refusalOf(there);
  const outcome = await changeOnce<DrugRefusal>(
    desk,
    prescriptionOf(there.resource).citizen,
    {
      ...{ step, key: told.key, type: 'MedicationRequest', id: told.medication, from: 'active' },
      ...(why !== undefined && { why }),
      ...(told.seen !== undefined && { seen: told.seen }),
      ...(told.occurred !== undefined && { occurred: told.occurred }),
    },
    (resource, inside) =>
      resource.status === 'active' ? changeOf(resource, prescriptionOf(resource), inside) : { ok: false, reason: 'stopped-already' },
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

/** The elements of a drug that ends on a day. */
export function stopped(
  resource: StoredResource,
  why: string,
  day: string,
  parts: Parameters<typeof withParts>[1] = {},
): Readonly<Record<string, unknown>> {
  return { status: 'stopped', statusReason: { text: why }, extension: withParts(resource, { ...parts, stopped: day }) };
}
