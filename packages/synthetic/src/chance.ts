/** Chance that repeats itself: the same seeds give the same draws on every machine. */

export interface Chance {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  /** One of the items, each as likely. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, as likely as its weight says. */
  weighted<Item>(items: readonly (readonly [weight: number, item: Item])[]): Item;
  /** Each item with this probability, at least one, in their order. */
  some<Item>(items: readonly Item[], probability?: number): readonly Item[];
}

/** A draw was asked from nothing. */
export class EmptyDrawError extends Error {
  readonly code = 'RYG_SYNTHETIC_EMPTY_DRAW';
}

/** A stream of chance of its own for each combination of seeds (sfc32, seeded by splitmix32). */
export function createChance(...seeds: readonly number[]): Chance {
  const next = generator(seeds);
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const happens = (probability: number): boolean => next() < probability;
  const pick = <Item>(items: readonly Item[]): Item => itemAt(items, between(0, items.length - 1));
  return {
    next,
    between,
    happens,
    pick,
    weighted(items) {
      let rest = next() * items.reduce((sum, [weight]) => sum + weight, 0);
      const chosen = items.findIndex(([weight]) => {
        rest -= weight;
        return rest < 0;
      });
      return itemAt(items, chosen === -1 ? items.length - 1 : chosen)[1];
    },
    some(items, probability = 0.4) {
      const chosen = items.filter(() => happens(probability));
      return chosen.length > 0 ? chosen : [pick(items)];
    },
  };
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  if (items.length === 0) throw new EmptyDrawError('a draw from an empty list');
  return items[index] as Item;
}

function generator(seeds: readonly number[]): () => number {
  let state = 0x9e3779b9;
  for (const seed of seeds) state = mixed(state ^ Math.imul(seed | 0, 0x85ebca6b)) + Math.floor(seed / 2 ** 32);
  const words = [1, 2, 3].map((step) => mixed(state + Math.imul(step, 0x9e3779b9)));
  let [a = 0, b = 0, c = 0] = words;
  let counter = 1;
  return () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
}

function mixed(word: number): number {
  let bits = word | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}
