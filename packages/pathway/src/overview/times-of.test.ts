import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { actorSystem, clockSystem } from '@rygforloeb/record';
import { clockStateSystem } from '../clocks/clock-task.ts';
import { changeUrl, concept, receiverSystem, stateSystem, transitionSystem } from '../fhir-words.ts';
import { houseOf, openPathway, saved } from '../testing/open-pathway.ts';
import { type ShownCount, type Sum, toldTooMuch } from './hide-small-counts.ts';
import { timesOf, weeksTold } from './times-of.ts';

const houses = await openPathway();
const { jobs } = houses;
const office = houses.desk('back_coordinator', 'Organization/office');
const [clock = '', other = ''] = houses.programme.clocks.filter(({ canBeOverdue }) => canBeOverdue).map(({ id }) => id);
const today = office.now();
const day = (before: number): string => new Date(today.getTime() - before * 86_400_000).toISOString().slice(0, 10);

before(async () => {
  for (const role of ['gp', 'hospital'])
    await saved(jobs, {
      resourceType: 'PractitionerRole',
      active: true,
      practitioner: { reference: 'Practitioner/one' },
      organization: { reference: houseOf(role) },
      code: [concept(actorSystem, role)],
    });
  for (let one = 0; one < 12; one += 1)
    await saved(
      jobs,
      {
        resourceType: 'Patient',
        identifier: [{ system: 'https://rygforloeb.dk/fhir/identifier/example', value: `c${one}` }],
        name: [{ family: 'Eksempel' }],
      },
      `c${one}`,
    );
  // Twelve citizens: nine kept it at the GP, of them one on the last day itself; three were a day late or are late still.
  for (let one = 0; one < 9; one += 1) await kept(`c${one}`, clock, 'gp', { last: day(14), done: one === 0 ? day(14) : day(20) });
  await kept('c9', clock, 'gp', { last: day(14), done: day(13) });
  await kept('c10', clock, 'gp', { last: day(14) });
  await kept('c11', other, 'hospital', { last: day(1) });
  // Not counted: a day that is not over, one too long ago, one whose ground was taken back.
  await kept('c0', clock, 'gp', { last: day(0) });
  await kept('c1', clock, 'gp', { last: day(7 * (weeksTold + 1)), done: day(200) });
  await kept('c2', clock, 'gp', { last: day(14), status: 'cancelled' });
  // Six referrals are received after 1, 2, 3, 5, 8 and 13 days; four to another receiver after a day.
  for (const [place, days] of [1, 2, 3, 5, 8, 13].entries()) await referral(`c${place}`, 'hospital', days);
  for (let one = 6; one < 10; one += 1) await referral(`c${one}`, 'rygcenter', 1);
});

test('a last day is kept when it was done on it or before it, and passed the day after; what is not over is not counted', async () => {
  const outcome = await timesOf(office);
  assert.ok(outcome.ok);
  const { all, weeks, clocks, sectors } = outcome.times;
  assert.deepEqual(all, { kept: 9, late: 'few' });
  assert.equal(weeks.length, weeksTold);
  assert.deepEqual(
    weeks.filter(({ kept: some }) => some !== 0).map(({ kept: some }) => some),
    [9],
  );
  assert.deepEqual(
    clocks.map(({ of, kept: some }) => [of, some]),
    [
      [clock, 9],
      [other, 0],
    ],
  );
  assert.deepEqual(
    sectors.map(({ of, kept: some }) => [of, some]),
    [
      ['gp', 9],
      ['hospital', 0],
    ],
  );
});

test('a total less what is shown beside it tells no number under five: not by week, not by clock, not by sector', async () => {
  const outcome = await timesOf(office);
  assert.ok(outcome.ok);
  const { all, weeks, clocks, sectors } = outcome.times;
  for (const which of ['kept', 'late'] as const) {
    const shown = new Map<string, ShownCount>([['all', all[which]]]);
    const sums: Sum[] = [weeks, clocks, sectors].map((rows, cut) => ({
      total: 'all',
      parts: rows.map((row, place) => {
        shown.set(`${cut} ${place}`, row[which]);
        return `${cut} ${place}`;
      }),
    }));
    assert.equal(toldTooMuch(shown, sums), undefined, which);
    for (const count of shown.values()) assert.ok(typeof count !== 'number' || count === 0 || count >= 5, String(count));
  }
});

test('half of the referrals were received sooner than is told; of four citizens no median is', async () => {
  const outcome = await timesOf(office);
  assert.ok(outcome.ok);
  const [received, , begun] = outcome.times.waits;
  assert.deepEqual([received?.from, received?.to], ['sent', 'received']);
  const rows = Object.fromEntries((received?.receivers ?? []).map(({ receiver, ...row }) => [receiver, row]));
  assert.deepEqual(rows.rygcenter, { count: 'few' });
  assert.equal(rows.hospital?.days, undefined, 'with the total it would tell of the four');
  assert.equal(received?.all.count, 10);
  assert.equal(received?.all.days, 1.5);
  assert.deepEqual(begun, { from: 'accepted', to: 'in-progress', all: { count: 0 }, receivers: [] });
});

test('nobody else has them', async () => {
  assert.equal((await timesOf(houses.desk('gp'))).ok, false);
  const asked = { since: day(9), until: day(0), kinds: [], sectors: {}, receivers: '', change: '', waits: [] };
  assert.equal((await office.record.tallyTimes(asked)).ok, false);
});

async function kept(citizen: string, id: string, house: string, told: { last: string; done?: string; status?: string }): Promise<void> {
  const { last, done, status = done === undefined ? 'in-progress' : 'completed' } = told;
  await saved(jobs, {
    resourceType: 'Task',
    status,
    intent: 'order',
    businessStatus: concept(clockStateSystem, done === undefined ? 'overdue' : 'met'),
    code: concept(clockSystem, id),
    for: { reference: `Patient/${citizen}` },
    owner: { reference: houseOf(house) },
    executionPeriod: { start: day(300), ...(done !== undefined && { end: done }) },
    restriction: { period: { end: last } },
    lastModified: today.toISOString(),
  });
}

async function referral(citizen: string, receiver: string, days: number): Promise<void> {
  const id = `referral-${citizen}`;
  const subject = { reference: `Patient/${citizen}` };
  await saved(
    jobs,
    {
      ...{ resourceType: 'ServiceRequest', status: 'active', intent: 'order', subject, code: { text: 'henvisning' } },
      requester: { reference: houseOf('gp') },
      authoredOn: today.toISOString(),
      category: [concept(receiverSystem, receiver)],
    },
    id,
  );
  await saved(
    jobs,
    {
      ...{ resourceType: 'Task', status: 'received', intent: 'order', businessStatus: concept(stateSystem, 'received'), for: subject },
      lastModified: today.toISOString(),
    },
    id,
  );
  for (const [to, before] of [
    ['sent', 20],
    ['received', 20 - days],
  ] as const)
    await saved(jobs, {
      resourceType: 'Provenance',
      target: [{ reference: `Patient/${citizen}` }, { reference: `ServiceRequest/${id}` }, { reference: `Task/${id}` }],
      occurredDateTime: `${day(before)}T09:00:00Z`,
      recorded: today.toISOString(),
      activity: concept(transitionSystem, to === 'sent' ? 'send' : 'receive'),
      extension: [{ url: changeUrl, extension: [{ url: 'to', valueCode: to }] }],
      agent: [{ who: { reference: 'Practitioner/one' } }],
    });
}
