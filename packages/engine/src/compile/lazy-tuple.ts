/** Writes the tuples of `[Resource] O return Tuple { … }`, which the index makes, with fields of which some are read only when asked for. */

import type { ElmNode } from '../elm/elm.ts';
import type { CqlType } from '../elm/types.ts';
import { children } from '../elm/walk.ts';
import { type Emitter, strict } from './emitter.ts';

/** Nodes whose value hangs on more than the resource at hand; a field with one of them is not put off. */
const ELSEWHERE = new Set(['ExpressionRef', 'FunctionRef', 'ParameterRef', 'OperandRef', 'QueryLetRef', 'Retrieve']);

/** What a lazy tuple has beside its fields. */
const OWN_NAMES = new Set(['of', 'at', 'forget', 'names', 'plain', 'toJSON']);

/** Tells whether all that a tuple's fields read is this alias of a retrieved resource. */
export function canWait(tuple: ElmNode, alias: string): boolean {
  if (tuple.type !== 'Tuple') return false;
  const elements = (tuple['element'] ?? []) as readonly ElmNode[];
  if (!elements.every((element) => isPlainName(element['name'] as string))) return false;
  return readsOnly(tuple, new Set([alias]));
}

/**
 * Writes the class of the tuple, or finds the one already written, and returns its name. What is a look at the
 * resource is read when the tuple is made, the rest (moments above all) when it is asked for.
 */
export function lazyTuple(emitter: Emitter, tuple: ElmNode, alias: string, resource: CqlType): string {
  const fields = ((tuple['element'] ?? []) as readonly ElmNode[]).map((element) => {
    const own = emitter.plain('of', resource);
    const { lines, result } = emitter.capture(() =>
      emitter.within([[alias, own]], () => strict(emitter.value((element['value'] as ElmNode | undefined) ?? { type: 'Null' }))),
    );
    return { name: element['name'] as string, lines, code: result };
  });
  const later = fields.filter(({ lines, code }) => lines.length > 0 || /\b(?:dateTime|zone)\b/.test(code));
  const atOnce = fields.filter((field) => !later.includes(field));
  return emitter.pool.tupleClass(
    [
      `extends ${emitter.pool.use('LazyTuple')} {`,
      '  constructor(of) {',
      '    super(of);',
      ...atOnce.map(({ name, code }) => `    this.${name} = ${code};`),
      ...later.map(({ name }) => `    this.${name}_ = undefined;`),
      '  }',
      ...later.flatMap(getter),
      `  forget() { this.at = zone;${later.map(({ name }) => ` this.${name}_ = undefined;`).join('')} }`,
      `  names() { return ${emitter.pool.constant(JSON.stringify(fields.map(({ name }) => name)))}; }`,
      `  plain() { return { ${fields.map(({ name }) => `${name}: this.${name}`).join(', ')} }; }`,
      '}',
    ].join('\n'),
  );
}

type Field = { readonly name: string; readonly lines: readonly string[]; readonly code: string };

function getter({ name, lines, code }: Field): readonly string[] {
  return [
    `  get ${name}() {`,
    '    if (this.at !== zone) this.forget();',
    `    if (this.${name}_ !== undefined) return this.${name}_;`,
    '    const { of } = this;',
    ...lines.map((line) => `    ${line}`),
    `    return this.${name}_ = ${code};`,
    '  }',
  ];
}

/** Tells whether a getter of this name stands in nobody's way: a word that no object has by itself. */
function isPlainName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(name) && !(name in Object.prototype) && !OWN_NAMES.has(name);
}

function readsOnly(node: ElmNode, aliases: ReadonlySet<string>): boolean {
  if (ELSEWHERE.has(node.type ?? '')) return false;
  if (node.type === 'AliasRef' && !aliases.has(node['name'] as string)) return false;
  if (node.type === 'Property' && typeof node['scope'] === 'string' && !aliases.has(node['scope'])) return false;
  const inner = node.type === 'Query' ? (node['source'] as readonly ElmNode[]).map((s) => s['alias'] as string) : [];
  const within = inner.length === 0 ? aliases : new Set([...aliases, ...inner]);
  for (const child of children(node)) if (!readsOnly(child, within)) return false;
  return true;
}
