/** Queries: sources, lets, with and without, where, return and sort, written as loops. */

import type { ElmNode } from '../elm/elm.ts';
import { type CqlType, elementType, typeOf } from '../elm/types.ts';
import { found, SORTED, sortColumn } from './elements.ts';
import { type Emitter, type Rule, strict, type Value } from './emitter.ts';
import { canWait, lazyTuple } from './lazy-tuple.ts';
import { test } from './logic.ts';

/** The sets a query gathers on its way; null when no facts are followed. */
type Gathered = { readonly known: string; readonly unknown: string } | null;

type Source = {
  readonly alias: string;
  readonly value: Value;
  readonly isList: boolean;
  /** It comes straight from the patient's index, so that neither it nor its elements are ever unknown. */
  readonly isRetrieved: boolean;
  readonly type: CqlType;
};

const query: Rule = (emitter, node) => {
  if (node['aggregate']) return emitter.unsupported(node, 'aggregate clauses are not supported');
  if (isTupleOfEach(node)) return tupleOfEach(emitter, node);
  const sources = (node['source'] as readonly ElmNode[]).map((source) => open(emitter, source));
  const isList = sources.some((source) => source.isList);
  const gathered = gather(emitter, node, sources);
  const out = emitter.fresh('q');
  const nullable = sources.filter((source, i) => {
    const own = (node['source'] as readonly ElmNode[])[i]?.['expression'] as ElmNode;
    return source.isList ? !emitter.analysis.neverNull(own, emitter.library) : true;
  });
  const [only] = sources;
  if (gathered === null && only !== undefined && givesSourceItself(node, sources)) {
    emitter.statement(`let ${out} = ${only.value.code};`);
    finishList(emitter, node, sources, out, null);
    return emitter.plain(out, typeOf(node));
  }
  const { lines } = emitter.capture(() => loops(emitter, node, sources, out, gathered));
  if (nullable.length < sources.length) {
    const start = sources.length === 1 && only?.isRetrieved ? `${only.value.code}.length === 0 ? nothing : []` : '[]';
    emitter.statement(`let ${out} = ${start};`);
    for (const line of lines) emitter.statement(line);
  } else {
    // Only when every source is unknown is the whole query unknown.
    const some = nullable.map((source) => `${source.value.code} !== null`).join(' || ');
    emitter.statement(`let ${out} = null;`);
    emitter.block(`if (${some}) {`, [`${out} = [];`, ...lines]);
  }
  finishList(emitter, node, sources, out, gathered);
  const code = isList ? out : `(${out} === null ? null : (${out}[0] ?? null))`;
  return {
    code,
    type: typeOf(node),
    loose: false,
    known: gathered?.known ?? null,
    unknown: gathered?.unknown ?? null,
  };
};

/** A query that only puts a list in order. */
function givesSourceItself(node: ElmNode, sources: readonly Source[]): boolean {
  return sources.length === 1 && sources[0]?.isList === true && isBare(node) && node['return'] === undefined;
}

/** Nothing is let, related or left out. */
function isBare(node: ElmNode): boolean {
  const clauses = ['let', 'relationship'].flatMap((name) => (node[name] ?? []) as readonly unknown[]);
  return node['where'] === undefined && clauses.length === 0;
}

/** A query that makes one tuple of each resource it retrieves, and reads nothing else. */
function isTupleOfEach(node: ElmNode): boolean {
  const [source, ...others] = node['source'] as readonly ElmNode[];
  const made = (node['return'] as ElmNode | undefined)?.['expression'] as ElmNode | undefined;
  const isRetrieved = (source?.['expression'] as ElmNode | undefined)?.type === 'Retrieve';
  return isBare(node) && others.length === 0 && isRetrieved && made !== undefined && canWait(made, source?.['alias'] as string);
}

function tupleOfEach(emitter: Emitter, node: ElmNode): Value {
  const source = (node['source'] as readonly ElmNode[])[0] as ElmNode;
  const retrieve = source['expression'] as ElmNode;
  const made = (node['return'] as ElmNode)['expression'] as ElmNode;
  const tuple = lazyTuple(emitter, made, source['alias'] as string, elementType(typeOf(retrieve)));
  const out = emitter.fresh('q');
  emitter.statement(`let ${out} = ${found(emitter, retrieve, tuple).code};`);
  finishList(emitter, node, [], out, null);
  return emitter.plain(out, typeOf(node));
}

function open(emitter: Emitter, source: ElmNode): Source {
  const expression = source['expression'] as ElmNode;
  const value = emitter.value(expression);
  const type = value.type.kind === 'list' ? value.type : typeOf(expression);
  const isRetrieved = expression.type === 'Retrieve';
  return {
    alias: source['alias'] as string,
    value: { ...value, code: isRetrieved ? value.code : emitter.hold(strict(value)), loose: false },
    isList: type.kind === 'list',
    isRetrieved,
    type: elementType(type),
  };
}

function gather(emitter: Emitter, node: ElmNode, sources: readonly Source[]): Gathered {
  if (!emitter.tracked(node)) return null;
  const gathered = { known: emitter.fresh('k'), unknown: emitter.fresh('u') };
  const known = emitter.join(...sources.map((source) => source.value.known)) ?? 'null';
  const unknown = emitter.join(...sources.map((source) => source.value.unknown)) ?? 'null';
  emitter.statement(`let ${gathered.known} = ${known}, ${gathered.unknown} = ${unknown};`);
  return gathered;
}

/** Adds what a part of the query rests on to the query's own sets. */
function add(emitter: Emitter, gathered: Gathered, value: Value): void {
  if (gathered === null) return;
  const known = emitter.join(gathered.known, value.known);
  const unknown = emitter.join(gathered.unknown, value.unknown);
  if (value.known !== null) emitter.statement(`${gathered.known} = ${known};`);
  if (value.unknown !== null) emitter.statement(`${gathered.unknown} = ${unknown};`);
}

function loops(emitter: Emitter, node: ElmNode, sources: readonly Source[], out: string, gathered: Gathered): void {
  nest(sources, []);

  function nest(rest: readonly Source[], names: readonly (readonly [string, Value])[]): void {
    const [source, ...others] = rest;
    if (source === undefined) {
      emitter.within(names, () => body(emitter, node, sources, names, out, gathered));
      return;
    }
    const item = emitter.fresh('e');
    const alias = emitter.plain(item, source.type, !source.isRetrieved && source.type.kind === 'fhir');
    const { lines } = emitter.capture(() => nest(others, [...names, [source.alias, alias]]));
    const { code } = source.value;
    const list = source.isList ? (source.isRetrieved ? code : `${code} ?? []`) : `${code} === null ? [] : [${code}]`;
    emitter.block(`for (const ${item} of ${list}) {`, lines);
  }
}

/** What happens for one combination of elements. */
function body(
  emitter: Emitter,
  node: ElmNode,
  sources: readonly Source[],
  names: readonly (readonly [string, Value])[],
  out: string,
  gathered: Gathered,
): void {
  const lets: (readonly [string, Value])[] = [];
  for (const clause of (node['let'] ?? []) as readonly ElmNode[]) {
    emitter.within(lets, () => {
      const value = emitter.value(clause['expression'] as ElmNode);
      add(emitter, gathered, value);
      const held = emitter.plain(emitter.hold(strict(value)), value.type);
      lets.push([clause['identifier'] as string, held]);
    });
  }
  emitter.within(lets, () => {
    for (const relationship of (node['relationship'] ?? []) as readonly ElmNode[]) {
      relate(emitter, relationship, gathered);
    }
    if (node['where']) keepIf(emitter, node['where'] as ElmNode, gathered);
    emitter.statement(`${out}.push(${returned(emitter, node, sources, names, gathered)});`);
  });
}

function keepIf(emitter: Emitter, condition: ElmNode, gathered: Gathered): void {
  if (!emitter.tracked(condition)) {
    emitter.statement(`if (!(${test(emitter, condition)})) continue;`);
    return;
  }
  const value = emitter.value(condition);
  add(emitter, gathered, value);
  emitter.statement(`if (${strict(value)} !== true) continue;`);
}

/** `with` and `without`: is there an element of the other list for which it holds. */
function relate(emitter: Emitter, relationship: ElmNode, gathered: Gathered): void {
  const other = open(emitter, relationship);
  add(emitter, gathered, other.value);
  const found = emitter.fresh('found');
  const item = emitter.fresh('e');
  emitter.statement(`let ${found} = false;`);
  const alias = emitter.plain(item, other.type, other.type.kind === 'fhir');
  const { lines } = emitter.capture(() =>
    emitter.within([[other.alias, alias]], () => {
      const condition = relationship['suchThat'] as ElmNode;
      keepIf(emitter, condition, gathered);
      emitter.statement(`${found} = true;`);
      emitter.statement('break;');
    }),
  );
  const list = other.isList ? `${other.value.code} ?? []` : `[${other.value.code}]`;
  emitter.block(`for (const ${item} of ${list}) {`, lines);
  emitter.statement(`if (${relationship.type === 'Without' ? '' : '!'}${found}) continue;`);
}

function returned(
  emitter: Emitter,
  node: ElmNode,
  sources: readonly Source[],
  names: readonly (readonly [string, Value])[],
  gathered: Gathered,
): string {
  const clause = node['return'] as ElmNode | undefined;
  if (clause !== undefined) {
    const value = emitter.value(clause['expression'] as ElmNode);
    add(emitter, gathered, value);
    return strict(value);
  }
  if (sources.length === 1) return strict(names[0]?.[1] ?? emitter.plain('null', typeOf(node)));
  return `{ ${names.map(([alias, value]) => `${JSON.stringify(alias)}: ${strict(value)}`).join(', ')} }`;
}

/** Distinct is asked by the return clause alone; then the list is put in order. */
function finishList(emitter: Emitter, node: ElmNode, sources: readonly Source[], out: string, gathered: Gathered): void {
  const clause = node['return'] as ElmNode | undefined;
  if (clause !== undefined && clause['distinct'] !== false) {
    emitter.statement(`${out} = ${emitter.pool.use('distinctOrNull')}(${out});`);
  }
  const keys = ((node['sort'] as ElmNode | undefined)?.['by'] ?? []) as readonly ElmNode[];
  if (keys.length === 0) return;
  const held = emitter.fresh('keys');
  const item = emitter.fresh('e');
  const own = typeOf(node);
  const type = own.kind === 'list' ? own.element : clause === undefined ? (sources[0]?.type ?? own) : own;
  const { lines } = emitter.capture(() =>
    emitter.within([[SORTED, emitter.plain(item, type)]], () => {
      const values = keys.map((key) => sortKey(emitter, key, item, type));
      for (const value of values) add(emitter, gathered, value);
      emitter.statement(`${held}.push([${values.map(strict).join(', ')}]);`);
    }),
  );
  const signs = keys.map((key) => (String(key['direction']).startsWith('desc') ? -1 : 1)).join(', ');
  const sort = `${out} = ${emitter.pool.use('sortByKeys')}(${out}, ${held}, [${signs}]);`;
  const collect = [`const ${held} = [];`, `for (const ${item} of ${out}) {`, ...lines.map((l) => `  ${l}`), '}', sort];
  emitter.block(`if (${out} !== null && ${out}.length > 1) {`, collect);
}

function sortKey(emitter: Emitter, key: ElmNode, item: string, type: CqlType): Value {
  switch (key.type) {
    case 'ByDirection':
      return emitter.plain(item, type);
    case 'ByColumn':
      return sortColumn(emitter, key);
    default:
      return emitter.value(key['expression'] as ElmNode);
  }
}

/** `ForEach` as list traversal writes it: one element expression for each item. */
const forEach: Rule = (emitter, node) => {
  const alias = (node['scope'] as string | undefined) ?? '$this';
  const source = { alias, expression: node['source'] as ElmNode };
  const clause = { distinct: false, expression: node['element'] as ElmNode };
  return query(emitter, { ...node, type: 'Query', source: [source], return: clause });
};

export const QUERIES: Readonly<Record<string, Rule>> = { Query: query, ForEach: forEach };
