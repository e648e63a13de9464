/** YAML whose every fault can be told by line and column. */

import { isCollection, isScalar, LineCounter, parseDocument } from 'yaml';

/** A fault of a file and its place. */
export interface PlacedFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type Path = readonly (string | number)[];

export interface PlacedYaml {
  readonly value: unknown;
  readonly faults: readonly PlacedFault[];
  /** A fault at a path, or at the nearest thing above it that there is. */
  readonly faultAt: (path: Path, message: string) => PlacedFault;
}

/** Reads a text; what is not YAML is a fault, and the value then undefined. */
export function readPlacedYaml(text: string, file: string): PlacedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: true, prettyErrors: false });
  const placed = (offset: number, message: string): PlacedFault => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), message };
  };
  const faults = document.errors.map(({ pos, message }) => placed(pos[0], message));
  return {
    value: faults.length > 0 ? undefined : document.toJS({ maxAliasCount: 50 }),
    faults,
    faultAt: (path, message) => {
      for (let depth = path.length; depth >= 0; depth -= 1) {
        const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
        const range = isCollection(node) || isScalar(node) ? node.range : undefined;
        if (range) return placed(range[0], message);
      }
      return { file, line: 1, column: 1, message };
    },
  };
}

/** `file:line:column: message`. */
export function placedText({ file, line, column, message }: PlacedFault): string {
  return `${file}:${line}:${column}: ${message}`;
}
