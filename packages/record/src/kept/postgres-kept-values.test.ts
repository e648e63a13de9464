import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Database } from '../database/database.ts';
import { migrate, readMigrations } from '../database/migrate.ts';
import { connectionOver } from '../store/connection.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { keptValuesOver } from './postgres-kept-values.ts';

const database = await Database.open({ folder: await temporaryFolder() });
after(() => database.close());
await migrate(database.pool, await readMigrations());
const kept = keptValuesOver(connectionOver(database.pool));
const soon = (milliseconds = 60_000) => new Date(Date.now() + milliseconds);

test('what is put is given back until it is replaced, dropped or past its time', async () => {
  await kept.put('session', 'a', { name: 'Anna' }, { expires: soon() });
  assert.deepEqual(await kept.get('session', 'a'), { name: 'Anna' });
  await kept.put('session', 'a', { name: 'Bent' }, { expires: soon() });
  assert.deepEqual(await kept.get('session', 'a'), { name: 'Bent' });
  assert.equal(await kept.get('other', 'a'), undefined, 'spaces are apart');
  await kept.drop('session', 'a');
  assert.equal(await kept.get('session', 'a'), undefined);
  await kept.put('session', 'past', {}, { expires: soon(-1) });
  for (const look of [kept.get, kept.take]) assert.equal(await look('session', 'past'), undefined);
  assert.equal(await kept.change('session', 'past', (value) => value), undefined);
});

test('of many who take at once, one gets it', async () => {
  await kept.put('code', 'c', { once: true }, { expires: soon() });
  const taken = await Promise.all(Array.from({ length: 8 }, () => kept.take('code', 'c')));
  assert.deepEqual(
    taken.filter((value) => value !== undefined),
    [{ once: true }],
  );
});

test('changes at the same time follow each other, and what is gone is not brought back', async () => {
  await kept.put('count', 'n', { n: 0 }, { expires: soon() });
  await Promise.all(Array.from({ length: 10 }, () => kept.change('count', 'n', (value) => ({ n: (value as { n: number }).n + 1 }))));
  assert.deepEqual(await kept.get('count', 'n'), { n: 10 });
  assert.deepEqual(await kept.change('count', 'n', () => undefined), { n: 10 });
  await kept.drop('count', 'n');
  assert.equal(await kept.change('count', 'n', () => ({ n: 0 })), undefined);
  assert.equal(await kept.get('count', 'n'), undefined);
});

test('a group is dropped whole, within its space only', async () => {
  for (const key of ['1', '2']) await kept.put('token', key, {}, { expires: soon(), group: 'grant' });
  await kept.put('token', '3', {}, { expires: soon(), group: 'another' });
  await kept.put('code', '4', {}, { expires: soon(), group: 'grant' });
  await kept.dropGroup('token', 'grant');
  const there = await Promise.all([kept.get('token', '1'), kept.get('token', '2'), kept.get('token', '3'), kept.get('code', '4')]);
  assert.deepEqual(there, [undefined, undefined, {}, {}]);
});

test('sweeping forgets what is past its time, and nothing else', async () => {
  await kept.sweep();
  await kept.put('sweep', 'old', {}, { expires: soon(-1) });
  await kept.put('sweep', 'new', {}, { expires: soon() });
  assert.equal(await kept.sweep(), 1);
  assert.deepEqual(await kept.get('sweep', 'new'), {});
});

test('who reads the table finds no key and no group in it', async () => {
  await kept.put('session', 'a-secret-session-id', { role: 'gp' }, { expires: soon(), group: 'a-secret-group' });
  const { rows } = await database.pool.query<{ row: string }>(
    "select space || encode(key, 'escape') || coalesce(encode(group_name, 'escape'), '') || value::text as row from record.kept",
  );
  assert.ok(rows.length > 0);
  for (const { row } of rows) assert.doesNotMatch(row, /a-secret/);
});
