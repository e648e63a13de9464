/** The record of an ordinary general practice, ICPC-2 and all, over real HTTP: what is used, what is left unread, and what the cards say. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { listen, type TestServer } from '../listening-server.ts';
import { bundle, hookInstance, order } from './prefetch-fixture.ts';

let server: TestServer;
before(async () => {
  server = await listen();
});
after(() => server.close());

const subject = { reference: 'Patient/p7' };
const icpc2 = 'http://hl7.org/fhir/sid/icpc-2';
const sks = 'urn:oid:1.2.208.176.2.4.12';
const finding = 'https://rygforloeb.dk/fhir/CodeSystem/finding';
const state = (system: string, code: string) => ({ coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] });

const condition = (id: string, system: string, code: string, more: object = {}) => ({
  resourceType: 'Condition',
  id,
  subject,
  clinicalStatus: state('condition-clinical', 'active'),
  code: { coding: [{ system, code }] },
  recordedDate: '2024-02-20',
  ...more,
});
const seen = (id: string, code: string, value: object, more: object = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject,
  code: { coding: [{ system: finding, code }] },
  effectiveDateTime: '2024-03-11T09:00:00+01:00',
  ...value,
  ...more,
});
const drug = (id: string, atc: string, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  subject,
  authoredOn: '2024-02-20',
  medicationCodeableConcept: { coding: [{ system: 'http://www.whocc.no/atc', code: atc }] },
  ...more,
});
const no = { valueBoolean: false };
const yes = { valueBoolean: true };

const patient = {
  resourceType: 'Patient',
  id: 'p7',
  birthDate: '1968-11-30',
  gender: 'male',
  name: [{ family: 'Mikkelsen', given: ['Jens'] }],
  address: [
    {
      extension: [
        {
          url: 'http://hl7.dk/fhir/core/StructureDefinition/dk-core-municipalityCodes',
          valueCodeableConcept: { coding: [{ system: 'http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes', code: '0621' }] },
        },
      ],
    },
  ],
};
const conditions = [
  condition('c1', icpc2, 'L03', { onsetDateTime: '2024-02-12' }),
  condition('c2', sks, 'DI109', { recordedDate: '2015-05-05' }),
  condition('c3', icpc2, 'K86', { recordedDate: '2015-05-05' }),
  condition('c4', sks, 'DC619', { verificationStatus: state('condition-ver-status', 'entered-in-error') }),
  condition('c5', sks, 'DG834', { verificationStatus: state('condition-ver-status', 'refuted'), recordedDate: '2024-03-11' }),
  condition('c6', sks, 'DS320', { subject: { reference: 'Patient/p8' } }),
];
const observations = [
  seen('o1', 'diagnostic-triage', {
    valueCodeableConcept: { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/finding-value', code: 'non-specific' }] },
  }),
  seen('o2', 'considerable-limitation', no),
  seen('o3', 'saddle-anaesthesia', yes, { status: 'entered-in-error' }),
  seen('o4', 'new-weakness', no, { effectiveDateTime: undefined }),
  seen('o5', 'fever', no, { effectiveDateTime: '2024-03-14T09:00:00+01:00' }),
  {
    ...seen('o6', '', { valueQuantity: { value: 138, unit: 'mmHg' } }),
    code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] },
  },
  seen('o7', 'suspected-cauda-equina', yes, { subject: { reference: 'Patient/p8' } }),
];
const medications = [
  drug('m1', 'M01AE01'),
  drug('m2', 'C09AA02'),
  drug('m3', 'N02AX02', { doNotPerform: true }),
  drug('m4', 'N02AA01', { status: 'entered-in-error' }),
];
const procedures = [
  {
    resourceType: 'Procedure',
    id: 'x1',
    status: 'not-done',
    subject,
    code: { coding: [{ system: 'urn:oid:1.2.208.176.2.4', code: 'UXME30' }] },
    performedDateTime: '2024-03-01',
  },
  {
    resourceType: 'Procedure',
    id: 'x2',
    status: 'completed',
    subject,
    code: { coding: [{ system: 'urn:oid:1.2.208.176.2.4', code: 'KJEA01' }] },
    performedDateTime: '2019-03-01',
  },
];
const forms = [
  {
    resourceType: 'QuestionnaireResponse',
    id: 'q1',
    status: 'completed',
    subject,
    source: subject,
    authored: '2024-03-10T20:00:00+01:00',
    item: [{ linkId: 'affects-daily-life', answer: [yes] }],
  },
];

const request = (more: object = {}) => ({
  hook: 'order-sign',
  hookInstance,
  context: { userId: 'Practitioner/1', patientId: 'p7', draftOrders: bundle({ ...order('s1', 'UXME30'), subject }) },
  prefetch: {
    patient,
    conditions: bundle(...conditions),
    observations: bundle(...observations),
    medications: bundle(...medications),
    procedures: bundle(...procedures),
    questionnaireResponses: bundle(...forms),
    ...more,
  },
});
const sign = (more: object = {}) => server.post('/cds-services/rygforloeb-order-sign', request(more));

test('twenty resources of a practice are answered as the case that a clinician would have written', async () => {
  const { json, text, status } = await sign();
  assert.equal(status, 200, text);
  const [answer] = json.extension['dk.rygforloeb.answer'].answers;
  const written = await server.post('/api/assess', {
    id: hookInstance,
    asOf: '2024-03-12T10:00:00+01:00',
    actor: 'gp',
    citizen: { birthDate: '1968-11-30', sex: 'male', municipality: 'Kolding' },
    question: 'refer:imaging-mri',
    findings: [
      { code: 'pain-site', value: ['lumbar'], recorded: '2024-02-20', onset: '2024-02-12' },
      { code: 'suspected-cauda-equina', value: false, recorded: '2024-03-11' },
      { code: 'diagnostic-triage', value: 'non-specific', recorded: '2024-03-11T09:00:00+01:00' },
      { code: 'considerable-limitation', value: false, recorded: '2024-03-11T09:00:00+01:00' },
      { code: 'affects-daily-life', value: true, recorded: '2024-03-10T20:00:00+01:00' },
    ],
    medications: [{ name: 'ibuprofen', atc: 'M01AE01', start: '2024-02-20' }],
  });
  assert.equal(written.status, 200, written.text);
  assert.deepEqual(answer.dispositions, written.json.dispositions);
  assert.deepEqual([answer.urgency, answer.inScope], [written.json.urgency, written.json.inScope]);
  assert.deepEqual([answer.urgency, answer.inScope], ['routine', true]);
});

test('the card answers the order, and nothing of the wrong, withdrawn or foreign resources reaches it', async () => {
  const { json, text } = await sign();
  const [card, ...others] = json.cards;
  assert.match(card.summary, /^MR-skanning af lænderyg: ikke åbnet af programmet/);
  assert.deepEqual([card.indicator, others], ['info', []]);
  assert.doesNotMatch(JSON.stringify(json.cards), /Ridebukse|Tidligere cancer|Mistanke om fraktur|Jens|Mikkelsen/);
  assert.doesNotMatch(text, /"acute"|"critical"/);
});

test('what was not understood is told by its resource and reason: unknown codes, no date, a day to come, another citizen', async () => {
  const { json } = await sign();
  const unread = json.extension['dk.rygforloeb.answer'].unread as readonly { reference: string; reason: string }[];
  assert.deepEqual(Object.fromEntries(unread.map(({ reference, reason }) => [reference, reason])), {
    'Condition/c2': 'unknown-code',
    'Condition/c3': 'unknown-code',
    'Condition/c6': 'other-patient',
    'Observation/o4': 'no-date',
    'Observation/o5': 'in-the-future',
    'Observation/o6': 'unknown-code',
    'Observation/o7': 'other-patient',
    'Procedure/x2': 'unknown-code',
  });
  const [card] = json.cards;
  assert.match(card.detail, /Ikke brugt fra journalen: .*Nyopstået kraftnedsættelse \(uden dato\)/);
  assert.match(card.detail, /Feber \(dateret efter i dag\)/);
  assert.match(card.detail, /Ikke modtaget fra journalen: .*henvisninger/);
});

test('a single acute sign in a chart that is silent about the back still breaks the silence', async () => {
  const only = (...resources: object[]) => ({
    conditions: null,
    observations: bundle(...resources),
    medications: null,
    procedures: null,
    questionnaireResponses: null,
  });
  const view = async (more: object) => {
    const { hook: _hook, context, ...rest } = request(more);
    const { draftOrders: _orders, ...open } = context;
    return (await server.post('/cds-services/rygforloeb-patient-view', { ...rest, hook: 'patient-view', context: open })).json;
  };
  const calm = await view(only(seen('o1', 'fever', yes)));
  assert.deepEqual(calm.cards, []);
  for (const code of ['suspected-cauda-equina', 'suspected-fracture', 'suspected-other-serious', 'suspected-aaa']) {
    const { cards, extension } = await view(only(seen('o1', code, yes)));
    const [{ urgency }] = extension['dk.rygforloeb.answer'].answers;
    const isAcute = urgency === 'acute' || urgency === 'emergency';
    assert.equal(cards[0]?.indicator === 'critical', isAcute, `${code}: ${urgency}`);
    if (isAcute) assert.equal(cards.length, 1, code);
  }
});
