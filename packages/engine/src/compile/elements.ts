/** Reading from FHIR resources, tuples and CQL's own structures: retrieves, properties, casts. */

import type { ElmNode } from '../elm/elm.ts';
import { ANY, type CqlType, elementType, isSystem, namedType, sameType, specifiedType, typeOf, writeType } from '../elm/types.ts';
import { type Emitter, type Rule, strict, type Value } from './emitter.ts';
import type { Coding } from './link.ts';
import { property } from './names.ts';
import { operandsOf } from './operators.ts';
import { type Built, combine, strictOperator } from './strict.ts';

/** The name under which the element being sorted stands in scope. */
export const SORTED = '$sorted';

const retrieve: Rule = (emitter, node) => found(emitter, node, null);

/** What the index holds for a retrieve: resources, or the tuples of this class that are made of them. */
export function found(emitter: Emitter, node: ElmNode, tuple: string | null): Value {
  const type = namedType(node['dataType'] as string);
  const resource = type.kind === 'fhir' ? type.name : '';
  if (node['dateRange'] ?? node['dateProperty']) return emitter.unsupported(node, 'retrieves by date are not supported');
  const list: CqlType = { kind: 'list', element: type };
  const codesNode = node['codes'] as ElmNode | undefined;
  const codes = codesNode === undefined ? null : fixedCodes(emitter, codesNode);
  if (codesNode !== undefined && codes === null) {
    return emitter.unsupported(node, 'a retrieve takes codes declared by name, nothing computed and no value set');
  }
  const path = codes === null ? null : ((node['codeProperty'] as string | undefined) ?? 'code');
  const slot = emitter.pool.slot({ type: resource, property: path, codes, tuple });
  emitter.uses.slots.add(slot);
  return emitter.plain(emitter.form === 'columns' ? `found[${slot}][${emitter.row}]` : `slots[${slot}]`, list);
}

/** Returns the codes a retrieve names, or null when they are not fixed. */
function fixedCodes(emitter: Emitter, node: ElmNode): readonly Coding[] | null {
  const alias = node['libraryName'] as string | undefined;
  switch (node.type) {
    case 'CodeRef': {
      const code = emitter.linked.code(emitter.library, alias, node['name'] as string);
      return code === null ? null : [code];
    }
    case 'ConceptRef':
      return emitter.linked.concept(emitter.library, alias, node['name'] as string);
    case 'ToList':
    case 'ToConcept':
      return fixedCodes(emitter, node['operand'] as ElmNode);
    case 'Property':
      return node['path'] === 'codes' && node['source'] ? fixedCodes(emitter, node['source'] as ElmNode) : null;
    case 'List': {
      const parts = ((node['element'] ?? []) as readonly ElmNode[]).map((element) => fixedCodes(emitter, element));
      return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
    }
    default:
      return null;
  }
}

const readProperty: Rule = (emitter, node) => {
  const path = node['path'] as string;
  return combine(emitter, node, [ownerOf(emitter, node)], ([owner]) => access(emitter, node, owner as Value, path));
};

/** What a property is read from: a source expression, an alias, or the element being sorted. */
function ownerOf(emitter: Emitter, node: ElmNode): Value {
  if (node['source']) return emitter.value(node['source'] as ElmNode);
  const scope = node.type === 'IdentifierRef' ? SORTED : (node['scope'] as string);
  return emitter.lookup(scope) ?? emitter.unsupported(node, `nothing is called ${scope} here`);
}

function access(emitter: Emitter, node: ElmNode, owner: Value, path: string): Built {
  const type = typeOf(node);
  if (path.includes('.')) return emitter.unsupported(node, 'a path of several steps is not supported');
  if (owner.type.kind === 'tuple' || owner.type.kind === 'interval' || owner.type.kind === 'system') {
    return { code: `(${owner.code}?.${stepOf(path)} ?? null)` };
  }
  if (owner.type.kind !== 'fhir') {
    return emitter.unsupported(node, `properties of ${writeType(owner.type)} are not supported; use \`as\` first`);
  }
  if (path === 'value' && type.kind === 'system') return primitive(emitter, node, owner);
  if (isPrimitive(owner.type.name)) return emitter.unsupported(node, `a FHIR ${owner.type.name} has only a value here`);
  if (type.kind === 'choice') {
    return { code: `${emitter.pool.use('readChoice')}(${strict(owner)}, ${JSON.stringify(path)})` };
  }
  return { code: `${owner.code}?.${stepOf(path)}`, loose: true };
}

function primitive(emitter: Emitter, node: ElmNode, owner: Value): Built {
  const name = owner.type.kind === 'fhir' ? owner.type.name : '';
  if (name === 'dateTime' || name === 'instant') return { code: `dateTime(${owner.code})` };
  if (name === 'date') return { code: `${emitter.pool.use('readDate')}(${owner.code})` };
  if (name === 'time') return emitter.unsupported(node, 'times of day are not supported');
  return { code: owner.code, loose: true };
}

function isPrimitive(name: string): boolean {
  return /^[a-z]/.test(name);
}

function stepOf(path: string): string {
  const step = property(path);
  return step.startsWith('.') ? step.slice(1) : step;
}

/** A cast. On a choice element it reads the JSON key of that type and nothing else. */
const cast: Rule = (emitter, node) => {
  const target = targetOf(node);
  const operand = operandsOf(node)[0] ?? { type: 'Null' };
  const choice = choiceElement(operand);
  if (choice !== null && target.kind === 'fhir') {
    return combine(emitter, node, [ownerOf(emitter, choice)], ([owner]) => ({
      code: `${(owner as Value).code}?.${choiceKey(choice, target.name)}`,
      loose: true,
      type: target,
    }));
  }
  return strictOperator(emitter, node, [operand], ([value]) => castValue(emitter, node, value as Value, target));
};

function castValue(emitter: Emitter, node: ElmNode, value: Value, target: CqlType): Built {
  const from = value.type;
  const code = strict(value);
  const passes = value.code === 'null' || sameType(from, target) || isSystem(from, 'Any') || isSystem(target, 'Any');
  if (passes || target.kind === 'choice' || isEmptyList(from)) return { code, type: target };
  if (from.kind === 'choice' && target.kind === 'fhir') {
    const key = JSON.stringify(capital(target.name));
    return { code: `${emitter.pool.use('choiceAs')}(${code}, ${key})`, type: target, loose: true };
  }
  if ((from.kind === 'choice' || from.kind === 'system') && target.kind === 'system') {
    const held = emitter.hold(code);
    const test = `${emitter.pool.use('isOfType')}(${held}, ${JSON.stringify(target.name)})`;
    return { code: `(${test} ? ${held} : null)`, type: target };
  }
  if (from.kind === target.kind) return { code, type: target };
  return emitter.unsupported(node, `a cast from ${writeType(from)} to ${writeType(target)} is not supported`);
}

function isEmptyList(type: CqlType): boolean {
  return type.kind === 'list' && sameType(elementType(type), ANY);
}

/** A type test; on a choice element it asks for the JSON key of that type. */
const typeTest: Rule = (emitter, node) => {
  const target = targetOf(node);
  const operand = operandsOf(node)[0] ?? { type: 'Null' };
  const choice = choiceElement(operand);
  if (choice !== null && target.kind === 'fhir') {
    return combine(emitter, node, [ownerOf(emitter, choice)], ([owner]) => ({
      code: `((${(owner as Value).code}?.${choiceKey(choice, target.name)} ?? null) !== null)`,
    }));
  }
  return strictOperator(emitter, node, [operand], ([value]) => {
    const own = value as Value;
    if (target.kind === 'system') {
      return { code: `${emitter.pool.use('isOfType')}(${strict(own)}, ${JSON.stringify(target.name)})` };
    }
    if (target.kind === 'fhir' && own.type.kind === 'choice') {
      const key = JSON.stringify(capital(target.name));
      return { code: `(${emitter.pool.use('choiceAs')}(${strict(own)}, ${key}) !== null)` };
    }
    return emitter.unsupported(node, `a test for ${writeType(target)} is not supported`);
  });
};

function targetOf(node: ElmNode): CqlType {
  const specifier = (node['asTypeSpecifier'] ?? node['isTypeSpecifier']) as ElmNode | undefined;
  return specifier === undefined ? namedType((node['asType'] ?? node['isType']) as string) : specifiedType(specifier);
}

function choiceElement(node: ElmNode): ElmNode | null {
  const isRead = node.type === 'Property' || node.type === 'IdentifierRef';
  if (!isRead || typeOf(node).kind !== 'choice') return null;
  const path = (node['path'] ?? node['name']) as string;
  return path.includes('.') ? null : node;
}

function choiceKey(node: ElmNode, type: string): string {
  return `${(node['path'] ?? node['name']) as string}${capital(type)}`;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const sortedElement: Rule = (emitter, node) =>
  combine(emitter, node, [ownerOf(emitter, node)], ([owner]) => access(emitter, node, owner as Value, node['name'] as string));

export const ELEMENTS: Readonly<Record<string, Rule>> = {
  Retrieve: retrieve,
  Property: readProperty,
  IdentifierRef: sortedElement,
  As: cast,
  Is: typeTest,
};

/** Reads a column of the element being sorted. */
export function sortColumn(emitter: Emitter, node: ElmNode): Value {
  return sortedElement(emitter, { ...node, type: 'IdentifierRef', name: node['path'] });
}
