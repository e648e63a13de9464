/** Reads a FHIR search, as it stands behind the question mark, into a search of the store, or says what cannot be read. */
import type { Issue } from '../store/resource.ts';
import { resourceTypeOf } from '../store/resource-types.ts';
import type { Condition, Search } from '../store/search.ts';
import { readFilter } from './read-filter.ts';
import { type Include, readInclude, readRevinclude } from './read-include.ts';
import { readSort } from './read-sort.ts';
import { issueOf, sane } from './search-issue.ts';
import { searchParameterOf } from './search-parameters.ts';

export interface ReadSearch {
  readonly search: Search;
  readonly include: readonly Include[];
  readonly revinclude: readonly Include[];
  /** `count`: only how many there are, also asked for with `_count=0`. */
  readonly summary: 'count' | 'true' | 'false';
  /** Names of elements to show; empty = all. */
  readonly elements: readonly string[];
  readonly total: 'none' | 'estimate' | 'accurate';
  /** Names of parameters that were passed over, where the sender allowed that. */
  readonly ignored: readonly string[];
}

export type SearchOutcome = { readonly ok: true; readonly query: ReadSearch } | { readonly ok: false; readonly issues: readonly Issue[] };

export interface ReadOptions {
  /** Pass over parameters that are not known (`Prefer: handling=lenient`). */
  readonly lenient?: boolean;
  /** For `ap`, whose width grows with the distance from now. */
  readonly now?: Date;
}

type Found = { -readonly [Key in keyof Omit<ReadSearch, 'search'>]?: ReadSearch[Key] } & { sort?: string; count?: number };
type Read = { readonly ok: true; readonly found: Found } | { readonly ok: false; readonly issue: Issue };

/** More than any worklist asks for. */
const MOST_PARAMETERS = 50;

/** The search that pairs of names and values mean, all percent-decoded. Throws RYG_RECORD_UNKNOWN_TYPE. */
export function readSearch(typeName: string, pairs: readonly (readonly [string, string])[], options: ReadOptions = {}): SearchOutcome {
  const type = resourceTypeOf(typeName).name;
  if (pairs.length > MOST_PARAMETERS) return { ok: false, issues: [issueOf('', 'too-long', `at most ${MOST_PARAMETERS} parameters`)] };
  const conditions: Condition[] = [];
  const issues: Issue[] = [];
  const ignored: string[] = [];
  const result: Found = {};
  for (const [key, value] of pairs) {
    const control = Object.hasOwn(controls, key) ? controls[key] : undefined;
    if (control !== undefined) {
      const read = control(type, value);
      if (!read.ok) issues.push(read.issue);
      else if (repeatable.has(key)) joined(result, read.found);
      else if (Object.keys(read.found).some((name) => Object.hasOwn(result, name)))
        issues.push(issueOf(key, 'value', 'may stand only once'));
      else Object.assign(result, read.found);
      continue;
    }
    const [name = '', modifier] = split(key);
    const parameter = searchParameterOf(type, name);
    if (parameter === undefined) {
      if (options.lenient === true) ignored.push(sane(name) ?? 'unnamed');
      else issues.push(issueOf(name, 'not-supported', `is not a search parameter of ${type} here`));
      continue;
    }
    const read = readFilter(parameter, modifier, value, options.now ?? new Date());
    if (read.ok) conditions.push({ parameter: parameter.name, filter: read.filter });
    else issues.push(issueOf(name, read.code, read.text));
  }
  if (issues.length > 0) return { ok: false, issues };
  const { sort, count, include = [], revinclude = [], summary = 'false', elements = [], total = 'none' } = result;
  const search = { conditions, ...(sort !== undefined && { sort }), ...(count !== undefined && { count }) };
  return { ok: true, query: { search, include, revinclude, summary, elements, total, ignored } };
}

const repeatable: ReadonlySet<string> = new Set(['_include', '_revinclude', '_elements']);

const controls: Readonly<Record<string, (type: string, value: string) => Read>> = {
  _sort: (type, value) => {
    const sort = readSort(type, value);
    return sort.ok ? { ok: true, found: { sort: sort.sort } } : { ok: false, issue: issueOf('_sort', 'not-supported', sort.text) };
  },
  _count: (_, value) => {
    if (!/^\d{1,9}$/.test(value)) return { ok: false, issue: issueOf('_count', 'value', 'is a whole number from 0') };
    const count = Number(value);
    return { ok: true, found: count === 0 ? { summary: 'count' } : { count: Math.min(count, 1000) } };
  },
  _include: (type, value) => included(readInclude(type, value), 'include'),
  _revinclude: (type, value) => included(readRevinclude(type, value), 'revinclude'),
  '_include:iterate': () => ({ ok: false, issue: issueOf('_include', 'not-supported', 'cannot be iterated') }),
  '_revinclude:iterate': () => ({ ok: false, issue: issueOf('_revinclude', 'not-supported', 'cannot be iterated') }),
  _summary: (_, value) => chosen('_summary', value, ['count', 'true', 'false'], (summary) => ({ summary })),
  _total: (_, value) => chosen('_total', value, ['none', 'estimate', 'accurate'], (total) => ({ total })),
  _elements: (_, value) => {
    const elements = value.split(',');
    if (elements.length <= 100 && elements.every((name) => /^[A-Za-z]{1,40}$/.test(name))) return { ok: true, found: { elements } };
    return { ok: false, issue: issueOf('_elements', 'value', 'is a list of names of elements') };
  },
};

function included(read: ReturnType<typeof readInclude>, name: 'include' | 'revinclude'): Read {
  if (read.ok) return { ok: true, found: { [name]: [read.include] } };
  return { ok: false, issue: issueOf(`_${name}`, 'not-supported', read.text) };
}

function chosen<Choice extends string>(name: string, value: string, choices: readonly Choice[], found: (choice: Choice) => Found): Read {
  const choice = choices.find((one) => one === value);
  if (choice !== undefined) return { ok: true, found: found(choice) };
  return { ok: false, issue: issueOf(name, 'not-supported', `is one of ${choices.join(', ')}`) };
}

function joined(result: Found, { include = [], revinclude = [], elements = [] }: Found): void {
  if (include.length > 0) result.include = [...(result.include ?? []), ...include];
  if (revinclude.length > 0) result.revinclude = [...(result.revinclude ?? []), ...revinclude];
  if (elements.length > 0) result.elements = [...(result.elements ?? []), ...elements];
}

/** Name and modifier; a second colon belongs to the modifier. */
function split(key: string): readonly [string, string | undefined] {
  const colon = key.indexOf(':');
  return colon < 0 ? [key, undefined] : [key.slice(0, colon), key.slice(colon + 1)];
}
