/** References: to defines, functions, parameters, and to names in scope. */

import type { ElmNode } from '../elm/elm.ts';
import { typeOf } from '../elm/types.ts';
import { type Rule, strict } from './emitter.ts';

const expressionRef: Rule = (emitter, node) => {
  const alias = node['libraryName'] as string | undefined;
  const define = emitter.linked.define(emitter.library, alias, node['name'] as string);
  if (define === null) return emitter.unsupported(node, `unknown define ${String(node['name'])}`);
  if (!emitter.tracked(node)) return emitter.plain(`${define.js}()`, define.type);
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

const functionRef: Rule = (emitter, node) => {
  const operands = (node['operand'] ?? []) as readonly ElmNode[];
  const alias = node['libraryName'] as string | undefined;
  const name = node['name'] as string;
  const target = emitter.linked.operation(emitter.library, alias, name, operands.map(typeOf));
  if (target === null) return emitter.unsupported(node, `unknown function ${name} for these operands`);
  const values = operands.map((operand) => emitter.value(operand));
  if (!emitter.tracked(node)) return emitter.plain(`${target.js}(${values.map(strict).join(', ')})`, typeOf(node));
  const args = values.flatMap((value) => [strict(value), value.known ?? 'null', value.unknown ?? 'null']);
  const traced = emitter.fresh('r');
  emitter.statement(`const ${traced} = trace_${target.js}(${args.join(', ')});`);
  return {
    code: `${traced}.value`,
    type: typeOf(node),
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

