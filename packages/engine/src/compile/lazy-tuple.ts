/** Writes `[Resource] O return Tuple { … }` with fields that are read from O only when they are asked for. */

import type { ElmNode } from '../elm/elm.ts';
import { children } from '../elm/walk.ts';
import { type Emitter, strict, type Value } from './emitter.ts';

/** Nodes whose value hangs on more than the resource at hand; a field with one of them is not put off. */
const ELSEWHERE = new Set(['ExpressionRef', 'FunctionRef', 'ParameterRef', 'OperandRef', 'QueryLetRef', 'Retrieve']);

/** What a lazy tuple has beside its fields. */
const OWN_NAMES = new Set(['of', 'plain', 'toJSON']);

/** Tells whether all that a tuple's fields read is this alias of a retrieved resource. */
export function canWait(tuple: ElmNode, alias: string): boolean {
  if (tuple.type !== 'Tuple') return false;
  const elements = (tuple['element'] ?? []) as readonly ElmNode[];
  if (!elements.every((element) => isPlainName(element['name'] as string))) return false;
  return readsOnly(tuple, new Set([alias]));
}

/** Writes the class of the tuple, or finds the one already written, and returns code that makes one of a resource. */
export function lazyTuple(emitter: Emitter, tuple: ElmNode, alias: string, resource: Value): string {
  const fields = ((tuple['element'] ?? []) as readonly ElmNode[]).map((element) => {
    const name = element['name'] as string;
    const own = emitter.plain('of', resource.type);
    const { lines, result } = emitter.capture(() =>
      emitter.within([[alias, own]], () => strict(emitter.value((element['value'] as ElmNode | undefined) ?? { type: 'Null' }))),
    );
    return { name, lines, code: result };
  });
  // A value that is more than one look at the resource is kept once it has been read.
  const kept = fields.filter((field) => field.lines.length > 0 || field.code.includes('(', 1));
  const slot = (name: string): string => `${name}_`;
  const body = [
    `  constructor(of) { super(of);${kept.map((field) => ` this.${slot(field.name)} = undefined;`).join('')} }`,
    ...fields.flatMap((field) => getter(field, kept.includes(field) ? slot(field.name) : null)),
    `  plain() { return { ${fields.map(({ name }) => `${JSON.stringify(name)}: this[${JSON.stringify(name)}]`).join(', ')} }; }`,
  ];
  const made = emitter.pool.tupleClass([`extends ${emitter.pool.use('LazyTuple')} {`, ...body, '}'].join('\n'));
  return `new ${made}(${resource.code})`;
}

type Field = { readonly name: string; readonly lines: readonly string[]; readonly code: string };

function getter({ name, lines, code }: Field, slot: string | null): readonly string[] {
  const head = `  get ${JSON.stringify(name)}() {`;
  if (slot === null) return [`${head} const { of } = this; return ${code}; }`];
  return [
    head,
    `    if (this.${slot} !== undefined) return this.${slot};`,
    '    const { of } = this;',
    ...lines.map((line) => `    ${line}`),
    `    return this.${slot} = ${code};`,
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
