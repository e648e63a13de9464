/** Made-up dates and moments of every precision and offset: our engine and the reference engine agree on all that is asked of them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { civilDate, DAY_MS, dayNumber } from '../runtime/calendar.ts';
import { CqlDateTime, parseDateTime } from '../runtime/temporal.ts';
import { type Table, tableTests } from './table-tests.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** Days around clock changes, leap days, ends of months and years. */
const day = fc.constantFrom(
  '2024-02-28',
  '2024-02-29',
  '2024-03-30',
  '2024-03-31',
  '2024-10-26',
  '2024-10-27',
  '2023-12-31',
  '2024-01-01',
  '2024-05-14',
);
const offset = fc.constantFrom('Z', '+01:00', '+02:00', '-05:00', '+05:30');
const clock = fc.tuple(fc.constantFrom(0, 1, 2, 9, 10, 23), fc.constantFrom(0, 30, 59), fc.constantFrom(0, 1, 59));
const date = fc.tuple(day, fc.constantFrom(4, 7, 10, 10, 10)).map(([text, length]) => `@${text.slice(0, length)}`);
const moment = fc.tuple(day, clock, offset, fc.constantFrom(10, 13, 16, 19, 19, 19)).map(([text, [h, m, s], zone, length]) => {
  const whole = `${text}T${two(h)}:${two(m)}:${two(s)}`;
  return length === 10 ? `@${text}T` : `@${whole.slice(0, length)}${zone}`;
});
const unit = fc.constantFrom('years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds');
const coarse = fc.constantFrom('years', 'months', 'weeks', 'days');
const amount = fc.constantFrom(0, 1, 2, 13, 48, 365);

function asked(point: fc.Arbitrary<string>, units: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    fc.tuple(units, point, point).map(([u, a, b]) => `${u} between ${a} and ${b}`),
    fc.tuple(units, point, point).map(([u, a, b]) => `difference in ${u} between ${a} and ${b}`),
    fc.tuple(units, point, point, amount).map(([u, a, b, n]) => `(${u} between ${a} and ${b}) <= ${n}`),
    fc
      .tuple(point, fc.constantFrom('=', '!=', '<', '<=', '>', '>=', '~', 'before', 'same or before', 'same or after', 'after'), point)
      .map((parts) => parts.join(' ')),
    fc
      .tuple(point, fc.constantFrom('same day as', 'same month or before', 'same day or after', 'before month of', 'after day of'), point)
      .map((parts) => parts.join(' ')),
    fc.tuple(point, fc.constantFrom('+', '-'), amount, units).map(([a, sign, n, u]) => `${a} ${sign} ${n} ${u}`),
  );
}

const sample = (from: fc.Arbitrary<string>, size: number): readonly string[] => [
  ...new Set(fc.sample(from, { numRuns: size, seed: 2024 })),
];

/** What is expected is what the reference engine gives. */
const table: Table = {
  'made-up dates': sample(asked(date, coarse), 500).map((expression) => [expression]),
  'made-up moments': sample(asked(moment, unit), 700).map((expression) => [expression]),
};

await tableTests(table, { parameters: { timezoneOffset: 1 } });

test('a day number is a calendar date and back, as the machine’s own calendar has it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (days) => {
      const { year, month, day: dayOfMonth } = civilDate(days);
      assert.equal(dayNumber(year, month, dayOfMonth), days);
      const own = new Date(days * DAY_MS);
      assert.deepEqual([year, month, dayOfMonth], [own.getUTCFullYear(), own.getUTCMonth() + 1, own.getUTCDate()]);
    }),
    { numRuns: 5_000, seed: 5 },
  );
});

test('a moment is written as it is read', () => {
  const instant = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2100, 0) });
  fc.assert(
    fc.property(instant, fc.integer({ min: -14 * 60, max: 14 * 60 }), (low, minutes) => {
      const written = new CqlDateTime(low, 6, minutes);
      assert.deepEqual(parseDateTime(written.toString(), 0), written);
      assert.equal(Date.parse(written.toString()), low);
    }),
    { numRuns: 5_000, seed: 6 },
  );
});

test('any text is read or refused, never a crash', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d(\.\d{1,9})?)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/)),
      (text) => {
        const read = parseDateTime(text, 60);
        assert.ok(read === null || Number.isFinite(read.low));
      },
    ),
    { numRuns: 5_000, seed: 7 },
  );
});
