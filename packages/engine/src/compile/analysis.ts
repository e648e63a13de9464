/** What can be known of an expression before it runs: is it ever unknown, does it rest on facts, on the patient. */

import type { ElmNode } from '../elm/elm.ts';
import { typeOf } from '../elm/types.ts';
import { children } from '../elm/walk.ts';
import type { Define, Linked, Operation } from './link.ts';

/** Answers, remembered per node. */
export type Analysis = {
  /** The expression never gives null. */
  neverNull(node: ElmNode, library: string): boolean;
  /** Its value rests on a leaf fact or on a function's operand, so that an explanation must follow it. */
  restsOnFacts(node: ElmNode, library: string): boolean;
  /** Its value can differ between patients. */
  restsOnPatient(node: ElmNode, library: string): boolean;
};

const NEVER_NULL = new Set([
  'Literal',
  'IsNull',
  'IsTrue',
  'IsFalse',
  'Exists',
  'Count',
  'Equivalent',
  'Retrieve',
  'List',
  'Tuple',
  'ToList',
  'Quantity',
  'Is',
  'Union',
  'CodeRef',
]);

/** Prepares the analysis of linked libraries. */
export function analyse(linked: Linked): Analysis {
  const nullness = new WeakMap<ElmNode, boolean>();
  const factness = new WeakMap<ElmNode, boolean>();
  const patientness = new WeakMap<ElmNode, boolean>();
  return {
    neverNull,
    restsOnFacts,
    restsOnPatient,
  };

  function neverNull(node: ElmNode, library: string): boolean {
    const known = nullness.get(node);
    if (known !== undefined) return known;
    const answer = decideNeverNull(node, library);
    nullness.set(node, answer);
    return answer;
  }

  function decideNeverNull(node: ElmNode, library: string): boolean {
    if (NEVER_NULL.has(node.type ?? '')) return true;
    const operands = node['operand'];
    switch (node.type) {
      case 'And':
      case 'Or':
      case 'Xor':
      case 'Implies':
        return (operands as readonly ElmNode[]).every((operand) => neverNull(operand, library));
      case 'Not':
        return neverNull(operands as ElmNode, library);
      case 'Contains':
      case 'In':
        return typeOf((operands as readonly ElmNode[])[node.type === 'In' ? 1 : 0]).kind === 'list';
      case 'ExpressionRef': {
        const define = linked.define(library, node['libraryName'] as string | undefined, node['name'] as string);
        return define !== null && neverNull(define.expression, define.library);
      }
      case 'Query': {
        const sources = node['source'] as readonly ElmNode[];
        return sources.every((source) => {
          const own = source['expression'] as ElmNode;
          return typeOf(own).kind === 'list' && neverNull(own, library);
        });
      }
      default:
        return false;
    }
  }

  function restsOnFacts(node: ElmNode, library: string): boolean {
    return reaches(node, library, factness, (own, define) => own.type === 'OperandRef' || (define?.fact ?? -1) >= 0);
  }

  function restsOnPatient(node: ElmNode, library: string): boolean {
    return reaches(node, library, patientness, (own) => own.type === 'Retrieve');
  }

  /** Searches a tree and all it refers to; operands of a function count where it is called, by its arguments. */
  function reaches(
    node: ElmNode,
    library: string,
    known: WeakMap<ElmNode, boolean>,
    hit: (node: ElmNode, define: Define | null) => boolean,
  ): boolean {
    const before = known.get(node);
    if (before !== undefined) return before;
    known.set(node, false);
    const target = targetOf(node, library);
    const define = target !== null && !('operands' in target) ? target : null;
    let answer = hit(node, define);
    if (!answer && target !== null) answer = reaches(target.expression, target.library, known, hit);
    if (!answer) for (const child of children(node)) if (reaches(child, library, known, hit)) answer = true;
    known.set(node, answer);
    return answer;
  }

  function targetOf(node: ElmNode, library: string): Define | Operation | null {
    const alias = node['libraryName'] as string | undefined;
    if (node.type === 'ExpressionRef') return linked.define(library, alias, node['name'] as string);
    if (node.type !== 'FunctionRef') return null;
    const operands = (node['operand'] ?? []) as readonly ElmNode[];
    return linked.operation(library, alias, node['name'] as string, operands.map(typeOf));
  }
}
