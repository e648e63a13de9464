/** Searches on typed columns, a page at a time: the next page begins behind the last row, not after a count. */
import { RecordError } from '../errors.ts';
import { searchParameterOf } from '../search/search-parameters.ts';
import { conditionOf, type Filter, type Parameter, type Target } from './filter.ts';
import { named } from './named.ts';
import { readPlace, type SortKey, type SortValue, writePlace } from './place.ts';
import type { ResourceType } from './resource-types.ts';
import type { Statement } from './statements.ts';

export type { Filter } from './filter.ts';

/** A condition by a search parameter of the type. */
export interface Condition {
  readonly parameter: string;
  readonly filter: Filter;
}

export interface Search {
  /** `id`, `patient` (its id), `identifier` (system|value), `event`, `recorded`, or a column of the type. All must hold. */
  readonly where?: Readonly<Record<string, Filter>>;
  /** The same by the names that FHIR gives; all must hold. */
  readonly conditions?: readonly Condition[];
  /** Times and codes by the names of `where`, separated by commas, with a minus for latest first; `-event` unless told. */
  readonly sort?: string;
  /** How many a page, 1 to 1000; 20 unless told. */
  readonly count?: number;
  /** The `next` of the page before. */
  readonly after?: string;
}

/** A further condition that the caller's rights put upon every row, given the column with the citizen's id. */
export interface Gate {
  readonly condition: (column: string, parameter: Parameter) => string;
}

/** A search as SQL, and how to name the place behind a row. */
export interface PreparedSearch {
  readonly statement: Statement;
  readonly values: readonly unknown[];
  readonly count: number;
  readonly cursorOf: (row: SortedRow) => string;
}

/** A row with the citizen it is about, and what it was sorted by. */
export type SortedRow = { readonly id: string; readonly patient_id: string | null } & Readonly<Record<`sort_${number}`, SortValue>>;

/** Throws RYG_RECORD_UNKNOWN_SEARCH for a name, a time, a count or a page that cannot be. */
export function prepareSearch(type: ResourceType, search: Search, gate?: Gate): PreparedSearch {
  const { sort = '-event', count = 20, after } = search;
  if (!Number.isInteger(count) || count < 1 || count > 1000) throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'count is 1 to 1000');
  const keys = sortKeysOf(type, sort);
  const { values, parameter, conditions } = conditionsOf(type, search, gate);
  if (after !== undefined) conditions.push(behind(keys, readPlace(after, sort, keys), parameter));
  const text =
    `select id, version, recorded, content, patient_id, ${keys.map(({ sql }, index) => `${sql} as sort_${index}`).join(', ')}` +
    ` from record.${type.table}${whereOf(conditions)}` +
    ` order by ${[...keys, lastKey(keys)].map(({ sql, descending }) => `${sql}${descending ? ' desc' : ''}`).join(', ')}` +
    ` limit ${parameter(count + 1, 'integer')}`;
  const cursorOf = (row: SortedRow) =>
    writePlace(
      row.id,
      keys.map((_, index) => row[`sort_${index}`]),
      sort,
    );
  return { statement: named('search', text), values, count, cursorOf };
}

/** How many rows a search finds, whatever its page. */
export function prepareCount(
  type: ResourceType,
  search: Search,
  gate?: Gate,
): { readonly statement: Statement; readonly values: readonly unknown[] } {
  const { values, conditions } = conditionsOf(type, search, gate);
  return { statement: named('count', `select count(*)::integer as count from record.${type.table}${whereOf(conditions)}`), values };
}

function conditionsOf(type: ResourceType, { where = {}, conditions: asked = [] }: Search, gate: Gate | undefined) {
  const values: unknown[] = [];
  const parameter: Parameter = (value, sqlType) => `$${values.push(value)}::${sqlType}`;
  const conditions = [
    ...Object.entries(where).map(([name, filter]) => conditionOf(targetOf(type, name), filter, parameter)),
    ...asked.map(({ parameter: name, filter }) => conditionOf(targetOfParameter(type, name), filter, parameter)),
    ...(gate === undefined ? [] : [gate.condition('patient_id', parameter)]),
  ];
  return { values, parameter, conditions };
}

function whereOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` where ${conditions.map((one) => `(${one})`).join(' and ')}`;
}

const built: Readonly<Record<string, Target>> = {
  id: { column: 'id', kind: 'text' },
  patient: { column: 'patient_id', kind: 'text' },
  identifier: { column: 'identifiers', kind: 'list' },
  event: { column: 'event_time', kind: 'time' },
  recorded: { column: 'recorded', kind: 'time' },
};

/** Always a column of ours: a name that is not known never reaches the SQL. */
function targetOf(type: ResourceType, name: string): Target {
  const own = Object.hasOwn(type.columns, name) ? type.columns[name] : undefined;
  const found = Object.hasOwn(built, name) ? built[name] : own && { column: name, kind: own.kind };
  if (found === undefined) throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', type.name);
  return found;
}

function targetOfParameter(type: ResourceType, name: string): Target {
  const parameter = searchParameterOf(type.name, name);
  if (parameter === undefined) throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', type.name);
  const target = targetOf(type, parameter.column);
  if (parameter.type === 'string') return { ...target, kind: 'name' };
  if (parameter.type !== 'date') return target;
  return { ...target, kind: 'span', short: parameter.length === 'date', ...(parameter.end !== undefined && { end: parameter.end }) };
}

function sortKeysOf(type: ResourceType, sort: string): readonly SortKey[] {
  const names = sort.split(',');
  if (names.length > 4) throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'sorted by at most four');
  return names.map((name) => {
    const descending = name.startsWith('-');
    const { column, kind } = targetOf(type, descending ? name.slice(1) : name);
    if (kind === 'time') return { sql: column, sqlType: 'timestamptz', descending };
    if (kind !== 'text') throw new RecordError('RYG_RECORD_UNKNOWN_SEARCH', 'only times and codes can be sorted by');
    return { sql: column === 'id' ? 'id' : `coalesce(${column}, '')`, sqlType: 'text', descending };
  });
}

/** Rows that are alike in all keys stand in the order of their ids. */
function lastKey(keys: readonly SortKey[]): SortKey {
  return { sql: 'id', sqlType: 'text', descending: keys.at(-1)?.descending ?? false };
}

/** Where all keys run one way, a comparison of rows, which an index serves; else key by key. */
function behind(keys: readonly SortKey[], place: readonly string[], parameter: Parameter): string {
  const all = [...keys, lastKey(keys)].map((key, index) => ({ ...key, value: parameter(place[index], key.sqlType) }));
  const sign = (descending: boolean) => (descending ? '<' : '>');
  if (all.every(({ descending }) => descending === all[0]?.descending))
    return `(${all.map(({ sql }) => sql).join(', ')}) ${sign(all[0]?.descending ?? false)} (${all.map(({ value }) => value).join(', ')})`;
  const steps = all.map(({ sql, value, descending }, index) =>
    [...all.slice(0, index).map((before) => `${before.sql} = ${before.value}`), `${sql} ${sign(descending)} ${value}`].join(' and '),
  );
  return steps.map((step) => `(${step})`).join(' or ');
}
