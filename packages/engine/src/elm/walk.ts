/** Walks an ELM tree without knowing its node types. */

import type { ElmNode } from './elm.ts';

/** What hangs on a node but is no part of its evaluation. */
const ASIDE = new Set([
  'resultTypeSpecifier',
  'signature',
  'annotation',
  'asTypeSpecifier',
  'isTypeSpecifier',
  'operandTypeSpecifier',
  'parameterTypeSpecifier',
]);

/** Yields the nodes directly beneath a node, in the order they are written. */
export function* children(node: ElmNode): Generator<ElmNode> {
  for (const [key, value] of Object.entries(node)) {
    if (ASIDE.has(key) || value === null || typeof value !== 'object') continue;
    if (Array.isArray(value)) {
      for (const item of value) if (item !== null && typeof item === 'object') yield item as ElmNode;
    } else yield value as ElmNode;
  }
}

/** Returns the first line of a node's place in the CQL text, or null when it has none. */
export function lineOf(node: ElmNode): number | null {
  const line = Number.parseInt(node.locator ?? '', 10);
  return Number.isNaN(line) ? null : line;
}
