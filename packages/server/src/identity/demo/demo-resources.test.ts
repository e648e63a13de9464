import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resourceTypeNames, validate } from '@rygforloeb/record';
import { demoCitizens, demoLogins, demoRelatives } from './demo-people.ts';
import { demoResources } from './demo-resources.ts';

const resources = demoResources(new Date('2026-03-02T09:00:00Z'));

test('every demo resource is valid FHIR of a type that the record keeps, under an id of its own', () => {
  for (const resource of resources) {
    assert.ok(resourceTypeNames.includes(resource.resourceType), resource.resourceType);
    assert.deepEqual(
      validate(resource).filter(({ severity }) => severity === 'error'),
      [],
      resource.id,
    );
    assert.match(resource.id, /^demo-[a-z0-9.-]{1,59}$/);
  }
  assert.equal(new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`)).size, resources.length);
});

test('each refers only to what stands before it', () => {
  const seen = new Set<string>();
  for (const resource of resources) {
    for (const [, reference = ''] of JSON.stringify(resource).matchAll(/"reference":"([^"]+)"/g))
      assert.ok(seen.has(reference), `${resource.id} refers to ${reference}`);
    seen.add(`${resource.resourceType}/${resource.id}`);
  }
});

test('no demo number can be a real one: the day lies above 60', () => {
  for (const { cpr } of [...demoCitizens, ...demoRelatives]) assert.match(cpr, /^(?:6[1-9]|[78]\d|9[01])(?:0\d|1[0-2])\d{6}$/);
});

test('every actor of the programme can log in', () => {
  const roles = new Set(demoLogins.flatMap((login) => login.roles));
  const wanted = ['gp', 'chiropractor', 'physiotherapist', 'private_specialist', 'municipality_119', 'municipality_140', 'jobcentre'];
  for (const role of [...wanted, 'hospital', 'rygcenter', 'back_coordinator', 'administrator', 'citizen', 'relative'])
    assert.ok(roles.has(role), role);
});
