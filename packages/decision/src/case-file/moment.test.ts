/** Dates and instants of a file: their forms, their existence, their order. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAfter, type Moment, readMoment } from './moment.ts';

function moment(text: string): Moment {
  const reading = readMoment(text);
  assert.ok(reading.ok, text);
  return reading.moment;
}

function faultOf(text: string): string {
  const reading = readMoment(text);
  return reading.ok ? 'none' : reading.fault;
}

test('a date, and a time with offset with or without seconds, are read', () => {
  assert.deepEqual(moment('2024-02-29'), { text: '2024-02-29', date: '2024-02-29' });
  assert.equal(moment('2024-03-12T10:00+01:00').epoch, moment('2024-03-12T09:00:00.000Z').epoch);
});

test('the day of an instant is the day in Copenhagen', () => {
  assert.equal(moment('2024-03-11T23:30Z').date, '2024-03-12');
});

test('days, hours and offsets that do not exist are told apart from unreadable ones', () => {
  assert.equal(faultOf('2024-02-30'), 'no-such-date');
  assert.equal(faultOf('1900-02-29'), 'no-such-date');
  assert.equal(faultOf('2024-00-10'), 'no-such-date');
  assert.equal(faultOf('2024-02-30T10:00Z'), 'no-such-date');
  assert.equal(faultOf('2024-02-01T25:00Z'), 'no-such-time');
  assert.equal(faultOf('2024-02-01T10:60Z'), 'no-such-time');
  assert.equal(faultOf('2024-02-01T10:00+15:00'), 'no-such-time');
  assert.equal(faultOf('2024-02-01T10:00'), 'no-offset');
});

test('other ways of writing a date are not guessed at', () => {
  for (const text of [
    '',
    '2024',
    '2024-3-1',
    '20240301',
    '1/3/2024',
    '2024-03-01 10:00Z',
    '2024-03-01t10:00z',
    '2024-03-01T10Z',
    '0024-03-01',
    ' 2024-03-01',
  ])
    assert.equal(faultOf(text), 'not-a-moment', text);
});

test('two instants are held against each other to the millisecond', () => {
  assert.equal(isAfter(moment('2024-03-12T10:00:00.001Z'), moment('2024-03-12T11:00+01:00')), true);
  assert.equal(isAfter(moment('2024-03-12T10:00Z'), moment('2024-03-12T11:00+01:00')), false);
});

test('a day is after an instant only if the whole day is', () => {
  assert.equal(isAfter(moment('2024-03-12'), moment('2024-03-12T00:00+01:00')), false);
  assert.equal(isAfter(moment('2024-03-13'), moment('2024-03-12T23:59+01:00')), true);
  assert.equal(isAfter(moment('2024-03-12T23:59+01:00'), moment('2024-03-12')), false);
});
