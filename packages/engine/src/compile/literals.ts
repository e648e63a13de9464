/** Values written in the text itself: literals, lists, tuples, quantities, codes. */

import type { ElmNode } from '../elm/elm.ts';
import { namedType, typeOf, writeType } from '../elm/types.ts';
import { type Emitter, type Rule, strict } from './emitter.ts';
import type { Coding } from './link.ts';
import { strictOperator } from './strict.ts';

const literal: Rule = (emitter, node) => {
  const type = namedType(node['valueType'] as string);
  const text = String(node['value']);
  switch (writeType(type)) {
    case 'Boolean':
    case 'Integer':
    case 'Decimal':
      return emitter.plain(text === 'true' || text === 'false' ? text : String(Number(text)), type);
    case 'String':
      return emitter.plain(JSON.stringify(text), type);
    default:
      return emitter.unsupported(node, `literals of type ${writeType(type)} are not supported`);
  }
};

const quantity: Rule = (emitter, node) => {
  const unit = JSON.stringify((node['unit'] as string | undefined) ?? '1');
  const code = `new ${emitter.pool.use('CqlQuantity')}(${Number(node['value'])}, ${unit})`;
  return emitter.plain(emitter.pool.constant(code), typeOf(node));
};

const list: Rule = (emitter, node) => {
  const elements = (node['element'] ?? []) as readonly ElmNode[];
  const isConstant = elements.every((element) => element.type === 'Literal');
  return strictOperator(emitter, node, elements, (values) => {
    const code = `[${values.map(strict).join(', ')}]`;
    return { code: isConstant ? emitter.pool.constant(code) : code };
  });
};

const tuple: Rule = (emitter, node) => {
  const elements = (node['element'] ?? []) as readonly ElmNode[];
  const taken = elements.find((element) => ['__proto__', 'constructor'].includes(element['name'] as string));
  if (taken !== undefined) return emitter.unsupported(node, `a field may not be called ${String(taken['name'])}`);
  const operands = elements.map((element) => (element['value'] as ElmNode | undefined) ?? { type: 'Null' });
  return strictOperator(emitter, node, operands, (values) => ({
    code: `{ ${values.map((value, i) => `${fieldName(elements[i])}: ${strict(value)}`).join(', ')} }`,
  }));
};

/** The System classes that may be written out, with their elements in the order of their constructor. */
const INSTANCES: Readonly<Record<string, { readonly of: string; readonly elements: readonly string[] }>> = {
  Quantity: { of: 'CqlQuantity', elements: ['value', 'unit'] },
  Code: { of: 'CqlCode', elements: ['code', 'system', 'version', 'display'] },
  Concept: { of: 'CqlConcept', elements: ['codes', 'display'] },
};

const instance: Rule = (emitter, node) => {
  const type = namedType(node['classType'] as string);
  const made = type.kind === 'system' ? INSTANCES[type.name] : undefined;
  if (made === undefined) return emitter.unsupported(node, `instances of ${writeType(type)} are not supported`);
  const given = new Map(((node['element'] ?? []) as readonly ElmNode[]).map((element) => [element['name'], element['value'] as ElmNode]));
  const operands = made.elements.map((name) => given.get(name) ?? { type: 'Null' });
  return strictOperator(emitter, node, operands, (values) => {
    const args = values.map(strict);
    const code = `new ${emitter.pool.use(made.of)}(${args.join(', ')})`;
    if (made.of !== 'CqlQuantity') return { code, type };
    const amount = args[0] ?? 'null';
    const held = emitter.hold(amount);
    return { code: `(${held} === null ? null : new CqlQuantity(${[held, ...args.slice(1)].join(', ')}))`, type };
  });
};

const codeRef: Rule = (emitter, node) => {
  const coding = emitter.linked.code(emitter.library, node['libraryName'] as string | undefined, node['name'] as string);
  if (coding === null) return emitter.unsupported(node, `unknown code ${String(node['name'])}`);
  return emitter.plain(emitter.pool.constant(newCode(emitter, coding)), typeOf(node));
};

const conceptRef: Rule = (emitter, node) => {
  const alias = node['libraryName'] as string | undefined;
  const codings = emitter.linked.concept(emitter.library, alias, node['name'] as string);
  if (codings === null) return emitter.unsupported(node, `unknown concept ${String(node['name'])}`);
  const codes = codings.map((coding) => newCode(emitter, coding)).join(', ');
  return emitter.plain(emitter.pool.constant(`new ${emitter.pool.use('CqlConcept')}([${codes}], null)`), typeOf(node));
};

export const LITERALS: Readonly<Record<string, Rule>> = {
  Literal: literal,
  Null: (emitter, node) => emitter.plain('null', typeOf(node)),
  Quantity: quantity,
  List: list,
  Tuple: tuple,
  Instance: instance,
  CodeRef: codeRef,
  ConceptRef: conceptRef,
};

function newCode(emitter: Emitter, coding: Coding): string {
  const args = [coding.code, coding.system, null, coding.display].map((part) => JSON.stringify(part));
  return `new ${emitter.pool.use('CqlCode')}(${args.join(', ')})`;
}

function fieldName(element: ElmNode | undefined): string {
  return JSON.stringify(element?.['name'] ?? '');
}
