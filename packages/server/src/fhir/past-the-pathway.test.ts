import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordServer } from './testing/record-server.ts';

const { get, post, put, patch, remove, made, ownJobs } = await recordServer();
const our = (name: string) => `https://rygforloeb.dk/fhir/CodeSystem/${name}`;
const patient = await made({ resourceType: 'Patient', identifier: [{ system: 'urn:oid:1.2.208.176.1.2', value: '0101701234' }] });
const subject = { reference: `Patient/${patient.id}` };
const request = {
  resourceType: 'ServiceRequest',
  status: 'active',
  intent: 'order',
  category: [{ coding: [{ system: our('referral-receiver'), code: 'hospital' }] }],
  code: { text: 'help' },
  subject,
  requester: { reference: 'Practitioner/anna' },
  authoredOn: '2026-11-20',
};
const task = {
  resourceType: 'Task',
  status: 'requested',
  intent: 'order',
  businessStatus: { coding: [{ system: our('referral-state'), code: 'sent' }] },
  for: subject,
  lastModified: '2026-11-20T12:00:00Z',
};
const clock = { ...task, businessStatus: undefined, code: { coding: [{ system: our('clock'), code: 'rehabilitation-start' }] } };
const story = {
  resourceType: 'Provenance',
  target: [subject],
  recorded: '2026-11-20T12:00:00Z',
  activity: { coding: [{ system: our('pathway-step'), code: 'close' }] },
  agent: [{ who: { reference: 'Practitioner/anna' } }],
};
const closed = { ...task, status: 'completed', businessStatus: { coding: [{ system: our('referral-state'), code: 'closed' }] } };
const version = { 'if-match': 'W/"1"' };

test('a step written past the pathway is refused with the way to it: as create, update, patch and in Bundles', async () => {
  const { id } = await ownJobs(task);
  const whole = { ...closed, id };
  const unmarked = { ...closed, id, businessStatus: undefined };
  const replace = [{ op: 'replace', path: '/businessStatus/coding/0/code', value: 'closed' }];
  const bundle = (type: string, resource: object, method: string, url: string) =>
    post('/fhir', { resourceType: 'Bundle', type, entry: [{ resource, request: { method, url, ifMatch: 'W/"1"' } }] });
  for (const [name, reply] of [
    ['create task', await post('/fhir/Task', closed)],
    ['create request', await post('/fhir/ServiceRequest', request)],
    ['create clock', await post('/fhir/Task', clock)],
    ['create story', await post('/fhir/Provenance', story)],
    ['update', await put(`/fhir/Task/${id}`, whole, version)],
    ['update that takes the mark off', await put(`/fhir/Task/${id}`, unmarked, version)],
    ['update by condition', await put(`/fhir/Task?_id=${id}`, whole, version)],
    ['patch', await patch(`/fhir/Task/${id}`, replace, version)],
    ['transaction', await bundle('transaction', whole, 'PUT', `Task/${id}`)],
    ['new in a transaction', await bundle('transaction', closed, 'POST', 'Task')],
  ] as const) {
    assert.equal(reply.status, 422, `${name}: ${reply.text}`);
    assert.match(reply.text, /POST \/api\/pathway\/…/, name);
    assert.match(reply.text, /"code":"business-rule"/, name);
  }
  const batch = await bundle('batch', whole, 'PUT', `Task/${id}`);
  assert.match(batch.json.entry[0].response.status, /^422/);
  assert.equal((await remove(`/fhir/Task/${id}`, version)).status, 403);
  const kept = await get(`/fhir/Task/${id}`);
  assert.deepEqual([kept.json.meta.versionId, kept.json.status], ['1', 'requested']);
});

test('a task and a request of another system are written as before', async () => {
  const other = { ...task, businessStatus: { text: 'begun' } };
  const { id } = await made(other);
  assert.equal((await put(`/fhir/Task/${id}`, { ...other, id, status: 'completed' }, version)).status, 200);
  assert.equal((await post('/fhir/ServiceRequest', { ...request, category: [{ text: 'lab' }] })).status, 201);
});

test("nobody makes a step of another system's task either", async () => {
  const { id } = await made({ ...task, businessStatus: { text: 'begun' } });
  assert.equal((await put(`/fhir/Task/${id}`, { ...closed, id }, version)).status, 422);
});
