/** The list operators; nothing is changed in place, unknown lists stay unknown. Counted loops, for they run most of all. */

import { add } from './arithmetic.ts';
import { compare, type Truth } from './comparison.ts';
import { equal, sameValue } from './equality.ts';
import { CqlDate, CqlDateTime } from './temporal.ts';
import { CqlQuantity } from './values.ts';

type List = readonly unknown[];

/** True when the list holds something known; an unknown list holds nothing. */
export function exists(list: List | null): boolean {
  if (list === null) return false;
  for (let i = 0; i < list.length; i++) if (list[i] !== null && list[i] !== undefined) return true;
  return false;
}

export function first(list: List | null): unknown {
  return list === null || list.length === 0 ? null : (list[0] ?? null);
}

export function last(list: List | null): unknown {
  return list === null || list.length === 0 ? null : (list[list.length - 1] ?? null);
}

export function count(list: List | null): number {
  if (list === null) return 0;
  let known = 0;
  for (let i = 0; i < list.length; i++) if (list[i] !== null && list[i] !== undefined) known++;
  return known;
}

export function distinct(list: List): List {
  if (list.length < 2) return list;
  const kept: unknown[] = [];
  for (let i = 0; i < list.length; i++) if (!holds(kept, list[i])) kept.push(list[i]);
  return kept;
}

function holds(list: List, item: unknown): boolean {
  for (let i = 0; i < list.length; i++) if (sameValue(list[i], item)) return true;
  return false;
}

export function distinctOrNull(list: List | null): List | null {
  return list === null ? null : distinct(list);
}

/** Takes the lists of a list apart; unknown inner lists add nothing. */
export function flatten(lists: readonly (List | null)[] | null): List | null {
  if (lists === null) return null;
  const all: unknown[] = [];
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i] ?? [];
    for (let j = 0; j < list.length; j++) all.push(list[j]);
  }
  return all;
}

export function union(a: List | null, b: List | null): List {
  return distinct([...(a ?? []), ...(b ?? [])]);
}

export function except(a: List | null, b: List | null): List | null {
  if (a === null) return null;
  return b === null ? a : distinct(a).filter((item) => !contains(b, item));
}

export function intersect(a: List | null, b: List | null): List | null {
  return a === null || b === null ? null : distinct(a).filter((item) => contains(b, item));
}

/** Membership in a list; unknown is a member when the list holds an unknown; an unknown list has no members. */
export function contains(list: List | null, item: unknown): boolean {
  if (list === null) return false;
  for (const one of list) {
    if (one === item || equal(one, item) === true) return true;
    if ((one ?? null) === null && item === null) return true;
  }
  return false;
}

export function includes(list: List | null, part: List | null): Truth {
  if (list === null || part === null) return null;
  return part.every((item) => contains(list, item ?? null));
}

export function properlyIncludes(list: List | null, part: List | null): Truth {
  if (list === null || part === null) return null;
  return list.length > part.length && part.every((item) => contains(list, item ?? null));
}

export function indexOf(list: List | null, item: unknown): number | null {
  if (list === null || item === null) return null;
  return list.findIndex((one) => equal(one, item) === true);
}

export function itemAt(list: List | string | null, index: number | null): unknown {
  if (list === null || index === null) return null;
  return list[index] ?? null;
}

/** The only item of a list; several are not one, so the answer is unknown. */
export function singletonFrom(list: List | null): unknown {
  return list !== null && list.length === 1 ? (list[0] ?? null) : null;
}

export function minimum(list: List | null): unknown {
  return extreme(list, -1);
}

export function maximum(list: List | null): unknown {
  return extreme(list, 1);
}

/** Adds up numbers, or quantities of one unit; null for an empty list and for mixed units. */
export function sum(list: List | null): unknown {
  let total = 0;
  let unit: string | null = null;
  let seen = 0;
  for (const item of list ?? []) {
    if (item === null || item === undefined) continue;
    if (item instanceof CqlQuantity) {
      if (seen > 0 && item.unit !== unit) return null;
      unit = item.unit;
      total += item.value;
    } else total += item as number;
    seen++;
  }
  if (seen === 0) return null;
  return unit === null ? add(total, 0) : new CqlQuantity(total, unit);
}

export function coalesceList(list: List | null): unknown {
  return list?.find((item) => item !== null && item !== undefined) ?? null;
}

/**
 * Orders items by keys of which each has a direction (1 up, -1 down). Moments go by instant and dates by day,
 * unknown keys are lowest, and items that cannot be told apart keep their order.
 */
export function sortByKeys(items: readonly unknown[], keys: readonly List[], directions: readonly (1 | -1)[]): List {
  if (items.length < 2) return items;
  const before = (a: number, b: number): number => {
    for (let k = 0; k < directions.length; k++) {
      const by = compareKeys(keys[a]?.[k] ?? null, keys[b]?.[k] ?? null);
      if (by !== 0) return by * (directions[k] ?? 1);
    }
    return a - b;
  };
  // Most lists that are sorted hold two.
  if (items.length === 2) return before(0, 1) <= 0 ? items : [items[1], items[0]];
  const order = items.map((_, i) => i);
  order.sort(before);
  return order.map((i) => items[i]);
}

function compareKeys(a: unknown, b: unknown): number {
  if (a === null) return b === null ? 0 : -1;
  if (b === null) return 1;
  if (a instanceof CqlDateTime && b instanceof CqlDateTime) return a.low - b.low;
  if (a instanceof CqlDate && b instanceof CqlDate) return a.low - b.low;
  if (typeof a === 'boolean') return Number(a) - Number(b);
  return compare(a, b, null) ?? 0;
}

function extreme(list: List | null, wanted: -1 | 1): unknown {
  if (list === null) return null;
  let best: unknown = null;
  for (const item of list) {
    if (item === null || item === undefined) continue;
    if (best === null || compare(item, best, null) === wanted) best = item;
  }
  return best;
}
