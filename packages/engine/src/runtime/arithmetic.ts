/** Arithmetic on whole and decimal numbers, uncertain numbers and quantities; null in, null out. */

import { CqlQuantity, Uncertain } from './values.ts';

export function add(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return bounded(a + b);
  if (a === null || b === null) return null;
  if (a instanceof CqlQuantity && b instanceof CqlQuantity) return quantities(a, b, a.value + b.value);
  return spread(a, b, (lowA, highA, lowB, highB) => [lowA + lowB, highA + highB]);
}

export function subtract(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return bounded(a - b);
  if (a === null || b === null) return null;
  if (a instanceof CqlQuantity && b instanceof CqlQuantity) return quantities(a, b, a.value - b.value);
  return spread(a, b, (lowA, highA, lowB, highB) => [lowA - highB, highA - lowB]);
}

export function multiply(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return bounded(a * b);
  if (a === null || b === null) return null;
  if (a instanceof CqlQuantity && typeof b === 'number') return new CqlQuantity(a.value * b, a.unit);
  if (b instanceof CqlQuantity && typeof a === 'number') return new CqlQuantity(b.value * a, b.unit);
  if (a instanceof CqlQuantity && b instanceof CqlQuantity) return product(a, b);
  return spread(a, b, (lowA, highA, lowB, highB) => [lowA * lowB, highA * highB]);
}

export function divide(a: unknown, b: unknown): unknown {
  if (b instanceof CqlQuantity) return a instanceof CqlQuantity ? quotient(a, b) : null;
  if (typeof b !== 'number' || b === 0) return null;
  if (typeof a === 'number') return bounded(a / b);
  return a instanceof CqlQuantity ? new CqlQuantity(a.value / b, a.unit) : null;
}

export function truncatedDivide(a: number | null, b: number | null): number | null {
  return a === null || b === null || b === 0 ? null : Math.trunc(a / b) + 0;
}

export function modulo(a: number | null, b: number | null): number | null {
  return a === null || b === null || b === 0 ? null : a % b;
}

export function negate(a: unknown): unknown {
  if (typeof a === 'number') return -a + 0;
  if (a instanceof CqlQuantity) return new CqlQuantity(-a.value, a.unit);
  return a instanceof Uncertain ? new Uncertain(-a.high, -a.low) : null;
}

export function absolute(a: unknown): unknown {
  if (typeof a === 'number') return Math.abs(a);
  return a instanceof CqlQuantity ? new CqlQuantity(Math.abs(a.value), a.unit) : null;
}

export function round(a: number | null, digits: number | null): number | null {
  if (a === null) return null;
  const scale = 10 ** (digits ?? 0);
  return Math.round(a * scale) / scale;
}

export function ceiling(a: number | null): number | null {
  return a === null ? null : Math.ceil(a) + 0;
}

export function floor(a: number | null): number | null {
  return a === null ? null : Math.floor(a);
}

export function truncate(a: number | null): number | null {
  return a === null ? null : Math.trunc(a) + 0;
}

const LARGEST = 1e20;
/** Below this a double can hold eight digits after the point. */
const FINE = 9e7;

/** CQL has no infinity: a result beyond its largest decimal is unknown. Its decimals have eight digits after the point. */
function bounded(value: number): number | null {
  if (Number.isInteger(value)) return value <= LARGEST && value >= -LARGEST ? value : null;
  return toEightDigits(value);
}

function toEightDigits(value: number): number | null {
  if (value < FINE && value > -FINE) return Math.round(value * 1e8) / 1e8 + 0;
  return value <= LARGEST && value >= -LARGEST ? value : null;
}

/** A whole number that Integer cannot hold is unknown; what is no plain number stays as it is. */
export function wholeNumber(value: unknown): unknown {
  return typeof value === 'number' && (value > 2_147_483_647 || value < -2_147_483_648) ? null : value;
}

/** A number is a quantity of unit 1; other units are not multiplied with each other. */
function product(a: CqlQuantity, b: CqlQuantity): CqlQuantity | null {
  if (b.unit === '1') return new CqlQuantity(a.value * b.value, a.unit);
  return a.unit === '1' ? new CqlQuantity(a.value * b.value, b.unit) : null;
}

function quotient(a: CqlQuantity, b: CqlQuantity): CqlQuantity | null {
  if (b.value === 0 || (b.unit !== '1' && b.unit !== a.unit)) return null;
  return new CqlQuantity(a.value / b.value, b.unit === '1' ? a.unit : '1');
}

function quantities(a: CqlQuantity, b: CqlQuantity, value: number): CqlQuantity | null {
  return a.unit === b.unit ? new CqlQuantity(value, a.unit) : null;
}

function spread(
  a: unknown,
  b: unknown,
  combine: (lowA: number, highA: number, lowB: number, highB: number) => readonly [number, number],
): Uncertain | null {
  const left = a instanceof Uncertain ? a : typeof a === 'number' ? new Uncertain(a, a) : null;
  const right = b instanceof Uncertain ? b : typeof b === 'number' ? new Uncertain(b, b) : null;
  if (left === null || right === null) return null;
  const [low, high] = combine(left.low, left.high, right.low, right.high);
  return new Uncertain(low, high);
}
