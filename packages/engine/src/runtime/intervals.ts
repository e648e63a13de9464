/** Membership in a range and its bounds. */

import { compare, type Truth } from './comparison.ts';
import { CqlDate, CqlDateTime, type Precision } from './temporal.ts';
import type { CqlInterval } from './values.ts';

/** Tells whether a point lies in a range; unknown when a bound or the point leaves it open. */
export function inInterval(point: unknown, range: CqlInterval | null, precision: Precision | null): Truth {
  if (range === null) return false;
  if (point === null) return null;
  const fromLow = sideHolds(range.low, point, range.lowClosed, precision);
  if (fromLow === false) return false;
  const toHigh = sideHolds(point, range.high, range.highClosed, precision, true);
  if (toHigh === false) return false;
  return fromLow === null || toHigh === null ? null : true;
}

/** The first point of a range; of an open one the next point after its bound. */
export function startOfInterval(range: CqlInterval | null): unknown {
  if (range === null || range.low === null) return null;
  return range.lowClosed ? range.low : step(range.low, 1);
}

/** The last point of a range; of an open one the last point before its bound. */
export function endOfInterval(range: CqlInterval | null): unknown {
  if (range === null || range.high === null) return null;
  return range.highClosed ? range.high : step(range.high, -1);
}

function sideHolds(lower: unknown, upper: unknown, closed: boolean, precision: Precision | null, boundIsUpper = false): Truth {
  const bound = boundIsUpper ? upper : lower;
  if (bound === null) return closed ? true : null;
  const order = compare(lower, upper, precision);
  if (order === null) return null;
  return closed ? order <= 0 : order < 0;
}

function step(value: unknown, sign: 1 | -1): unknown {
  if (typeof value === 'number') return value + (Number.isInteger(value) ? sign : sign * 1e-8);
  if (value instanceof CqlDate) return new CqlDate(value.low + sign, value.precision);
  if (value instanceof CqlDateTime && value.precision === 6) {
    return new CqlDateTime(value.low + sign, value.precision, value.offset);
  }
  return value;
}
