/** The string operators; null in, null out. */

export function concatenate(a: string | null, b: string | null): string | null {
  return a === null || b === null ? null : a + b;
}

/** Joins what is known in a list; null when nothing is. */
export function combine(list: readonly (string | null)[] | null, separator: string | null): string | null {
  if (list === null) return null;
  const known = list.filter((item) => item !== null);
  return known.length === 0 ? null : known.join(separator ?? '');
}

export function startsWith(text: string | null, start: string | null): boolean | null {
  return text === null || start === null ? null : text.startsWith(start);
}

export function endsWith(text: string | null, end: string | null): boolean | null {
  return text === null || end === null ? null : text.endsWith(end);
}

/** The length of a text (unknown stays unknown) or of a list (an unknown list has none). */
export function textLength(text: string | null): number | null {
  return text === null ? null : text.length;
}

export function listLength(list: readonly unknown[] | null): number {
  return list === null ? 0 : list.length;
}

export function upper(text: string | null): string | null {
  return text === null ? null : text.toUpperCase();
}

export function lower(text: string | null): string | null {
  return text === null ? null : text.toLowerCase();
}

/** The part of a text from an index that counts from 0; null when the index lies outside it. */
export function substring(text: string | null, start: number | null, length: number | null): string | null {
  if (text === null || start === null || start < 0 || start >= text.length) return null;
  return length === null ? text.slice(start) : text.slice(start, start + length);
}
