import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { deskOf, inboxOf, worklistCounts } from '@rygforloeb/pathway';
import { readRegion, regionFolder } from '@rygforloeb/synthetic';
import { type House, openHouse } from '../../../house.ts';
import { openShipped } from '../../../start-server.ts';
import { operationsAccess } from '../../record-source.ts';
import { professional, regionLogins } from './region-people.ts';

/** The region, made in two goes: the first is interrupted half-way. */
const folder = mkdtempSync(join(tmpdir(), 'region-test-'));
const programme = openShipped();
const open = () => programme;
const told: number[] = [];
let house: House;

before(async () => {
  chmodSync(folder, 0o755); // The database may run as another user.
  const environment = { RYG_DATA: join(folder, 'data') };
  const interrupted = openHouse(environment, {
    demo: true,
    region: open,
    progress: (_, story) => {
      if (story?.number === 5) throw new Error('the power is gone');
    },
  });
  await assert.rejects(interrupted, /the power is gone/);
  house = await openHouse(environment, { demo: true, region: open, progress: (_, story) => told.push(story?.number ?? 0) });
});
after(async () => {
  await house?.record.close();
  rmSync(folder, { recursive: true, force: true });
});

test('an interrupted region goes on at the next start: every story once, and each is told', async () => {
  assert.deepEqual(
    told.filter((number) => number > 0),
    readRegion(regionFolder, new Date()).stories.map((_, index) => index + 1),
  );
  const jobs = house.record.as(operationsAccess);
  for (const [type, each] of [
    ['EpisodeOfCare', 1],
    ['CarePlan', 1],
  ] as const) {
    const found = await jobs.search(type, { where: { patient: 'karen' } });
    assert.equal(found.ok && found.page.entries.length, each, type);
  }
});

test('what happened weeks ago stands at its moment, and worklists have something to do and something late', async () => {
  const { pathway } = await programme;
  assert.ok(pathway);
  const jobs = house.record.as(operationsAccess);
  const tasks = await jobs.search('Task', { where: { patient: 'karen' }, count: 200 });
  const [oldest = ''] = tasks.ok ? tasks.page.entries.map(({ authoredOn }) => String(authoredOn)).sort() : [];
  assert.ok(Date.now() - Date.parse(oldest) > 80 * 86_400_000, oldest);
  const { cast } = readRegion(regionFolder, new Date());
  const agent = professional(cast, 'anne');
  const counts = await worklistCounts(deskOf({ record: house.record, programme: pathway }, { agent, purpose: 'treatment' }));
  assert.ok(counts.overdue > 0 && counts.open > 0, JSON.stringify(counts));
});

test('everybody who receives referrals has several of them, at different stages', async () => {
  const { pathway } = await programme;
  assert.ok(pathway);
  const { cast } = readRegion(regionFolder, new Date());
  for (const [id, purpose] of [
    ...['frida', 'frode', 'niels'].map((one) => [one, 'rehabilitation'] as const),
    ...['dorte', 'erik', 'pia'].map((one) => [one, 'prevention'] as const),
    ...['gert', 'helle', 'tina'].map((one) => [one, 'work-retention'] as const),
  ]) {
    const items = await inboxOf(deskOf({ record: house.record, programme: pathway }, { agent: professional(cast, id), purpose }));
    assert.ok(items.length >= 3 && new Set(items.map(({ state }) => state)).size >= 2, `${id}: ${items.map(({ state }) => state)}`);
  }
});

test('the region has at least twelve citizens in at least three municipalities, every actor, and numbers that nobody has', () => {
  const region = readRegion(regionFolder, new Date());
  assert.ok(region.stories.length >= 12);
  assert.ok(new Set(region.stories.map(({ citizen }) => citizen.municipality)).size >= 3);
  const logins = regionLogins(region);
  const roles = new Set(logins.flatMap((login) => login.roles));
  for (const role of [
    'gp',
    'chiropractor',
    'physiotherapist',
    'private_specialist',
    'psychologist',
    'municipality_119',
    'municipality_140',
  ])
    assert.ok(roles.has(role), role);
  for (const role of ['jobcentre', 'hospital', 'rygcenter', 'back_coordinator', 'administrator', 'citizen', 'relative'])
    assert.ok(roles.has(role), role);
  const numbers = logins.flatMap(({ cpr }) => (cpr === undefined ? [] : [cpr]));
  for (const cpr of numbers) assert.match(cpr, /^(?:6[1-9]|[78]\d|9[01])(?:0\d|1[0-2])\d{6}$/);
  assert.equal(new Set(numbers).size, numbers.length);
});

test('on whatever day it is begun, a story ends with that day', () => {
  for (const day of ['2026-03-02T05:00:00Z', '2026-03-29T12:00:00Z', '2026-12-25T23:30:00Z']) {
    const now = new Date(day);
    const { cues } = readRegion(regionFolder, now);
    assert.ok(cues.every(({ moment }) => moment <= now));
    assert.ok(cues.some(({ moment }) => now.getTime() - moment.getTime() < 3_600_000));
    assert.ok(cues.length > 150);
  }
});
