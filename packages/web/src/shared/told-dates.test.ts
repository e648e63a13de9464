import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysBetween, distance, longDate, number, shortDate } from './told-dates.ts';

test('days are counted between calendar dates, also over a clock change', () => {
  assert.equal(daysBetween('2024-03-30', '2024-04-01'), 2);
  assert.equal(daysBetween('2024-03-12T23:30+01:00', '2024-03-13'), 1);
});

test('a date is told as people tell it, in both languages', () => {
  assert.equal(longDate('2025-03-14', 'da'), 'fredag den 14. marts 2025');
  assert.equal(longDate('2025-03-14', 'en'), 'Friday, 14 March 2025');
  assert.equal(distance('2025-03-11T09:00+01:00', '2025-03-14', 'da'), 'om 3 dage');
  assert.equal(distance('2025-03-14T09:00+01:00', '2025-03-14', 'da'), 'i dag');
  assert.equal(distance('2025-03-14', '2025-04-11', 'en'), 'in 4 weeks');
});

test('an instant is told with its time, a date without', () => {
  assert.equal(
    shortDate('2025-03-14', 'en', () => '10:00'),
    '14 Mar 2025',
  );
  assert.equal(
    shortDate('2025-03-14T10:00+01:00', 'en', () => '10:00'),
    '14 Mar 2025 10:00',
  );
});

test('numbers carry the language’s decimal sign', () => {
  assert.equal(number(42.5, 'da'), '42,5');
  assert.equal(number(42.5, 'en'), '42.5');
});
