/** Where in amendments.yaml an amendment is wrong that cannot be tried: line and column of its own words, not of the rules made of them. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import { ProgrammeError } from '../open-programme.ts';
import { cqlSources } from '../programme-files.ts';
import { AmendmentError } from './accept-amendments.ts';
import { readProgramme } from './read-programme.ts';

/** What is wrong and where; line and column count from 1. */
export interface AmendmentFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const file = 'amendments.yaml';

/** The faults for which `openProgramme` threw `error` when it was given this amendment; none where it threw for something else. */
export function amendmentFaults(directory: string, id: string, error: unknown): readonly AmendmentFault[] {
  const lines = new LineCounter();
  const text = readFileSync(join(directory, file), 'utf8');
  const entry = entryOf(parseDocument(text, { lineCounter: lines }).get('amendments'), id);
  const at = (offset: number, message: string): AmendmentFault => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, message };
  };
  const start = entry?.range?.[0] ?? 0;
  if (error instanceof AmendmentError) return error.problems.map((problem) => at(start, problem));
  if (!(error instanceof ProgrammeError)) return [];
  const sources = new Map(cqlSources(readProgramme(directory, [id]).files).map((source) => [source.file, source.text.split('\n')]));
  const conditions = entry === undefined ? [] : conditionsIn(entry);
  const own = error.faults.flatMap(({ file: made, line, column, message }) => {
    const written = sources.get(made)?.[line - 1] ?? '';
    for (const condition of conditions) {
      const from = written.indexOf(String(condition.value));
      const offset = column - 1 - from;
      if (from >= 0 && offset >= 0 && offset <= String(condition.value).length) return [at(placeIn(text, condition, offset), message)];
    }
    return [];
  });
  if (own.length > 0) return own;
  return error.faults.map(({ file: made, line, column, message }) => ({ file: made, line, column, message }));
}

function entryOf(amendments: unknown, id: string): YAMLMap | undefined {
  if (!isSeq(amendments)) return undefined;
  return amendments.items.find((one): one is YAMLMap => isMap(one) && one.get('id') === id);
}

/** The `when` of each change. */
function conditionsIn(entry: YAMLMap): readonly Scalar[] {
  const changes = entry.get('change');
  if (!isSeq(changes)) return [];
  return changes.items
    .filter(isMap)
    .flatMap(({ items }) => items.map(({ value }) => value))
    .filter(isMap)
    .map((change) => change.get('when', true))
    .filter((one): one is Scalar => isScalar(one) && typeof one.value === 'string');
}

/** Where a letter of a value stands in the file: behind its quote, a doubled one counting once. */
function placeIn(text: string, { range, type }: Scalar, offset: number): number {
  let place = range?.[0] ?? 0;
  if (type !== 'QUOTE_SINGLE') return place + (type === 'QUOTE_DOUBLE' ? 1 : 0) + offset;
  place += 1;
  for (let letter = 0; letter < offset; letter += 1) place += text.startsWith("''", place) ? 2 : 1;
  return place;
}
