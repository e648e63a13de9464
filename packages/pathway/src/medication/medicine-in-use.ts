/** Drugs that a citizen says she uses, or a consultation finds in use: noted beside what is prescribed, and never prescribed by it. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import type { Change } from '../act.ts';
import type { CitizenSituation } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import type { MedicineTold } from '../findings/finding-told.ts';
import { type Prescription, prescriptionOf, requestFor, withParts } from './prescription.ts';

interface MedicineChanges {
  readonly make: readonly Resource[];
  readonly changes: readonly Change[];
  /** ATC codes of which nothing new was told. */
  readonly unchanged: readonly string[];
}

/** What becomes of drugs that were told of; a drug is known again by its ATC code. */
export function medicineChanges(desk: Desk, { resources, patient }: CitizenSituation, told: readonly MedicineTold[]): MedicineChanges {
  const inUse = resources.filter(({ resourceType, status }) => resourceType === 'MedicationRequest' && status === 'active');
  const all = told.map((medicine) => {
    const resource = inUse.find((one) => prescriptionOf(one).atc === medicine.atc);
    if (resource === undefined) return { make: medicine.stopped === true ? [] : [reported(desk, patient.id, medicine)], changes: [] };
    const elements = medicine.stopped === true ? { status: 'stopped' } : newElements(resource, prescriptionOf(resource), medicine);
    return { make: [], changes: elements === undefined ? [] : [{ resource, elements }] };
  });
  const isUnchanged = ({ make, changes }: (typeof all)[number]) => make.length === 0 && changes.length === 0;
  return {
    make: all.flatMap(({ make }) => make),
    changes: all.flatMap(({ changes }) => changes),
    unchanged: told.filter((_, index) => isUnchanged(all[index] ?? { make: [], changes: [] })).map(({ atc }) => atc),
  };
}

function reported({ access: { agent } }: Desk, citizen: string, { atc, name, start, ...told }: MedicineTold): Resource {
  const drug = { atc, ...(name !== undefined && { name }) };
  const noted = { reportedBoolean: true, recorder: { reference: agent.practitionerRole ?? agent.who } };
  return requestFor(citizen, drug, start && copenhagenDate(start), partsOf(told), noted);
}

function partsOf({ stopPlan, dailyPrescription, followUps }: Omit<MedicineTold, 'atc'>): Parameters<typeof withParts>[1] {
  return {
    ...(stopPlan !== undefined && { hasStopPlan: stopPlan }),
    ...(dailyPrescription !== undefined && { daily: dailyPrescription }),
    ...(followUps !== undefined && { followUps: followUps.map(copenhagenDate) }),
  };
}

function newElements(resource: Change['resource'], before: Prescription, told: MedicineTold): Change['elements'] | undefined {
  const parts = partsOf(told);
  const start = told.start === undefined ? undefined : copenhagenDate(told.start);
  const isNew =
    (parts.hasStopPlan !== undefined && parts.hasStopPlan !== before.hasStopPlan) ||
    (parts.daily !== undefined && parts.daily !== before.daily) ||
    (parts.followUps !== undefined && parts.followUps.join() !== before.followUps?.join()) ||
    (start !== undefined && start !== before.start);
  if (!isNew) return undefined;
  return { extension: withParts(resource, parts), ...(start !== undefined && { authoredOn: start }) };
}
