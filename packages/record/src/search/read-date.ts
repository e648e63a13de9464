/** Reads a date in a search: a prefix, and a year, month, day, minute, second or part of one, in Copenhagen unless it says otherwise. */
import type { DatePrefix } from '../store/filter.ts';
import { spanOf, toInstant, withOffset } from '../store/start-of.ts';
import { type ReadFilter, refused } from './read-outcome.ts';

const form = /^(eq|ne|gt|ge|lt|le|sa|eb|ap)?(\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?)?)?)$/;

/** The filter against the span of a date; for `ap` it is a tenth of the distance from now wider to either side. */
export function readDate(text: string, now: Date): ReadFilter {
  const match = form.exec(text);
  const [, prefix = 'eq', date = '', offset] = match ?? [];
  const span = match === null ? undefined : spanOf(date.length > 10 && offset === undefined ? withOffset(date) : date);
  if (span === undefined) return refused('value', 'is a date or a time, with eq, ne, gt, ge, lt, le, sa, eb or ap before it');
  if (prefix !== 'ap') return { ok: true, filter: { prefix: prefix as DatePrefix, ...span } };
  const from = Date.parse(span.from);
  const width = Math.abs(now.getTime() - from) / 10;
  const before = span.before === 'infinity' ? span.before : toInstant(Date.parse(span.before) + width);
  return { ok: true, filter: { prefix, from: toInstant(from - width), before } };
}
