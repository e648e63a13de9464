/** By which parameters a search asks and sorts: what a gate must know that allows a role only some of them. */
import type { Search } from '../store/search.ts';
import { searchParametersOf } from './search-parameters.ts';

/** Names of search parameters of the type; of a column that no parameter has, its own name. Each once. */
export function parametersUsed(typeName: string, { where = {}, conditions = [], sort }: Search): readonly string[] {
  const parameters = searchParametersOf(typeName);
  const nameOf = (column: string) => parameters.find((parameter) => parameter.column === column)?.name ?? column;
  const columns = [...Object.keys(where), ...(sort === undefined ? [] : sort.split(',').map((name) => name.replace(/^-/, '')))];
  return [...new Set([...conditions.map(({ parameter }) => parameter), ...columns.map(nameOf)])];
}
