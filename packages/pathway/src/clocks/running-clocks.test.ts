import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockSystem, type Resource, type StoredResource } from '@rygforloeb/record';
import { raiseAlert } from '../acute/raise-alert.ts';
import { jobsAccess } from '../desk.ts';
import { codeOf, referenceIn } from '../fhir-words.ts';
import { aCitizen, findings, houseOf, openPathway, saved } from '../testing/open-pathway.ts';
import { clockStateSystem, clockTask } from './clock-task.ts';
import { followUpSystem } from './follow-ups.ts';
import type { ClockEvent } from './open-clocks.ts';
import { lookAtTouched, pollClocks, turnClocks } from './poll-clocks.ts';

const houses = await openPathway();
const { programme, record, jobs } = houses;
let now = '2026-11-21T12:00:00Z';
const house = { record, programme, now: () => new Date(now) };
const at = (instant: string) => {
  now = instant;
  houses.at(instant);
};

const tasksOf = async (citizen: string): Promise<readonly StoredResource[]> => {
  const found = await jobs.search('Task', { where: { patient: citizen }, count: 100 });
  assert.ok(found.ok);
  return found.page.entries;
};
const clocksOf = async (citizen: string) =>
  Object.fromEntries(
    (await tasksOf(citizen)).flatMap((task) => {
      const clock = codeOf(task.code, clockSystem);
      return clock === undefined ? [] : [[clock, `${task.status} ${codeOf(task.businessStatus, clockStateSystem)}`]];
    }),
  );
/** A clock that runs, put there as our own jobs do. */
const running = async (citizen: string, event: ClockEvent, started = event.at): Promise<StoredResource> => {
  const clock = programme.clocks.find(({ id }) => id === event.clock);
  assert.ok(clock, event.clock);
  const began = started.length === 10 ? `${started}T12:00:00Z` : started;
  const { task } = clockTask(clock, event, { key: `${citizen} ${event.clock}`, citizen, rules: programme.followUps, now: began });
  return saved(jobs, task as Resource);
};
const stateOf = async ({ id }: StoredResource) => {
  const found = await jobs.read('Task', id);
  return found.ok ? codeOf(found.resource.businessStatus, clockStateSystem) : undefined;
};

test('a suspicion is a clock on the list of the GP; the alert stops it, and it is the same clock', async () => {
  const citizen = await aCitizen(houses, 'cauda');
  await findings(houses, citizen, { 'suspected-cauda-equina': true });
  await lookAtTouched(house);
  assert.deepEqual(await clocksOf(citizen), { 'cauda-equina': 'in-progress late' });
  const [task] = await tasksOf(citizen);
  assert.equal(referenceIn(task?.owner), houseOf('gp'));
  assert.deepEqual([task?.executionPeriod, task?.restriction], [{ start: '2026-11-20' }, { period: { end: '2026-11-20' } }]);
  await lookAtTouched(house);
  assert.equal((await tasksOf(citizen)).length, 1);
  const told = { citizen, receiver: houseOf('emergency'), reason: 'Mistanke', key: 'x' };
  assert.ok((await raiseAlert(houses.desk('gp'), told)).ok);
  await lookAtTouched(house);
  assert.deepEqual(await clocksOf(citizen), { 'cauda-equina': 'completed met' });
});

test('what was entered in error withdraws its clock, and what is said again starts it anew as the same', async () => {
  const citizen = await aCitizen(houses, 'mistaken');
  await findings(houses, citizen, { 'progressive-deficit': true });
  await lookAtTouched(house);
  const [finding] = await jobs.search('Observation', { where: { patient: citizen } }).then((found) => (found.ok ? found.page.entries : []));
  assert.ok(finding);
  assert.ok((await jobs.update({ ...finding, status: 'entered-in-error' }, 1)).ok);
  await lookAtTouched(house);
  assert.deepEqual(await clocksOf(citizen), { 'progressive-deficit': 'cancelled late' });
  assert.ok((await jobs.update({ ...finding, status: 'amended' }, 2)).ok);
  await lookAtTouched(house);
  assert.deepEqual(await clocksOf(citizen), { 'progressive-deficit': 'in-progress late' });
});

test('a window waits, opens, is due and is overdue by time alone', async () => {
  const citizen = await aCitizen(houses, 'waiting');
  await findings(houses, citizen, { 'suspected-nerve-root': true, 'conservative-start': '2026-11-20' });
  await lookAtTouched(house);
  const expected = [
    ['2026-12-17T22:59:00Z', 'in-progress waiting', 'in-progress waiting'],
    ['2026-12-17T23:00:00Z', 'in-progress open', 'in-progress open'],
    ['2027-01-14T23:00:00Z', 'in-progress due', 'in-progress due'],
    ['2027-01-15T23:00:00Z', 'in-progress overdue', 'in-progress late'],
  ] as const;
  for (const [moment, hospital, imaging] of expected) {
    at(moment);
    await pollClocks(house);
    const clocks = await clocksOf(citizen);
    assert.deepEqual([clocks['hospital-root'], clocks['imaging-root']], [hospital, imaging], moment);
  }
  await findings(houses, citizen, { 'next-step-decided': '2027-01-16' });
  at('2027-01-17T10:00:00Z');
  await pollClocks(house);
  assert.equal((await clocksOf(citizen))['hospital-root'], 'completed met');
  at('2026-11-21T12:00:00Z');
});

for (const [name, received, lastSecond, first] of [
  ['the spring change', '2026-03-24T23:30:00+01:00', '2026-03-31T21:59:59Z', '2026-03-31T22:00:00Z'],
  ['the autumn change', '2026-10-20T10:00:00+02:00', '2026-10-27T22:59:59Z', '2026-10-27T23:00:00Z'],
  ['Easter', '2026-03-30', '2026-04-06T21:59:59Z', '2026-04-06T22:00:00Z'],
  ['Christmas', '2026-12-18', '2026-12-25T22:59:59Z', '2026-12-25T23:00:00Z'],
] as const)
  test(`over ${name} the seven days end at midnight in Copenhagen`, async () => {
    const citizen = await aCitizen(houses, `seven-${name.replaceAll(' ', '-')}`);
    const task = await running(citizen, { clock: 'rehabilitation-start', at: received, house: houseOf('municipality_140') });
    at(lastSecond);
    await turnClocks(house);
    assert.equal(await stateOf(task), 'due');
    at(first);
    await turnClocks(house);
    assert.equal(await stateOf(task), 'overdue');
    at('2026-11-21T12:00:00Z');
  });

test('hours pass by the instant over the night in which the clock is set back', async () => {
  const citizen = await aCitizen(houses, 'hours');
  const task = await running(citizen, { clock: 'acute-paresis', at: '2026-10-24T10:00:00+02:00', house: houseOf('gp') });
  for (const [moment, state] of [
    ['2026-10-26T08:00:00Z', 'open'],
    ['2026-10-26T08:00:01Z', 'passed'],
  ] as const) {
    at(moment);
    await turnClocks(house);
    assert.equal(await stateOf(task), state, moment);
  }
  at('2026-11-21T12:00:00Z');
});

test('when rehabilitation has not begun in time, the citizen is told of the free choice, once; when it begins, that is over', async () => {
  const citizen = await aCitizen(houses, 'free-choice');
  await running(citizen, { clock: 'free-choice', at: '2026-11-21', house: houseOf('municipality_140') });
  const notices = async () => (await tasksOf(citizen)).filter((task) => JSON.stringify(task.identifier).includes(followUpSystem));
  at('2026-11-28T12:00:00Z');
  await turnClocks(house);
  assert.deepEqual(await notices(), []);
  // A standstill of a week.
  at('2026-12-05T12:00:00Z');
  await Promise.all([turnClocks(house), turnClocks(house)]);
  await turnClocks(house);
  const owners = (await notices()).map(({ owner }) => referenceIn(owner)).sort();
  assert.deepEqual(owners, [`Patient/${citizen}`]);
  // No area says that the clock runs: its ground is gone, and so is what was asked because of it.
  await findings(houses, citizen, { 'leg-pain': true });
  await lookAtTouched(house);
  assert.deepEqual(new Set((await notices()).map(({ status }) => status)), new Set(['cancelled']));
  at('2026-11-21T12:00:00Z');
});

test('two instances at once turn each clock once and look at each citizen once', async () => {
  const citizen = await aCitizen(houses, 'twice-turned');
  const tasks = await Promise.all(
    ['a', 'b', 'c'].map(async (about) => {
      const clock = programme.clocks.find(({ id }) => id === 'feedback-to-gp');
      assert.ok(clock);
      const event = { clock: 'feedback-to-gp', at: '2026-11-21', about: `EpisodeOfCare/${about}`, house: houseOf('chiropractor') };
      const options = { key: `${citizen} ${about}`, citizen, rules: programme.followUps, now: '2026-11-21T12:00:00Z' };
      return saved(jobs, clockTask(clock, event, options).task);
    }),
  );
  at('2026-12-05T12:00:00Z');
  await Promise.all([turnClocks(house), turnClocks(house), turnClocks(house)]);
  for (const task of tasks) {
    const found = await jobs.read('Task', task.id);
    assert.ok(found.ok);
    assert.deepEqual([found.resource.meta.versionId, await stateOf(task)], ['2', 'due']);
  }
  at('2026-11-21T12:00:00Z');
  const other = await aCitizen(houses, 'twice-looked');
  await findings(houses, other, { 'suspected-cauda-equina': true });
  await Promise.all([lookAtTouched(house), lookAtTouched(house)]);
  await lookAtTouched(house);
  assert.equal((await tasksOf(other)).length, 1);
});

test('who has a clock about a citizen has no relation to her by it, and nobody writes it but our own jobs', async () => {
  const citizen = await aCitizen(houses, 'unrelated', ['gp', 'chiropractor']);
  const task = await running(citizen, { clock: 'feedback-to-gp', at: '2026-11-21', house: houseOf('chiropractor') });
  const chiropractor = houses.desk('chiropractor');
  assert.equal((await chiropractor.record.read('Task', task.id)).ok, false);
  assert.equal((await chiropractor.record.read('Patient', citizen)).ok, false);
  const gp = houses.desk('gp');
  assert.ok((await gp.record.read('Task', task.id)).ok);
  for (const desk of [gp, chiropractor, houses.citizen(citizen)]) {
    assert.equal((await desk.record.update({ ...task, status: 'completed' }, 1)).ok, false);
    const { id: _, meta: __, ...copy } = task;
    assert.equal((await desk.record.create(copy as Resource)).ok, false);
  }
  assert.ok((await record.as(jobsAccess).read('Task', task.id)).ok);
});
