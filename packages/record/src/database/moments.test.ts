import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTemporaryDatabase } from '../testing/open-temporary-record.ts';

const { pool } = await openTemporaryDatabase();

test('moments of every kind come back as they were saved', async () => {
  for (const text of [
    '2026-03-29T00:59:59.999Z',
    '2026-03-29T01:00:00.000Z',
    '2026-10-25T01:00:00.120Z',
    '0001-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
  ]) {
    const { rows } = await pool.query('select $1::timestamptz(3) as moment', [text]);
    assert.equal(rows[0].moment.toISOString(), text);
  }
  const { rows } = await pool.query(
    `select 'infinity'::timestamptz as after, '-infinity'::timestamptz as before, null::timestamptz as never`,
  );
  assert.deepEqual(rows[0], { after: Number.POSITIVE_INFINITY, before: Number.NEGATIVE_INFINITY, never: null });
});
