/** How long between two dates or moments: whole units elapsed, or boundaries crossed; uncertain when they are imprecise. */

import { addMonths, civilDate, DAY_MS, HOUR_MS, MINUTE_MS } from './calendar.ts';
import { CqlDate, CqlDateTime, endOf } from './temporal.ts';
import { asDateTime } from './temporal-comparison.ts';
import { Uncertain } from './values.ts';

export type DurationUnit = 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond';

const UNIT_MS = {
  week: 7 * DAY_MS,
  day: DAY_MS,
  hour: HOUR_MS,
  minute: MINUTE_MS,
  second: 1000,
  millisecond: 1,
} as const;

/** First and last possible instant, as local and as absolute milliseconds. */
type Span = { readonly low: number; readonly high: number; readonly offset: number };

/** Counts whole units elapsed from a to b; clock changes do not matter, only instants. */
export function durationBetween(a: unknown, b: unknown, unit: DurationUnit): number | Uncertain | null {
  const spans = bothSpans(a, b);
  if (spans === null) return null;
  const [from, to] = spans;
  const low = wholeUnits(from.high, to.low, unit, from.offset);
  const high = from.low === from.high && to.low === to.high ? low : wholeUnits(from.low, to.high, unit, from.offset);
  return low === high ? low : new Uncertain(low, high);
}

/** Counts boundaries of a unit crossed from a to b; days and coarser are taken as written, each at its own offset. */
export function differenceBetween(a: unknown, b: unknown, unit: DurationUnit): number | Uncertain | null {
  const spans = bothSpans(a, b);
  if (spans === null) return null;
  const [from, to] = spans;
  const low = boundaries(from.high, from.offset, to.low, to.offset, unit);
  const high = boundaries(from.low, from.offset, to.high, to.offset, unit);
  return low === high ? low : new Uncertain(low, high);
}

/** Returns the age in a unit at a date or moment; the birth date is taken as the same kind. */
export function ageAt(birth: unknown, asOf: unknown, unit: DurationUnit): number | Uncertain | null {
  if (birth instanceof CqlDateTime && asOf instanceof CqlDate) return durationBetween(dateOf(birth), asOf, unit);
  return durationBetween(birth, asOf, unit);
}

/** Returns the calendar date of a moment, as written at its own offset. */
export function dateOf(moment: CqlDateTime): CqlDate {
  const day = Math.floor((moment.low + moment.offset * MINUTE_MS) / DAY_MS);
  return new CqlDate(day, moment.precision > 2 ? 2 : (moment.precision as 0 | 1 | 2));
}

function bothSpans(a: unknown, b: unknown): readonly [Span, Span] | null {
  if (a instanceof CqlDateTime && b instanceof CqlDateTime) return [momentSpan(a), momentSpan(b)];
  if (a instanceof CqlDate && b instanceof CqlDate) return [daySpan(a), daySpan(b)];
  if (a instanceof CqlDate && b instanceof CqlDateTime) return [momentSpan(asDateTime(a, b.offset)), momentSpan(b)];
  if (a instanceof CqlDateTime && b instanceof CqlDate) return [momentSpan(a), momentSpan(asDateTime(b, a.offset))];
  return null;
}

function momentSpan(moment: CqlDateTime): Span {
  return { low: moment.low, high: moment.high, offset: moment.offset };
}

function daySpan(date: CqlDate): Span {
  const end = Math.floor(endOf(date.low * DAY_MS, date.precision) / DAY_MS) * DAY_MS;
  return { low: date.low * DAY_MS, high: end, offset: 0 };
}

function wholeUnits(from: number, to: number, unit: DurationUnit, offset: number): number {
  if (unit !== 'month' && unit !== 'year') return whole((to - from) / UNIT_MS[unit]);
  const months = from <= to ? wholeMonths(from, to, offset) : -wholeMonths(to, from, offset);
  return unit === 'month' ? months + 0 : whole(months / 12);
}

function wholeMonths(from: number, to: number, offset: number): number {
  const localFrom = from + offset * MINUTE_MS;
  const localTo = to + offset * MINUTE_MS;
  const dayFrom = Math.floor(localFrom / DAY_MS);
  const a = civilDate(dayFrom);
  const b = civilDate(Math.floor(localTo / DAY_MS));
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  const reached = addMonths(dayFrom, months) * DAY_MS + (localFrom - dayFrom * DAY_MS);
  return reached > localTo ? months - 1 : months;
}

function boundaries(from: number, fromOffset: number, to: number, toOffset: number, unit: DurationUnit): number {
  const localFrom = from + fromOffset * MINUTE_MS;
  const localTo = to + toOffset * MINUTE_MS;
  if (unit === 'year' || unit === 'month') {
    const a = civilDate(Math.floor(localFrom / DAY_MS));
    const b = civilDate(Math.floor(localTo / DAY_MS));
    return unit === 'year' ? b.year - a.year : (b.year - a.year) * 12 + (b.month - a.month);
  }
  if (unit === 'day') return Math.floor(localTo / DAY_MS) - Math.floor(localFrom / DAY_MS);
  // Weeks begin on Sunday; day number 3 was a Sunday.
  if (unit === 'week') return weekOf(localTo) - weekOf(localFrom);
  const size = UNIT_MS[unit];
  const start = Math.floor(localFrom / size) * size - fromOffset * MINUTE_MS;
  const end = Math.floor(localTo / size) * size - toOffset * MINUTE_MS;
  return whole((end - start) / size);
}

function weekOf(local: number): number {
  return Math.floor((Math.floor(local / DAY_MS) - 3) / 7);
}

/** Truncates toward zero, never to minus zero. */
function whole(value: number): number {
  return Math.trunc(value) + 0;
}
