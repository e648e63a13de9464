/** The place behind a row of a sorted list, as an opaque text for the next page. It holds times, codes and an id, never a name. */
import { RecordError } from '../errors.ts';
import { startOf } from './start-of.ts';

export interface SortKey {
  readonly sql: string;
  readonly sqlType: 'timestamptz' | 'text';
  readonly descending: boolean;
}

/** As PostgreSQL gives it: an infinite time is a number. */
export type SortValue = Date | number | string;

/** The place behind a row, in the list that is sorted so. */
export function writePlace(id: string, keys: readonly (SortValue | undefined)[], sort: string): string {
  const texts = keys.map((key) =>
    key instanceof Date ? key.toISOString() : typeof key === 'string' ? key : (key ?? 0) > 0 ? 'infinity' : '-infinity',
  );
  return Buffer.from(JSON.stringify([...texts, id, sort])).toString('base64url');
}

/** The values of the keys, then the id. Throws RYG_RECORD_UNKNOWN_SEARCH for a text that was not written for this order. */
export function readPlace(text: string, sort: string, keys: readonly Pick<SortKey, 'sqlType'>[]): readonly string[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const parts = Array.isArray(read) ? (read as readonly unknown[]) : [];
    const sorted = parts.at(-1);
    const place = parts
      .slice(0, -1)
      .filter((part) => typeof part === 'string' && !part.includes('\u0000') && part.isWellFormed()) as readonly string[];
    const fits = keys.every(({ sqlType }, index) => sqlType === 'text' || isTime(place[index]));
    if (sorted === sort && parts.length === keys.length + 2 && place.length === keys.length + 1 && fits) return place;
  } catch {
    // Not one of ours: told below.
  }
  throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'the page does not belong to this search');
}

function isTime(text: string | undefined): boolean {
  return text !== undefined && (/^-?infinity$/.test(text) || startOf(text) !== undefined);
}
