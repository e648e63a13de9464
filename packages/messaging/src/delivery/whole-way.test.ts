/** The whole way: from the outbox of one house through envelopes and files into the inbox of the other, and the answer back. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { letterParcel } from '../oioxml/letter-parcel.ts';
import { readLetter } from '../oioxml/read-letter.ts';
import { aCorrespondence, clinic, making, practice } from '../testing/correspondence.ts';
import { aReferral } from '../testing/letters.ts';
import { memoryMessageStore } from '../testing/memory-message-store.ts';
import { fileDrop } from '../transport/file-drop.ts';
import { bodyText } from './body-text.ts';
import { processNext, receive } from './inbox.ts';
import { post, postLetter, sendNext } from './outbox.ts';

const now = '2026-03-02T09:00:00.000Z';

test('a correspondence and a letter are sent, received, take effect, and the correspondence is known to be delivered', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'whole-way-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const [there, back] = [join(folder, 'there'), join(folder, 'back')];
  await Promise.all([mkdir(there), mkdir(back)]);
  const [ours, theirs] = [memoryMessageStore(), memoryMessageStore()];
  const [ourDrop, theirDrop] = [fileDrop({ outgoing: there, incoming: back }), fileDrop({ outgoing: back, incoming: there })];

  await ours.transaction(async (inside) => {
    await post(inside, aCorrespondence(), now);
    await postLetter(inside, letterParcel('XREF01', aReferral, { messageId: 'letter-1', from: clinic, to: practice }), now);
  });
  while (await sendNext(ours, ourDrop, now)) {}
  const picked = await theirDrop.pickUp(({ data }) => receive(theirs, data, { making: making(5), isOurGln: () => true }));
  assert.deepEqual(picked, { handled: 2, failed: 0, refused: 0 });
  while (await processNext(theirs, async (arrival, inside) => inside.note(arrival.kind), now)) {}
  assert.deepEqual(theirs.notes.toSorted(), ['correspondence', 'letter']);

  while (await sendNext(theirs, theirDrop, now)) {}
  await ourDrop.pickUp(({ data }) => receive(ours, data, { making: making(6), isOurGln: () => true }));
  assert.deepEqual(
    ours.outgoing.map(({ state }) => state),
    ['delivered', 'delivered'],
  );
});

test('a letter travels under its statistical code and version', () => {
  const { name, version, format, body } = letterParcel('XREF01', aReferral, { messageId: 'letter-1', from: clinic, to: practice });
  assert.deepEqual([name, version, format, readLetter(body).ok], ['MCM:XREF01', 'XH0131R', 'XML', true]);
});

test('bytes become text by what they declare, and whatever they are something is kept', () => {
  const latin = Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>Hillerød</a>', 'latin1');
  assert.match(bodyText(latin), /Hillerød/);
  assert.equal(bodyText(Buffer.from('{"a":"ø"}')), '{"a":"ø"}');
  assert.equal(bodyText(Buffer.from([0x61, 0xff, 0x62])), 'aÿb');
});
