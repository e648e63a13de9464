/** Operators that need all their operands: how their values, and the facts behind them, are put together. */

import type { ElmNode } from '../elm/elm.ts';
import { type CqlType, typeOf } from '../elm/types.ts';
import { type Emitter, strict, type Value } from './emitter.ts';

/** What an operator makes of its operands; type and looseness default to the node's own and to none. */
export type Built = { readonly code: string; readonly loose?: boolean; readonly type?: CqlType };

/** Nodes that hold their operands rather than answer from them; they keep every open question of their parts. */
const HOLDERS = new Set(['Tuple', 'Instance', 'Interval', 'List']);

/** Writes an operator over operands. Traced, it joins their facts by the rules for values that need everything. */
export function strictOperator(
  emitter: Emitter,
  node: ElmNode,
  operands: readonly ElmNode[],
  build: (values: readonly Value[]) => Built,
): Value {
  return combine(
    emitter,
    node,
    operands.map((operand) => emitter.value(operand)),
    build,
  );
}

/** Like strictOperator, over operands that are written already. */
export function combine(emitter: Emitter, node: ElmNode, values: readonly Value[], build: (values: readonly Value[]) => Built): Value {
  const type = typeOf(node);
  if (values.every((value) => value.known === null && value.unknown === null)) {
    const built = build(values);
    return emitter.plain(built.code, built.type ?? type, built.loose ?? false);
  }
  const held = values.map((value) => ({ ...value, code: emitter.hold(strict(value)), loose: false }));
  const built = build(held);
  const code = emitter.hold(built.loose ? `(${built.code} ?? null)` : built.code);
  const known = emitter.holdJoin('k', ...held.map((value) => value.known));
  const unknown = openQuestions(emitter, node, built.type ?? type, code, held);
  return { code, type: built.type ?? type, loose: false, known, unknown };
}

/**
 * A null result leaves every unknown fact open. A known result keeps only what hangs on operands that were
 * themselves known and no lists (an `is null` answered by what is missing): an empty list is an answer.
 */
function openQuestions(emitter: Emitter, node: ElmNode, type: CqlType, result: string, operands: readonly Value[]): string | null {
  const all = emitter.join(...operands.map((operand) => operand.unknown));
  if (all === null) return null;
  if (HOLDERS.has(node.type ?? '') || type.kind === 'list') return emitter.hold(all, 'u');
  const kept = operands
    .filter((operand) => operand.unknown !== null && operand.type.kind !== 'list')
    .map((operand) => `(${operand.code} === null ? null : ${operand.unknown})`);
  const rest = kept.length === 0 ? 'null' : (emitter.join(...kept) ?? 'null');
  return emitter.hold(`${result} === null ? ${all} : ${rest}`, 'u');
}
