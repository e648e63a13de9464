/** Reads a case file (YAML or JSON): every case that is in order, and every fault of those that are not. */

import type { Node } from 'yaml';
import type { Case, Fault } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { FaultLog } from './fault-log.ts';
import { faultMessages } from './fault-messages.ts';
import { type ParsedDocument, parseDocuments } from './parse-documents.ts';
import { type CaseOverrides, readCase } from './read-case.ts';

export interface CaseReading {
  readonly cases: readonly Case[];
  readonly faults: readonly Fault[];
}

export interface ReadCasesOptions extends CaseOverrides {
  /** Ids used so far in this run and where; new ones are added, so that a second use is refused. */
  readonly usedIds?: Map<string, string>;
}

/** Reads all cases of a text: one a document, several documents, or a list of them. A faulty case is left out, the others stand. */
export function readCases(text: string, file: string, vocabulary: Vocabulary, options: ReadCasesOptions = {}): CaseReading {
  const usedIds = options.usedIds ?? new Map<string, string>();
  const chunks = parseDocuments(text, file);
  const cases = chunks.flatMap(({ log, documents }) =>
    documents.flatMap((parsed) =>
      parsed.cases.flatMap((node, index) => {
        const faultsBefore = log.faults.length;
        const aCase = readCase({ document: parsed.document, log }, node, vocabulary, options);
        if (aCase) claimId(aCase.id, node, log, usedIds);
        const inOrder = log.faults.length === faultsBefore && !holdsCivilNumber(parsed, index);
        return aCase && inOrder ? [aCase] : [];
      }),
    ),
  );
  const faults = chunks.flatMap(({ log }) => log.faults);
  const nothing = cases.length === 0 && faults.length === 0;
  return { cases, faults: nothing ? [{ file, line: 1, column: 1, message: faultMessages.noCase }] : faults.sort(byPlace) };
}

function claimId(id: string, node: Node, log: FaultLog, usedIds: Map<string, string>): void {
  const first = usedIds.get(id);
  if (first === undefined) usedIds.set(id, log.lineOf(node));
  else log.add(node, faultMessages.duplicateId(id, first));
}

/** True if a CPR-like number stands between the start of this case (or of the document) and the next. */
function holdsCivilNumber({ cases, civilNumbers }: ParsedDocument, index: number): boolean {
  const from = index === 0 ? 0 : startOf(cases[index]);
  const to = startOf(cases[index + 1]) ?? Number.POSITIVE_INFINITY;
  return civilNumbers.some((offset) => offset >= (from ?? 0) && offset < to);
}

function startOf(node: Node | undefined): number | undefined {
  return node?.range?.[0];
}

function byPlace(first: Fault, second: Fault): number {
  return first.line - second.line || first.column - second.column;
}
