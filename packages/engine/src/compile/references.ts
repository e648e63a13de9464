/** References: to defines, functions, parameters, and to names in scope. */

import type { ElmNode } from '../elm/elm.ts';
import { isSystem, typeOf } from '../elm/types.ts';
import { WORDS } from './batch.ts';
import { type Emitter, type Rule, strict } from './emitter.ts';
import type { Define, Linked } from './link.ts';

const expressionRef: Rule = (emitter, node) => {
  const define = targetOf(emitter.linked, emitter.library, node);
  if (define === null) return emitter.unsupported(node, `unknown define ${String(node['name'])}`);
  emitter.uses.defines.add(define.id);
  if (!emitter.tracked(node)) {
    const isStep = emitter.form === 'columns' && emitter.analysis.restsOnPatient(define.expression, define.library);
    return emitter.plain(isStep ? rowOf(emitter, define) : `${define.js}()`, define.type);
  }
  const traced = emitter.fresh('r');
  emitter.statement(`const ${traced} = trace_${define.js}();`);
  return {
    code: `${traced}.value`,
    type: define.type,
    loose: false,
    known: `${traced}.known`,
    unknown: `${traced}.unknown`,
  };
};

/** Reads a define's value for the citizen at hand of a batch. */
function rowOf(emitter: Emitter, { id, js, type }: Define): string {
  if (!isSystem(type, 'Boolean')) return `${js}[${emitter.row}]`;
  const at = `[${id * WORDS} + (${emitter.row} >>> 5)]`;
  return `${emitter.pool.use('truthAt')}(yes${at}, no${at}, ${emitter.row})`;
}

/** The define whose value a reference reads, or null when there is none of the name. */
export function targetOf(linked: Linked, library: string, node: ElmNode): Define | null {
  const define = linked.define(library, node['libraryName'] as string | undefined, node['name'] as string);
  return define === null ? null : holderOf(linked, define);
}

/** The define that holds a define's value: one that only repeats another is passed over, unless it is a fact. */
export function holderOf(linked: Linked, define: Define): Define {
  if (define.fact >= 0 || define.expression.type !== 'ExpressionRef') return define;
  return targetOf(linked, define.library, define.expression) ?? define;
}

const functionRef: Rule = (emitter, node) => {
  const operands = (node['operand'] ?? []) as readonly ElmNode[];
  const alias = node['libraryName'] as string | undefined;
  const name = node['name'] as string;
  const target = emitter.linked.operation(emitter.library, alias, name, operands.map(typeOf));
  if (target === null) return emitter.unsupported(node, `unknown function ${name} for these operands`);
  emitter.uses.operations.add(target);
  // A conversion that the translator writes in by itself bears no type; it is that of the function.
  const written = typeOf(node);
  const type = isSystem(written, 'Any') ? typeOf(target.expression) : written;
  const values = operands.map((operand) => emitter.value(operand));
  if (!emitter.tracked(node)) return emitter.plain(`${target.js}(${values.map(strict).join(', ')})`, type);
  const args = values.flatMap((value) => [strict(value), value.known ?? 'null', value.unknown ?? 'null']);
  const traced = emitter.fresh('r');
  emitter.statement(`const ${traced} = trace_${target.js}(${args.join(', ')});`);
  return {
    code: `${traced}.value`,
    type,
    loose: false,
    known: `${traced}.known`,
    unknown: `${traced}.unknown`,
  };
};

const parameterRef: Rule = (emitter, node) => {
  const alias = node['libraryName'] as string | undefined;
  const parameter = emitter.linked.parameter(emitter.library, alias, node['name'] as string);
  if (parameter === null) return emitter.unsupported(node, `unknown parameter ${String(node['name'])}`);
  return emitter.plain(parameter.js, parameter.type);
};

const inScope: Rule = (emitter, node) => {
  const name = node['name'] as string;
  return emitter.lookup(scopeName(node.type, name)) ?? emitter.unsupported(node, `nothing is called ${name} here`);
};

/** Operands live apart from aliases, so that an alias may bear an operand's name. */
export function scopeName(type: string | undefined, name: string): string {
  return type === 'OperandRef' ? `operand ${name}` : name;
}

export const REFERENCES: Readonly<Record<string, Rule>> = {
  ExpressionRef: expressionRef,
  FunctionRef: functionRef,
  ParameterRef: parameterRef,
  OperandRef: inScope,
  AliasRef: inScope,
  QueryLetRef: inScope,
};
