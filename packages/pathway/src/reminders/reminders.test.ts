import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highestCitizenLix, readability } from '@rygforloeb/decision';
import type { Notice, Notifier, Sent } from '@rygforloeb/messaging';
import { reminderSystem, type StoredResource } from '@rygforloeb/record';
import { clockTask } from '../clocks/clock-task.ts';
import { turnClocks } from '../clocks/poll-clocks.ts';
import { aCitizen, houseOf, openPathway, saved } from '../testing/open-pathway.ts';
import { chooseReminders } from './preference.ts';
import { isQuiet, parkedReminders, sendReminders } from './send-reminders.ts';

const houses = await openPathway();
const { programme, record, jobs } = houses;
let now = '2026-11-21T12:00:00Z';
const house = { record, programme, now: () => new Date(now) };
const address = 'https://rygforloeb.example';

/** A notifier that keeps what it was given. */
const keeping = (outcome: Sent | (() => Sent) = { ok: true }): { readonly sent: Notice[]; readonly notifier: Notifier } => {
  const sent: Notice[] = [];
  const send = async (notice: Notice) => {
    sent.push(notice);
    return typeof outcome === 'function' ? outcome() : outcome;
  };
  return { sent, notifier: { send } };
};
const flareUp = async (citizen: string): Promise<StoredResource> => {
  const clock = programme.clocks.find(({ id }) => id === 'flare-up');
  assert.ok(clock);
  const event = { clock: 'flare-up', at: '2026-11-21', house: houseOf('physiotherapist') };
  const { task } = clockTask(clock, event, {
    key: `${citizen} flare-up`,
    citizen,
    rules: programme.followUps,
    now: '2026-11-21T12:00:00Z',
  });
  return saved(jobs, task);
};
const remindersOf = async (citizen: string) => {
  const found = await jobs.search('Communication', { where: { patient: citizen, category: { system: reminderSystem } } });
  assert.ok(found.ok);
  return found.page.entries;
};
const withMail = async (id: string) => {
  const citizen = await aCitizen(houses, id);
  const chosen = await chooseReminders(houses.citizen(citizen), { citizen, key: 'a', channel: 'email', address: `${id}@example.dk` });
  assert.ok(chosen.ok, JSON.stringify(chosen));
  return citizen;
};
const turnedOn = async (moment: string) => {
  now = moment;
  await turnClocks(house);
};

test('a reminder is sent once, by day, to whoever chose e-mail, and says nothing but that there is something', async () => {
  const citizen = await withMail('reminded');
  await flareUp(citizen);
  await turnedOn('2026-11-22T23:30:00Z');
  assert.equal((await remindersOf(citizen)).length, 1);
  const { sent, notifier } = keeping();
  await sendReminders(house, { notifier, address });
  assert.equal(sent.length, 0, 'half past midnight in Copenhagen');
  now = '2026-11-23T07:00:00Z';
  await Promise.all([sendReminders(house, { notifier, address }), sendReminders(house, { notifier, address })]);
  await sendReminders(house, { notifier, address });
  await turnedOn('2026-11-23T09:00:00Z');
  assert.deepEqual([sent.length, sent[0]?.channel, sent[0]?.to], [1, 'email', 'reminded@example.dk']);
  assert.match(sent[0]?.text ?? '', /https:\/\/rygforloeb\.example/);
  assert.doesNotMatch(`${sent[0]?.subject} ${sent[0]?.text}`, /ryg[^f]|smerte|reminded|opblussen|fysio/i);
  assert.deepEqual(
    (await remindersOf(citizen)).map(({ status }) => status),
    ['completed'],
  );
});

test('what cannot go now is tried again after longer and longer, and put aside in the end where it is seen', async () => {
  const citizen = await withMail('unreachable');
  await flareUp(citizen);
  await turnedOn('2026-11-23T09:00:00Z');
  const { sent, notifier } = keeping({ ok: false, retriable: true, reason: 'unreachable' });
  const tries: number[] = [];
  for (let minute = 0; minute < 60 * 24 * 3 && (await parkedReminders(house)).length === 0; minute += 5) {
    now = new Date(Date.parse('2026-11-23T09:00:00Z') + minute * 60_000).toISOString();
    const before = sent.length;
    await sendReminders(house, { notifier, address });
    if (sent.length > before) tries.push(minute);
  }
  assert.equal(sent.length, programme.followUps.sending.tries);
  assert.deepEqual(tries.slice(0, 4), [0, 5, 15, 35]);
  assert.equal(new Set(sent.map(({ id }) => id)).size, 1);
  const [parked] = await parkedReminders(house);
  assert.deepEqual([parked?.citizen, parked?.reason], [citizen, 'unreachable']);
});

test('nobody is reminded of what is over, nor who wants none; where a channel is missing that is said and not hidden', async () => {
  now = '2026-11-21T12:00:00Z';
  const [over, none, silent] = [await withMail('over'), await withMail('none'), await aCitizen(houses, 'silent')];
  assert.ok((await chooseReminders(houses.citizen(none), { citizen: none, key: 'b', channel: 'none' })).ok);
  const tasks = [await flareUp(over), await flareUp(none), await flareUp(silent)];
  await turnedOn('2026-11-23T09:00:00Z');
  const ended = await jobs.read('Task', tasks[0]?.id ?? '');
  assert.ok(ended.ok && (await jobs.update({ ...ended.resource, status: 'completed' }, 2)).ok);
  const { sent, notifier } = keeping({ ok: false, retriable: false, reason: 'not-configured' });
  await sendReminders(house, { notifier, address });
  const reasonOf = async (citizen: string) =>
    (await remindersOf(citizen)).map(({ status, statusReason }) => [status, JSON.stringify(statusReason)]);
  assert.match(`${await reasonOf(over)}`, /not-done.*no-longer/);
  assert.match(`${await reasonOf(none)}`, /not-done.*none-wanted/);
  // Without a choice it is Digital Post, for which the record must know her CPR number.
  assert.match(`${await reasonOf(silent)}`, /stopped.*no-address/);
  assert.equal(sent.length, 0);
});

test('a citizen chooses for herself alone, once for a key, and needs an address; it stands with who chose', async () => {
  const [citizen, other] = [await aCitizen(houses, 'chooser'), await aCitizen(houses, 'other-chooser')];
  const desk = houses.citizen(citizen);
  assert.deepEqual(await chooseReminders(desk, { citizen: other, key: 'a', channel: 'none' }), { ok: false, reason: 'not-found' });
  assert.equal((await chooseReminders(houses.desk('gp'), { citizen, key: 'a', channel: 'none' })).ok, false);
  assert.deepEqual(await chooseReminders(desk, { citizen, key: 'a', channel: 'email' }), { ok: false, reason: 'address-missing' });
  for (const repeated of [false, true])
    assert.deepEqual(await chooseReminders(desk, { citizen, key: 'c', channel: 'sms' }), { ok: true, channel: 'sms', repeated });
  const found = await jobs.search('Provenance', { where: { patient: citizen } });
  assert.match(JSON.stringify(found), /choose-reminders/);
});

test('nights are quiet by the clock in Copenhagen, in summer and winter', () => {
  const { quiet } = programme.followUps;
  assert.deepEqual(
    [
      '2026-07-01T18:59:00Z',
      '2026-07-01T19:00:00Z',
      '2026-07-02T05:59:00Z',
      '2026-07-02T06:00:00Z',
      '2026-12-01T06:59:00Z',
      '2026-12-01T07:00:00Z',
    ].map((moment) => isQuiet(quiet, moment)),
    [false, true, true, false, true, false],
  );
});

test('what is told to citizens when a clock turns is easy to read', () => {
  const { texts, tasks } = programme.followUps;
  const told = [
    ...Object.values(texts).flatMap(({ subject, body }) => [subject.da, body.da]),
    ...tasks.flatMap(({ to, da }) => (to === 'citizen' ? [da] : [])),
  ];
  for (const text of told) assert.ok(readability(text).lix <= highestCitizenLix, `${readability(text).lix}: ${text}`);
});
