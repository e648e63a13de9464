/** Builds dates and moments from their parts and takes them apart again. */

import { civilDate, DAY_MS, dayNumber, daysInMonth, HOUR_MS, MINUTE_MS } from './calendar.ts';
import { CqlDate, CqlDateTime, PRECISIONS, type Precision } from './temporal.ts';

type Part = number | null;

/** Builds a date from as many parts as are known. */
export function makeDate(year: Part, month: Part, day: Part): CqlDate | null {
  if (year === null || (month !== null && (month < 1 || month > 12))) return null;
  if (month !== null && day !== null && (day < 1 || day > daysInMonth(year, month))) return null;
  const precision = month === null ? 0 : day === null ? 1 : 2;
  return new CqlDate(dayNumber(year, month ?? 1, month === null ? 1 : (day ?? 1)), precision);
}

/** Builds a moment from as many parts as are known; the offset is in hours, by default the evaluation's (minutes). */
export function makeDateTime(parts: readonly Part[], offsetHours: Part, defaultOffset: number): CqlDateTime | null {
  const date = makeDate(parts[0] ?? null, parts[1] ?? null, parts[2] ?? null);
  if (date === null) return null;
  const offset = offsetHours === null ? defaultOffset : Math.round(offsetHours * 60);
  const unknown = parts.indexOf(null);
  const known = unknown === -1 ? parts.length : unknown;
  const clock = known <= 3 ? 0 : (parts[3] ?? 0) * HOUR_MS + (parts[4] ?? 0) * MINUTE_MS + (parts[5] ?? 0) * 1000 + (parts[6] ?? 0);
  return new CqlDateTime(date.low * DAY_MS + clock - offset * MINUTE_MS, Math.max(0, known - 1) as Precision, offset);
}

/** Returns one part of a date or moment as written at its own offset; null when it is not that precise. */
export function componentOf(value: unknown, part: (typeof PRECISIONS)[number]): number | null {
  const level = PRECISIONS.indexOf(part);
  if (!(value instanceof CqlDate || value instanceof CqlDateTime) || level > value.precision) return null;
  const local = value instanceof CqlDate ? value.low * DAY_MS : value.low + value.offset * MINUTE_MS;
  const days = Math.floor(local / DAY_MS);
  const clock = local - days * DAY_MS;
  switch (part) {
    case 'hour':
      return Math.floor(clock / HOUR_MS);
    case 'minute':
      return Math.floor(clock / MINUTE_MS) % 60;
    case 'second':
      return Math.floor(clock / 1000) % 60;
    case 'millisecond':
      return clock % 1000;
    default:
      return civilDate(days)[part];
  }
}
