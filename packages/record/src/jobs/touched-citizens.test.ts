import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { gateBefore, openDatabase } from '../open-record.ts';
import { auditKey, someone, testPolicy } from '../testing/open-gated-record.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { clockSystem, nextTurnUrl } from './moves-clocks.ts';

const database = await openDatabase({ folder: await temporaryFolder() });
const policy = { ...testPolicy, reserved: [clockSystem] };
const [one, other] = [await gateBefore(database, { policy, auditKey }, 0), await gateBefore(database, { policy, auditKey }, 0)];
after(() => one.close());
const access = someone('jobs');
const jobs = one.as(access);

const marked = async () =>
  (await database.pool.query('select distinct patient_id from record.touched order by 1')).rows.map((row) => row.patient_id);
const forgetAll = () => database.pool.query('delete from record.touched');
const patient = async (id: string) => {
  const made = await jobs.create(
    { resourceType: 'Patient', identifier: [{ value: id }], generalPractitioner: [{ reference: 'Organization/gp' }] },
    { id },
  );
  assert.ok(made.ok, JSON.stringify(made));
  return id;
};
const finding = (id: string) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'pain' },
  subject: { reference: `Patient/${id}` },
  effectiveDateTime: '2026-11-20',
});
const task = (id: string, code: object) => ({
  resourceType: 'Task',
  status: 'in-progress',
  intent: 'order',
  code: { coding: [code] },
  for: { reference: `Patient/${id}` },
  owner: { reference: 'Organization/clinic' },
  lastModified: '2026-11-21T10:00:00Z',
});

test('whatever is written about a citizen marks her, with the write and undone with it; origin and running clocks do not', async () => {
  await patient('anna');
  assert.deepEqual(await marked(), ['anna']);
  await forgetAll();
  await jobs.transaction(async (inside) => {
    await inside.create(finding('anna'));
    return { ok: false };
  });
  assert.deepEqual(await marked(), []);
  const made = await jobs.create(finding('anna'));
  assert.ok(made.ok);
  assert.deepEqual(await marked(), ['anna']);
  await forgetAll();
  assert.ok((await jobs.create(task('anna', { system: clockSystem, code: 'a-clock' }))).ok);
  assert.deepEqual(await marked(), []);
  assert.ok((await jobs.delete('Observation', made.resource.id, 1)).ok);
  assert.deepEqual(await marked(), ['anna']);
  await forgetAll();
});

test('each is looked at once, by one instance; a look that fails is taken again, one that comes meanwhile is not lost', async () => {
  for (const id of ['berit', 'clara', 'dagny']) await patient(id);
  await jobs.create(finding('berit'));
  const seen: string[] = [];
  const work = async (_inside: unknown, citizen: string) => {
    seen.push(citizen);
    if (citizen === 'clara') await one.as(access).create(finding('clara'));
    return { ok: citizen !== 'dagny' || seen.filter((name) => name === 'dagny').length > 1 };
  };
  const rounds = await Promise.all([one.jobs.touched.each(access, work), other.jobs.touched.each(access, work)]);
  assert.equal(seen.filter((name) => name === 'berit').length, 1);
  assert.ok(rounds.reduce((sum, { done }) => sum + done, 0) >= 2);
  await one.jobs.touched.each(access, work);
  await one.jobs.touched.each(access, work);
  // Clara is written about anew in each of her looks.
  assert.deepEqual(await marked(), ['clara']);
  assert.ok((await one.jobs.touched.waitingSince()) !== undefined);
  await forgetAll();
  assert.equal(await one.jobs.touched.waitingSince(), undefined);
});

test('a running clock is written by our own jobs alone, also by nobody whose work it names', async () => {
  const clinic = one.as(someone('clinic', 'Organization/clinic'));
  const citizen = one.as({ agent: { who: 'Patient/anna', role: 'citizen', name: 'Anna' }, purpose: 'own' });
  const clock = { system: clockSystem, code: 'a-clock' };
  const made = await jobs.create(task('anna', clock));
  assert.ok(made.ok);
  for (const agent of [clinic, citizen]) {
    assert.equal((await agent.create(task('anna', clock))).ok, false);
    assert.equal((await agent.update({ ...made.resource, status: 'completed' }, 1)).ok, false);
    assert.equal((await agent.update({ ...made.resource, code: { text: 'mine now' } }, 1)).ok, false);
    assert.equal((await agent.delete('Task', made.resource.id, 1)).ok, false);
  }
  const own = await citizen.create(task('anna', { system: 'urn:example', code: 'own' }));
  assert.ok(own.ok);
  assert.deepEqual(await citizen.update({ ...own.resource, code: { coding: [clock] } }, 1), {
    ok: false,
    reason: 'forbidden',
    why: 'role',
  });
  const there = await jobs.read('Task', made.resource.id);
  assert.ok(there.ok && there.resource.meta.versionId === '1');
});

test('who owns a clock about a citizen has no relation by it', async () => {
  await jobs.create(task('anna', { system: clockSystem, code: 'another' }));
  const { rows } = await database.pool.query("select from record.relation where patient_id = 'anna' and party = 'Organization/clinic'");
  assert.equal(rows.length, 0);
  const found = await one.as(someone('clinic', 'Organization/clinic')).search('Task', { where: { owner: 'Organization/clinic' } });
  assert.ok(found.ok && found.page.entries.length === 0);
});

test('clocks are found by when they next turn, and everything about a citizen in one look, by our own jobs alone', async () => {
  const turning = {
    ...task('anna', { system: clockSystem, code: 'turning' }),
    extension: [{ url: nextTurnUrl, valueDateTime: '2026-12-01T00:00:00+01:00' }],
  };
  const made = await jobs.create(turning);
  assert.ok(made.ok, JSON.stringify(made));
  const found = await jobs.search('Task', { where: { turns: { before: '2026-12-01T00:00:01+01:00' } }, sort: 'turns' });
  assert.deepEqual(found.ok && found.page.entries.map(({ id }) => id), [made.resource.id]);
  const all = await jobs.everything('anna', ['Task', 'Observation', 'Patient']);
  assert.ok(all.ok && all.page.entries.length >= 5);
  assert.equal((await one.as(someone('clinic', 'Organization/clinic')).everything('anna', ['Task'])).ok, false);
});

test('many clocks are written together by our own jobs alone: those that nobody else has changed, and none that is not valid', async () => {
  const made = await Promise.all(
    ['x', 'y', 'z'].map(async (code) => {
      const outcome = await jobs.create(task('anna', { system: clockSystem, code }));
      assert.ok(outcome.ok);
      return outcome.resource;
    }),
  );
  const [x, y, z] = made;
  assert.ok(x && y && z && (await jobs.update({ ...y, status: 'on-hold' }, 1)).ok);
  const given = [
    { resource: { ...x, status: 'completed' }, version: 1 },
    { resource: { ...y, status: 'completed' }, version: 1 },
    { resource: { ...z, status: 'no-such-status' }, version: 1 },
  ];
  assert.deepEqual(await one.as(someone('clinic', 'Organization/clinic')).updateTogether('Task', given), {
    ok: false,
    reason: 'forbidden',
    why: 'role',
  });
  assert.deepEqual(await jobs.updateTogether('Task', given), { ok: true, ids: [x.id] });
  const states = await Promise.all(made.map(({ id }) => jobs.read('Task', id)));
  assert.deepEqual(
    states.map((found) => found.ok && [found.resource.status, found.resource.meta.versionId]),
    [
      ['completed', '2'],
      ['on-hold', '2'],
      ['in-progress', '1'],
    ],
  );
  const history = await jobs.history('Task', { id: x.id });
  assert.ok(history.ok && history.page.entries.length === 2);
});
