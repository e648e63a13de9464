/** Sets of facts as bits; null is the empty set, and no set is ever changed once made. */

export type FactSet = readonly number[] | null;

/** A value with the facts it rests on: those that are known and those that are not. */
export type Traced = { readonly value: unknown; readonly known: FactSet; readonly unknown: FactSet };

const BITS = 30;

/** Returns the union of two sets. */
export function joinSets(a: FactSet, b: FactSet): FactSet {
  if (a === null || a === b) return b;
  if (b === null) return a;
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  const all = longer.slice();
  for (let i = 0; i < shorter.length; i++) all[i] = (all[i] ?? 0) | (shorter[i] ?? 0);
  return all;
}

/** Returns a value with its sets. */
export function trace(value: unknown, known: FactSet, unknown: FactSet): Traced {
  return { value, known, unknown };
}

/** Returns a leaf fact: an unknown value or an empty list is an unknown fact, all else a known one. */
export function traceFact(value: unknown, fact: number): Traced {
  const isUnknown = value === null || (Array.isArray(value) && value.length === 0);
  return isUnknown ? { value, known: null, unknown: single(fact) } : { value, known: single(fact), unknown: null };
}

/** Returns the facts of a set in their order. */
export function members(set: FactSet): readonly number[] {
  const all: number[] = [];
  for (const [word, bits] of (set ?? []).entries()) {
    for (let rest = bits; rest !== 0; rest &= rest - 1) all.push(word * BITS + (31 - Math.clz32(rest & -rest)));
  }
  return all;
}

const SINGLES: (readonly number[])[] = [];

function single(fact: number): readonly number[] {
  let set = SINGLES[fact];
  if (set === undefined) {
    const words = new Array<number>(Math.floor(fact / BITS) + 1).fill(0);
    words[words.length - 1] = 1 << (fact % BITS);
    set = words;
    SINGLES[fact] = set;
  }
  return set;
}
