/** Everything FHIR that the server sends is valid R4: plans, drafts in cards, what it can do, and what went wrong. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Case, caseToFhir, loadVocabulary, shippedProgramme } from '@rygforloeb/decision';
import { type RunningServer, startServer } from '@rygforloeb/server';
import { r4Faults } from './r4-faults.ts';

const vocabulary = loadVocabulary(shippedProgramme);
let server: RunningServer;
before(async () => {
  server = await startServer({ port: 0, log: 'silent', rateLimit: false, pages: false, now: () => new Date('2024-03-12T09:00:00Z') });
  await server.settled;
  assert.ok(server.isReady());
});
after(() => server.close());

// biome-ignore lint/suspicious/noExplicitAny: answers as tests read them
type Json = any;
const get = async (path: string): Promise<Json> => (await fetch(`${server.url}${path}`)).json();
const post = async (path: string, body: unknown): Promise<Json> => {
  const init = { method: 'POST', headers: { 'content-type': 'application/fhir+json' }, body: JSON.stringify(body) };
  return (await fetch(`${server.url}${path}`, init)).json();
};

const citizen: Case['citizen'] = { birthDate: '1979-05-02', sex: 'female', municipality: 'Kolding' };
const situation = (id: string, findings: Case['findings'], medications: Case['medications'] = []): Case => ({
  id,
  asOf: '2024-03-12T10:00+01:00',
  actor: 'gp',
  citizen,
  findings: [{ code: 'pain-site', value: ['lumbar'] }, { code: 'affects-daily-life', value: true }, ...findings],
  medications,
});
const situations: readonly Case[] = [
  situation('plain', [{ code: 'diagnostic-triage', value: 'non-specific', recorded: '2024-03-11' }]),
  situation('acute', [{ code: 'strength-grade', value: 2, onset: '2024-03-12T04:00+01:00', recorded: '2024-03-12', site: 'right' }]),
  situation('today', [{ code: 'bladder-disturbance', value: true, recorded: '2024-03-12' }]),
  situation('sciatica', [
    { code: 'diagnostic-triage', value: 'specific', recorded: '2024-03-11' },
    { code: 'suspected-nerve-root', value: true, recorded: '2024-03-11' },
    { code: 'leg-pain', value: true, onset: '2024-01-20', recorded: '2024-03-11', site: 'left' },
    { code: 'conservative-start', value: '2024-01-30' },
    { code: 'considerable-limitation', value: true },
    { code: 'consent-hospital', value: true },
    { code: 'sick-leave-start', value: '2024-02-01' },
    { code: 'rehabilitation-plan-received', value: '2024-02-20' },
    { code: 'poor-sleep', value: true },
  ]),
  situation(
    'drugs',
    [],
    [{ name: 'ibuprofen', atc: 'M01AE01', start: '2023-11-01', stopPlan: false, followUps: [], dailyPrescription: true }],
  ),
];
const record = (aCase: Case): object => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: caseToFhir(aCase, vocabulary).map((resource) => ({ resource })),
});
const apply = (aCase: Case, actor: string) =>
  post('/fhir/PlanDefinition/$apply', {
    resourceType: 'Parameters',
    parameter: [
      { name: 'subject', valueString: 'Patient/citizen' },
      { name: 'actor', valueCode: actor },
      { name: 'data', resource: record(aCase) },
    ],
  });

test('the CapabilityStatement, the plan and the search for it are valid', async () => {
  for (const path of ['/fhir/metadata', '/fhir/PlanDefinition']) {
    const answer = await get(path);
    assert.deepEqual(r4Faults(answer), [], path);
  }
});

test('a situation as FHIR is valid, and so is the plan for it, whoever asks', async () => {
  for (const aCase of situations) {
    assert.deepEqual(r4Faults(record(aCase)), [], aCase.id);
    for (const actor of vocabulary.actors.keys()) {
      const plan = await apply(aCase, actor);
      assert.equal(plan.resourceType, 'CarePlan', `${aCase.id}, ${actor}`);
      assert.deepEqual(r4Faults(plan), [], `${aCase.id}, ${actor}`);
    }
  }
});

test('every draft that a card suggests is valid on its own', async () => {
  let drafts = 0;
  for (const hook of ['patient-view', 'order-select', 'order-sign'])
    for (const aCase of situations)
      for (const question of ['refer:imaging-mri', 'refer:hospital', 'refer:emergency-department', 'do:prescribe']) {
        const answer = await post(`/cds-services/rygforloeb-${hook}`, hookRequest(hook, aCase, question));
        for (const card of answer.cards)
          for (const { actions } of card.suggestions ?? [])
            for (const { resource } of actions) {
              drafts += 1;
              assert.deepEqual(r4Faults(resource), [], JSON.stringify(resource));
            }
      }
  assert.ok(drafts > 30, String(drafts));
});

test('every refusal is a valid OperationOutcome', async () => {
  const refused = [
    await get('/nothing'),
    await get('/fhir/PlanDefinition/nothing'),
    await get('/fhir/PlanDefinition/$apply'),
    await post('/fhir/PlanDefinition/$apply', { resourceType: 'Bundle' }),
    await post('/cds-services/none', {}),
    await post('/cds-services/rygforloeb-order-sign', { hookInstance: 1 }),
    await post('/cds-services/rygforloeb-order-sign/feedback', { feedback: [{}] }),
    await post('/api/assess', []),
  ];
  for (const outcome of refused) {
    assert.equal(outcome.resourceType, 'OperationOutcome');
    assert.deepEqual(r4Faults(outcome), [], JSON.stringify(outcome));
  }
});

function hookRequest(hook: string, aCase: Case, question: string): object {
  const resources: readonly Json[] = caseToFhir(aCase, vocabulary);
  const bundleOf = (type: string) => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.filter(({ resourceType }) => resourceType === type).map((resource) => ({ resource })),
  });
  const code = { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/question', code: question }] };
  const order = {
    resourceType: 'ServiceRequest',
    id: 's1',
    status: 'draft',
    intent: 'order',
    subject: { reference: 'Patient/citizen' },
    code,
  };
  return {
    hook,
    hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
    context: {
      userId: 'Practitioner/1',
      patientId: 'citizen',
      draftOrders: { resourceType: 'Bundle', type: 'collection', entry: [{ resource: order }] },
      selections: ['ServiceRequest/s1'],
    },
    prefetch: {
      patient: resources.find(({ resourceType }) => resourceType === 'Patient'),
      conditions: null,
      observations: bundleOf('Observation'),
      medications: bundleOf('MedicationRequest'),
    },
  };
}
