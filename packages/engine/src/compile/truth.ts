/**
 * Boolean logic over 32 citizens at once: two integers of bits, those for whom a condition is true and those for whom
 * it is false; with neither bit it is unknown. Each connective is then a few operations on integers.
 */

import type { ElmNode } from '../elm/elm.ts';
import { isSystem, typeOf } from '../elm/types.ts';
import { operandsOf } from './operators.ts';

/** Expressions or names of the two integers. */
export type Truth = { readonly yes: string; readonly no: string };

/** Where logic is being written. */
export type TruthSite = {
  /** Gives an expression a name. */
  hold(code: string): string;
  /** A Boolean that is no connective: a reference, a comparison, a question to a list. */
  term(node: ElmNode): Truth;
};

const UNKNOWN: Truth = { yes: '0', no: '0' };

/** Tells whether a node chooses between others by conditions alone. */
export function isChoice(node: ElmNode): boolean {
  return node.type === 'If' || (node.type === 'Case' && node['comparand'] === undefined);
}

/** The conditions of a choice with what each leads to, and what holds when none does. */
export function waysOf(node: ElmNode): {
  readonly ways: readonly (readonly [when: ElmNode, then: ElmNode])[];
  readonly otherwise: ElmNode;
} {
  const otherwise = (node['else'] as ElmNode | undefined) ?? { type: 'Null' };
  if (node.type === 'If') return { ways: [[node['condition'] as ElmNode, node['then'] as ElmNode]], otherwise };
  const items = node['caseItem'] as readonly ElmNode[];
  return { ways: items.map((item) => [item['when'] as ElmNode, item['then'] as ElmNode] as const), otherwise };
}

/** Tells whether a node is unknown and nothing else. */
export function isUnknown(node: ElmNode): boolean {
  return node.type === 'Null' || (node.type === 'As' && operandsOf(node)[0]?.type === 'Null');
}

const CONNECTIVES = new Set(['Literal', 'And', 'Or', 'Implies', 'Not', 'IsTrue', 'IsFalse', 'ExpressionRef']);

/** Tells whether a Boolean node is put together of others here; else it is a term of its own. */
export function isConnective(node: ElmNode): boolean {
  if (node.type === 'IsNull') return isSystem(typeOf(operandsOf(node)[0]), 'Boolean');
  return CONNECTIVES.has(node.type ?? '') || isChoice(node) || isUnknown(node);
}

/** Writes the two integers of a Boolean node. */
export function truthOf(site: TruthSite, node: ElmNode): Truth {
  const operands = operandsOf(node);
  const [left, right] = operands as readonly [ElmNode, ElmNode];
  const of = (operand: ElmNode): Truth => truthOf(site, operand);
  const both = (write: (a: Truth, b: Truth) => Truth): Truth => {
    const { yes, no } = write(of(left), of(right));
    return { yes: site.hold(yes), no: site.hold(no) };
  };
  if (isUnknown(node)) return UNKNOWN;
  if (!isConnective(node)) return site.term(node);
  switch (node.type) {
    case 'Literal':
      return String(node['value']) === 'true' ? { yes: '-1', no: '0' } : { yes: '0', no: '-1' };
    case 'And':
      return both((a, b) => ({ yes: `${a.yes} & ${b.yes}`, no: `${a.no} | ${b.no}` }));
    case 'Or':
      return both((a, b) => ({ yes: `${a.yes} | ${b.yes}`, no: `${a.no} & ${b.no}` }));
    case 'Implies':
      return both((a, b) => ({ yes: `${a.no} | ${b.yes}`, no: `${a.yes} & ${b.no}` }));
    case 'Not': {
      const { yes, no } = of(left);
      return { yes: no, no: yes };
    }
    case 'IsTrue':
      return certain(of(left).yes);
    case 'IsFalse':
      return certain(of(left).no);
    case 'IsNull': {
      const { yes, no } = of(left);
      const known = site.hold(`${yes} | ${no}`);
      return { yes: `~${known}`, no: known };
    }
    case 'If':
    case 'Case':
      return chosen();
    default:
      return site.term(node);
  }

  function certain(yes: string): Truth {
    const held = site.hold(yes);
    return { yes: held, no: `~${held}` };
  }

  function chosen(): Truth {
    const { ways, otherwise } = waysOf(node);
    return ways.reduceRight((rest, [when, then]) => {
      const { yes } = of(when);
      const taken = of(then);
      return {
        yes: site.hold(`(${yes} & ${taken.yes}) | (~${yes} & ${rest.yes})`),
        no: site.hold(`(${yes} & ${taken.no}) | (~${yes} & ${rest.no})`),
      };
    }, of(otherwise));
  }
}
