/** A case as the FHIR R4 resources that the rules are asked about: the patient, coded findings and drug orders. */

import { copenhagenDate, copenhagenDay, toCopenhagen } from '../copenhagen-time.ts';
import { extensionUrl, findingSystem, findingValueSystem, siteSystem } from '../fhir-names.ts';
import type { Case, FindingEntry, MedicationEntry } from '../model.ts';
import type { FindingDefinition, Vocabulary } from '../vocabulary.ts';

/** One FHIR resource, kept as plain data. */
export interface FhirResource {
  readonly resourceType: string;
  readonly id: string;
  readonly [element: string]: unknown;
}

const atcSystem = 'http://www.whocc.no/atc';

const patientId = 'citizen';
const subject = { reference: `Patient/${patientId}` } as const;

/** A finding whose code the vocabulary does not hold reached the mapping; case files are checked before. */
export class UnknownFindingError extends Error {
  readonly code = 'RYG_UNKNOWN_FINDING';
}

/** Patient, Observations and MedicationRequests of a case; instants are in Copenhagen's offset with seconds, `recorded` defaults to asOf. */
export function caseToFhir(aCase: Case, vocabulary: Pick<Vocabulary, 'findings'>): readonly FhirResource[] {
  return variantToFhir(vocabulary)(aCase);
}

/** Like caseToFhir, for variants of one case: entries that variants share are mapped once. */
export function variantToFhir(vocabulary: Pick<Vocabulary, 'findings'>): (variant: Case) => readonly FhirResource[] {
  const mapped = new Map<FindingEntry | MedicationEntry, FhirResource>();
  const once = <Entry extends FindingEntry | MedicationEntry>(entry: Entry, map: (entry: Entry) => FhirResource): FhirResource => {
    const known = mapped.get(entry) ?? map(entry);
    mapped.set(entry, known);
    return known;
  };
  return (variant) => [
    toPatient(variant),
    ...variant.findings.map((finding, index) =>
      once(finding, () => toObservation(finding, index, variant.asOf, definitionOf(finding, vocabulary))),
    ),
    ...variant.medications.map((drug, index) => once(drug, () => toMedicationRequest(drug, index))),
  ];
}

function toPatient({ citizen }: Case): FhirResource {
  return {
    resourceType: 'Patient',
    id: patientId,
    ...(citizen.birthDate && { birthDate: citizen.birthDate }),
    ...(citizen.sex && { gender: citizen.sex }),
    ...(citizen.municipality && { address: [{ district: citizen.municipality }] }),
  };
}

function toObservation(finding: FindingEntry, index: number, asOf: string, definition: FindingDefinition): FhirResource {
  const recorded = dateTime(finding.recorded ?? asOf);
  const start = finding.onset ?? finding.since;
  return {
    resourceType: 'Observation',
    id: `finding-${index + 1}`,
    status: 'final',
    code: { coding: [{ system: findingSystem, code: finding.code }] },
    subject,
    ...(start?.length === 10 && definition.hours && { extension: [{ url: extensionUrl('onset-day'), valuePeriod: copenhagenDay(start) }] }),
    ...(start ? { effectivePeriod: { start: dateTime(start), end: recorded } } : { effectiveDateTime: recorded }),
    ...(finding.site && { bodySite: { coding: [{ system: siteSystem, code: finding.site }] } }),
    ...toValue(finding.value, definition),
  };
}

function toValue(value: FindingEntry['value'], { type, unit }: FindingDefinition): object {
  if (typeof value === 'boolean') return { valueBoolean: value };
  if (typeof value === 'number') return type === 'integer' ? { valueInteger: value } : { valueQuantity: { value, ...(unit && { unit }) } };
  if (typeof value !== 'string') return toMembers(value);
  if (type === 'date') return { valueDateTime: copenhagenDate(value) };
  return type === 'code' ? { valueCodeableConcept: { coding: [{ system: findingValueSystem, code: value }] } } : { valueString: value };
}

/** A list is one component a member; a list known to be empty is a plain false. */
function toMembers(members: readonly string[]): object {
  if (members.length === 0) return { valueBoolean: false };
  return {
    component: members.map((code) => ({ code: { coding: [{ system: findingValueSystem, code }] }, valueBoolean: true })),
  };
}

function toMedicationRequest(drug: MedicationEntry, index: number): FhirResource {
  const extension = [
    ...flag('stop-plan', drug.stopPlan),
    ...flag('daily-prescription', drug.dailyPrescription),
    ...flag('follow-ups-known', drug.followUps && true),
    ...(drug.followUps ?? []).map((day) => ({ url: extensionUrl('follow-up'), valueDateTime: copenhagenDate(day) })),
  ];
  return {
    resourceType: 'MedicationRequest',
    id: `medication-${index + 1}`,
    status: 'active',
    intent: 'order',
    subject,
    medicationCodeableConcept: {
      ...(drug.atc && { coding: [{ system: atcSystem, code: drug.atc }] }),
      ...(drug.name && { text: drug.name }),
    },
    ...(drug.start && { authoredOn: copenhagenDate(drug.start) }),
    ...(extension.length > 0 && { extension }),
  };
}

function flag(name: string, value: boolean | undefined): readonly object[] {
  return value === undefined ? [] : [{ url: extensionUrl(name), valueBoolean: value }];
}

function definitionOf({ code }: FindingEntry, { findings }: Pick<Vocabulary, 'findings'>): FindingDefinition {
  const definition = findings.get(code);
  if (definition === undefined) throw new UnknownFindingError(`no finding ${code} in the vocabulary`);
  return definition;
}

/** A date stays a date; an instant is written in Copenhagen's offset. */
function dateTime(text: string): string {
  return text.length === 10 ? text : toCopenhagen(text);
}
