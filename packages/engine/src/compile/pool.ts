/** What all generated functions share: runtime functions used, constants, and the retrieves the patient is indexed for. */

import type { Coding } from './link.ts';

/** One way of looking resources up; codes null means all of the type. */
export type RetrieveKey = {
  readonly type: string;
  readonly property: string | null;
  readonly codes: readonly Coding[] | null;
  /** The class of tuple that is made of each resource; null leaves the resources as they are. */
  readonly tuple: string | null;
};

/** Collects while the libraries are written. */
export class Pool {
  readonly #used = new Set<string>();
  readonly #constants = new Map<string, string>();
  readonly #tuples = new Map<string, string>();
  readonly #retrieves = new Map<string, number>();
  readonly keys: RetrieveKey[] = [];

  /** Notes that a runtime function is called and returns its name. */
  use(name: string): string {
    this.#used.add(name);
    return name;
  }

  /** Returns the name of a constant with this code, the same for the same code. */
  constant(code: string): string {
    const known = this.#constants.get(code);
    if (known !== undefined) return known;
    const name = `constant${this.#constants.size + 1}`;
    this.#constants.set(code, name);
    return name;
  }

  /** Returns the name of a tuple class with this body, the same for the same body. */
  tupleClass(body: string): string {
    const known = this.#tuples.get(body);
    if (known !== undefined) return known;
    const name = `Tuple${this.#tuples.size + 1}`;
    this.#tuples.set(body, name);
    return name;
  }

  /** Returns the slot of the patient index in which the resources of this key lie. */
  slot(key: RetrieveKey): number {
    const codes = key.codes?.map((c) => `${c.system}|${c.code}`).sort();
    const name = JSON.stringify([key.type, key.property, codes ?? null, key.tuple]);
    const known = this.#retrieves.get(name);
    if (known !== undefined) return known;
    const slot = this.keys.length;
    this.#retrieves.set(name, slot);
    this.keys.push(key);
    return slot;
  }

  get used(): readonly string[] {
    return [...this.#used].sort();
  }

  get tuples(): readonly (readonly [name: string, body: string])[] {
    return [...this.#tuples].map(([body, name]) => [name, body]);
  }

  get constants(): readonly (readonly [name: string, code: string])[] {
    return [...this.#constants].map(([code, name]) => [name, code]);
  }
}
