import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { Database } from '../database/database.ts';
import { type Migration, migrate, readMigrations } from '../database/migrate.ts';
import { connectionOver } from '../store/connection.ts';
import { resourceTypeNames } from '../store/resource-types.ts';
import { Store } from '../store/store.ts';
import { startDebianServer, withoutDebianServer } from '../testing/debian-server.ts';
import { anObservation, aPatient } from '../testing/examples.ts';
import { fillRecord } from '../testing/fill-record.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { backup } from './backup.ts';
import { checkBackup } from './check-backup.ts';
import type { Manifest } from './manifest.ts';
import { type RestoreOutcome, restoreChecked } from './restore.ts';
import { type RecordReport, verify } from './verify-record.ts';

/** What a later version might add: a table with a number, a reference and a trigger, one that begins with a row, one to forget. */
const later: Migration = {
  name: '9001-later.sql',
  sql: `create table record.zebra (word text primary key);
    create table record.chain (seq bigint generated always as identity primary key, word text references record.zebra, hash bytea,
      twice text generated always as (word || word) stored);
    create function record.refuse() returns trigger language plpgsql as $$ begin raise 'only the product adds'; end $$;
    create table record.head (seq bigint not null); insert into record.head values (0);`,
};
const guard: Migration = {
  name: '9002-guard.sql',
  sql: 'create trigger guard before insert on record.chain for each row execute function record.refuse()',
};
const latest: Migration = { name: '9003-latest.sql', sql: 'alter table record.zebra add column stripes integer not null default 7' };
const aSession = `insert into record.kept (space, key, value, expires) values ('session', '\\x01', '{"of":"somebody"}', 'infinity')`;
const own = await readMigrations();
const migrations = [...own, later, guard];

const folder = await temporaryFolder();
const place = (name: string): string => join(dirname(folder), name);
const database = await Database.open({ folder });
after(() => database.close());
const store = new Store(connectionOver(database.pool), () => []);
let manifest: Manifest;
let report: RecordReport;

before(async () => {
  await migrate(database.pool, [...own, later]);
  await fillRecord(store, 12);
  await database.pool.query(`insert into record.zebra select 'word ' || n from generate_series(1, 100) n;
    insert into record.chain (word, hash) select word, sha256(word::bytea) from record.zebra; update record.head set seq = 100;
    delete from record.chain where seq = 100`);
  await database.pool.query(aSession);
  await migrate(database.pool, migrations);
  report = await verify(database.pool, { migrations });
  manifest = await backup(database.pool, place('quiet'), { productVersion: '1.2.3' });
});

test('the filled record has every type, with versions and deletions, and is sound', () => {
  assert.deepEqual(report.faults, []);
  assert.ok(resourceTypeNames.length > 15);
  for (const table of ['patient', 'care_plan', 'task', 'idempotency_key', 'chain']) assert.ok((report.tables[table]?.rows ?? 0) > 0, table);
  assert.ok((report.tables['task_history']?.rows ?? 0) > (report.tables['task']?.rows ?? 0));
});

test('a backup is a closed folder with a manifest that says what it is of, and holds nothing that may be forgotten', async () => {
  assert.equal((await stat(place('quiet'))).mode & 0o077, 0);
  assert.equal((await stat(join(place('quiet'), 'task.copy.gz'))).mode & 0o077, 0);
  assert.deepEqual(JSON.parse(await readFile(join(place('quiet'), 'manifest.json'), 'utf8')), manifest);
  assert.equal(manifest.productVersion, '1.2.3');
  assert.ok(Math.abs(Date.parse(manifest.taken) - Date.now()) < 60_000);
  assert.deepEqual(
    manifest.migrations.map(({ name }) => name),
    migrations.map(({ name }) => name),
  );
  assert.ok(manifest.tables.every(({ name }) => name !== 'kept' && name !== 'migration'));
  assert.ok(!JSON.stringify(manifest).includes('urn:example'));
});

test('a restore into a fresh bundled database gives the same counts, the same content and the same next number', async () => {
  const fresh = await Database.open({ folder: await temporaryFolder() });
  try {
    await migrate(fresh.pool, own); // A server that was started once, where somebody logged in, and nothing more.
    await fresh.pool.query(aSession);
    await restored(fresh.pool, 'quiet', migrations);
    const back = await verify(fresh.pool, { migrations });
    assert.deepEqual(back, report);
    assert.equal((await fresh.pool.query('select from record.kept')).rowCount, 0);
    await fresh.pool.query('alter table record.chain disable trigger user');
    assert.deepEqual((await fresh.pool.query("insert into record.chain (word) values ('word 1') returning seq")).rows, [{ seq: '101' }]);
    const again = await restoreChecked(async () => fresh.pool, place('quiet'), { migrations });
    assert.deepEqual(again, { ok: false, reason: 'not-empty' });
    assert.equal((await verify(fresh.pool, { migrations })).tables['task']?.sha256, report.tables['task']?.sha256);
  } finally {
    await fresh.close();
  }
});

test("a restore into Debian's server is the same content, and a backup of that the same backup; an older one is brought up to date", {
  skip: withoutDebianServer,
}, async () => {
  const server = await Database.open({ url: await startDebianServer() });
  try {
    const outcome = await restored(server.pool, 'quiet', [...migrations, latest]);
    assert.deepEqual(outcome.ok && outcome.migrated, [latest.name]);
    const { zebra: _, ...others } = (await verify(server.pool, { migrations: [...migrations, latest] })).tables;
    const { zebra: __, ...before } = report.tables;
    assert.deepEqual(others, before);
    assert.deepEqual((await server.pool.query('select distinct stripes from record.zebra')).rows, [{ stripes: 7 }]);
    const second = await backup(server.pool, place('second'), { productVersion: '1.2.3' });
    const hashes = ({ tables }: Manifest) => tables.filter(({ name }) => name !== 'zebra').map(({ name, sha256 }) => [name, sha256]);
    assert.deepEqual(hashes(second), hashes(manifest));
    const tooNew = await restoreChecked(async () => server.pool, place('second'), { migrations });
    assert.equal(!tooNew.ok && tooNew.reason, 'other-schema');
  } finally {
    await server.close();
  }
});

test('a backup taken while writes go on is of one moment: every transaction is in it whole or not at all', async () => {
  const { resource: patient } = await made(await store.create(aPatient()));
  let [writing, written] = [true, 0];
  const writers = [1, 2, 3].map(async () => {
    while (writing) {
      await store.transaction(async (inside) => {
        const { resource: one } = await made(await inside.create(anObservation(patient.id)));
        await inside.update({ ...one, status: 'amended' }, 1);
        await made(await inside.create(anObservation(patient.id), { key: `pair of ${one.id}` }));
        return { ok: true };
      });
      written += 1;
      await pause(1);
    }
  });
  while (written < 20) await pause(10);
  const busy = await backup(database.pool, place('busy'), { productVersion: '1.2.3' });
  const still = written;
  while (written < still + 20) await pause(10);
  writing = false;
  await Promise.all(writers);
  const fresh = await Database.open({ folder: await temporaryFolder() });
  try {
    await restored(fresh.pool, 'busy', migrations);
    const back = await verify(fresh.pool, { migrations });
    assert.deepEqual(back.faults, []);
    for (const { name, rows, sha256 } of busy.tables)
      assert.deepEqual([back.tables[name]?.rows, back.tables[name]?.sha256], [rows, sha256]);
    const { rows } = await fresh.pool.query<{ amended: number; all: number }>(
      `select count(*) filter (where status = 'amended')::integer as amended, count(*)::integer as all from record.observation
       where patient_id = '${patient.id}'`,
    );
    assert.ok(rows[0] !== undefined && rows[0].amended >= 20 && rows[0].all === rows[0].amended * 2, JSON.stringify(rows));
  } finally {
    await fresh.close();
  }
});

test('a flipped byte in any file, a missing file and a backup that was cut off are refused before the database is touched', async () => {
  const untouched = () => assert.fail('the database was opened');
  for (const [index, file] of (await readdir(place('quiet'))).entries()) {
    const path = join(place('quiet'), file);
    const sound = await readFile(path);
    const places = [4, Math.floor(sound.length / 2), sound.length - 1];
    for (const at of file.endsWith('.gz') ? places.slice(index % 3, (index % 3) + 1) : places) {
      const flipped = Buffer.from(sound);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      await writeFile(path, flipped);
      const outcome = await restoreChecked(async () => untouched(), place('quiet'), { migrations });
      assert.ok(!outcome.ok && outcome.reason === 'damaged', `${file} ${at}`);
    }
    await rm(path);
    if (index % 8 === 0) assert.equal((await checkBackup(place('quiet'))).ok, false, file);
    await writeFile(path, sound);
  }
  assert.equal((await checkBackup(place('quiet'))).ok, true);
  assert.deepEqual(await checkBackup(place('nowhere')), {
    ok: false,
    reason: 'damaged',
    faults: [{ file: 'manifest.json', problem: 'no-backup' }],
  });
});

test('a backup that is cut off leaves nothing that looks like one, and no backup takes the place of another', async () => {
  const stop = new AbortController();
  const onProgress = () => stop.abort();
  await assert.rejects(backup(database.pool, place('cut'), { productVersion: '1', onProgress, signal: stop.signal }), {
    name: 'AbortError',
  });
  assert.deepEqual(
    (await readdir(dirname(folder))).filter((name) => name.startsWith('cut')),
    [],
  );
  await assert.rejects(backup(database.pool, place('quiet'), { productVersion: '1' }), { code: 'RYG_RECORD_BACKUP_PLACE' });
  await mkdir(place('crashed.part'));
  await assert.rejects(backup(database.pool, place('crashed'), { productVersion: '1' }), { code: 'RYG_RECORD_BACKUP_PLACE' });
  await writeFile(place('file'), '');
  await assert.rejects(backup(database.pool, join(place('file'), 'x'), { productVersion: '1' }), { code: 'RYG_RECORD_BACKUP_PLACE' });
  assert.equal((await checkBackup(place('quiet'))).ok, true);
});

async function restored(pool: pg.Pool, name: string, to: readonly Migration[]): Promise<RestoreOutcome> {
  const outcome = await restoreChecked(async () => pool, place(name), { migrations: to });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome;
}

async function made<Outcome extends { readonly ok: boolean }>(outcome: Outcome): Promise<Extract<Outcome, { ok: true }>> {
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome as Extract<Outcome, { ok: true }>;
}
