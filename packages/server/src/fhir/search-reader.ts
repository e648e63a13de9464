/** How the record's search syntax is read: handed in by whoever puts the server together. */

import type { Search } from '@rygforloeb/record';
import type { ProblemIssue } from '../problem.ts';
import type { Pair } from './exchange.ts';

export interface IncludeRule {
  readonly type: string;
  readonly param: string;
  readonly target?: string;
}

export interface SearchQuery {
  readonly search: Search;
  readonly include: readonly IncludeRule[];
  readonly revinclude: readonly IncludeRule[];
  readonly summary?: 'true' | 'text' | 'data' | 'count' | 'false' | undefined;
  readonly elements?: readonly string[] | undefined;
  readonly total?: 'none' | 'estimate' | 'accurate' | undefined;
  /** Names of the parameters that lenient handling passed over. */
  readonly ignored: readonly string[];
}

export interface SearchParameter {
  readonly name: string;
  readonly type: string;
  readonly definition?: string | undefined;
  /** The types to which a reference may lead. */
  readonly targets?: readonly string[] | undefined;
}

export interface SearchReader {
  readSearch(
    typeName: string,
    pairs: readonly Pair[],
    options?: { readonly lenient?: boolean },
  ): { readonly ok: true; readonly query: SearchQuery } | { readonly ok: false; readonly issues: readonly ProblemIssue[] };
  searchParametersOf(typeName: string): readonly SearchParameter[];
}
