/** By which parameters a search asks and sorts: what a gate must know that allows a role only some of them. */
import type { Search } from '../store/search.ts';
import { searchParameterOf, searchParametersOf } from './search-parameters.ts';

/** Names of search parameters of the type, of several that ask the same the first; of a column that none asks, its own name. Each once. */
export function parametersUsed(typeName: string, { where = {}, conditions = [], sort }: Search): readonly string[] {
  const names = namesOf(typeName);
  const columns = [
    ...conditions.map(({ parameter }) => searchParameterOf(typeName, parameter)?.column ?? parameter),
    ...Object.keys(where),
    ...(sort === undefined ? [] : sort.split(',').map((name) => name.replace(/^-/, ''))),
  ];
  return [...new Set(columns.map((column) => names.get(column) ?? column))];
}

/** By type: the first parameter of each column. */
const known = new Map<string, ReadonlyMap<string, string>>();

function namesOf(typeName: string): ReadonlyMap<string, string> {
  const names =
    known.get(typeName) ??
    new Map(
      searchParametersOf(typeName)
        .toReversed()
        .map(({ column, name }) => [column, name]),
    );
  known.set(typeName, names);
  return names;
}
