/** Two installations with a database each, a referral between them, over a network that loses, doubles, delays and breaks: nothing is lost, nothing doubled. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { messagesIn, type Patience, type Transport } from '@rygforloeb/messaging';
import type { StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { closeReferral } from '../referral/close.ts';
import { readReferral } from '../referral/referral.ts';
import { storyOf } from '../referral/story.ts';
import { acceptReferral, askForMore, receiveReferral, returnReferral, startReferral } from '../referral/visitation.ts';
import { aReadyCitizen, must, sentReferral } from '../testing/back-trouble.ts';
import { messageHouses } from '../testing/message-houses.ts';
import { type Houses, houseOf, openPathway } from '../testing/open-pathway.ts';
import { type MessageWork, messageWork } from './message-work.ts';
import { parkedMessages, retryMessage } from './parked-messages.ts';
import { replyToMessage, sendMessage } from './send-message.ts';
import { threadOf } from './thread-of.ts';

const roles = ['gp', 'rygcenter', 'hospital', 'physiotherapist'];
const practice = await openPathway(messageHouses(roles.filter((role) => role !== 'gp')));
const centre = await openPathway(messageHouses(roles.filter((role) => role !== 'rygcenter')));
const gp = practice.desk('gp');
const rygcenter = centre.desk('rygcenter');
const tireless: Patience = { firstSeconds: 60, mostSeconds: 3600, attempts: 1000 };
const works = [practice, centre].map((house) => messageWork({ ...house, now: () => new Date(clock) }, tireless)) as [
  MessageWork,
  MessageWork,
];
let clock = Date.parse('2026-11-21T12:00:00Z');
let dice = 20_261_121;

/** The same throws each time. */
function thrown(): number {
  dice = (dice * 1_103_515_245 + 12_345) % 2_147_483_648;
  return dice / 2_147_483_648;
}

/** Lets everything have its time. */
async function pump(rounds = 14): Promise<void> {
  let air: { readonly at: number; readonly to: MessageWork; readonly body: string }[] = [];
  const networkTo = (to: MessageWork): Transport => ({
    send: async ({ body }) => {
      if (thrown() < 0.3) return { ok: true }; // Lost on its way.
      const copies = thrown() < 0.3 ? 2 : 1;
      for (let copy = 0; copy < copies; copy++) air.push({ at: clock + thrown() * 5_400_000, to, body });
      return thrown() < 0.2 ? { ok: false, retriable: true, reason: 'broken' } : { ok: true };
    },
  });
  for (let round = 0; round < rounds; round++) {
    while (await works[0].sendNext(networkTo(works[1]))) {}
    while (await works[1].sendNext(networkTo(works[0]))) {}
    const due = air.filter(({ at }) => at <= clock).reverse();
    air = air.filter((one) => !due.includes(one));
    for (const { to, body } of due) await to.takeIn(body);
    for (const work of works) while (await work.effectNext()) {}
    clock += 3_600_000;
    for (const house of [practice, centre]) house.at(new Date(clock).toISOString());
  }
}

before(async () => {
  for (const id of ['karen', 'ole', 'bent']) {
    const cpr = `0101701${id.length}34`;
    await aReadyCitizen(practice, id, cpr, ['gp', 'rygcenter']);
    await aReadyCitizen(centre, `${id}.there`, cpr, id === 'karen' ? [] : ['rygcenter']);
  }
});

test('a referral goes over, is asked about, answered, and closed; both records tell the same, each thing once', async () => {
  const sent = await sentReferral(gp, 'karen', 'a');
  await pump();
  const [task, ...others] = await tasksOf(rygcenter, 'referral-receiver');
  assert.ok(task !== undefined && others.length === 0);
  const there = { referral: task.id };
  const referral = await readReferral(rygcenter.record, task.id);
  assert.deepEqual([referral?.state, referral?.requester, referral?.citizen], ['sent', houseOf('gp'), 'karen.there']);
  assert.match(JSON.stringify(referral?.content), /hvad der er at sige om suspected-disease/);
  must(await receiveReferral(rygcenter, { ...there, key: 'r' }));
  must(await askForMore(rygcenter, { ...there, key: 'q', reason: 'Hvornår blev hun scannet?' }));
  await pump();

  const [asked, ...more] = await messagesOf(gp, 'karen');
  assert.ok(asked !== undefined && more.length === 0);
  const answered = await replyToMessage(gp, { message: asked.id, text: 'I 2019, på sygehuset.', key: 'svar' });
  assert.ok(answered.ok && answered.goes === 'by-message', JSON.stringify(answered));
  assert.equal((await replyToMessage(gp, { message: asked.id, text: 'I 2019, på sygehuset.', key: 'svar' })).ok, true);
  assert.equal((await threadOf(gp, { message: asked.id }))?.length, 2);
  assert.equal((await tasksOf(gp, 'message-task')).filter(({ status }) => status === 'requested').length, 0);
  await pump();
  const [reply, ...further] = await messagesOf(rygcenter, 'karen.there');
  assert.ok(reply !== undefined && further.length === 0);
  assert.match(JSON.stringify(reply.payload), /I 2019, på sygehuset/);
  assert.equal((await readReferral(rygcenter.record, task.id))?.state, 'received');

  must(await acceptReferral(rygcenter, { ...there, key: 'a', track: 'medical', reason: 'vores' }));
  must(await startReferral(rygcenter, { ...there, key: 's' }));
  must(await closeReferral(rygcenter, { ...there, key: 'c', reason: 'Fortsæt træning' }));
  await pump();
  const back = await readReferral(gp.record, sent.id);
  assert.deepEqual([back?.state, back?.request.status], ['closed', 'completed']);
  assert.match(back?.feedback ?? '', /Fortsæt træning/);
  const story = await storyOf(gp, sent.id);
  assert.deepEqual(
    story.map(({ to }) => to),
    ['draft', 'checked', 'sent', 'received', 'accepted', 'in-progress', 'closed'],
  );
  assert.deepEqual([story.at(-1)?.who, story.at(-1)?.house], ['Device/rygforloeb', houseOf('rygcenter')]);
  await allDelivered();
});

test('returned by correspondence, referred again: at the receiver it is the same referral, and correspondence begins on either side', async () => {
  const sent = await sentReferral(gp, 'ole', 'b');
  await pump();
  const task = (await tasksOf(rygcenter, 'referral-receiver')).find((one) => JSON.stringify(one.for).includes('ole'));
  assert.ok(task !== undefined);
  must(await receiveReferral(rygcenter, { referral: task.id, key: 'r2' }));
  must(await returnReferral(rygcenter, { referral: task.id, key: 'ret', reason: 'Objektive fund mangler' }));
  await pump();
  const [returned] = await messagesOf(gp, 'ole');
  assert.match(JSON.stringify(returned?.payload), /Objektive fund mangler/);
  assert.equal(JSON.stringify(returned?.about).includes(sent.id), true);
  const wrote = await sendMessage(gp, { citizen: 'ole', to: houseOf('rygcenter'), text: 'Kraft er 5.', key: 'm', subject: 'Fund' });
  assert.ok(wrote.ok, JSON.stringify(wrote));
  await pump();
  assert.match(JSON.stringify(await messagesOf(rygcenter, 'ole.there')), /Kraft er 5/);
  await allDelivered();
});

test('about a citizen whom nobody knows it waits where it can be seen, without what is in it, and takes effect once it can', async () => {
  const before = await centre.jobs.read('Patient', 'bent.there');
  assert.ok(before.ok);
  const { identifier } = before.resource;
  const unknown = await centre.jobs.update({ ...before.resource, identifier: [{ system: 'urn:x', value: 'y' }] }, 2);
  assert.ok(unknown.ok);
  await sentReferral(gp, 'bent', 'c');
  await pump();
  assert.deepEqual(await parkedMessages(rygcenter), { ok: false, reason: 'forbidden', why: 'role' });
  const coordinator = centre.desk('back_coordinator');
  const parked = await parkedMessages(coordinator);
  assert.ok(parked.ok && parked.messages.length === 1);
  const [waits] = parked.messages;
  assert.deepEqual(
    [waits?.reason, waits?.kind, Object.keys(waits ?? {}).sort()],
    ['unknown-citizen', 'XREF01', ['box', 'from', 'key', 'kind', 'reason', 'since', 'to']],
  );
  const named = { box: waits?.box ?? 'in', key: waits?.key ?? '' };
  await retryMessage(coordinator, named);
  await pump(2);
  assert.equal((await parkedMessages(coordinator)).ok && (await centre.jobs.messages.parked(9)).length, 1);
  await centre.jobs.update({ ...unknown.resource, identifier }, 3);
  assert.deepEqual(await retryMessage(coordinator, named), { ok: true, now: 'accepted' });
  await pump(2);
  assert.equal((await tasksOf(rygcenter, 'referral-receiver')).filter((one) => JSON.stringify(one.for).includes('bent')).length, 1);
});

async function tasksOf({ record }: Desk, system: string): Promise<readonly StoredResource[]> {
  const owner = record === gp.record ? houseOf('gp') : houseOf('rygcenter');
  const found = await record.search('Task', { where: { owner }, count: 100 });
  return found.ok ? found.page.entries.filter(({ code }) => JSON.stringify(code).includes(system)) : [];
}

/** Those that came to this house. */
async function messagesOf({ record }: Desk, patient: string): Promise<readonly StoredResource[]> {
  const recipient = record === gp.record ? houseOf('gp') : houseOf('rygcenter');
  const found = await record.search('Communication', { where: { patient, recipients: recipient }, sort: 'event' });
  return found.ok ? found.page.entries.filter(({ received }) => received !== undefined) : [];
}

async function allDelivered(): Promise<void> {
  for (const { jobs } of [practice, centre] as readonly Houses[]) {
    const far = new Date(clock + 1e10).toISOString();
    assert.equal(await messagesIn(jobs).claimOutgoing(far, far), undefined);
    assert.equal(await messagesIn(jobs).claimReceived(far, far), undefined);
    assert.deepEqual(await jobs.messages.parked(9), []);
  }
}
