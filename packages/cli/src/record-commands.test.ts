/** Backup, restore and verify as people start them: the launcher, a record that is in use, real files. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readDatabaseOptions } from '@rygforloeb/record';
import { openUngated } from '@rygforloeb/record/ungated';

const launcher = fileURLToPath(new URL('../bin/rygforloeb.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'keeping-'));
chmodSync(folder, 0o755); // The database may run as another user.
const [here, there, kept] = [join(folder, 'here'), join(folder, 'there'), join(folder, 'kept')];
const record = await openUngated(readDatabaseOptions({ RYG_DATA: here }));

before(async () => {
  for (const name of ['Fysioterapi Eksempel', 'Rygcenter Eksempel']) {
    const made = await record.store.create({ resourceType: 'Organization', name });
    assert.ok(made.ok);
    if (name.startsWith('Ryg')) await record.store.update({ ...made.resource, active: true }, 1);
  }
});
after(async () => {
  await record.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a record in use is backed up, and the backup is whole', async () => {
  const made = await rygforloeb(['backup', kept]);
  assert.deepEqual([made.status, made.err], [0, '']);
  assert.match(made.out, /Sikkerhedskopi i .*kept: 2 ressourcer, som de var /);
  const looked = await rygforloeb(['verify', '--backup', kept, '--lang', 'en']);
  assert.deepEqual([looked.status, looked.err], [0, '']);
  assert.match(looked.out, /^The backup is whole: 2 resources, as they were /);
});

test('a record in use is checked, and stays in use', async () => {
  const { status, out, err } = await rygforloeb(['verify']);
  assert.deepEqual([status, err, out], [0, '', 'Journalen er hel: 2 ressourcer, 3 versioner\n']);
  assert.equal((await record.database.health()).ok, true);
});

test('a restore needs a folder of its own, and an empty one', async () => {
  const inUse = await rygforloeb(['restore', kept]);
  assert.equal(inUse.status, 2);
  assert.match(inUse.err, /^RYG_RECORD_FOLDER_IN_USE: Datamappen bruges af en anden/);
});

test('a damaged backup is refused before anything is made, exit 1', async () => {
  const path = join(kept, 'organization.copy.gz');
  const sound = readFileSync(path);
  writeFileSync(
    path,
    sound.map((byte, index) => (index === 30 ? byte ^ 8 : byte)),
  );
  const refused = await rygforloeb(['restore', kept], there);
  assert.equal(refused.status, 1);
  assert.match(
    refused.err,
    /organization\.copy\.gz er ikke, som den blev skrevet\nrygforloeb: sikkerhedskopien er beskadiget; intet er ændret\n$/,
  );
  assert.ok(!readdirSync(folder).includes('there'));
  assert.equal((await rygforloeb(['verify', '--backup', kept])).status, 1);
  writeFileSync(path, sound);
});

test('a restore gives the same counts and content hashes, and is refused the second time', async () => {
  const restored = await rygforloeb(['restore', kept, '--lang', 'en'], there);
  assert.deepEqual([restored.status, restored.err], [0, '']);
  assert.match(restored.out, /^The record is restored and compared: 2 resources, as they were /);
  const [before, now] = await Promise.all([rygforloeb(['verify', '--json']), rygforloeb(['verify', '--json'], there)]);
  assert.equal(now.status, 0);
  assert.deepEqual(JSON.parse(now.out), JSON.parse(before.out));
  const again = await rygforloeb(['restore', kept, '--lang', 'en'], there);
  assert.equal(again.status, 2);
  assert.match(again.err, /the record is not empty/);
});

test('where there is no record, none is made, exit 2', async () => {
  for (const words of [['backup', join(folder, 'none')], ['verify']]) {
    const { status, err } = await rygforloeb(words, join(folder, 'nowhere'));
    assert.equal(status, 2);
    assert.match(err, /^RYG_RECORD_NO_RECORD: Der er ingen journal her\./);
  }
  assert.deepEqual(readdirSync(folder).sort(), ['here', 'kept', 'there']);
  assert.match((await rygforloeb(['verify', '--backup', folder])).err, /ingen sikkerhedskopi/);
});

async function rygforloeb(words: readonly string[], data = here): Promise<{ status: unknown; out: string; err: string }> {
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, [launcher, ...words], {
    env: { ...environment, RYG_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { status, ...said };
}
