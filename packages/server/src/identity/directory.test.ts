import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { GatedRecord, OpenRecord, Resource } from '@rygforloeb/record';
import { demoLogins } from './demo/demo-people.ts';
import { type IdentityDirectory, recordDirectory } from './directory.ts';
import { defaultIdentitySettings } from './identity-settings.ts';
import { directorySource, operationsAccess, storeDemoPeople } from './record-source.ts';
import { openTestRecord } from './testing/identity-fixture.ts';

const { systems } = defaultIdentitySettings;
const actor = 'https://rygforloeb.dk/fhir/CodeSystem/actor';
let opened: OpenRecord;
let record: GatedRecord;
let directory: IdentityDirectory;
let now = new Date('2026-03-02T12:00:00Z');

before(async () => {
  opened = await openTestRecord();
  record = opened.as(operationsAccess);
  directory = recordDirectory(directorySource(record), systems, () => now);
});
after(() => opened.close());

async function saved(resource: Resource): Promise<string> {
  const outcome = await record.create(resource);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return `${resource.resourceType}/${outcome.resource.id}`;
}

const practitioner = (value: string, more: object = {}) =>
  saved({
    resourceType: 'Practitioner',
    identifier: [{ system: systems.professional, value }],
    name: [{ given: ['Anna'], family: 'Demo' }],
    ...more,
  });
const roleOf = (who: string, codes: readonly string[], more: object = {}) =>
  saved({
    resourceType: 'PractitionerRole',
    practitioner: { reference: who },
    organization: { reference: 'Organization/any' },
    code: codes.map((code) => ({ coding: [{ system: actor, code }] })),
    ...more,
  });

test('a professional has the roles that are active today, each with its place', async () => {
  const organization = await saved({ resourceType: 'Organization', name: 'Lægehuset Demo' });
  const who = await practitioner('p-1');
  const role = await roleOf(who, ['gp', 'chiropractor'], { organization: { reference: organization }, period: { end: '2026-03-02' } });
  await roleOf(who, ['hospital'], { active: false });
  await roleOf(who, ['jobcentre'], { period: { start: '2026-03-03' } });
  await roleOf(who, ['rygcenter'], { period: { end: '2026-03-01' } });
  const roles = await directory.professionalRoles('p-1');
  assert.deepEqual(roles[0], {
    agent: { who, role: 'gp', practitionerRole: role, organization, name: 'Anna Demo' },
    organizationName: 'Lægehuset Demo',
  });
  assert.deepEqual(
    roles.map(({ agent }) => agent.role),
    ['gp', 'chiropractor'],
  );
  const [acting] = roles;
  assert.ok(acting);
  assert.equal(await directory.holds(acting.agent), true);
  assert.equal(await directory.holds({ ...acting.agent, role: 'hospital' }), false, 'a role he does not have');
  now = new Date('2026-03-03T00:30:00+01:00');
  assert.equal(await directory.holds(acting.agent), false, 'the day after, in Copenhagen');
  now = new Date('2026-03-02T12:00:00Z');
});

test('two people with one identifier, and one who is no longer there, are nobody', async () => {
  for (const count of [1, 2]) await roleOf(await practitioner('p-2'), [`gp${count}`]);
  assert.deepEqual(await directory.professionalRoles('p-2'), []);
  await roleOf(await practitioner('p-3', { active: false }), ['gp']);
  assert.deepEqual(await directory.professionalRoles('p-3'), []);
  for (const odd of ['', 'a|b', 'x'.repeat(201), 'p-1\u0000', 'p 1']) assert.deepEqual(await directory.professionalRoles(odd), [], odd);
});

test('a relative acts for each citizen who invited him, until the invitation runs out', async () => {
  const cpr = (value: string) => [{ system: systems.cpr, value }];
  const citizen = await saved({ resourceType: 'Patient', identifier: cpr('6101700001'), name: [{ given: ['Karen'], family: 'Demo' }] });
  const other = await saved({ resourceType: 'Patient', identifier: cpr('6101700002'), name: [{ text: 'Peter Demo' }] });
  const invited = (patient: string, end: string) =>
    saved({ resourceType: 'RelatedPerson', identifier: cpr('6101900003'), patient: { reference: patient }, period: { end } });
  const first = await invited(citizen, '2026-03-02');
  const second = await invited(other, '2026-12-31');
  await invited(other, '2026-03-01');
  const found = await directory.relatives('6101900003');
  assert.deepEqual(
    found.map(({ agent, patient }) => `${agent.who} for ${patient?.name}`).sort(),
    [`${first} for Karen Demo`, `${second} for Peter Demo`].sort(),
  );
  assert.deepEqual((await directory.citizen('6101700001'))?.agent, { who: citizen, role: 'citizen', name: 'Karen Demo' });
  assert.equal(await directory.citizen('6101900003'), undefined);
});

test("everybody of the demo is found in a record filled with the demo's people, once", async () => {
  assert.equal(await storeDemoPeople(record, now), true);
  assert.equal(await storeDemoPeople(record, now), false);
  for (const { name, cpr, professional, roles } of demoLogins) {
    const acting = [
      ...(professional === undefined ? [] : await directory.professionalRoles(professional)),
      ...(cpr === undefined ? [] : [await directory.citizen(cpr), ...(await directory.relatives(cpr))]),
    ].filter((one) => one !== undefined);
    assert.deepEqual(acting.map(({ agent }) => agent.role).sort(), [...roles].sort(), name);
    for (const { agent } of acting) assert.equal(agent.name, name);
  }
});

test("the demo's GP and physiotherapist see Karen, a stranger to her does not", async () => {
  const sees = async (professional: string, purpose = 'treatment') => {
    const [acting] = await directory.professionalRoles(professional);
    assert.ok(acting);
    return (await opened.as({ agent: acting.agent, purpose }).read('Patient', 'demo-karen')).ok;
  };
  assert.equal(await sees('demo-gp-anna'), true);
  assert.equal(await sees('demo-rygcenter-jens'), true);
  assert.equal(await sees('demo-physio-mette'), true);
  assert.equal(await sees('demo-chiropractor-bo'), false);
  assert.equal(await sees('demo-jobcentre-helle', 'work-retention'), false);
});
