import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Database } from '../database/database.ts';
import { migrate, readMigrations } from '../database/migrate.ts';
import { connectionOver } from '../store/connection.ts';
import { Store } from '../store/store.ts';
import { fillRecord } from '../testing/fill-record.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { type RecordFault, verify } from './verify-record.ts';

const migrations = await readMigrations();
const database = await Database.open({ folder: await temporaryFolder() });
after(() => database.close());
await migrate(database.pool, migrations);
await fillRecord(new Store(connectionOver(database.pool), () => []), 6);

const some =
  "(select id from record.task_history group by id having max(version) = 3 and bool_and(action <> 'delete') order by id limit 1)";
const gone = "(select id from record.task_history where action = 'delete' limit 1)";
const tampering: readonly (readonly [what: string, sql: string, found: readonly RecordFault['problem'][]])[] = [
  [
    'content changed behind the history',
    `update record.task set content = content || '{"status":"done"}' where id = ${some}`,
    ['present-differs'],
  ],
  ['another citizen', `update record.task set patient_id = 'other' where id = ${some}`, ['present-differs']],
  ['a present row taken away', `delete from record.task where id = ${some}`, ['present-missing']],
  [
    'a present row without history',
    "insert into record.goal select 'x', patient_id, version, recorded, event_time, null, content from record.goal limit 1",
    ['present-differs'],
  ],
  ['a version taken out', `delete from record.task_history where version = 2 and id = ${some}`, ['version-gap']],
  [
    'the latest version taken out',
    `delete from record.task_history where version = 3 and id = ${some}`,
    ['present-differs', 'present-missing'],
  ],
  ['the first version taken out', `delete from record.task_history where version = 1 and id = ${some}`, ['version-gap']],
  [
    'a clock turned back in the history',
    `update record.task_history set recorded = 'epoch' where version = 2 and id = ${some}`,
    ['time-backwards'],
  ],
  [
    'something deleted put back',
    `insert into record.task (id, version, recorded, event_time, content, modified, due)
    select id, version, recorded, event_time, '{}', recorded, recorded from record.task_history where action = 'delete' and id = ${gone}`,
    ['present-differs', 'present-left-over'],
  ],
  ['a key that leads nowhere', "insert into record.idempotency_key values ('k', 'Task', 'nowhere', 'h', now())", ['key-without-resource']],
  ['a key of an unknown type', "insert into record.idempotency_key values ('k', 'Tusk', 'nowhere', 'h', now())", ['key-without-resource']],
  ['a migration changed', "update record.migration set checksum = 'x' where name like '0001%'", ['migration']],
];

test('a sound record has no faults, and the chain of the log is asked with the rest', async () => {
  const chain = { name: 'audit', run: async () => ({ checked: 17, faults: [] }) };
  const { ok, checked, faults } = await verify(database.pool, { migrations, checks: [chain] });
  assert.deepEqual({ ok, checked, faults }, { ok: true, checked: { audit: 17 }, faults: [] });
  const broken: RecordFault = { table: 'audit_log', problem: 'audit-chain', count: 1, examples: ['5'] };
  const found = await verify(database.pool, {
    migrations,
    checks: [{ name: 'audit', run: async () => ({ checked: 17, faults: [broken] }) }],
  });
  assert.deepEqual([found.ok, found.faults], [false, [broken]]);
});

for (const [what, sql, problems] of tampering) {
  test(`${what} is found`, async () => {
    const client = await database.pool.connect();
    const tables = ['task', 'task_history', 'goal', 'idempotency_key', 'migration'];
    for (const table of tables) await client.query(`create table public.${table} as table record.${table}`);
    try {
      const { rowCount } = await client.query(sql);
      assert.ok((rowCount ?? 0) > 0, 'nothing was tampered with');
      const { ok, faults } = await verify(database.pool, { migrations });
      assert.equal(ok, false);
      assert.deepEqual(faults.map(({ problem }) => problem).sort(), [...problems].sort());
      assert.ok(!JSON.stringify(faults).includes('urn:example'));
    } finally {
      for (const table of tables) {
        await client.query(`truncate record.${table}; insert into record.${table} table public.${table}; drop table public.${table}`);
      }
      client.release();
    }
  });
}
