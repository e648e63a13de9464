/** Searches on typed columns, a page at a time: the next page begins behind the last row, not after a count. */
import { createHash } from 'node:crypto';
import { RecordError } from '../errors.ts';
import type { ResourceType } from './resource-types.ts';
import { startOf } from './start-of.ts';
import type { Statement } from './statements.ts';

/** One value, any of several, or a time from (inclusive) and before (exclusive). Dates begin at midnight in Copenhagen. */
export type Filter = string | readonly string[] | { readonly from?: string; readonly before?: string };

export interface Search {
  /** `id`, `patient` (its id), `identifier` (system|value), `event`, `recorded`, or a column of the type. All must hold. */
  readonly where?: Readonly<Record<string, Filter>>;
  /** A time, with a minus for latest first; `-event` unless told. */
  readonly sort?: string;
  /** How many a page, 1 to 1000; 20 unless told. */
  readonly count?: number;
  /** The `next` of the page before. */
  readonly after?: string;
}

/** A search as SQL, and how to name the place behind a row. */
export interface PreparedSearch {
  readonly statement: Statement;
  readonly values: readonly unknown[];
  readonly count: number;
  readonly cursorOf: (row: { readonly id: string; readonly sort_key: Date | number }) => string;
}

/** A condition of somebody else's on the rows, such as who may see them. */
export interface Gate {
  readonly condition: (patientColumn: string, parameter: (value: unknown, sqlType: string) => string) => string;
}

type Kind = 'text' | 'list' | 'time';

/** Throws RYG_RECORD_UNKNOWN_SEARCH for a name, a time, a count or a page that cannot be. */
export function prepareSearch(type: ResourceType, { where = {}, sort = '-event', count = 20, after }: Search, gate?: Gate): PreparedSearch {
  if (!Number.isInteger(count) || count < 1 || count > 1000) throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'count is 1 to 1000');
  const values: unknown[] = [];
  const parameter = (value: unknown, sqlType: string): string => `$${values.push(value)}::${sqlType}`;
  const conditions = Object.entries(where).flatMap(([name, filter]) => condition(columnOf(type, name), filter, parameter));
  if (gate !== undefined) conditions.push(gate.condition('patient_id', parameter));
  const descending = sort.startsWith('-');
  const key = columnOf(type, descending ? sort.slice(1) : sort);
  if (key.kind !== 'time') throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'only times can be sorted by');
  if (after !== undefined) {
    const [moment, id] = readCursor(after, sort);
    conditions.push(`(${key.column}, id) ${descending ? '<' : '>'} (${parameter(moment, 'timestamptz')}, ${parameter(id, 'text')})`);
  }
  const direction = descending ? ' desc' : '';
  const text =
    `select id, version, recorded, content, ${key.column} as sort_key from record.${type.table}` +
    `${conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''}` +
    ` order by ${key.column}${direction}, id${direction} limit ${parameter(count + 1, 'integer')}`;
  const name = `search ${createHash('sha256').update(text).digest('base64url').slice(0, 40)}`;
  return { statement: { name, text }, values, count, cursorOf: ({ id, sort_key }) => writeCursor(sort_key, id, sort) };
}

/** How many rows a search would find in all. */
export function prepareCount(type: ResourceType, { where = {} }: Search, gate?: Gate): Pick<PreparedSearch, 'statement' | 'values'> {
  const values: unknown[] = [];
  const parameter = (value: unknown, sqlType: string): string => `$${values.push(value)}::${sqlType}`;
  const conditions = Object.entries(where).flatMap(([name, filter]) => condition(columnOf(type, name), filter, parameter));
  if (gate !== undefined) conditions.push(gate.condition('patient_id', parameter));
  const text = `select count(*)::integer as count from record.${type.table}${conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''}`;
  return { statement: { name: `count ${createHash('sha256').update(text).digest('base64url').slice(0, 40)}`, text }, values };
}

/** Always a column of ours: a name that is not known never reaches the SQL. */
function columnOf(type: ResourceType, name: string): { readonly column: string; readonly kind: Kind } {
  if (name === 'id') return { column: 'id', kind: 'text' };
  if (name === 'patient') return { column: 'patient_id', kind: 'text' };
  if (name === 'identifier') return { column: 'identifiers', kind: 'list' };
  if (name === 'event') return { column: 'event_time', kind: 'time' };
  if (name === 'recorded') return { column: 'recorded', kind: 'time' };
  const own = Object.hasOwn(type.columns, name) ? type.columns[name] : undefined;
  if (own === undefined) throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', type.name);
  return { column: name, kind: own.kind };
}

function condition(
  { column, kind }: { readonly column: string; readonly kind: Kind },
  filter: Filter,
  parameter: (value: unknown, sqlType: string) => string,
): readonly string[] {
  if (isRange(filter)) {
    if (kind !== 'time') throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'from and before are for times');
    const from = filter.from === undefined ? [] : [`${column} >= ${parameter(instant(filter.from), 'timestamptz')}`];
    const before = filter.before === undefined ? [] : [`${column} < ${parameter(instant(filter.before), 'timestamptz')}`];
    // What has no time is neither before nor after one.
    return [
      ...from,
      ...before,
      ...(from.length === 0 ? [`${column} > '-infinity'`] : []),
      ...(before.length === 0 ? [`${column} < 'infinity'`] : []),
    ];
  }
  if (kind === 'time') throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'a time is asked for with from and before');
  const isText = (value: string) => typeof value === 'string' && !value.includes('\u0000');
  if (!(typeof filter === 'string' ? [filter] : filter).every(isText))
    throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'a value is no text');
  const one = typeof filter === 'string' ? filter : filter.length === 1 ? filter[0] : undefined;
  if (kind === 'list')
    return one === undefined ? [`${column} && ${parameter(filter, 'text[]')}`] : [`${column} @> ${parameter([one], 'text[]')}`];
  return [one === undefined ? `${column} = any(${parameter(filter, 'text[]')})` : `${column} = ${parameter(one, 'text')}`];
}

function isRange(filter: Filter): filter is { readonly from?: string; readonly before?: string } {
  return typeof filter === 'object' && !Array.isArray(filter);
}

function instant(text: string): string {
  const begin = startOf(text);
  if (begin === undefined) throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'not a date or a moment');
  return begin;
}

function writeCursor(key: Date | number, id: string, sort: string): string {
  const moment = key instanceof Date ? key.toISOString() : key > 0 ? 'infinity' : '-infinity';
  return Buffer.from(JSON.stringify([moment, id, sort])).toString('base64url');
}

function readCursor(text: string, sort: string): readonly [string, string] {
  try {
    const [moment, id, sorted] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as readonly unknown[];
    const known = typeof moment === 'string' && (/^-?infinity$/.test(moment) || startOf(moment) !== undefined);
    if (known && typeof id === 'string' && !id.includes('\u0000') && sorted === sort) return [moment, id];
  } catch {
    // Not one of ours: told below.
  }
  throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'the page does not belong to this search');
}
