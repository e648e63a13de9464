/** No rule compares with an unknown word: each text in CQL is a value of the finding, actor, question or site it is held against. */

import { childrenOf, type ElmDefine, type ElmNode, type ElmView, startOf } from './elm-view.ts';
import type { KnownWords, WordSet } from './known-words.ts';
import { type CheckFault, faultAt } from './report.ts';
import type { RuleSources } from './rule-sources.ts';

type Scope = ReadonlyMap<string, ElmNode>;

/** Tells every text in a rule that is no word of the vocabulary, or not one of what it is compared with. */
export function checkWords(
  view: ElmView,
  words: KnownWords,
  sources: RuleSources,
  handwritten: ReadonlySet<string>,
): readonly CheckFault[] {
  const faults: CheckFault[] = [];
  for (const define of view.defines.values()) {
    if (!handwritten.has(define.library) && !sources.isWritten(define.library, define.name)) continue;
    visit(define.expression, define, new Map(), undefined);
  }
  return faults;

  function visit(node: ElmNode, define: ElmDefine, outer: Scope, expected: WordSet | undefined): void {
    const text = textOf(node);
    if (text !== undefined) {
      judge(text, node, define, expected);
      return;
    }
    const scope = node.type === 'Query' ? withSources(node, outer) : outer;
    const own = comparisons.has(node.type ?? '') ? domainAmong(operandsOf(node), define.library, scope) : undefined;
    const passed = own ?? (carriers.has(node.type ?? '') ? expected : undefined);
    for (const [property, child] of childrenOf(node)) {
      if (node.type === 'Instance' && child.name === 'unit') continue;
      visit(child, define, scope, property === 'operand' || property === 'element' ? passed : undefined);
    }
  }

  function judge(text: string, node: ElmNode, define: ElmDefine, expected: WordSet | undefined): void {
    if (expected === undefined ? words.any.has(text) : expected.words.has(text)) return;
    const [line, column] = startOf(node);
    const told =
      expected === undefined
        ? `'${text}' is no word of the vocabulary`
        : `'${text}' is not ${expected.name}: ${[...expected.words].join(', ')}`;
    faults.push(faultAt(sources.place(define.library, line, column), 'codes', `in "${define.name}" ${told}`));
  }

  function domainAmong(operands: readonly ElmNode[], library: string, scope: Scope): WordSet | undefined {
    for (const operand of operands) {
      const domain = domainOf(operand, library, scope, 0);
      if (domain !== undefined) return domain;
    }
    return undefined;
  }

  /** What an expression's value may be, followed through defines that only pass a finding on. */
  function domainOf(node: ElmNode, library: string, scope: Scope, depth: number): WordSet | undefined {
    if (depth > deepest) return undefined;
    switch (node.type) {
      case 'ParameterRef':
        return node.name === 'Actor' ? words.actors : node.name === 'Question' ? words.questions : undefined;
      case 'ExpressionRef': {
        const key = view.target(library, node);
        if (key.startsWith('Findings.')) return words.valuesOf.get(key.slice('Findings.'.length).replace(/ entries$/, ''));
        const define = view.defines.get(key);
        return define && domainOf(define.expression, define.library, new Map(), depth + 1);
      }
      case 'Property': {
        if (node.path === 'site') return words.sites;
        if (node.path !== 'value') return undefined;
        const source = typeof node.scope === 'string' ? scope.get(node.scope) : (node.source as ElmNode | undefined);
        return source && domainOf(source, library, scope, depth + 1);
      }
      case 'Query':
        return domainOf((node.source as readonly ElmNode[])[0]?.expression as ElmNode, library, scope, depth + 1);
      case 'First':
      case 'Last':
        return domainOf(node.source as ElmNode, library, scope, depth + 1);
      case 'As':
        return domainOf(node.operand as ElmNode, library, scope, depth + 1);
      default:
        return undefined;
    }
  }
}

const deepest = 12;
const comparisons = new Set(['Equal', 'NotEqual', 'Equivalent', 'In', 'Contains', 'IncludedIn', 'Includes', 'InList', 'ContainsList']);

/** Nodes that hold the texts of a comparison without being one. */
const carriers = new Set(['List', 'As', 'ToList']);

function textOf(node: ElmNode): string | undefined {
  return node.type === 'Literal' && /String$/.test(String(node.valueType)) ? String(node.value) : undefined;
}

const operandsOf = (node: ElmNode): readonly ElmNode[] => (Array.isArray(node.operand) ? (node.operand as readonly ElmNode[]) : []);

function withSources(query: ElmNode, outer: Scope): Scope {
  const scope = new Map(outer);
  for (const [, child] of childrenOf(query))
    if (typeof child.alias === 'string' && typeof child.expression === 'object') scope.set(child.alias, child.expression as ElmNode);
  return scope;
}
