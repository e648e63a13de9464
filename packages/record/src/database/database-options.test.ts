import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDatabaseOptions } from './database-options.ts';

test('a server by its address goes before a data folder', () => {
  const options = readDatabaseOptions({ DATABASE_URL: 'postgresql://localhost/record', RYG_DATA_FOLDER: '/data' });
  assert.deepEqual(options, { url: 'postgresql://localhost/record' });
});

test('a data folder alone means the bundled database', () => {
  assert.deepEqual(readDatabaseOptions({ RYG_DATA_FOLDER: '/data', RYG_DATABASE_CONNECTIONS: '2' }), { folder: '/data', connections: 2 });
});

test('without either, with an address of another kind or with too few connections nothing is guessed, and no password is repeated', () => {
  assert.throws(() => readDatabaseOptions({}), { code: 'RYG_RECORD_BAD_CONFIGURATION' });
  const faulty = () => readDatabaseOptions({ DATABASE_URL: 'mysql://karen:hemmelig@localhost' });
  assert.throws(faulty, (error: Error) => /^RYG_RECORD_BAD_CONFIGURATION/.test(error.message) && !error.message.includes('hemmelig'));
  for (const count of ['1', '1001', '2.5', 'many']) {
    assert.throws(() => readDatabaseOptions({ RYG_DATA_FOLDER: '/data', RYG_DATABASE_CONNECTIONS: count }), {
      code: 'RYG_RECORD_BAD_CONFIGURATION',
    });
  }
});
