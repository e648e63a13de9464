/** Reading JSON that nobody has checked: each reader gives the wanted form or nothing, never an error. */

export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object with named fields. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The first `most` entries of a list; nothing else is a list. */
export function listOf(value: unknown, most = 200): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, most) : [];
}

/** The entries of a list that are objects. */
export function objectsOf(value: unknown, most = 200): readonly Fields[] {
  return listOf(value, most)
    .map(fieldsOf)
    .filter((entry) => entry !== undefined);
}

/** A non-empty text of at most `longest` characters. */
export function textOf(value: unknown, longest = 1_000): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;
}

/** A finite number. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** True or false, nothing in between. */
export function flagOf(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}
