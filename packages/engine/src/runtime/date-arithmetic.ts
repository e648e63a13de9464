/** Moves dates and moments by a quantity of time (CQL 1.5, Add and Subtract on date and time values). */

import { addMonths, DAY_MS, HOUR_MS, MINUTE_MS } from './calendar.ts';
import { CqlDate, CqlDateTime, endOf, type Precision, startOf } from './temporal.ts';
import type { CqlQuantity } from './values.ts';

/** The unit words and UCUM codes for time; months and years are counted in months, the rest in milliseconds. */
const TIME_UNITS: Readonly<Record<string, { readonly months: number; readonly ms: number; readonly finest: Precision }>> = Object.assign(
  Object.create(null) as object,
  unit(['year', 'years', 'a'], 12, 0, 0),
  unit(['month', 'months', 'mo'], 1, 0, 1),
  unit(['week', 'weeks', 'wk'], 0, 7 * DAY_MS, 2),
  unit(['day', 'days', 'd'], 0, DAY_MS, 2),
  unit(['hour', 'hours', 'h'], 0, HOUR_MS, 3),
  unit(['minute', 'minutes', 'min'], 0, MINUTE_MS, 4),
  unit(['second', 'seconds', 's'], 0, 1000, 5),
  unit(['millisecond', 'milliseconds', 'ms'], 0, 1, 6),
);

const PRECISION_MS = [0, 0, DAY_MS, HOUR_MS, MINUTE_MS, 1000, 1] as const;

/** Returns the date or moment so much later (sign 1) or earlier (sign -1), as precise as it was; null for a unit that is no time. */
export function addTime(value: unknown, quantity: CqlQuantity | null, sign: 1 | -1): CqlDate | CqlDateTime | null {
  if (quantity === null || value === null) return null;
  const size = TIME_UNITS[quantity.unit];
  if (size === undefined) return null;
  const amount = quantity.value * sign;
  if (value instanceof CqlDateTime) {
    const local = value.low + value.offset * MINUTE_MS;
    const moved = move(local, value.precision, amount, size);
    return moved === null ? null : new CqlDateTime(moved - value.offset * MINUTE_MS, value.precision, value.offset);
  }
  if (value instanceof CqlDate) {
    const moved = move(value.low * DAY_MS, value.precision, amount, size);
    return moved === null ? null : new CqlDate(Math.floor(moved / DAY_MS), value.precision);
  }
  return null;
}

/** Tells how many milliseconds a unit of time has; null for months, years and what is no time. */
export function timeUnitMs(name: string): number | null {
  const size = TIME_UNITS[name];
  return size === undefined || size.months > 0 ? null : size.ms;
}

/** Tells how many months a unit of time has; null for all others. */
export function timeUnitMonths(name: string): number | null {
  const size = TIME_UNITS[name];
  return size === undefined || size.months === 0 ? null : size.months;
}

const FIRST = -62_135_596_800_000;
const LAST = 253_402_300_799_999;

function move(
  local: number,
  precision: Precision,
  amount: number,
  size: { readonly months: number; readonly ms: number; readonly finest: Precision },
): number | null {
  // A value coarser than what is added moves from its end when it goes back, from its start when it goes on.
  const base = size.finest > precision && amount < 0 ? endOf(local, precision) : local;
  let moved: number;
  if (size.months > 0) {
    const day = Math.floor(base / DAY_MS);
    moved = addMonths(day, Math.trunc(amount * size.months)) * DAY_MS + (base - day * DAY_MS);
  } else {
    const grain = size.finest > precision ? 1 : (PRECISION_MS[precision] ?? 1);
    moved = base + Math.trunc(Math.round(amount * size.ms) / grain) * grain;
  }
  const result = startOf(moved, precision);
  return result < FIRST || result > LAST ? null : result;
}

function unit(names: readonly string[], months: number, ms: number, finest: Precision): object {
  return Object.fromEntries(names.map((name) => [name, { months, ms, finest }]));
}
