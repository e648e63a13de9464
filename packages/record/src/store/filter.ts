/** Conditions on a column, and each as SQL: names are columns of ours, every value is a parameter. */
import { RecordError } from '../errors.ts';
import { folded } from './folded.ts';
import { startOf, toInstant } from './start-of.ts';

/** How a date asked for and a date kept lie to each other, as FHIR names it. */
export type DatePrefix = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'sa' | 'eb' | 'ap';

/** One value or any of several; a time from (inclusive) and before (exclusive), where dates begin at midnight in Copenhagen; or as named. */
export type Filter =
  | string
  | readonly string[]
  | { readonly from?: string; readonly before?: string }
  | { readonly not: Filter }
  | { readonly missing: boolean }
  | { readonly anyOf: readonly Filter[] }
  /** Any code of a system. */
  | { readonly system: string }
  /** A canonical address in any version. */
  | { readonly canonical: string }
  /** Of a name, without case and accents; exactly = with them. */
  | { readonly name: string; readonly match: 'start' | 'part' | 'exactly' }
  /** Against a span: FHIR's search by date. */
  | { readonly prefix: DatePrefix; readonly from: string; readonly before: string };

/** What a filter is put upon. */
export interface Target {
  readonly column: string;
  readonly kind: 'text' | 'list' | 'time' | 'name' | 'span';
  /** Of a span: the column of its end, and whether it is at most a year long. Without an end it is a moment. */
  readonly end?: string;
  readonly short?: boolean;
}

export type Parameter = (value: unknown, sqlType: string) => string;

type Named<Key extends string> = Extract<Exclude<Filter, string | readonly string[]>, Readonly<Record<Key, unknown>>>;

/** The condition in SQL. Throws RYG_RECORD_UNKNOWN_SEARCH where filter and column do not fit. */
export function conditionOf(target: Target, filter: Filter, parameter: Parameter): string {
  const { column, kind } = target;
  if (typeof filter === 'string' || isList(filter)) return equals(target, filter, parameter);
  if ('not' in filter) return `(${conditionOf(target, filter.not, parameter)}) is not true`;
  if ('missing' in filter) return missing(target, filter.missing);
  if ('anyOf' in filter) {
    const each = filter.anyOf.map((one) => conditionOf(target, one, parameter));
    return each.length === 0 ? 'false' : `(${each.join(' or ')})`;
  }
  if ('prefix' in filter) return kind === 'span' ? spanCondition(target, filter, parameter) : unfit('a span of time');
  if ('match' in filter) return kind === 'name' ? nameCondition(column, filter, parameter) : unfit('a name');
  if ('system' in filter) {
    if (kind !== 'list') return unfit('a system');
    return `exists (select from unnest(${column}) as one where starts_with(one, ${parameter(textOf(`${filter.system}|`), 'text')}))`;
  }
  if ('canonical' in filter)
    return kind === 'text' ? `split_part(${column}, '|', 1) = ${parameter(textOf(filter.canonical), 'text')}` : unfit('an address');
  return within(target, filter, parameter);
}

function equals({ column, kind }: Target, filter: string | readonly string[], parameter: Parameter): string {
  if (kind !== 'text' && kind !== 'list') return unfit('a value');
  const all = (typeof filter === 'string' ? [filter] : filter).map(textOf);
  const one = all.length === 1 ? all[0] : undefined;
  if (kind === 'list') return one === undefined ? `${column} && ${parameter(all, 'text[]')}` : `${column} @> ${parameter([one], 'text[]')}`;
  return one === undefined ? `${column} = any(${parameter(all, 'text[]')})` : `${column} = ${parameter(one, 'text')}`;
}

/** What has no time is neither before nor after one. */
function within({ column, kind }: Target, filter: { readonly from?: string; readonly before?: string }, parameter: Parameter): string {
  if (kind !== 'time') return unfit('from and before');
  const { from, before } = filter;
  return [
    from === undefined ? `${column} > '-infinity'` : `${column} >= ${parameter(instant(from), 'timestamptz')}`,
    before === undefined ? `${column} < 'infinity'` : `${column} < ${parameter(instant(before), 'timestamptz')}`,
  ].join(' and ');
}

function missing({ column, kind, end }: Target, wanted: boolean): string {
  const absent =
    kind === 'span' || kind === 'time' ? `${end ?? column} = '-infinity'` : `${kind === 'name' ? `${column}_folded` : column} is null`;
  return wanted ? absent : `not (${absent})`;
}

/**
 * Names are words of a text search vector, which has an index for beginnings; the index is on the column `name` alone. However a name is
 * written, it is folded like the column, unless it is asked for exactly.
 */
function nameCondition(column: string, { name, match }: Named<'match'>, parameter: Parameter): string {
  const foldedColumn = `${column}_folded`;
  if (match === 'exactly') return `${column} @> ${parameter([textOf(name)], 'text[]')}`;
  if (match === 'part') {
    const pattern = parameter(`%${folded(textOf(name)).replace(/[\\%_]/g, '\\$&')}%`, 'text');
    return `exists (select from unnest(${foldedColumn}) as one where one like ${pattern})`;
  }
  const query = parameter(`'${folded(textOf(name)).replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`, 'tsquery');
  const narrow = column === 'name' ? [] : [`array_to_tsvector(name_folded) @@ ${query}`];
  return [...narrow, `array_to_tsvector(${foldedColumn}) @@ ${query}`].join(' and ');
}

const YEAR = 367 * 86_400_000;

/**
 * FHIR R4, 3.1.1.4.4, on half-open spans: `eq` holds where the span asked for contains the one kept; `ge`, `gt`, `le`, `lt` where the
 * one kept reaches to that side, so that a period counts while it lasts; `sa`, `eb` where all of it lies there; `ap` where they overlap.
 */
function spanCondition({ column, end, short = false }: Target, { prefix, from, before }: Named<'prefix'>, parameter: Parameter): string {
  const time = (moment: string) => parameter(moment, 'timestamptz');
  if (end === undefined) return momentCondition(column, { prefix, from, before }, time);
  const there = `${end} > '-infinity'`;
  // What ends after a moment and is at most a year long began at most a year before: the index on beginnings can use that.
  const bound = (moment: string) => (short ? ` and ${column} > ${time(toInstant(Date.parse(moment) - YEAR))}` : '');
  const endsAfter = (moment: string) => `${end} > ${time(moment)}${bound(moment)}`;
  switch (prefix) {
    case 'eq':
      return `${column} >= ${time(from)} and ${column} < ${time(before)} and ${end} <= ${time(before)} and ${there}`;
    case 'ne':
      return `${there} and not (${column} >= ${time(from)} and ${end} <= ${time(before)})`;
    case 'gt':
      return endsAfter(before);
    case 'ge':
      return endsAfter(from);
    case 'lt':
      return `${column} < ${time(from)} and ${there}`;
    case 'le':
      return `${column} < ${time(before)} and ${there}`;
    case 'sa':
      return `${column} >= ${time(before)} and ${there}`;
    case 'eb':
      return `${end} <= ${time(from)} and ${column} < ${time(from)} and ${there}`;
    case 'ap':
      return `${column} < ${time(before)} and ${endsAfter(from)}`;
  }
}

function momentCondition(column: string, { prefix, from, before }: Named<'prefix'>, time: (moment: string) => string): string {
  switch (prefix) {
    case 'eq':
    case 'ap':
      return `${column} >= ${time(from)} and ${column} < ${time(before)}`;
    case 'ne':
      return `(${column} < ${time(from)} or ${column} >= ${time(before)})`;
    case 'ge':
      return `${column} >= ${time(from)}`;
    case 'gt':
    case 'sa':
      return `${column} >= ${time(before)}`;
    case 'lt':
    case 'eb':
      return `${column} < ${time(from)}`;
    case 'le':
      return `${column} < ${time(before)}`;
  }
}

function isList(filter: Filter): filter is readonly string[] {
  return Array.isArray(filter);
}

function textOf(value: string): string {
  if (typeof value === 'string' && !value.includes('\u0000')) return value.toWellFormed();
  throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'a value is no text');
}

function instant(text: string): string {
  return startOf(text) ?? unfit('not a date or a moment');
}

function unfit(what: string): never {
  throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', `the column is not asked for by this: ${what}`);
}
