/** Orders dates and moments that may be known to different precisions; null when they cannot be told apart. */

import { civilDate, DAY_MS, HOUR_MS, MINUTE_MS } from './calendar.ts';
import { CqlDate, CqlDateTime, type Precision } from './temporal.ts';

export type Order = -1 | 0 | 1;

/**
 * Compares two dates or two moments, at a precision or as precisely as they are known.
 * Seconds and milliseconds count as one precision (CQL 1.5, comparison operators).
 */
export function compareTemporal(a: unknown, b: unknown, precision: Precision | null): Order | null {
  if (a instanceof CqlDateTime && b instanceof CqlDateTime) return compareDateTimes(a, b, precision);
  if (a instanceof CqlDate && b instanceof CqlDate) return compareDates(a, b, precision);
  if (a instanceof CqlDate && b instanceof CqlDateTime) return compareDateTimes(asDateTime(a, b.offset), b, precision);
  if (a instanceof CqlDateTime && b instanceof CqlDate) return compareDateTimes(a, asDateTime(b, a.offset), precision);
  return null;
}

/** Returns the moment a date stands for, at an offset in minutes; its time of day stays unknown. */
export function asDateTime(date: CqlDate, offset: number): CqlDateTime {
  return new CqlDateTime(date.low * DAY_MS - offset * MINUTE_MS, date.precision, offset);
}

function compareDateTimes(a: CqlDateTime, b: CqlDateTime, precision: Precision | null): Order | null {
  const levelA = Math.min(a.precision, 5);
  const levelB = Math.min(b.precision, 5);
  const asked = precision === null ? 5 : Math.min(precision, 5);
  const level = Math.min(levelA, levelB, asked);
  if (level === 5 && precision !== 5) return order(a.low, b.low);
  if (precision === null && a.offset !== b.offset) return compareSpans(a, b);
  // Coarser than hours CQL compares calendar days as written, each at its own offset.
  const offset = precision === null || precision > 2 ? a.offset : b.offset;
  const sign = order(keyAt(a.low, a.offset, level), keyAt(b.low, offset, level));
  if (sign !== 0) return sign;
  if (precision !== null) return level === asked ? 0 : null;
  return levelA === levelB ? 0 : null;
}

/** A day of one offset is no day of another: imprecise moments of two offsets are compared by what they span. */
function compareSpans(a: CqlDateTime, b: CqlDateTime): Order | null {
  if (a.high < b.low) return -1;
  if (b.high < a.low) return 1;
  return a.precision === b.precision && a.low === b.low ? 0 : null;
}

function compareDates(a: CqlDate, b: CqlDate, precision: Precision | null): Order | null {
  const level = Math.min(a.precision, b.precision, precision ?? 2);
  const sign = order(keyAt(a.low * DAY_MS, 0, level), keyAt(b.low * DAY_MS, 0, level));
  if (sign !== 0) return sign;
  if (precision !== null) return level === precision ? 0 : null;
  return a.precision === b.precision ? 0 : null;
}

function order(a: number, b: number): Order {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A number that is equal for two instants exactly when they share the unit of this precision. */
function keyAt(instant: number, offset: number, level: number): number {
  const local = instant + offset * MINUTE_MS;
  if (level >= 5) return Math.floor(local / 1000);
  if (level === 4) return Math.floor(local / MINUTE_MS);
  if (level === 3) return Math.floor(local / HOUR_MS);
  const days = Math.floor(local / DAY_MS);
  if (level === 2) return days;
  const { year, month } = civilDate(days);
  return level === 1 ? year * 12 + month : year;
}
