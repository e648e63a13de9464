import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { RecordError } from '../errors.ts';
import { startDebianServer, withoutDebianServer } from '../testing/debian-server.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { Database } from './database.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';

const database = await Database.open({ folder: await temporaryFolder() });
after(() => database.close());
const first: Migration = { name: '0001-first.sql', sql: 'create table made (word text);\n' };
const second: Migration = { name: '0002-second.sql', sql: "insert into made values ('once');\n" };

test('four instances that start together run each migration once', async () => {
  const names = await Promise.all([1, 2, 3, 4].map(() => migrate(database.pool, [first, second])));
  assert.deepEqual(names.flat(), [first.name, second.name]);
  assert.deepEqual((await database.pool.query('select word from made')).rows, [{ word: 'once' }]);
});

test('a migration that was changed after it ran is refused, another kind of line end is not a change', async () => {
  assert.equal(await codeOf([{ ...first, sql: `${first.sql}-- a remark` }, second]), 'RYG_RECORD_MIGRATION_CHANGED');
  assert.deepEqual(await migrate(database.pool, [{ ...first, sql: first.sql.replaceAll('\n', '\r\n') }, second]), []);
});

test('a migration put before one that has run is refused', async () => {
  assert.equal(await codeOf([first, { name: '0001-later.sql', sql: 'select 1' }, second]), 'RYG_RECORD_MIGRATION_CHANGED');
});

test('a database that a newer version migrated is refused', async () => {
  assert.equal(await codeOf([first]), 'RYG_RECORD_MIGRATION_UNKNOWN');
});

test('a migration that fails halfway leaves nothing behind, and the next instance is not kept waiting', async () => {
  const broken = { name: '0003-broken.sql', sql: 'create table half (word text); select 1 / 0;' };
  assert.equal(await codeOf([first, second, broken]), 'RYG_RECORD_MIGRATION_FAILED');
  const { rows } = await database.pool.query("select to_regclass('half') as half");
  assert.deepEqual(rows, [{ half: null }]);
  assert.deepEqual(await migrate(database.pool, [first, second]), []);
});

test("the record's own migrations run on Debian's server too", { skip: withoutDebianServer }, async () => {
  const server = await Database.open({ url: await startDebianServer() });
  try {
    const own = await readMigrations();
    assert.equal((await migrate(server.pool, own)).length, own.length);
    assert.deepEqual(await migrate(server.pool, own), []);
  } finally {
    await server.close();
  }
});

async function codeOf(migrations: readonly Migration[]): Promise<string> {
  const thrown: unknown = await migrate(database.pool, migrations).catch((error: unknown) => error);
  return thrown instanceof RecordError ? thrown.code : String(thrown);
}
