import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOf, instantOf, wallTimeOf } from './copenhagen-wall-time.ts';

test('a winter morning has offset one hour, a summer morning two', () => {
  assert.equal(instantOf({ date: '2024-03-12', time: '10:00' }), '2024-03-12T10:00+01:00');
  assert.equal(instantOf({ date: '2024-07-12', time: '10:00' }), '2024-07-12T10:00+02:00');
});

test('the hour that summer time skips is no time', () => {
  assert.equal(instantOf({ date: '2024-03-31', time: '02:30' }), undefined);
});

test('of the hour that comes twice the later is meant', () => {
  assert.equal(instantOf({ date: '2024-10-27', time: '02:30' }), '2024-10-27T02:30+01:00');
});

test('an instant written elsewhere reads as Danish time', () => {
  assert.deepEqual(wallTimeOf('2024-03-12T23:30Z'), { date: '2024-03-13', time: '00:30' });
  assert.equal(dateOf('2024-03-12T23:30Z'), '2024-03-13');
  assert.equal(dateOf('2024-03-12'), '2024-03-12');
});
