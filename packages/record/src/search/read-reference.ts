/** Reads a reference in a search: Type/id, an id alone, or the address of a resource elsewhere. */
import type { SearchParameter } from './parameter.ts';
import { type ReadFilter, refused } from './read-outcome.ts';

const ID = /^[A-Za-z0-9.-]{1,64}$/;

/** The filter for a reference; with a type, an id is one of that type. */
export function readReference({ column, targets = [] }: SearchParameter, type: string | undefined, value: string): ReadFilter {
  if (targets.length === 0) return { ok: true, filter: value.includes('|') ? value : { canonical: value } };
  const relative = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/.exec(value);
  const address = /^(?:https?:\/\/|urn:)\S+$/.test(value);
  if (relative === null && !address && !ID.test(value)) return refused('value', 'is Type/id, an id or an address');
  const [, named, id] = relative ?? [];
  // The column of the citizen holds ids; what is no Patient is nobody there.
  if (column === 'patient')
    return { ok: true, filter: named === 'Patient' && id !== undefined ? id : relative === null && !address ? value : { anyOf: [] } };
  if (relative !== null) return { ok: true, filter: type === undefined || type === named ? value : { anyOf: [] } };
  if (address) return { ok: true, filter: value };
  return { ok: true, filter: (type === undefined ? targets : [type]).map((target) => `${target}/${value}`) };
}
