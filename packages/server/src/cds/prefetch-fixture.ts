/** A believable record for the tests of this room: a citizen with seven weeks of sciatica, twenty resources, and ways to vary it. */

const finding = 'https://rygforloeb.dk/fhir/CodeSystem/finding';
const findingValue = 'https://rygforloeb.dk/fhir/CodeSystem/finding-value';
const subject = { reference: 'Patient/p1' };

export const hookInstance = 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea';

export const patient = {
  resourceType: 'Patient',
  id: 'p1',
  birthDate: '1979-05-02',
  gender: 'female',
  name: [{ family: 'Prøve', given: ['Karen'] }],
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

/** A searchset Bundle. */
export function bundle(...resources: readonly object[]): object {
  return { resourceType: 'Bundle', type: 'searchset', total: resources.length, entry: resources.map((resource) => ({ resource })) };
}

/** A Condition under its SKS code. */
export function condition(id: string, sks: string, more: object = {}): object {
  return {
    resourceType: 'Condition',
    id,
    subject,
    clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] },
    code: { coding: [{ system: 'urn:oid:1.2.208.176.2.4.12', code: sks }] },
    recordedDate: '2024-01-30',
    ...more,
  };
}

/** An Observation of one of our findings, recorded yesterday; a code value becomes a coded one. */
export function observation(id: string, code: string, value: boolean | number | string | readonly string[], more: object = {}): object {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    subject,
    code: { coding: [{ system: finding, code }] },
    effectiveDateTime: '2024-03-11T09:00:00+01:00',
    ...told(value),
    ...more,
  };
}

function told(value: boolean | number | string | readonly string[]): object {
  if (typeof value === 'boolean') return { valueBoolean: value };
  if (typeof value === 'number') return { valueInteger: value };
  if (typeof value !== 'string')
    return { component: value.map((member) => ({ code: { coding: [{ system: findingValue, code: member }] }, valueBoolean: true })) };
  return /^\d{4}-/.test(value) ? { valueDateTime: value } : { valueCodeableConcept: { coding: [{ system: findingValue, code: value }] } };
}

/** A draft ServiceRequest for an SKS examination; `UXME30` is MRI of the lumbar spine. */
export function order(id: string, sks: string): object {
  return {
    resourceType: 'ServiceRequest',
    id,
    status: 'draft',
    intent: 'order',
    subject,
    code: { coding: [{ system: 'urn:oid:1.2.208.176.2.4', code: sks }] },
  };
}

const observations = [
  observation('o1', 'diagnostic-triage', 'specific'),
  observation('o2', 'suspected-nerve-root', true),
  observation('o3', 'neurological-examination', 'normal'),
  observation('o4', 'considerable-limitation', true),
  observation('o5', 'conservative-start', '2024-01-30'),
  observation('o6', 'conservative-contents', ['guidance', 'exercise']),
  observation('o7', 'conservative-effect', 'unsatisfactory'),
  observation('o8', 'work-status', 'employed'),
  {
    resourceType: 'Observation',
    id: 'o9',
    status: 'final',
    subject,
    code: { coding: [{ system: 'http://loinc.org', code: '72514-3' }] },
    bodySite: { coding: [{ system: 'http://snomed.info/sct', code: '61685007' }] },
    effectiveDateTime: '2024-03-11',
    valueInteger: 8,
  },
];

/** The prefetch of an order or a chart: twenty resources, every template satisfied. */
export function prefetch(more: Readonly<Record<string, unknown>> = {}, extraObservations: readonly object[] = []): Record<string, unknown> {
  return {
    patient,
    conditions: bundle(
      condition('c1', 'DM511+TUL2', { onsetDateTime: '2024-01-23' }),
      condition('c2', 'DM545'),
      condition('c3', 'DE119', { recordedDate: '2019-04-02' }),
      condition('c4', 'DI109', { recordedDate: '2020-11-12' }),
    ),
    observations: bundle(...observations, ...extraObservations),
    medications: bundle({
      resourceType: 'MedicationRequest',
      id: 'm1',
      status: 'active',
      intent: 'order',
      subject,
      authoredOn: '2024-02-20',
      medicationCodeableConcept: { coding: [{ system: 'http://www.whocc.no/atc', code: 'M01AE01' }], text: 'ibuprofen' },
    }),
    medicationStatements: null,
    serviceRequests: null,
    procedures: null,
    imagingStudies: null,
    diagnosticReports: null,
    questionnaireResponses: bundle({
      resourceType: 'QuestionnaireResponse',
      id: 'q1',
      status: 'completed',
      subject,
      source: { reference: 'Patient/p1' },
      authored: '2024-03-10T20:00:00+01:00',
      item: [{ linkId: 'affects-daily-life', answer: [{ valueBoolean: true }] }],
    }),
    consents: bundle(consent('k1', 'gp'), consent('k2', 'hospital')),
    user: { resourceType: 'PractitionerRole', id: 'r1', practitioner: { reference: 'Practitioner/1' } },
    ...more,
  };
}

function consent(id: string, recipient: string): object {
  const identifier = { system: 'https://rygforloeb.dk/fhir/CodeSystem/consent-recipient', value: recipient };
  return {
    resourceType: 'Consent',
    id,
    status: 'active',
    patient: subject,
    dateTime: '2024-01-30',
    provision: { type: 'permit', actor: [{ reference: { identifier } }] },
  };
}

/** A whole hook request. */
export function hookRequest(
  hook: 'patient-view' | 'order-select' | 'order-sign',
  more: object = {},
  orders = [order('s1', 'UXME30')],
): object {
  const context = {
    userId: 'Practitioner/1',
    patientId: 'p1',
    ...(hook !== 'patient-view' && { draftOrders: bundle(...orders) }),
    ...(hook === 'order-select' && { selections: ['ServiceRequest/s1'] }),
  };
  return { hook, hookInstance, context, prefetch: prefetch(), ...more };
}
