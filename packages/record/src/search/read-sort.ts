/** Reads `_sort`: names of search parameters, separated by commas, with a minus for descending. */
import { searchParameterOf, searchParametersOf } from './search-parameters.ts';

export type ReadSort = { readonly ok: true; readonly sort: string } | { readonly ok: false; readonly text: string };

const MOST_KEYS = 4;

/** The order in the names of the store's columns. */
export function readSort(type: string, value: string): ReadSort {
  const columns: string[] = [];
  for (const name of value.split(',')) {
    const descending = name.startsWith('-');
    const parameter = searchParameterOf(type, descending ? name.slice(1) : name);
    if (parameter?.sortable !== true)
      return {
        ok: false,
        text: `is one or more of ${searchParametersOf(type)
          .flatMap((one) => (one.sortable ? [one.name] : []))
          .join(', ')}`,
      };
    columns.push(`${descending ? '-' : ''}${parameter.column}`);
  }
  return columns.length > MOST_KEYS ? { ok: false, text: `has more than ${MOST_KEYS} names` } : { ok: true, sort: columns.join(',') };
}
