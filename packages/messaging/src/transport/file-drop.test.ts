/** Files: whole or not there, once however often they are sent, and never lost to a handler that fails. */
import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aParcel } from '../testing/correspondence.ts';
import type { Envelope } from '../vans/envelope.ts';
import { fileDrop } from './file-drop.ts';

const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

test('what one house puts the other picks up, once', async () => {
  const { folder, drop } = await oneFolder();
  assert.deepEqual([await drop.send(aParcel), await drop.send(aParcel)], [{ ok: true }, { ok: true }]);
  const seen: Envelope[] = [];
  const keep = async (envelope: Envelope) => seen.push(envelope);
  assert.deepEqual(await drop.pickUp(keep), { handled: 1, failed: 0, refused: 0 });
  assert.deepEqual(await drop.pickUp(keep), { handled: 0, failed: 0, refused: 0 });
  assert.deepEqual(
    seen.map(({ messageId, name, data }) => [messageId, name, Buffer.from(data).toString()]),
    [[aParcel.messageId, aParcel.name, aParcel.body]],
  );
  assert.deepEqual(await readdir(folder), []);
});

test('two at once leave one whole file', async () => {
  const { folder, drop } = await oneFolder();
  await Promise.all(Array.from({ length: 20 }, () => drop.send(aParcel)));
  assert.equal((await readdir(folder)).length, 1);
  assert.deepEqual(await drop.pickUp(async () => undefined), { handled: 1, failed: 0, refused: 0 });
});

test('a file that is still being written is left alone', async () => {
  const { folder, drop } = await oneFolder();
  await writeFile(join(folder, '.half.xml'), '<VANSEnv');
  await writeFile(join(folder, 'half.xml.part'), '<VANSEnv');
  assert.deepEqual(await drop.pickUp(async () => undefined), { handled: 0, failed: 0, refused: 0 });
  assert.equal((await readdir(folder)).length, 2);
});

test('where the handler fails the file stays and comes again', async () => {
  const { drop } = await oneFolder();
  await drop.send(aParcel);
  assert.deepEqual(await drop.pickUp(() => Promise.reject(new Error('no'))), { handled: 0, failed: 1, refused: 0 });
  assert.deepEqual(await drop.pickUp(async () => undefined), { handled: 1, failed: 0, refused: 0 });
});

test('what is no envelope is put aside with its reason, and stops nobody else', async () => {
  const { folder, drop } = await oneFolder();
  await writeFile(join(folder, 'a.xml'), '<!DOCTYPE a><a/>');
  await drop.send(aParcel);
  assert.deepEqual(await drop.pickUp(async () => undefined), { handled: 1, failed: 0, refused: 1 });
  assert.deepEqual(await readdir(join(folder, 'refused')), ['a.xml.document-type']);
});

test('an id from outside becomes no path', async () => {
  const { folder, drop } = await oneFolder();
  assert.deepEqual(await drop.send({ ...aParcel, messageId: '../../escape' }), { ok: true });
  const [name = ''] = await readdir(folder);
  assert.match(name, /^[0-9a-f]{40}\.xml$/);
  assert.match(await readFile(join(folder, name), 'utf8'), /escape/);
});

test('a folder that is not there can be tried again, and nothing is left behind', async () => {
  const { folder } = await oneFolder();
  const drop = fileDrop({ outgoing: join(folder, 'gone'), incoming: folder });
  assert.deepEqual(await drop.send(aParcel), { ok: false, retriable: true, reason: 'ENOENT' });
  await chmod(folder, 0o700);
  assert.deepEqual(await readdir(folder), []);
});

async function oneFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'file-drop-'));
  folders.push(folder);
  return { folder, drop: fileDrop({ outgoing: folder, incoming: folder }) };
}
