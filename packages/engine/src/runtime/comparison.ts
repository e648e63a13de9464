/** Less, greater and the like over every ordered type; null when a side is unknown or the two cannot be told apart. */

import { timeUnitMonths, timeUnitMs } from './date-arithmetic.ts';
import type { Precision } from './temporal.ts';
import { compareTemporal, type Order } from './temporal-comparison.ts';
import { CqlQuantity, Uncertain } from './values.ts';

export type Truth = boolean | null;

export function less(a: unknown, b: unknown): Truth {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  if (a === null || b === null) return null;
  if (a instanceof Uncertain || b instanceof Uncertain) return uncertainLess(a, b);
  const order = compare(a, b, null);
  return order === null ? null : order < 0;
}

export function lessOrEqual(a: unknown, b: unknown): Truth {
  if (typeof a === 'number' && typeof b === 'number') return a <= b;
  if (a === null || b === null) return null;
  if (a instanceof Uncertain || b instanceof Uncertain) return not(uncertainLess(b, a));
  const order = compare(a, b, null);
  return order === null ? null : order <= 0;
}

export function greater(a: unknown, b: unknown): Truth {
  return less(b, a);
}

export function greaterOrEqual(a: unknown, b: unknown): Truth {
  return lessOrEqual(b, a);
}

/** `before`: strictly earlier, at a precision or as precisely as known. */
export function before(a: unknown, b: unknown, precision: Precision | null): Truth {
  const order = compareTemporal(a, b, precision);
  return order === null ? null : order < 0;
}

/** `after`: strictly later, at a precision or as precisely as known. */
export function after(a: unknown, b: unknown, precision: Precision | null): Truth {
  const order = compareTemporal(a, b, precision);
  return order === null ? null : order > 0;
}

export function sameOrBefore(a: unknown, b: unknown, precision: Precision | null): Truth {
  const order = compareTemporal(a, b, precision);
  return order === null ? null : order <= 0;
}

export function sameOrAfter(a: unknown, b: unknown, precision: Precision | null): Truth {
  const order = compareTemporal(a, b, precision);
  return order === null ? null : order >= 0;
}

export function sameAs(a: unknown, b: unknown, precision: Precision | null): Truth {
  const order = compareTemporal(a, b, precision);
  return order === null ? null : order === 0;
}

/** Orders two known values of one type; null when they cannot be ordered. */
export function compare(a: unknown, b: unknown, precision: Precision | null): Order | null {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof CqlQuantity && b instanceof CqlQuantity) return compareQuantities(a, b);
  return compareTemporal(a, b, precision);
}

/** Orders quantities of one unit, or of units of time that convert exactly; null for all others. */
export function compareQuantities(a: CqlQuantity, b: CqlQuantity): Order | null {
  if (a.unit === b.unit) return sign(a.value, b.value);
  const msA = timeUnitMs(a.unit);
  const msB = timeUnitMs(b.unit);
  if (msA !== null && msB !== null) return sign(a.value * msA, b.value * msB);
  const monthsA = timeUnitMonths(a.unit);
  const monthsB = timeUnitMonths(b.unit);
  if (monthsA !== null && monthsB !== null) return sign(a.value * monthsA, b.value * monthsB);
  return null;
}

/** Decides whether one possibly uncertain number is below another: true or false only if it is so in every case. */
function uncertainLess(a: unknown, b: unknown): Truth {
  const [lowA, highA] = bounds(a);
  const [lowB, highB] = bounds(b);
  if (highA < lowB) return true;
  return lowA < highB ? null : false;
}

function bounds(value: unknown): readonly [number, number] {
  return value instanceof Uncertain ? [value.low, value.high] : [value as number, value as number];
}

function sign(a: number, b: number): Order {
  return a < b ? -1 : a > b ? 1 : 0;
}

function not(value: Truth): Truth {
  return value === null ? null : !value;
}
