/** The documents of a file: parsed with positions, and checked for what holds for every node of them. */

import { type Document, isScalar, isSeq, type Node, parseAllDocuments, type Scalar, visit } from 'yaml';
import { civilNumbersIn } from './civil-number.ts';
import { createFaultLog, type FaultLog } from './fault-log.ts';
import { faultMessages } from './fault-messages.ts';
import { type Chunk, splitDocuments, splitItems } from './split-documents.ts';

/** A readable document and the nodes of its cases: one map, or the items of a list. */
export interface ParsedDocument {
  readonly document: Document;
  readonly cases: readonly Node[];
  /** Offsets of CPR-like numbers, comments included. */
  readonly civilNumbers: readonly number[];
}

export interface ParsedChunk {
  readonly log: FaultLog;
  readonly documents: readonly ParsedDocument[];
}

/** Parses a file; what cannot be read is noted in a log and gives no document. In a list with a syntax error the other items still stand. */
export function parseDocuments(text: string, file: string): readonly ParsedChunk[] {
  return splitDocuments(text).flatMap((chunk) => {
    const parsed = parseChunk(chunk, file);
    const items = parsed.documents.length === 0 && parsed.log.faults.length > 0 ? splitItems(chunk) : undefined;
    return items ? items.map((item) => parseChunk(item, file)) : [parsed];
  });
}

function parseChunk(chunk: Chunk, file: string): ParsedChunk {
  const log = createFaultLog(file, chunk.linesBefore);
  try {
    const parsed = parseAllDocuments(chunk.text, { lineCounter: log.lines, prettyErrors: false, uniqueKeys: false, version: '1.2' });
    const documents = Array.isArray(parsed) ? parsed : [];
    return { log, documents: documents.flatMap((document) => checked(document as Document, chunk, log)) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    log.add(0, faultMessages.tooDeep);
    return { log, documents: [] };
  }
}

function checked(document: Document, chunk: Chunk, log: FaultLog): readonly ParsedDocument[] {
  const civilNumbers = noteCivilNumbers(document, chunk, log);
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    log.add(problem.pos[0], faultMessages.syntax(problem.message));
    return [];
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return [];
  return [{ document, civilNumbers, cases: isSeq(contents) ? (contents.items as Node[]) : [contents as Node] }];
}

/** Notes CPR-like numbers in the text and in values whose spelling hides them (escapes, folded lines). */
function noteCivilNumbers(document: Document, chunk: Chunk, log: FaultLog): readonly number[] {
  const offsets = [...civilNumbersIn(chunk.text)];
  const noteHidden = (node: Scalar) => {
    const [start = 0, end = 0] = node.range ?? [];
    const spelledOut = offsets.some((offset) => offset >= start && offset < end);
    if (!spelledOut && typeof node.value === 'string' && civilNumbersIn(node.value).length > 0) offsets.push(start);
  };
  visit(document, { Scalar: (_key, node) => noteHidden(node) });
  for (const offset of offsets) log.add(offset, faultMessages.civilNumber);
  return offsets;
}
