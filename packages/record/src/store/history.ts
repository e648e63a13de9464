/** The versions of a whole type or of one resource, latest first, a page at a time. */
import type { HistoryQuery } from '../access/gated-record.ts';
import { RecordError } from '../errors.ts';
import type { Parameter } from './filter.ts';
import { named } from './named.ts';
import { readPlace, writePlace } from './place.ts';
import type { ResourceType } from './resource-types.ts';
import type { Gate, PreparedSearch } from './search.ts';
import { startOf } from './start-of.ts';

const ORDER = 'history';

/** A version's row as a place in the list. */
interface HistoryRow {
  readonly id: string;
  readonly version: number;
  readonly recorded: Date;
}

/** The history as SQL. Throws RYG_RECORD_UNKNOWN_SEARCH for a moment, a count or a page that cannot be. */
export function prepareHistory(
  type: ResourceType,
  { id, since, count = 20, after }: HistoryQuery,
  gate?: Gate,
): Omit<PreparedSearch, 'cursorOf'> & { readonly cursorOf: (row: HistoryRow) => string } {
  if (!Number.isInteger(count) || count < 1 || count > 1000) throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'count is 1 to 1000');
  const values: unknown[] = [];
  const parameter: Parameter = (value, sqlType) => `$${values.push(value)}::${sqlType}`;
  const conditions: string[] = [];
  if (id !== undefined) conditions.push(`id = ${parameter(id, 'text')}`);
  if (since !== undefined) conditions.push(`recorded >= ${parameter(momentOf(since), 'timestamptz')}`);
  if (after !== undefined) {
    const [recorded, of, version] = readPlace(after, ORDER, [{ sqlType: 'timestamptz' }, { sqlType: 'text' }]);
    if (!/^[1-9]\d{0,8}$/.test(version ?? ''))
      throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'the page does not belong to this search');
    conditions.push(
      id === undefined
        ? `(recorded, id, version) < (${parameter(recorded, 'timestamptz')}, ${parameter(of, 'text')}, ${parameter(version, 'integer')})`
        : `version < ${parameter(version, 'integer')}`,
    );
  }
  if (gate !== undefined) conditions.push(gate.condition('patient_id', parameter));
  const text =
    `select id, version, recorded, action, content from record.${type.table}_history` +
    `${conditions.length > 0 ? ` where ${conditions.map((one) => `(${one})`).join(' and ')}` : ''}` +
    ` order by ${id === undefined ? 'recorded desc, id desc, ' : ''}version desc limit ${parameter(count + 1, 'integer')}`;
  const cursorOf = (row: HistoryRow) => writePlace(`${row.version}`, [row.recorded, row.id], ORDER);
  return { statement: named('history', text), values, count, cursorOf };
}

function momentOf(text: string): string {
  const begin = startOf(text);
  if (begin === undefined) throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'not a date or a moment');
  return begin;
}
