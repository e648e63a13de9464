/** The translated rules as a check needs them: every define with its place, what it refers to, and how one walks through it. */

import type { ElmLibrary } from '@rygforloeb/engine';

/** Any node of the ELM's JSON form. */
export interface ElmNode {
  readonly type?: string;
  readonly locator?: string;
  readonly [property: string]: unknown;
}

/** One define or function of a library. */
export interface ElmDefine {
  readonly library: string;
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly expression: ElmNode;
  readonly isFunction: boolean;
}

/** All libraries of a programme as one network of defines. */
export interface ElmView {
  readonly defines: ReadonlyMap<string, ElmDefine>;
  /** The key of what a reference in a library points to: `Library.name`. */
  target(library: string, reference: ElmNode): string;
  /** What one define refers to directly: other defines, functions and parameters. */
  references(define: ElmDefine): ReadonlySet<string>;
  /** Everything that is reached from these libraries' defines, themselves included. */
  reachedFrom(library: string): ReadonlySet<string>;
}

/** Puts the translated libraries together. */
export function createElmView(libraries: readonly ElmLibrary[]): ElmView {
  const defines = new Map<string, ElmDefine>();
  const aliases = new Map<string, string>();
  for (const { name: library, elm } of libraries) {
    for (const include of elm.library.includes?.def ?? []) aliases.set(`${library}.${include.localIdentifier}`, include.path);
    for (const statement of elm.library.statements?.def ?? []) {
      const expression = statement.expression as ElmNode | undefined;
      if (expression === undefined || statement.name === 'Patient') continue;
      const [line, column] = startOf(statement as ElmNode);
      const isFunction = (statement as ElmNode).type === 'FunctionDef';
      defines.set(`${library}.${statement.name}`, { library, name: statement.name, line, column, expression, isFunction });
    }
  }
  const target = (library: string, reference: ElmNode): string => {
    const alias = reference.libraryName;
    const owner = typeof alias === 'string' ? (aliases.get(`${library}.${alias}`) ?? alias) : library;
    return `${owner}.${String(reference.name)}`;
  };
  const known = new Map<ElmDefine, ReadonlySet<string>>();
  const references = (define: ElmDefine): ReadonlySet<string> => {
    let found = known.get(define);
    if (found === undefined) {
      found = new Set([...nodesOf(define.expression)].filter(isReference).map((node) => target(define.library, node)));
      known.set(define, found);
    }
    return found;
  };
  return {
    defines,
    target,
    references,
    reachedFrom(library) {
      const reached = new Set<string>();
      const open = [...defines.keys()].filter((key) => defines.get(key)?.library === library);
      for (let key = open.pop(); key !== undefined; key = open.pop()) {
        if (reached.has(key)) continue;
        reached.add(key);
        const define = defines.get(key);
        if (define !== undefined) open.push(...references(define));
      }
      return reached;
    },
  };
}

/** Line and column, counted from 1, at which a node begins in its CQL text. */
export function startOf(node: ElmNode): readonly [line: number, column: number] {
  const match = /^(\d+):(\d+)/.exec(node.locator ?? '');
  return match === null ? [1, 1] : [Number(match[1]), Number(match[2])];
}

/** The nodes directly beneath one, with the property that holds them; types and annotations are no part of the logic. */
export function* childrenOf(node: ElmNode): Generator<readonly [property: string, child: ElmNode]> {
  for (const [property, value] of Object.entries(node)) {
    if (aside.has(property) || typeof value !== 'object' || value === null) continue;
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child === 'object' && child !== null) yield [property, child as ElmNode];
  }
}

/** A node and everything beneath it. */
export function* nodesOf(node: ElmNode): Generator<ElmNode> {
  yield node;
  for (const [, child] of childrenOf(node)) yield* nodesOf(child);
}

const aside = new Set([
  'annotation',
  'signature',
  'resultTypeSpecifier',
  'asTypeSpecifier',
  'isTypeSpecifier',
  'operandTypeSpecifier',
  'parameterTypeSpecifier',
]);

const isReference = (node: ElmNode): boolean =>
  node.type === 'ExpressionRef' || node.type === 'FunctionRef' || node.type === 'ParameterRef';
