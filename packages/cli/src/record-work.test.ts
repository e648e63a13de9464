/** Progress and interruption of the commands on the record, with a record that is made up. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Manifest } from '@rygforloeb/record';
import type { CliRecord, Watched } from './surroundings.ts';
import { Remembered, run } from './test-surroundings.ts';

const manifest: Manifest = {
  format: 'rygforloeb-backup',
  formatVersion: 1,
  productVersion: '1',
  databaseVersion: '18',
  taken: '2026-03-02T09:00:00.000Z',
  migrations: [],
  tables: [
    { name: 'task', file: 'task.copy.gz', columns: [], rows: 2_000, bytes: 0, sha256: '', fileSha256: '' },
    { name: 'task_history', file: 'task_history.copy.gz', columns: [], rows: 3_000, bytes: 0, sha256: '', fileSha256: '' },
  ],
  sequences: [],
};
const never = () => new Promise<void>(() => undefined);

function recordThat(backup: CliRecord['backup']): CliRecord {
  const other = async () => assert.fail();
  return { backup, restore: other, verify: other, checkBackup: other };
}

async function slowly(_: unknown, __: string, { onProgress, signal }: Watched): Promise<Manifest> {
  onProgress({ action: 'copy', table: 'task', place: 1, of: 2, rows: 1_234 });
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
  return manifest;
}

test('progress is one line that is gone when the result is told, and nothing where nobody watches', async () => {
  const words = ['backup', '/somewhere'];
  const stderr = Object.assign(new Remembered(), { isTTY: true });
  const { exit, out } = await run(words, '', { record: recordThat(slowly), stderr, stopped: never });
  assert.equal(exit, 0);
  assert.match(out, /2\.000 ressourcer, som de var mandag 2\. marts 2026 kl\. 10\.00\n$/);
  const clear = '\r\u001b[2K';
  assert.equal(stderr.text, `${clear}… kopierer task (1/2) 1.234 rækker${clear}`);
  assert.equal((await run(words, '', { record: recordThat(slowly), stopped: never })).err, '');
});

test('Ctrl+C ends it with a sentence and exit 130', async () => {
  const { exit, out, err } = await run(['backup', '/somewhere', '--lang', 'en'], '', {
    record: recordThat(slowly),
    stopped: async () => {},
  });
  assert.deepEqual([exit, out, err], [130, '', 'stopped; nothing half-made is left\n']);
});

test('a fault of the product is not taken for one of what was given', async () => {
  const full = async () => {
    throw Object.assign(new Error('RYG_RECORD_DISK_FULL: The disk is full.'), { name: 'RecordError', code: 'RYG_RECORD_DISK_FULL' });
  };
  const { exit, err } = await run(['backup', '/somewhere'], '', { record: recordThat(full), stopped: never });
  assert.equal(exit, 70);
  assert.match(err, /^RYG_RECORD_DISK_FULL: Disken er fuld\./);
});
