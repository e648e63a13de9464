/** The YAML files of a programme with the place of everything in them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type CheckFault, faultAt, nowhere, type Place } from './report.ts';

export type YamlPath = readonly (string | number)[];

/** A scalar of a file with the keys that lead to it. */
export interface LocatedScalar {
  readonly path: YamlPath;
  readonly value: unknown;
  readonly place: Place;
}

/** One YAML file: its content, and where things stand in it. */
export interface LocatedFile {
  readonly file: string;
  readonly value: unknown;
  /** Where the value at a path begins, or the nearest that is there. */
  at(path: YamlPath): Place;
  /** Where the text of a scalar begins, after its quotation mark; `quoted` = in single quotes, where each one inside is written twice. */
  textAt(path: YamlPath): Place & { readonly quoted: boolean };
  /** Every scalar beneath a path, in file order. */
  scalars(path?: YamlPath): readonly LocatedScalar[];
}

/** All YAML of a folder by its path in it; what cannot be parsed is told as faults. */
export interface LocatedFolder {
  readonly files: ReadonlyMap<string, LocatedFile>;
  readonly faults: readonly CheckFault[];
}

/** Reads every `.yaml` beneath a folder. */
export function readLocatedFolder(directory: string): LocatedFolder {
  const files = new Map<string, LocatedFile>();
  const faults: CheckFault[] = [];
  for (const path of yamlFiles(directory)) {
    const file = relative(directory, path).split(sep).join('/');
    const counter = new LineCounter();
    const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: counter });
    for (const error of document.errors) {
      const { line, col } = counter.linePos(error.pos[0]);
      faults.push(faultAt({ file, line, column: col }, 'yaml', error.message.split('\n')[0] ?? error.code));
    }
    files.set(file, locate(file, document, counter));
  }
  return { files, faults };
}

/** A file of the folder; an empty one when it is missing. */
export function fileOf(folder: LocatedFolder, file: string): LocatedFile {
  return (
    folder.files.get(file) ?? {
      file,
      value: undefined,
      at: () => nowhere(file),
      textAt: () => ({ ...nowhere(file), quoted: false }),
      scalars: () => [],
    }
  );
}

/** The files of a subfolder, in order of name. */
export function filesIn(folder: LocatedFolder, subfolder: string): readonly LocatedFile[] {
  return [...folder.files.values()].filter(({ file }) => file.startsWith(`${subfolder}/`));
}

function yamlFiles(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return yamlFiles(path);
      return entry.name.endsWith('.yaml') ? [path] : [];
    });
}

function locate(file: string, document: Document.Parsed, counter: LineCounter): LocatedFile {
  const place = (node: Node | null | undefined): Place => {
    const offset = node?.range?.[0] ?? 0;
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const find = (path: YamlPath): { readonly node: Node | null; readonly whole: boolean } => {
    let node: Node | null = document.contents;
    for (const step of path) {
      const next = childOf(node, step);
      if (next === undefined) return { node, whole: false };
      node = next;
    }
    return { node, whole: true };
  };
  return {
    file,
    value: document.errors.length > 0 ? undefined : document.toJS(),
    at: (path) => place(find(path).node),
    textAt(path) {
      const { node } = find(path);
      const start = place(node);
      const quote = isScalar(node) && (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE') ? 1 : 0;
      return { ...start, column: start.column + quote, quoted: isScalar(node) && node.type === 'QUOTE_SINGLE' };
    },
    scalars(path = []) {
      const { node, whole } = find(path);
      return whole ? [...scalarsOf(node, path, place)] : [];
    },
  };
}

function childOf(node: Node | null, step: string | number): Node | undefined {
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return isNode(item) ? item : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  if (pair === undefined) return undefined;
  return isNode(pair.value) ? pair.value : isNode(pair.key) ? pair.key : undefined;
}

function* scalarsOf(node: unknown, path: YamlPath, place: (node: Node) => Place): Generator<LocatedScalar> {
  if (isScalar(node)) yield { path, value: node.value, place: place(node) };
  else if (isSeq(node)) for (const [index, item] of node.items.entries()) yield* scalarsOf(item, [...path, index], place);
  else if (isMap(node))
    for (const { key, value } of node.items) yield* scalarsOf(value, [...path, isScalar(key) ? String(key.value) : String(key)], place);
}
