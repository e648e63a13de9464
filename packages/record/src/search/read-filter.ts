/** Reads the value of one search parameter, with its modifier, into a filter on the parameter's column. */
import type { Filter } from '../store/filter.ts';
import { folded } from '../store/folded.ts';
import { splitAt, unescaped } from './escapes.ts';
import type { SearchParameter } from './parameter.ts';
import { readDate } from './read-date.ts';
import { type ReadFilter, refused } from './read-outcome.ts';
import { readReference } from './read-reference.ts';

const MOST_VALUES = 1000;

/** The filter that holds for any of the values, which commas separate. */
export function readFilter(parameter: SearchParameter, modifier: string | undefined, text: string, now: Date): ReadFilter {
  if (text.includes('\u0000') || !text.isWellFormed()) return refused('value', 'holds what is not a character');
  if (modifier === 'missing') return readMissing(parameter, text);
  const values = splitAt(text, ',');
  if (values.length > MOST_VALUES) return refused('too-long', `has more than ${MOST_VALUES} values`);
  if (values.includes('')) return refused('value', 'has an empty value');
  switch (parameter.type) {
    case 'token':
      if (modifier !== undefined && (modifier !== 'not' || parameter.column === 'id')) return unknownModifier;
      return readTokens(parameter, values, modifier === 'not');
    case 'string':
      if (modifier !== undefined && modifier !== 'exact' && modifier !== 'contains') return unknownModifier;
      return readStrings(values.map(unescaped), modifier);
    case 'date':
      return modifier === undefined ? all(values.map((value) => readDate(value, now))) : unknownModifier;
    case 'reference':
      if (modifier !== undefined && !(parameter.targets ?? []).includes(modifier)) return unknownModifier;
      return all(values.map((value) => readReference(parameter, modifier, unescaped(value))));
  }
}

const unknownModifier = refused('not-supported', 'does not have this modifier here');

function readMissing({ column }: SearchParameter, text: string): ReadFilter {
  if (['id', 'recorded'].includes(column)) return unknownModifier;
  if (text !== 'true' && text !== 'false') return refused('value', 'missing is true or false');
  return { ok: true, filter: { missing: text === 'true' } };
}

/** Plain values first, as one list, so that a worklist's few statuses are one condition. */
function all(read: readonly ReadFilter[]): ReadFilter {
  const wrong = read.find((one) => !one.ok);
  if (wrong !== undefined) return wrong;
  return { ok: true, filter: joined(read.flatMap((one) => (one.ok ? [one.filter] : []))) };
}

function joined(filters: readonly Filter[]): Filter {
  const plain = filters.flatMap((filter) =>
    typeof filter === 'string' ? [filter] : Array.isArray(filter) ? (filter as readonly string[]) : [],
  );
  const others = filters.filter((filter) => typeof filter !== 'string' && !Array.isArray(filter));
  const values: readonly Filter[] = plain.length === 0 ? [] : [plain.length === 1 ? (plain[0] ?? '') : plain];
  const [first, ...more] = [...values, ...others];
  return first !== undefined && more.length === 0 ? first : { anyOf: [...values, ...others] };
}

function readTokens(parameter: SearchParameter, values: readonly string[], negated: boolean): ReadFilter {
  const read = all(values.map((value) => readToken(parameter, value)));
  return read.ok && negated ? { ok: true, filter: { not: read.filter } } : read;
}

function readToken({ system: fixed, column }: SearchParameter, value: string): ReadFilter {
  const parts = splitAt(value, '|').map(unescaped);
  if (parts.length > 2) return refused('value', 'is code, system|code, |code or system|');
  const [first = '', second] = parts;
  if (column === 'id') return second === undefined ? { ok: true, filter: first } : refused('value', 'is an id');
  if (second === undefined) return { ok: true, filter: fixed === undefined && first.includes('|') ? nothing : first };
  if (first === '' && second === '') return refused('value', 'is code, system|code, |code or system|');
  // A code element has no system of its own; the standard fixes it.
  if (fixed !== undefined) return { ok: true, filter: first !== fixed ? nothing : second === '' ? { missing: false } : second };
  return { ok: true, filter: second === '' ? { system: first } : `${first}|${second}` };
}

const nothing: Filter = { anyOf: [] };

function readStrings(values: readonly string[], modifier: 'exact' | 'contains' | undefined): ReadFilter {
  const match = modifier === 'exact' ? 'exactly' : modifier === 'contains' ? 'part' : 'start';
  const names = values.map((value) => (match === 'exactly' ? value : folded(value)));
  if (names.includes('')) return refused('value', 'has an empty value');
  return { ok: true, filter: joined(names.map((name) => ({ name, match }))) };
}
