/** What each thing that can happen to a message does: it takes effect once, is sent until it is answered, or waits where a person sees it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acknowledge } from '../acknowledgement/acknowledge.ts';
import type { Verdict } from '../acknowledgement/model.ts';
import { writeAcknowledgement } from '../acknowledgement/write.ts';
import type { CareCommunication } from '../care-communication/model.ts';
import { replyTo } from '../care-communication/thread.ts';
import { writeCareCommunication } from '../care-communication/write.ts';
import { letterMessageId, letterParcel } from '../oioxml/letter-parcel.ts';
import { letterKinds } from '../oioxml/read-letter.ts';
import { aCorrespondence, aText, clinic, doctor, hospital, making, practice } from '../testing/correspondence.ts';
import { careCommunicationExamples, withoutExamples } from '../testing/interop.ts';
import { aMunicipalityLetter, aReferral } from '../testing/letters.ts';
import { memoryMessageStore } from '../testing/memory-message-store.ts';
import type { Transport } from '../transport/transport.ts';
import { later, type Patience, patience } from './backoff.ts';
import { type Arrival, type CorrespondenceArrival, type InboxOptions, processNext, receive, receiveAgain } from './inbox.ts';
import { post, postLetter, sendAgain, sendNext } from './outbox.ts';
import { EffectRefused } from './received-message.ts';

const start = '2026-03-02T09:00:00.000Z';
const refusal: Verdict = { outcome: 'fatal-error', faults: [{ place: 'Bundle', type: 'structure', text: 'No.' }] };
const busy: Verdict = { outcome: 'transient-error', faults: [{ place: 'Bundle', type: 'transient', text: 'Later.' }] };
const everybody = (count = 7): InboxOptions => ({ making: making(count), isOurGln: () => true });
const noted = (line: (arrival: CorrespondenceArrival) => string) => async (arrival: Arrival, inside: { note(text: string): void }) =>
  inside.note(arrival.kind === 'letter' ? arrival.letter.type : line(arrival));
const lost: Transport = { send: async () => ({ ok: true }) };

test('a message that comes three times takes effect once and is answered three times', async () => {
  const store = memoryMessageStore();
  const body = JSON.stringify(writeCareCommunication(aCorrespondence()));
  const again = JSON.stringify({ ...JSON.parse(body), id: 'another-envelope', timestamp: '2026-03-03T10:00:00+01:00' });
  assert.deepEqual(
    [await receive(store, body, everybody(1)), await receive(store, body, everybody(2)), await receive(store, again, everybody(3))],
    ['accepted', 'double', 'double'],
  );
  while (
    await processNext(
      store,
      noted(({ message }) => message.messageId),
      start,
    )
  ) {}
  assert.equal(store.notes.length, 1);
  assert.deepEqual(
    store.outgoing.map(({ parcel }) => parcel.name),
    ['MCM:FCTL#ok', 'MCM:FCTL#ok', 'MCM:FCTL#ok'],
  );
});

test('two at once: one is first', async () => {
  const store = memoryMessageStore();
  const body = JSON.stringify(writeCareCommunication(aCorrespondence()));
  const receipts = await Promise.all([1, 2, 3, 4].map((count) => receive(store, body, everybody(count))));
  assert.deepEqual(receipts.sort(), ['accepted', 'double', 'double', 'double']);
});

test('a reply that comes before what it answers takes effect at once, and nobody reads anything twice', async () => {
  const store = memoryMessageStore();
  const first = aCorrespondence();
  const reply = replyTo(first, { parts: [aText(3, 'Tak.', doctor, practice)] }, making(2));
  for (const [index, message] of [reply, first].entries()) {
    await receive(store, JSON.stringify(writeCareCommunication(message)), everybody(index + 1));
    await processNext(
      store,
      noted(({ message: { steps }, fresh, early }) => `${steps[0].activity} ${fresh.length} ${early}`),
      start,
    );
  }
  assert.deepEqual(store.notes, ['reply 3 true', 'new 0 false']);
});

test('an invalid message is refused for good, each time it comes, and has no effect', async () => {
  const store = memoryMessageStore();
  const bundle = writeCareCommunication(aCorrespondence());
  const body = JSON.stringify(bundle).replace('"status":"unknown"', '"status":"completed"');
  assert.deepEqual([await receive(store, body, everybody(1)), await receive(store, body, everybody(2))], ['refused', 'double']);
  assert.equal(
    await processNext(
      store,
      noted(() => 'never'),
      start,
    ),
    false,
  );
  assert.deepEqual(
    store.outgoing.map(({ parcel }) => parcel.name),
    ['MCM:FCTL#fatal-error', 'MCM:FCTL#fatal-error'],
  );
});

test('a letter takes effect once, is receipted as often as it comes, and is parked where it is for somebody else', async () => {
  const store = memoryMessageStore();
  const body = letterKinds.XDIS15.write(aMunicipalityLetter);
  assert.deepEqual([await receive(store, body, everybody()), await receive(store, body, everybody())], ['accepted', 'double']);
  while (
    await processNext(
      store,
      noted(() => 'never'),
      start,
    )
  ) {}
  assert.deepEqual([store.notes, store.outgoing.map(({ parcel }) => parcel.name)], [['XDIS15'], ['MCM:XCTL03']]);
  const elsewhere = memoryMessageStore();
  assert.equal(await receive(elsewhere, body, { ...everybody(), isOurGln: () => false }), 'parked');
  const [parked] = elsewhere.received;
  assert.equal(parked?.reason, 'not-for-us');
  assert.equal(await receiveAgain(elsewhere, parked?.key ?? '', everybody()), 'accepted');
});

test('a letter that asks for its receipt is sent again until it comes; a negative one parks it, and one to nothing is parked', async () => {
  const send = async (receipt: (body: string) => string) => {
    const [ours, theirs] = [memoryMessageStore(), memoryMessageStore()];
    const messageId = letterMessageId(practice.gln, aReferral.envelope.identifier);
    const parcel = letterParcel('XREF01', aReferral, { messageId, from: practice, to: { gln: aReferral.receiver.ean } });
    await ours.transaction((inside) => postLetter(inside, parcel, start, true));
    await sendNext(ours, lost, start);
    assert.equal(ours.outgoing[0]?.state, 'sent');
    await receive(theirs, parcel.body, everybody());
    const body = receipt(theirs.outgoing[0]?.parcel.body ?? '');
    assert.equal(await receive(theirs, body, everybody()), 'parked');
    return [await receive(ours, body, everybody()), ours.outgoing[0]?.state, ours.outgoing[0]?.reason];
  };
  assert.deepEqual(await send((body) => body), ['answer', 'delivered', undefined]);
  const refused = (body: string) =>
    body.replaceAll('PositiveReceipt', 'NegativeReceipt').replace('XC0330Q', 'XC0230Q').replace('XCTL03', 'XCTL02');
  assert.deepEqual(await send(refused), ['answer', 'parked', 'refused-by-receiver']);
});

test('an effect that waits for a person is parked at once with its reason, and can be tried again', async () => {
  const store = memoryMessageStore();
  await receive(store, JSON.stringify(writeCareCommunication(aCorrespondence())), everybody());
  let isKnown = false;
  const effect = async (_: Arrival, inside: { note(text: string): void }) => {
    inside.note('begun');
    if (!isKnown) throw new EffectRefused('unknown-citizen');
  };
  await processNext(store, effect, start);
  assert.deepEqual([store.received[0]?.reason, store.notes], ['unknown-citizen', []]);
  isKnown = true;
  assert.equal(await receiveAgain(store, store.received[0]?.key ?? '', everybody()), 'accepted');
  await processNext(store, effect, start);
  assert.deepEqual([store.received[0]?.state, store.notes], ['done', ['begun']]);
});

test('a message for somebody else is refused with the reason', async () => {
  const store = memoryMessageStore();
  const receipt = await receive(store, JSON.stringify(writeCareCommunication(aCorrespondence())), {
    making: making(),
    isOurGln: (gln) => gln === hospital.gln,
  });
  assert.equal(receipt, 'refused');
  assert.match(store.outgoing[0]?.parcel.body ?? '', /MSG_Receiver_Identifier_UNKNOWN/);
});

test('a message of another kind is refused with the reason', async () => {
  const store = memoryMessageStore();
  const body = JSON.stringify(writeCareCommunication(aCorrespondence())).replaceAll(
    'care-communication-message',
    'hospital-notification-message',
  );
  assert.equal(await receive(store, body, everybody()), 'refused');
  assert.match(store.outgoing[0]?.parcel.body ?? '', /MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE/);
});

test('what cannot be read is parked once, and stays visible', async () => {
  const store = memoryMessageStore();
  for (const body of ['not a message', '<!DOCTYPE x><x/>', '{"resourceType":"Bundle"}']) {
    assert.deepEqual([await receive(store, body, everybody()), await receive(store, body, everybody())], ['parked', 'double']);
  }
  const parked = await store.transaction((inside) => inside.listParked());
  assert.deepEqual(
    parked.map(({ message }) => message.reason),
    ['unreadable', 'unreadable', 'unreadable'],
  );
  assert.equal(await receiveAgain(store, parked[0]?.box === 'inbox' ? parked[0].message.key : '', everybody()), 'still-parked');
});

test('an effect that fails is undone and tried again; below the limit it is not parked, at the limit it is, and a person can try once more', async () => {
  const store = memoryMessageStore();
  await receive(store, JSON.stringify(writeCareCommunication(aCorrespondence())), everybody());
  const short: Patience = { ...patience, attempts: 3 };
  const failing = async (_: Arrival, inside: { note(text: string): void }) => {
    inside.note('half done');
    throw new Error('no');
  };
  const state = () => store.received[0]?.state;
  for (const expected of ['accepted', 'accepted', 'parked']) {
    assert.equal(await processNext(store, failing, later(start, 100_000 * (store.received[0]?.attempts ?? 0)), short), true);
    assert.equal(state(), expected);
  }
  assert.deepEqual([store.notes, store.received[0]?.reason], [[], 'effect-failed']);
  const key = store.received[0]?.key ?? '';
  assert.equal(await receiveAgain(store, key, everybody()), 'accepted');
  assert.equal(
    await processNext(
      store,
      noted(({ fresh }) => `${fresh.length}`),
      later(start, 1_000_000),
    ),
    true,
  );
  assert.deepEqual([store.notes, state(), await receiveAgain(store, key, everybody())], [['2'], 'done', 'not-parked']);
});

test('a lost acknowledgement: the message is sent again with the same bytes, later each time, until it is answered', async () => {
  const { store, message } = await posted();
  const sent: string[] = [];
  const recording: Transport = {
    send: async ({ body }) => {
      sent.push(body);
      return { ok: true };
    },
  };
  let now = start;
  for (const attempt of [1, 2, 3]) {
    assert.equal(await sendNext(store, recording, now), true);
    assert.equal(await sendNext(store, lost, now), false, 'not twice at once');
    assert.deepEqual([store.outgoing[0]?.state, store.outgoing[0]?.attempts], ['sent', attempt]);
    now = store.outgoing[0]?.dueAt ?? now;
  }
  assert.equal(new Set(sent).size, 1);
  assert.equal(await receive(store, answerTo(message, { outcome: 'ok' }), everybody()), 'answer');
  assert.deepEqual([store.outgoing[0]?.state, await sendNext(store, lost, later(now, 1_000_000))], ['delivered', false]);
  assert.equal(await receive(store, answerTo(message, refusal), everybody()), 'answer');
  assert.equal(store.outgoing[0]?.state, 'delivered', 'what was delivered stays so');
});

test("a negative acknowledgement parks the message with the receiver's reasons; it must be written anew", async () => {
  const { store, message } = await posted();
  await sendNext(store, lost, start);
  await receive(store, answerTo(message, refusal), everybody());
  assert.deepEqual(
    [store.outgoing[0]?.state, store.outgoing[0]?.reason, store.outgoing[0]?.verdict],
    ['parked', 'refused-by-receiver', refusal],
  );
  assert.equal(await sendAgain(store, message.messageId, start), 'write-it-anew');
  await receive(store, answerTo(message, { outcome: 'ok' }), everybody());
  assert.equal(store.outgoing[0]?.state, 'parked');
});

test('a transient acknowledgement has the message sent again', async () => {
  const { store, message } = await posted();
  await sendNext(store, lost, start);
  await receive(store, answerTo(message, busy), { ...everybody(), making: making(5, start) });
  assert.deepEqual([store.outgoing[0]?.state, store.outgoing[0]?.dueAt], ['waiting', later(start, 60)]);
});

test('a message that is never answered is parked at the limit, can be sent again by a person, and a late answer still counts', async () => {
  const { store, message } = await posted();
  const short: Patience = { ...patience, attempts: 2 };
  let now = start;
  for (const expected of ['sent', 'sent', 'parked']) {
    await sendNext(store, lost, now, short);
    assert.equal(store.outgoing[0]?.state, expected);
    now = later(now, 1_000_000);
  }
  assert.equal(store.outgoing[0]?.reason, 'never-answered');
  assert.equal(await sendAgain(store, message.messageId, now), 'waiting');
  assert.equal(await sendAgain(store, message.messageId, now), 'not-parked');
  await sendNext(store, { send: async () => ({ ok: false, retriable: false, reason: 'closed' }) }, now, short);
  assert.equal(store.outgoing[0]?.reason, 'refused-by-transport');
  await receive(store, answerTo(message, { outcome: 'ok' }), everybody());
  assert.equal(store.outgoing[0]?.state, 'delivered');
});

test('an answer to nothing, or from somebody whom we did not ask, is parked', async () => {
  const { store, message } = await posted();
  assert.equal(await receive(store, answerTo(aCorrespondence({ receiver: hospital }), { outcome: 'ok' }), everybody()), 'parked');
  assert.equal(await receive(store, answerTo({ ...message, messageId: 'never-sent' }, { outcome: 'ok' }), everybody()), 'parked');
  assert.equal(store.outgoing[0]?.state, 'waiting');
});

test(
  'the published examples, brought in any order, take effect once each: doubles share an id, the invalid ones have none',
  withoutExamples,
  async () => {
    const store = memoryMessageStore();
    for (const [index, { text }] of careCommunicationExamples().toReversed().entries()) await receive(store, text, everybody(index + 1));
    while (
      await processNext(
        store,
        noted(({ message }) => message.messageId),
        start,
      )
    ) {}
    assert.equal(new Set(store.notes).size, store.notes.length);
    assert.equal(store.notes.length, 25); // 29, without two that are invalid and two that have the id of another.
    assert.equal(store.outgoing.length, 29);
  },
);

async function posted() {
  const store = memoryMessageStore();
  const message = aCorrespondence();
  await store.transaction((inside) => post(inside, message, start));
  return { store, message };
}

function answerTo(message: CareCommunication, verdict: Verdict): string {
  const answer = acknowledge({ ...message, sender: clinic }, verdict, making(8));
  assert.ok(answer !== undefined);
  return JSON.stringify(writeAcknowledgement(answer));
}
