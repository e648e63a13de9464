/** Valid resources for tests; everybody in them is fictitious. */
import type { Resource } from '../store/resource.ts';

/** A citizen with a made-up CPR number. */
export function aPatient(cpr = '0101701234'): Resource {
  return {
    resourceType: 'Patient',
    identifier: [{ system: 'urn:oid:1.2.208.176.1.2', value: cpr }],
    name: [{ family: 'Eksempel', given: ['Karen'] }],
    birthDate: '1970-01-01',
  };
}

/** A finding about a citizen. */
export function anObservation(patient: string, effective = '2026-03-02T09:00:00+01:00', code = 'leg-pain'): Resource {
  return {
    resourceType: 'Observation',
    status: 'final',
    code: {
      coding: [
        { system: 'https://rygforloeb.dk/fhir/CodeSystem/finding', code },
        { system: 'http://snomed.info/sct', code: '10601006' },
      ],
    },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: effective,
    valueBoolean: true,
  };
}

/** A task in somebody's worklist. */
export function aTask(owner: string, status: string, modified: string, patient?: string): Resource {
  return {
    resourceType: 'Task',
    status,
    intent: 'order',
    owner: { reference: owner },
    lastModified: modified,
    ...(patient !== undefined && { for: { reference: `Patient/${patient}` } }),
  };
}
