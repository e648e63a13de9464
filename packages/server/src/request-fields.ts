/** Reading a request body that nobody has checked: each reader gives the wanted form or nothing. */

export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object with named fields. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The objects of a list, at most `most`. */
export function objectsOf(value: unknown, most = 500): readonly Fields[] {
  return (Array.isArray(value) ? value.slice(0, most) : []).map(fieldsOf).filter((entry) => entry !== undefined);
}

/** A non-empty text of at most `longest` characters. */
export function textOf(value: unknown, longest = 500): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;
}

/** Whether a JSON value is nested deeper than any honest request, without recursing into it. */
export function isNestedTooDeep(value: unknown, deepest = 64): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((entry) => (typeof entry === 'object' && entry !== null ? Object.values(entry) : []));
  }
  return false;
}
