/** Equality and equivalence (CQL 1.5, Equal and Equivalent) over every type the engine has. */

import { compareQuantities, type Truth } from './comparison.ts';
import { LazyTuple } from './lazy-tuple.ts';
import { CqlDate, CqlDateTime } from './temporal.ts';
import { compareTemporal } from './temporal-comparison.ts';
import { CqlCode, CqlConcept, CqlQuantity, Uncertain } from './values.ts';

type Fields = Readonly<Record<string, unknown>>;

/** `=`: null when a side is unknown or they cannot be told apart. */
export function equal(a: unknown, b: unknown): Truth {
  if (a === null || b === null || a === undefined || b === undefined) return null;
  if (typeof a !== 'object' && typeof b !== 'object') return a === b;
  if (isTemporal(a) && isTemporal(b)) return temporalEqual(a, b);
  if (a instanceof CqlQuantity && b instanceof CqlQuantity) {
    const order = compareQuantities(a, b);
    return order === null ? null : order === 0;
  }
  if (a instanceof Uncertain || b instanceof Uncertain) return uncertainEqual(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return listsEqual(a, b);
  if (typeof a === 'object' && typeof b === 'object') return fieldsEqual(fieldsOf(a), fieldsOf(b));
  return false;
}

/** `=` between two values of one plain type: text, truth values, decimals. */
export function equalPlain(a: unknown, b: unknown): Truth {
  return a === null || b === null ? null : a === b;
}

export function notEqual(a: unknown, b: unknown): Truth {
  const same = equal(a, b);
  return same === null ? null : !same;
}

/** `~`: always true or false; unknown is equivalent to unknown, text ignores case, codes ignore their display. */
export function equivalent(a: unknown, b: unknown): boolean {
  if (a === null || a === undefined) return b === null || b === undefined;
  if (b === null || b === undefined) return false;
  if (typeof a === 'string' && typeof b === 'string') return foldText(a) === foldText(b);
  if (isCoded(a) && isCoded(b)) return codesOf(a).some((x) => codesOf(b).some((y) => sameCode(x, y)));
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => equivalent(item, b[i]));
  }
  const left = fieldsOf(a);
  const right = fieldsOf(b);
  if (isPlain(left) && isPlain(right)) {
    const keys = Object.keys(left);
    return keys.length === Object.keys(right).length && keys.every((k) => k in right && equivalent(left[k], right[k]));
  }
  return equal(a, b) === true;
}

/** Tells whether a list would hold these two as one: equal, or both unknown, at every depth. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || a === undefined) return b === null || b === undefined;
  if (b === null || b === undefined || typeof a !== 'object' || typeof b !== 'object') return false;
  if (isTemporal(a) || isTemporal(b)) return isTemporal(a) && isTemporal(b) && temporalEqual(a, b) === true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i]));
  }
  if (Array.isArray(b)) return false;
  if (a instanceof LazyTuple && b instanceof LazyTuple && a.constructor === b.constructor) {
    // One field after another, for the first most often tells them apart.
    return a.names().every((name) => sameValue((a as unknown as Fields)[name], (b as unknown as Fields)[name]));
  }
  const left = fieldsOf(a);
  const right = fieldsOf(b);
  if (left.constructor !== right.constructor) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => key in right && sameValue(left[key], right[key]));
}

function temporalEqual(a: CqlDate | CqlDateTime, b: CqlDate | CqlDateTime): Truth {
  if (a instanceof CqlDate !== b instanceof CqlDate) return false;
  const order = compareTemporal(a, b, null);
  return order === null ? null : order === 0;
}

function listsEqual(a: readonly unknown[], b: readonly unknown[]): Truth {
  if (hasUnknown(a) || hasUnknown(b)) return null;
  if (a.length !== b.length) return false;
  return a.every((item, i) => equal(item, b[i]) === true);
}

function fieldsEqual(a: Fields, b: Fields): Truth {
  if (a.constructor !== b.constructor) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length || keys.some((key) => !(key in b))) return false;
  let open = false;
  for (const key of keys) {
    if ((a[key] ?? null) === null && (b[key] ?? null) === null) continue;
    const same = equal(a[key], b[key]);
    if (same === false) return false;
    if (same === null) open = true;
  }
  return open ? null : true;
}

function uncertainEqual(a: unknown, b: unknown): Truth {
  const lowA = a instanceof Uncertain ? a.low : (a as number);
  const highA = a instanceof Uncertain ? a.high : (a as number);
  const lowB = b instanceof Uncertain ? b.low : (b as number);
  const highB = b instanceof Uncertain ? b.high : (b as number);
  return highA < lowB || highB < lowA ? false : null;
}

function hasUnknown(list: readonly unknown[]): boolean {
  return list.some((item) => item === null || item === undefined);
}

function fieldsOf(value: unknown): Fields {
  return value instanceof LazyTuple ? value.plain() : (value as Fields);
}

function isTemporal(value: unknown): value is CqlDate | CqlDateTime {
  return value instanceof CqlDateTime || value instanceof CqlDate;
}

function isCoded(value: unknown): value is CqlCode | CqlConcept {
  return value instanceof CqlCode || value instanceof CqlConcept;
}

function codesOf(value: CqlCode | CqlConcept): readonly CqlCode[] {
  return value instanceof CqlCode ? [value] : value.codes;
}

function sameCode(a: CqlCode, b: CqlCode): boolean {
  return a.code === b.code && a.system === b.system;
}

function isPlain(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function foldText(text: string): string {
  return text.replace(/\s/g, ' ').toLowerCase();
}
