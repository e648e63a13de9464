import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { exportPlanDefinition } from '@rygforloeb/decision';
import { bundle, observation, prefetch } from '../cds/prefetch-fixture.ts';
import { listen, type TestServer } from '../listening-server.ts';
import { openShipped } from '../start-server.ts';

let server: TestServer;
before(async () => {
  server = await listen();
});
after(() => server.close());

const record = (...more: object[]) =>
  bundle(...Object.values(prefetch()).flatMap((resource) => (resource === null ? [] : [resource as object])), ...more);
const parameters = (...parameter: object[]) => ({ resourceType: 'Parameters', parameter });
const subject = { name: 'subject', valueString: 'Patient/p1' };
const apply = (body: unknown, path = '/fhir/PlanDefinition/$apply') => server.post(path, body, { 'content-type': 'application/fhir+json' });

test('the CapabilityStatement names what is there: every address it promises answers', async () => {
  const { status, type, json } = await server.get('/fhir/metadata');
  assert.deepEqual([status, json.resourceType, json.fhirVersion, json.kind], [200, 'CapabilityStatement', '4.0.1', 'instance']);
  assert.match(type, /^application\/fhir\+json/);
  const [resource] = json.rest[0].resource;
  assert.equal(resource.type, 'PlanDefinition');
  assert.equal((await server.get('/fhir/PlanDefinition')).json.total, 1);
  for (const { name } of resource.searchParam) assert.equal((await server.get(`/fhir/PlanDefinition?${name}=nothing`)).json.total, 0, name);
});

test('the programme is read by its id, and another id is not found', async () => {
  const [{ resource }] = (await server.get('/fhir/PlanDefinition')).json.entry;
  const read = await server.get(`/fhir/PlanDefinition/${resource.id}`);
  assert.deepEqual(read.json, resource);
  const programme = await openShipped();
  assert.deepEqual(read.json, JSON.parse(JSON.stringify(exportPlanDefinition(programme))), 'the plan that is exported');
  assert.deepEqual([resource.status, resource.experimental, resource.action.length > 100], ['draft', true, true]);
  const missing = await server.get('/fhir/PlanDefinition/nothing');
  assert.deepEqual([missing.status, missing.json.resourceType], [404, 'OperationOutcome']);
  assert.match(missing.type, /fhir\+json/);
});

test('$apply gives a CarePlan whose actions are what the programme says yes to, each with its source and draft', async () => {
  const { status, type, json: plan } = await apply(parameters(subject, { name: 'data', resource: record() }));
  assert.equal(status, 200);
  assert.match(type, /fhir\+json/);
  assert.deepEqual([plan.resourceType, plan.status, plan.intent, plan.subject.reference], ['CarePlan', 'draft', 'proposal', 'Patient/p1']);
  const [group, ...drafts] = plan.contained;
  assert.equal(group.resourceType, 'RequestGroup');
  assert.equal(plan.activity[0].reference.reference, `#${group.id}`);
  assert.equal(group.action.length, drafts.length);
  const byCode = new Map(
    group.action.map((action: { code: { coding: { code: string }[] }[] }) => [action.code[0]?.coding[0]?.code, action]),
  );
  const rygcenter = byCode.get('refer-rygcenter') as {
    resource: { reference: string };
    documentation: { label: string }[];
    priority: string;
  };
  assert.ok(rygcenter, 'hospital is open from day 42');
  assert.equal(rygcenter.documentation[0]?.label.startsWith('FP '), true);
  assert.equal(drafts.find(({ id }: { id: string }) => `#${id}` === rygcenter.resource.reference).resourceType, 'ServiceRequest');
  assert.equal(byCode.has('refer-imaging'), false, 'imaging waits for a judgement');
  const answer = JSON.parse(plan.extension[0].valueString);
  assert.equal(answer.programme.version, '2023-hoeringsudkast');
});

test('an acute citizen’s plan is stat', async () => {
  const weakness = observation('o20', 'suspected-cauda-equina', true);
  const { json } = await apply(parameters(subject, { name: 'data', resource: record(weakness) }));
  const [group] = json.contained;
  assert.equal(group.priority, 'stat');
  assert.ok(group.action.some(({ priority }: { priority: string }) => priority === 'stat'));
});

test('the actor and the plan may be named; an unknown one is refused with its place', async () => {
  const [{ resource }] = (await server.get('/fhir/PlanDefinition')).json.entry;
  const data = { name: 'data', resource: record() };
  const userType = (code: string) => ({
    name: 'userType',
    valueCodeableConcept: { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/actor', code }] },
  });
  const plan = (url: string) => ({ name: 'url', valueUri: url });
  assert.equal((await apply(parameters(subject, data, userType('physiotherapist'), plan(resource.url)))).status, 200);
  assert.equal((await apply(parameters(subject, data), `/fhir/PlanDefinition/${resource.id}/$apply`)).status, 200);
  for (const [wrong, place] of [
    [userType('surgeon'), 'userType'],
    [plan('urn:other'), 'planDefinition'],
  ] as const) {
    const reply = await apply(parameters(subject, data, wrong));
    assert.equal(reply.status, 400);
    assert.match(reply.json.issue[0].expression[0], new RegExp(place));
  }
});

test('without a record there is nothing to apply, by POST as by GET', async () => {
  assert.equal((await apply(parameters(subject))).status, 400);
  const reply = await server.get('/fhir/PlanDefinition/$apply?subject=Patient/p1');
  assert.equal(reply.status, 400);
  assert.match(reply.text, /ikke selv en journal/);
  assert.equal((await apply({ resourceType: 'Bundle' })).status, 400);
});
