/** Danish wall time at and around the clock changes, against the time zone tables of the runtime. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { copenhagenDate, epochOf, InstantError, offsetAt, toCopenhagen } from './copenhagen-time.ts';

const reference = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Copenhagen',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function referenceWallTime(epoch: number): string {
  const part = Object.fromEntries(reference.formatToParts(epoch).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
}

test('summer time begins at 01:00 UTC on the last Sunday of March', () => {
  assert.equal(toCopenhagen('2024-03-31T00:59:59Z'), '2024-03-31T01:59:59+01:00');
  assert.equal(toCopenhagen('2024-03-31T01:00:00Z'), '2024-03-31T03:00:00+02:00');
});

test('summer time ends at 01:00 UTC on the last Sunday of October', () => {
  assert.equal(toCopenhagen('2024-10-27T00:59:59Z'), '2024-10-27T02:59:59+02:00');
  assert.equal(toCopenhagen('2024-10-27T01:00:00Z'), '2024-10-27T02:00:00+01:00');
});

test('seconds are always written, a fraction only when there is one', () => {
  assert.equal(toCopenhagen('2024-03-12T10:00+01:00'), '2024-03-12T10:00:00+01:00');
  assert.equal(toCopenhagen('2024-03-12T10:00:00.250+01:00'), '2024-03-12T10:00:00.250+01:00');
});

test('the Danish day of an instant written elsewhere is the Danish one', () => {
  assert.equal(copenhagenDate('2024-03-11T23:30Z'), '2024-03-12');
  assert.equal(copenhagenDate('2024-03-12T23:30-05:00'), '2024-03-13');
  assert.equal(copenhagenDate('2024-03-12'), '2024-03-12');
});

test('a time without offset is refused with a stable code', () => {
  assert.equal(epochOf('2024-03-12T10:00'), undefined);
  assert.throws(
    () => toCopenhagen('2024-03-12T10:00'),
    (error: unknown) => error instanceof InstantError && error.code === 'RYG_INSTANT',
  );
});

test('wall time equals the time zone tables from 1920 to 2037', () => {
  const instant = fc.integer({ min: Date.UTC(1920, 0, 1) / 1000, max: Date.UTC(2037, 11, 31) / 1000 });
  fc.assert(
    fc.property(instant, (seconds) => {
      const text = toCopenhagen(new Date(seconds * 1000).toISOString());
      assert.equal(text.slice(0, 19), referenceWallTime(seconds * 1000));
      assert.equal(epochOf(text), seconds * 1000);
    }),
    { numRuns: 2000 },
  );
});

test('every clock change from 1980 to 2037 is placed to the second', () => {
  for (let year = 1980; year <= 2037; year += 1) {
    for (let epoch = Date.UTC(year, 2, 1); epoch < Date.UTC(year, 10, 1); epoch += 3_600_000) {
      const before = offsetAt(epoch - 1000);
      const after = offsetAt(epoch);
      if (before !== after) assert.equal(toCopenhagen(new Date(epoch).toISOString()).slice(0, 19), referenceWallTime(epoch));
    }
  }
});
