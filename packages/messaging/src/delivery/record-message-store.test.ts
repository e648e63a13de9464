/** The record's database keeps messages as the store in memory does: the same life, with real transactions. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type AccessPolicy, openRecord } from '@rygforloeb/record';
import { temporaryFolder } from '@rygforloeb/record/ungated';
import { writeCareCommunication } from '../care-communication/write.ts';
import { aCorrespondence, making } from '../testing/correspondence.ts';
import type { Transport } from '../transport/transport.ts';
import { processNext, receive } from './inbox.ts';
import { post, sendAgain, sendNext } from './outbox.ts';
import { recordMessageStore } from './record-message-store.ts';

const policy: AccessPolicy = {
  version: 'test',
  domains: {},
  relationLastsDaysAfterEnd: 1,
  roles: {
    jobs: {
      citizens: 'every',
      relations: [],
      purposes: ['operations'],
      emergency: false,
      log: false,
      types: { Organization: { may: ['create', 'read'] } },
    },
  },
};
const record = await openRecord({ folder: await temporaryFolder() }, { policy, auditKey: Buffer.alloc(32, 1) });
after(() => record.close());
const jobs = record.as({ agent: { who: 'Device/test', role: 'jobs', name: 'Tests' }, purpose: 'operations' });
const store = recordMessageStore(jobs);
const start = '2026-03-02T09:00:00.000Z';
const options = { making: making(7), isOurGln: () => true };
const body = JSON.stringify(writeCareCommunication(aCorrespondence()));
const houses = async () => {
  const counted = await jobs.count('Organization');
  return counted.ok && counted.count;
};

test('of two that come at once one is first; its effect and its mark hold together', async () => {
  const both = await Promise.all([receive(store, body, options), receive(store, body, options)]);
  assert.deepEqual(both.toSorted(), ['accepted', 'double']);
  let fails = true;
  const effect = async (_: unknown, inside: { record: typeof jobs }) => {
    await inside.record.create({ resourceType: 'Organization', name: 'Made by a message' });
    if (fails) throw new Error('The machine fell.');
  };
  await processNext(store, effect, start);
  assert.equal(await houses(), 0);
  fails = false;
  const later = '2026-03-02T10:00:00.000Z';
  assert.deepEqual([await processNext(store, effect, start), await processNext(store, effect, later)], [false, true]);
  assert.deepEqual([await houses(), await processNext(store, effect, '2026-03-09T10:00:00.000Z')], [1, false]);
});

test('what is posted is sent with the same bytes, parked with its reason, listed, and sent again by a person', async () => {
  await store.transaction((inside) => post(inside, aCorrespondence(), start));
  const sent: string[] = [];
  const refusing: Transport = {
    send: async (parcel) => {
      sent.push(parcel.body);
      return { ok: false, retriable: false, reason: 'http-400' };
    },
  };
  while (await sendNext(store, refusing, start)) {}
  assert.ok(sent.includes(body));
  const parked = await store.transaction((inside) => inside.listParked());
  const found = parked.find((one) => one.box === 'outbox' && one.message.parcel.body === body);
  assert.ok(found?.box === 'outbox' && found.message.reason === 'refused-by-transport');
  assert.equal(await sendAgain(store, found.message.messageId, start), 'waiting');
});
