/** Treatment and medicine: the nerve root followed, manual sessions judged, imaging explained, medicine with its end from day one. */

import type { DoorVisit, FieldFault } from '../shared/door-document.tsx';
import { Activity, type ActivityShown } from './activity-section.tsx';
import { type CitizenCardShown, renderCitizenRecord } from './citizen-record-document.tsx';
import { Imaging, type ImagingShown } from './treatment-imaging.tsx';
import { Manual, type ManualShown } from './treatment-manual.tsx';
import { type MedicineShown, Medicines } from './treatment-medicine.tsx';
import { treatmentMessagesIn } from './treatment-messages.ts';
import { Nerve } from './treatment-nerve.tsx';

export interface TreatmentPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  readonly today: string;
  /** The alarm signs, where a nerve root is suspected. */
  readonly nerve?: readonly { readonly code: string; readonly question: string }[];
  readonly manual: ManualShown;
  readonly activity: ActivityShown;
  readonly imaging: readonly ImagingShown[];
  readonly results: readonly { readonly value: string; readonly label: string }[];
  readonly medicines: readonly MedicineShown[];
  readonly mayPrescribe: boolean;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

/** The whole page. */
export function renderTreatmentPage(page: TreatmentPage): string {
  const { visit, card, parts, faults } = page;
  return renderCitizenRecord({
    visit,
    card,
    parts,
    title: treatmentMessagesIn(visit.language).title,
    faults,
    children: (
      <>
        <Nerve {...page} />
        <Manual {...page} />
        <Activity {...page} />
        <Imaging {...page} />
        <Medicines {...page} />
      </>
    ),
  });
}
