import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { dataFolder, readDatabaseOptions } from './database-options.ts';

test('a server by its address goes before a data folder', () => {
  const options = readDatabaseOptions({ DATABASE_URL: 'postgresql://localhost/record', RYG_DATA: '/data' });
  assert.deepEqual(options, { url: 'postgresql://localhost/record' });
});

test('a data folder alone means the bundled database in it', () => {
  const folder = resolve('/data/record');
  assert.deepEqual(readDatabaseOptions({ RYG_DATA: '/data', RYG_DATABASE_CONNECTIONS: '2' }), { folder, connections: 2 });
});

test('without either, the data folder of the project is taken', () => {
  assert.deepEqual(readDatabaseOptions({}), { folder: join(dataFolder({}), 'record') });
  assert.ok(existsSync(join(dirname(dataFolder({ RYG_DATA: '' })), 'package-lock.json')));
});

test('an address of another kind and too few connections are refused, and no password is repeated', () => {
  const faulty = () => readDatabaseOptions({ DATABASE_URL: 'mysql://karen:hemmelig@localhost' });
  assert.throws(faulty, (error: Error) => /^RYG_RECORD_BAD_CONFIGURATION/.test(error.message) && !error.message.includes('hemmelig'));
  for (const count of ['1', '1001', '2.5', 'many']) {
    assert.throws(() => readDatabaseOptions({ RYG_DATABASE_CONNECTIONS: count }), { code: 'RYG_RECORD_BAD_CONFIGURATION' });
  }
});
