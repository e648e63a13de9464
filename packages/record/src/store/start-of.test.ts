import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanOf, startOf } from './start-of.ts';

test('a day begins at midnight in Copenhagen, in winter, in summer and on the days between', () => {
  assert.equal(startOf('2026-01-15'), '2026-01-14T23:00:00.000Z');
  assert.equal(startOf('2026-07-15'), '2026-07-14T22:00:00.000Z');
  assert.equal(startOf('2026-03-29'), '2026-03-28T23:00:00.000Z');
  assert.equal(startOf('2026-03-30'), '2026-03-29T22:00:00.000Z');
  assert.equal(startOf('2026-10-25'), '2026-10-24T22:00:00.000Z');
  assert.equal(startOf('2026-10-26'), '2026-10-25T23:00:00.000Z');
});

test('a month and a year begin with their first day, a moment with itself', () => {
  assert.equal(startOf('2026-03'), '2026-02-28T23:00:00.000Z');
  assert.equal(startOf('2026'), '2025-12-31T23:00:00.000Z');
  assert.equal(startOf('2026-03-02T09:00:00+01:00'), '2026-03-02T08:00:00.000Z');
});

test('what is no date, or a day that does not exist, has no beginning', () => {
  for (const text of ['', 'today', '2026-02-29', '2026-13', '2026-1-1', '2026-03-02T25:00:00Z', '0000'])
    assert.equal(startOf(text), undefined, text);
});

test('a moment behind the last year that the database knows has no end', () => {
  assert.deepEqual(spanOf('9999-12-31T23:59:59Z'), { from: '9999-12-31T23:59:59.000Z', before: 'infinity' });
  assert.deepEqual(spanOf('9999-12-31T23:59:59-12:00'), { from: 'infinity', before: 'infinity' });
});
