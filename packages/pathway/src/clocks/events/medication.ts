/** Pain drugs as clocks see them: followed up after some days and again, and used for a short time (FP 7.4). */
import { copenhagenDate } from '@rygforloeb/decision';
import { type Prescription, prescriptionOf } from '../../medication/prescription.ts';
import type { CitizenRecord } from '../citizen-record.ts';
import { daysAfter } from '../danish-days.ts';
import type { ClockEvent } from '../open-clocks.ts';
import { findingFacts, firstFrom } from './finding-facts.ts';

/** The events of this area. Which drugs are meant, and from when, is told by the lists and numbers of the programme. */
export function medicationEvents(citizen: CitizenRecord): readonly ClockEvent[] {
  const isOf = (list: string, { atc }: Prescription) =>
    atc !== undefined && (citizen.lists?.get(list) ?? []).some((beginning) => atc.startsWith(beginning));
  const isPersistent = findingFacts(citizen).latest('pain-pattern')?.value === 'persistent';
  return citizen
    .all('MedicationRequest')
    .filter(({ status, intent }) => (status === 'active' || status === 'stopped' || status === 'completed') && intent === 'order')
    .flatMap((resource): readonly ClockEvent[] => {
      const drug = prescriptionOf(resource);
      if (drug.start === undefined || !isOf('pain-atc', drug)) return [];
      const start = copenhagenDate(drug.start);
      const end = drug.isInUse ? undefined : (drug.stopped ?? copenhagenDate(resource.meta.lastUpdated));
      const event = (clock: string, done: string | undefined): ClockEvent => ({
        clock,
        at: start,
        about: `MedicationRequest/${drug.id}`,
        ...(drug.requester?.startsWith('Organization/') && { house: drug.requester }),
        ...(done !== undefined && { done }),
      });
      const isOpioid = isOf('opioid-atc', drug);
      return [
        ...followUps(citizen, drug, start, end).map(([clock, done]) => event(clock, done)),
        // For lasting pain the programme gives no length: a drug then is a special case (M1, C-20).
        ...(isPersistent ? [] : [event(isOpioid ? 'opioid-duration' : 'pain-medicine-short', end)]),
        ...studied.filter(([, list]) => isOf(list, drug)).map(([clock]) => event(clock, end)),
      ];
    });
}

/** Lengths that a guideline has studied; it is not in force, and nobody is asked to act (C-02). */
const studied = [
  ['opioid-studied', 'opioid-atc'],
  ['paracetamol-studied', 'paracetamol-atc'],
  ['nsaid-studied', 'nsaid-atc'],
] as const;

/** Of a drug of which nobody knows how it was followed, nothing is said to be late (M3). */
function followUps(
  { numbers }: CitizenRecord,
  { followUps: told }: Prescription,
  start: string,
  end: string | undefined,
): readonly (readonly [string, string | undefined])[] {
  const [opens, enough, young] = ['medication-follow-up-second-opens-day', 'medication-follow-ups-enough', 'medication-new-days'].map(
    (name) => numbers?.get(name),
  );
  if (told === undefined || opens === undefined || enough === undefined || young === undefined) return [];
  const days = told
    .map(copenhagenDate)
    .filter((day) => day >= start)
    .toSorted();
  const noLongerNew = daysAfter(start, young + 1);
  return [
    ['medication-follow-up-first', firstFrom(start, [days[0], end, noLongerNew])],
    [
      'medication-follow-up-second',
      firstFrom(start, [days[enough - 1], days.find((day) => day >= daysAfter(start, opens)), end, noLongerNew]),
    ],
  ];
}
