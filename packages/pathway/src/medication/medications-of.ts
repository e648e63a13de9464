/** The pain drugs of a citizen as the reader may see them, with what is due on each. */

import { copenhagenDate } from '@rygforloeb/decision';
import { everyOf } from '../check/every-of.ts';
import { citizenRecordOf } from '../clocks/citizen-record.ts';
import { medicationEvents } from '../clocks/events/medication.ts';
import { settingsOf } from '../clocks/look-at-clocks.ts';
import { openClocks } from '../clocks/open-clocks.ts';
import type { Desk } from '../desk.ts';
import { type Prescription, prescriptionOf } from './prescription.ts';

export interface MedicationNow extends Prescription {
  /** Running clocks of this drug, most pressing first. */
  readonly clocks: readonly { readonly clock: string; readonly state: string; readonly due?: string; readonly limit?: string }[];
  /** Its last day has passed, and it is still in use. */
  readonly isBeyondItsEnd: boolean;
}

/** In use first, then the latest. Undefined where the reader may not see the citizen. */
export async function medicationsOf(desk: Desk, citizen: string): Promise<readonly MedicationNow[] | undefined> {
  const patient = await desk.record.read('Patient', citizen);
  if (!patient.ok) return undefined;
  const drugs = await everyOf(desk.record, 'MedicationRequest', citizen);
  const observations = await everyOf(desk.record, 'Observation', citizen);
  const now = desk.now().toISOString();
  const { clocks } = desk.programme;
  const events = medicationEvents({ ...citizenRecordOf(patient.resource, [...drugs, ...observations]), ...settingsOf(desk.programme) });
  return drugs
    .filter(({ status }) => status !== 'entered-in-error')
    .map(prescriptionOf)
    .map((drug) => ({
      ...drug,
      isBeyondItsEnd: drug.isInUse && drug.until !== undefined && drug.until < copenhagenDate(now),
      clocks: openClocks(
        clocks,
        events.filter(({ about }) => about === `MedicationRequest/${drug.id}`),
        now,
      ).map(({ clock, state, due, limit }) => ({
        clock: clock.id,
        state,
        ...(due !== undefined && { due }),
        ...(limit !== undefined && { limit }),
      })),
    }))
    .toSorted((one, other) => Number(other.isInUse) - Number(one.isInUse) || (other.start ?? '').localeCompare(one.start ?? ''));
}
