import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { aCitizen, houseOf, openPathway } from '../testing/open-pathway.ts';
import { type LogAsked, searchLog } from './search-log.ts';

const houses = await openPathway();
const keeper = houses.desk('administrator', 'Organization/office', 'lars');
const system = 'urn:oid:1.2.208.176.1.2';

before(async () => {
  houses.at('2026-11-19T12:00:00Z');
  for (const id of ['karen', 'bent']) await aCitizen(houses, id);
  houses.at('2026-11-20T12:00:00Z');
  await houses.desk('gp', houseOf('gp'), 'anna').record.read('Patient', 'karen');
  await houses.desk('hospital', houseOf('hospital'), 'ole').record.read('Patient', 'karen');
  await houses.desk('hospital', houseOf('hospital'), 'ole').acute('karen', 'Bevidstløs').read('Patient', 'karen');
  houses.at('2026-11-21T12:00:00Z');
  await houses.desk('gp', houseOf('gp'), 'anna').record.read('Patient', 'bent');
});

const found = async (asked: Partial<LogAsked>) => {
  const outcome = await searchLog(keeper, { system, ...asked });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome;
};
const looks = async (asked: Partial<LogAsked>) =>
  (await found({ only: 'people', ...asked })).entries
    .filter(({ type }) => type === 'Patient')
    .map(({ organization, patients, outcome }) => `${organization?.slice(13)} ${patients.join()} ${outcome}`);

test('by citizen: everybody who looked at her, and nobody who looked at another', async () => {
  const told = await looks({ citizen: 'karen' });
  assert.ok(told.length >= 3 && told.every((one) => one.includes('karen')));
  assert.deepEqual(await searchLog(keeper, { system, citizen: '010101-0000' }), { ok: false, reason: 'not-found' });
});

test('by house, over all citizens: what was looked at for it; a house that is not there is told', async () => {
  const told = await looks({ house: 'gp' });
  assert.ok(told.some((one) => one.includes('karen')) && told.some((one) => one.includes('bent')));
  assert.ok(told.every((one) => one.startsWith('gp') || one.startsWith('other-gp')));
  assert.deepEqual(await searchLog(keeper, { system, house: 'findes ikke' }), { ok: false, reason: 'no-house' });
});

test('by time: from the first instant, before the second', async () => {
  const at = (from: string, before: string) => looks({ from, before, house: 'gp' });
  assert.equal((await at('2026-11-21T12:00:00.000Z', '2026-11-21T12:00:00.001Z')).length, 1);
  assert.equal((await at('2026-11-21T12:00:00.001Z', '2026-11-22T12:00:00.000Z')).length, 0);
  assert.equal((await at('2026-11-20T12:00:00.001Z', '2026-11-21T12:00:00.000Z')).length, 0);
});

test('refused only, and acute access only, each with what it was', async () => {
  assert.ok((await found({ only: 'refused' })).entries.every(({ outcome }) => outcome === 'denied'));
  const acute = (await found({ only: 'acute' })).entries;
  assert.ok(acute.length > 0 && acute.every(({ reason }) => reason === 'Bevidstløs'));
});

test('a page at a time: the next goes on where the last ended, and nothing comes twice', async () => {
  const first = await found({ house: 'gp', only: 'people', count: 1 });
  assert.equal(first.entries.length, 1);
  assert.ok(first.next !== undefined);
  const second = await found({ house: 'gp', only: 'people', count: 1, below: first.next });
  assert.ok((second.entries[0]?.seq ?? Number.POSITIVE_INFINITY) < (first.entries[0]?.seq ?? 0));
});

test('the search stands in the log of each citizen whom it showed, with what was sought and never with its words', async () => {
  await looks({ house: 'gp', from: '2026-11-21T00:00:00.000Z' });
  const own = (await found({ citizen: 'bent' })).entries.find(({ type, action }) => type === 'AuditEvent' && action === 'search');
  assert.deepEqual(own?.query?.toSorted(), ['from', 'only', 'organizations']);
  assert.equal(own?.who, 'Practitioner/administrator-lars');
});

test('a coordinator and a GP read no log, and the record refuses them too', async () => {
  for (const role of ['back_coordinator', 'gp']) {
    const desk = houses.desk(role);
    assert.deepEqual(await searchLog(desk, { system, only: 'acute' }), { ok: false, reason: 'forbidden', why: 'role' });
    assert.equal((await desk.record.audits({})).ok, false);
  }
});
