/** What came of reading a value: a filter, or why there is none. */
import type { Filter } from '../store/filter.ts';
import type { Issue } from '../store/resource.ts';

export type ReadFilter = { readonly ok: true; readonly filter: Filter } | Refused;

interface Refused {
  readonly ok: false;
  readonly code: Issue['code'];
  readonly text: string;
}

/** A refusal with its reason, which never holds the value. */
export function refused(code: Issue['code'], text: string): Refused {
  return { ok: false, code, text };
}
