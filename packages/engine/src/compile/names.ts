/** Gives every define and function a readable JavaScript name that no other has. */

const RESERVED = new Set(
  (
    'break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if import in instanceof new null return static super switch this throw true try typeof var void while ' +
    'with yield let await async arguments eval undefined'
  ).split(' '),
);

/** Hands out names; asking twice for one gives two. */
export class Names {
  readonly #taken = new Set<string>();

  /** Returns a free name close to the wish. */
  take(wish: string): string {
    const base = toIdentifier(wish);
    let name = base;
    for (let n = 2; this.#taken.has(name); n++) name = `${base}_${n}`;
    this.#taken.add(name);
    return name;
  }
}

/** Returns the wish with everything that may not stand in a JavaScript name replaced by a line. */
export function toIdentifier(wish: string): string {
  const plain = wish.replace(/[^\p{L}\p{N}_]+/gu, '_');
  return /^\p{N}/u.test(plain) || RESERVED.has(plain) ? `_${plain}` : plain;
}

/** Returns how a property of this name is read: `.value`, or `["if"]` with quotes where it must be. */
export function property(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
