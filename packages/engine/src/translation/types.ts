/** What goes into a translation and what comes out of it. */

import type { ElmRoot } from '../elm/elm.ts';

/** One CQL library as text; `name` is the library's name, `file` is what faults are reported under. */
export type CqlSource = { readonly name: string; readonly file: string; readonly text: string };

/** One fault in a CQL library; `line` and `column` count from 1. */
export type CqlFault = {
  readonly file: string;
  readonly library: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly severity: 'error' | 'warning';
};

/** One translated library; `elm` is the JSON form of the HL7 expression logical model. */
export type ElmLibrary = {
  readonly name: string;
  readonly version: string | null;
  readonly file: string;
  readonly elm: ElmRoot;
};

/** Libraries come in dependency order: every library stands after those it includes. */
export type Translation =
  | { readonly ok: true; readonly libraries: readonly ElmLibrary[]; readonly warnings: readonly CqlFault[] }
  | { readonly ok: false; readonly faults: readonly CqlFault[] };

export type TranslateOptions = {
  /** Folder for translated libraries, by content hash; without it nothing is kept. */
  readonly cacheDir?: string;
};
