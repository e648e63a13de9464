/** A table from codes to meanings: exact codes, prefixes, and the codes that were looked at and deliberately mean nothing. */

import type { Coding } from './coding.ts';

/** One row of a code list: the code per system, and whether longer codes below it count as well. */
export interface CodeRow<Meaning> {
  readonly codes: readonly Coding[];
  readonly prefix: boolean;
  readonly meaning: Meaning;
}

export interface CodeFile<Meaning> {
  readonly systems: readonly string[];
  readonly rows: readonly CodeRow<Meaning>[];
  /** Codes without a meaning on purpose. */
  readonly silent: readonly Coding[];
}

/** What a table says of a coding; `silent` = known and on purpose without meaning, `foreign` = a system nobody listed. */
export interface CodeAnswer<Meaning> {
  readonly is: 'found' | 'silent' | 'unknown' | 'foreign';
  readonly meanings: readonly Meaning[];
}

export interface CodeTable<Meaning> {
  readonly lookUp: (coding: Coding) => CodeAnswer<Meaning>;
  /** Every row, for the way back from a meaning to its codes. */
  readonly rows: readonly CodeRow<Meaning>[];
}

const longestCode = 12;

/** One table over several files. */
export function codeTable<Meaning>(files: readonly CodeFile<Meaning>[]): CodeTable<Meaning> {
  const systems = new Set(files.flatMap((file) => file.systems));
  const rows = files.flatMap((file) => file.rows);
  const exact = indexed(rows.flatMap((row) => row.codes.map((coding) => [keyOf(coding), row.meaning] as const)));
  const prefixes = indexed(
    rows.filter((row) => row.prefix).flatMap((row) => row.codes.map((coding) => [keyOf(coding), row.meaning] as const)),
  );
  const silent = new Set(files.flatMap((file) => file.silent.map(keyOf)));
  return {
    rows,
    lookUp(coding) {
      if (!systems.has(coding.system)) return { is: 'foreign', meanings: [] };
      const code = plain(coding.code);
      if (code.length > longestCode * 2) return { is: 'unknown', meanings: [] };
      const meanings = [...(exact.get(keyOf(coding)) ?? [])];
      let isSilent = silent.has(keyOf(coding));
      for (let length = 1; length < code.length; length += 1) {
        const key = `${coding.system}|${code.slice(0, length)}`;
        meanings.push(...(prefixes.get(key) ?? []));
        isSilent ||= silent.has(key);
      }
      return { is: meanings.length > 0 ? 'found' : isSilent ? 'silent' : 'unknown', meanings };
    },
  };
}

/** The code without dot and without SKS supplements: `M51.1` and `M511`, `DM511+TUL1` and `DM511` are one. */
function plain(code: string): string {
  return (code.split('+')[0] ?? '').replace('.', '').toUpperCase();
}

function keyOf(coding: Coding): string {
  return `${coding.system}|${plain(coding.code)}`;
}

function indexed<Meaning>(pairs: readonly (readonly [string, Meaning])[]): ReadonlyMap<string, readonly Meaning[]> {
  const found = new Map<string, Meaning[]>();
  for (const [key, meaning] of pairs) {
    const row = found.get(key);
    if (row === undefined) found.set(key, [meaning]);
    else row.push(meaning);
  }
  return found;
}
