import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { actorSystem, clockSystem } from '@rygforloeb/record';
import { clockStateSystem } from '../clocks/clock-task.ts';
import { concept, receiverSystem, stateSystem } from '../fhir-words.ts';
import { houseOf, openPathway, saved } from '../testing/open-pathway.ts';
import { overviewOf } from './overview-of.ts';

const houses = await openPathway();
const { jobs } = houses;
const office = houses.desk('back_coordinator', 'Organization/office');
const [clock = ''] = houses.programme.clocks.map(({ id }) => id);

before(async () => {
  for (const [role, house] of [
    ['gp', houseOf('gp')],
    ['hospital', houseOf('hospital')],
  ] as const)
    await saved(jobs, {
      resourceType: 'PractitionerRole',
      active: true,
      practitioner: { reference: 'Practitioner/one' },
      organization: { reference: house },
      code: [concept(actorSystem, role)],
    });
  // Kolding has nine citizens, Vejen four; each has an overdue clock at the GP, those of Vejen a referral that lies still too.
  for (const [municipality, count] of [
    ['Kolding', 9],
    ['Vejen', 4],
  ] as const)
    for (let one = 0; one < count; one += 1) {
      const id = `${municipality.toLowerCase()}-${one}`;
      await saved(
        jobs,
        {
          resourceType: 'Patient',
          identifier: [{ system: 'https://rygforloeb.dk/fhir/identifier/example', value: id }],
          name: [{ family: 'Eksempel' }],
          address: [{ city: municipality }],
        },
        id,
      );
      await saved(jobs, overdue(id));
      if (municipality === 'Vejen') await referral(id, '2026-11-01T09:00:00Z');
      else await referral(id, '2026-11-20T09:00:00Z');
    }
});

test('late is counted by sector and municipality, and four citizens are hidden with whatever would tell them', async () => {
  const outcome = await overviewOf(office);
  assert.ok(outcome.ok);
  const { late, stuck, acute, sectors, municipalities, flow, clocks } = outcome.overview;
  assert.equal(late, 13);
  assert.equal(stuck, 'few');
  assert.equal(acute, 0);
  assert.deepEqual(municipalities, [
    { of: 'Kolding', late: 'withheld', stuck: 'withheld' },
    { of: 'Vejen', late: 'few', stuck: 'withheld' },
  ]);
  assert.deepEqual(sectors, [
    { of: 'gp', late: 13, stuck: 'withheld' },
    { of: 'hospital', late: 0, stuck: 'withheld' },
  ]);
  assert.deepEqual(flow, [
    { receiver: 'hospital', counts: { sent: 13, received: 0, asked: 0, returned: 0, accepted: 0, begun: 0, closed: 0 } },
  ]);
  assert.deepEqual(clocks, [{ clock, counts: { running: 0, due: 0, overdue: 13 } }]);
});

test('a thousand tasks are counted well within a second', async () => {
  for (let batch = 0; batch < 10; batch += 1)
    await jobs.transaction(async (inside) => {
      for (let one = 0; one < 100; one += 1) await saved(inside, overdue(`kolding-${(batch * 100 + one) % 9}`));
      return { ok: true };
    });
  const begun = performance.now();
  const outcome = await overviewOf(office);
  assert.ok(outcome.ok && outcome.overview.late === 1013);
  assert.ok(performance.now() - begun < 1000, `${Math.round(performance.now() - begun)} ms`);
});

test('nobody else has it, and whoever may not see all citizens is not given the counts by the record', async () => {
  assert.equal((await overviewOf(houses.desk('gp'))).ok, false);
  const asked = { stages: {}, pressing: { always: {}, stat: {}, idle: {}, idleSince: '2026-01-01' }, kinds: [], sectors: {}, cuts: [[]] };
  assert.equal((await office.record.tallyTasks(asked)).ok, false);
  assert.equal((await houses.desk('gp').record.tallyTasks(asked)).ok, false);
});

function overdue(citizen: string) {
  return {
    resourceType: 'Task',
    status: 'in-progress',
    intent: 'order',
    businessStatus: concept(clockStateSystem, 'overdue'),
    code: concept(clockSystem, clock),
    for: { reference: `Patient/${citizen}` },
    owner: { reference: houseOf('gp') },
    lastModified: '2026-11-01T09:00:00Z',
  };
}

async function referral(citizen: string, lastModified: string): Promise<void> {
  const id = `referral-${citizen}`;
  const subject = { reference: `Patient/${citizen}` };
  await saved(
    jobs,
    {
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      subject,
      code: { text: 'henvisning' },
      requester: { reference: houseOf('gp') },
      authoredOn: lastModified,
      category: [concept(receiverSystem, 'hospital')],
    },
    id,
  );
  await saved(
    jobs,
    {
      resourceType: 'Task',
      status: 'requested',
      intent: 'order',
      businessStatus: concept(stateSystem, 'sent'),
      for: subject,
      owner: { reference: houseOf('hospital') },
      lastModified,
    },
    id,
  );
}
