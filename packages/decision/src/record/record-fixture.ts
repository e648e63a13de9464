/** A record of a citizen with back pain for the tests of this folder, with the programme's real words and code lists. */

import { fileURLToPath } from 'node:url';
import { loadVocabulary, type Vocabulary } from '../vocabulary.ts';
import { type CodeLists, loadCodeLists } from './code-lists.ts';
import { type RecordReading, recordToFindings } from './record-to-findings.ts';

export const programmeDirectory = fileURLToPath(
  new URL('../../../../programme/region-syddanmark-laenderyg/2023-hoeringsudkast', import.meta.url),
);

const loaded = loadVocabulary(programmeDirectory);

/** The real vocabulary; questions that no disposition answers yet are added, so that the code lists load. */
export const vocabulary: Vocabulary = {
  ...loaded,
  questions: new Map([
    ...['refer:imaging-mri', 'refer:imaging-xray', 'refer:imaging-ct', 'do:prescribe'].map(
      (question) => [question, ['refer-imaging']] as const,
    ),
    ...loaded.questions,
  ]),
};

export const codeLists: CodeLists = loadCodeLists(programmeDirectory, vocabulary);

export const asOf = '2024-03-12T10:00:00+01:00';

export const icd = (code: string) => ({ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code }] });
export const sks = (code: string) => ({ coding: [{ system: 'urn:oid:1.2.208.176.2.4', code }] });
export const own = (code: string) => ({ coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/finding', code }] });

export const patient = {
  resourceType: 'Patient',
  id: 'p1',
  birthDate: '1979-05-02',
  gender: 'female',
  address: [
    {
      use: 'home',
      extension: [
        {
          url: 'http://hl7.dk/fhir/core/StructureDefinition/dk-core-municipalityCodes',
          valueCodeableConcept: { coding: [{ system: 'http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes', code: '0621' }] },
        },
      ],
    },
  ],
};

/** A Condition of the fixture's patient; later fields win. */
export function condition(id: string, code: object, more: object = {}): object {
  return { resourceType: 'Condition', id, subject: { reference: 'Patient/p1' }, code, recordedDate: '2024-03-01', ...more };
}

/** An Observation of the fixture's patient; later fields win. */
export function observation(id: string, code: object, more: object): object {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    subject: { reference: 'Patient/p1' },
    code,
    effectiveDateTime: '2024-03-11',
    ...more,
  };
}

/** Reads resources as the record of the fixture's patient. */
export function read(resources: readonly unknown[], orders: readonly unknown[] = []): RecordReading {
  return recordToFindings([patient, ...resources], { asOf, patient: 'p1', orders }, codeLists, vocabulary);
}

/** The value of a finding in a reading. */
export function valueIn(reading: RecordReading, code: string): unknown {
  return reading.findings.find((finding) => finding.code === code)?.value;
}
