/** Codings of a FHIR record: which code in which system, under the names by which the same system travels in Denmark. */

import { dispositionSystem, findingSystem, findingValueSystem } from '../fhir-names.ts';
import { type Fields, fieldsOf, objectsOf, textOf } from './json-reading.ts';

export interface Coding {
  readonly system: string;
  readonly code: string;
}

/** Our own code systems that a record may carry. */
export const ownSystem = {
  finding: findingSystem,
  findingValue: findingValueSystem,
  disposition: dispositionSystem,
  question: 'https://rygforloeb.dk/fhir/CodeSystem/question',
  consentRecipient: 'https://rygforloeb.dk/fhir/CodeSystem/consent-recipient',
} as const;

/** Other names of one system: dk-core and MedCom use OIDs, and SKS-D is a branch of SKS (dk-core 3.8.0, aliases and Condition). */
const sameSystem: ReadonlyMap<string, string> = new Map([
  ['urn:oid:1.2.208.176.2.4.12', 'urn:oid:1.2.208.176.2.4'],
  ['urn:oid:1.2.208.176.2.31', 'http://hl7.org/fhir/sid/icpc-2'],
  ['urn:oid:2.16.840.1.113883.6.139', 'http://hl7.org/fhir/sid/icpc-2'],
  ['urn:oid:2.16.840.1.113883.6.3', 'http://hl7.org/fhir/sid/icd-10'],
  ['http://hl7.org/fhir/sid/icd-10-da', 'http://hl7.org/fhir/sid/icd-10'],
  ['urn:oid:2.16.840.1.113883.6.73', 'http://www.whocc.no/atc'],
  ['urn:oid:2.16.840.1.113883.6.1', 'http://loinc.org'],
  ['urn:oid:2.16.840.1.113883.6.96', 'http://snomed.info/sct'],
]);

/** The codings of a CodeableConcept; one without system or code is left out, a version after `|` is dropped. */
export function codingsOf(concept: unknown): readonly Coding[] {
  return objectsOf(fieldsOf(concept)?.coding, 40).flatMap((coding) => codingOf(coding) ?? []);
}

/** One Coding, with the system under its first name. */
export function codingOf(value: unknown): Coding | undefined {
  const coding = fieldsOf(value);
  const system = textOf(coding?.system, 300)?.split('|')[0];
  const code = textOf(coding?.code, 100)?.trim();
  if (system === undefined || code === undefined || code === '') return undefined;
  return { system: sameSystem.get(system) ?? system, code };
}

/** The code of a concept in one system, the first one that stands there. */
export function codeIn(system: string, concept: unknown): string | undefined {
  return codingsOf(concept).find((coding) => coding.system === system)?.code;
}

/** The code of a status concept whatever its system (`clinicalStatus`, `verificationStatus`). */
export function statusOf(concept: unknown): string | undefined {
  return codingsOf(concept)[0]?.code;
}

/** `Type/id` of a resource, or the type alone when it has no id. */
export function referenceOf(resource: Fields): string {
  const type = textOf(resource.resourceType, 60) ?? 'Resource';
  const id = textOf(resource.id, 64);
  return id === undefined ? type : `${type}/${id}`;
}
