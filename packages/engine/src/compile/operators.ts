/** The table of operators that evaluate all their operands: from ELM node to a call of the runtime. */

import type { ElmNode } from '../elm/elm.ts';
import { isSystem, typeOf } from '../elm/types.ts';
import { PRECISIONS } from '../runtime/temporal.ts';
import { type Emitter, type Rule, strict, type Value } from './emitter.ts';
import { strictOperator } from './strict.ts';

type Writer = (args: readonly string[], node: ElmNode, emitter: Emitter, values: readonly Value[]) => string;

/** Operands stand under `operand`, as one node or as a list. */
function operandsOf(node: ElmNode): readonly ElmNode[] {
  const operand = node['operand'];
  if (Array.isArray(operand)) return operand as readonly ElmNode[];
  return operand === undefined || operand === null ? [] : [operand as ElmNode];
}

function fieldsOf(...names: readonly string[]): (node: ElmNode) => readonly ElmNode[] {
  return (node) => names.map((name) => (node[name] as ElmNode | undefined) ?? { type: 'Null' });
}

function operator(write: Writer, operands: (node: ElmNode) => readonly ElmNode[] = operandsOf): Rule {
  return (emitter, node) =>
    strictOperator(emitter, node, operands(node), (values) => ({
      code: write(values.map(strict), node, emitter, values),
    }));
}

/** A plain call with the operands in order and, if asked, fixed arguments after them. */
function call(name: string, ...rest: readonly string[]): Writer {
  return (args, _node, emitter) => `${emitter.pool.use(name)}(${[...args, ...rest].join(', ')})`;
}

function swapped(name: string): Writer {
  return (args, _node, emitter) => `${emitter.pool.use(name)}(${args[1]}, ${args[0]})`;
}

const SCALARS = ['Boolean', 'String', 'Decimal'];
const MOMENTS = ['Date', 'DateTime'];

/** Comparison of dates and moments, with the precision it asks for. */
function temporal(name: string): Writer {
  return (args, node, emitter, values) => {
    const wrong = values.find((v) => !isSystem(v.type, ...MOMENTS, 'Any'));
    if (wrong !== undefined) return emitter.unsupported(node, 'only dates and moments are compared so').code;
    return `${emitter.pool.use(name)}(${args[0]}, ${args[1]}, ${precisionOf(node)})`;
  };
}

function precisionOf(node: ElmNode): string {
  const name = node['precision'];
  if (typeof name !== 'string') return 'null';
  const index = PRECISIONS.indexOf(name.toLowerCase() as (typeof PRECISIONS)[number]);
  return index === -1 ? 'null' : String(index);
}

/** Counting of units of time. */
function counting(name: string): Writer {
  return (args, node, emitter) => {
    const unit = String(node['precision']).toLowerCase();
    return `${emitter.pool.use(name)}(${args[0]}, ${args[1]}, ${JSON.stringify(unit)})`;
  };
}

function addition(name: string, sign: '1' | '-1'): Writer {
  return (args, node, emitter, values) => {
    const [left, right] = values;
    if (left !== undefined && isSystem(left.type, ...MOMENTS)) {
      return `${emitter.pool.use('addTime')}(${args[0]}, ${args[1]}, ${sign})`;
    }
    return name === 'add' && right !== undefined && isSystem(right.type, 'String')
      ? emitter.unsupported(node, 'text is joined by Concatenate').code
      : numeric(name)(args, node, emitter, values);
  };
}

/** Arithmetic of which the result, when it is a whole number, must be one that Integer can hold. */
function numeric(name: string): Writer {
  return (args, node, emitter, values) => {
    const code = call(name)(args, node, emitter, values);
    return isSystem(typeOf(node), 'Integer') ? `${emitter.pool.use('wholeNumber')}(${code})` : code;
  };
}

const equality: Writer = (args, node, emitter, values) =>
  call(values.every((v) => isSystem(v.type, ...SCALARS)) ? 'equalPlain' : 'equal')(args, node, emitter, values);

function membership(container: 0 | 1): Writer {
  return (args, node, emitter, values) => {
    const [list, item] = container === 0 ? [args[0], args[1]] : [args[1], args[0]];
    if (values[container]?.type.kind === 'interval') {
      return `${emitter.pool.use('inInterval')}(${item}, ${list}, ${precisionOf(node)})`;
    }
    return `${emitter.pool.use('contains')}(${list}, ${item})`;
  };
}

function onLists(write: Writer): Writer {
  return (args, node, emitter, values) =>
    values.some((v) => v.type.kind === 'interval')
      ? emitter.unsupported(node, 'it is supported on lists, not on intervals').code
      : write(args, node, emitter, values);
}

const source = fieldsOf('source');

export const OPERATORS: Readonly<Record<string, Rule>> = {
  Not: operator((args, node, emitter) =>
    emitter.analysis.neverNull(operandsOf(node)[0] as ElmNode, emitter.library) && !emitter.tracked(node)
      ? `!${args[0]}`
      : call('not')(args, node, emitter, []),
  ),
  Xor: operator(call('xor')),
  Equal: operator(equality),
  NotEqual: operator(call('notEqual')),
  Equivalent: operator(call('equivalent')),
  Less: operator(call('less')),
  LessOrEqual: operator(call('lessOrEqual')),
  Greater: operator(call('greater')),
  GreaterOrEqual: operator(call('greaterOrEqual')),
  Before: operator(temporal('before')),
  After: operator(temporal('after')),
  SameAs: operator(temporal('sameAs')),
  SameOrBefore: operator(temporal('sameOrBefore')),
  SameOrAfter: operator(temporal('sameOrAfter')),
  Add: operator(addition('add', '1')),
  Subtract: operator(addition('subtract', '-1')),
  Multiply: operator(numeric('multiply')),
  Divide: operator(call('divide')),
  TruncatedDivide: operator(call('truncatedDivide')),
  Modulo: operator(call('modulo')),
  Negate: operator(call('negate')),
  Abs: operator(call('absolute')),
  Ceiling: operator(call('ceiling')),
  Floor: operator(call('floor')),
  Truncate: operator(call('truncate')),
  Round: operator(call('round'), fieldsOf('operand', 'precision')),
  DurationBetween: operator(counting('durationBetween')),
  DifferenceBetween: operator(counting('differenceBetween')),
  CalculateAgeAt: operator(counting('ageAt')),
  DateFrom: operator(call('toDate')),
  DateTimeComponentFrom: operator(
    (args, node, emitter) => `${emitter.pool.use('componentOf')}(${args[0]}, ${JSON.stringify(String(node['precision']).toLowerCase())})`,
  ),
  Date: operator(call('makeDate'), fieldsOf('year', 'month', 'day')),
  DateTime: operator(
    (args, _node, emitter) => `${emitter.pool.use('makeDateTime')}([${args.slice(0, 7).join(', ')}], ${args[7]}, zone)`,
    fieldsOf('year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond', 'timezoneOffset'),
  ),
  ToBoolean: operator(call('toBoolean')),
  ToInteger: operator(call('toInteger')),
  ToDecimal: operator(call('toDecimal')),
  ToString: operator(call('toText')),
  ToDate: operator(call('toDate')),
  ToDateTime: operator(call('toDateTime', 'zone')),
  ToQuantity: operator(call('toQuantity')),
  ToConcept: operator(call('toConcept')),
  ToList: operator(call('toList')),
  Concatenate: operator((args, _node, emitter) =>
    args.slice(1).reduce((all, arg) => `${emitter.pool.use('concatenate')}(${all}, ${arg})`, args[0] ?? 'null'),
  ),
  Combine: operator(call('combine'), fieldsOf('source', 'separator')),
  StartsWith: operator(call('startsWith')),
  EndsWith: operator(call('endsWith')),
  Upper: operator(call('upper')),
  Lower: operator(call('lower')),
  Substring: operator(call('substring'), fieldsOf('stringToSub', 'startIndex', 'length')),
  Length: operator((args, node, emitter, values) =>
    call(values[0]?.type.kind === 'list' ? 'listLength' : 'textLength')(args, node, emitter, values),
  ),
  Exists: operator(call('exists')),
  Count: operator(call('count'), source),
  First: operator(call('first'), source),
  Last: operator(call('last'), source),
  Min: operator(call('minimum'), source),
  Max: operator(call('maximum'), source),
  Sum: operator(call('sum'), source),
  Distinct: operator(call('distinctOrNull')),
  Flatten: operator(call('flatten')),
  SingletonFrom: operator(call('singletonFrom')),
  Union: operator(onLists(call('union'))),
  Except: operator(onLists(call('except'))),
  Intersect: operator(onLists(call('intersect'))),
  IndexOf: operator(call('indexOf'), fieldsOf('source', 'element')),
  Indexer: operator(call('itemAt')),
  In: operator(membership(1)),
  Contains: operator(membership(0)),
  Includes: operator(onLists(call('includes'))),
  IncludedIn: operator(onLists(swapped('includes'))),
  ProperIncludes: operator(onLists(call('properlyIncludes'))),
  ProperIncludedIn: operator(onLists(swapped('properlyIncludes'))),
  Start: operator(call('startOfInterval')),
  End: operator(call('endOfInterval')),
  Interval: operator(
    (args, node, emitter) => {
      if (node['lowClosedExpression'] ?? node['highClosedExpression']) {
        return emitter.unsupported(node, 'whether a bound is closed must be written, not computed').code;
      }
      const closed = (side: string): string => String(node[side] !== false);
      return `new ${emitter.pool.use('CqlInterval')}(${args[0]}, ${args[1]}, ${closed('lowClosed')}, ${closed('highClosed')})`;
    },
    fieldsOf('low', 'high'),
  ),
};

/** The operands of a node as this table reads them; used where a rule outside it needs the same. */
export { operandsOf };

/** Tells whether a node compares two plain values, so that a test of it needs no third value. */
export function comparesPlain(node: ElmNode): boolean {
  return node.type === 'Equal' && operandsOf(node).every((o) => isSystem(typeOf(o), ...SCALARS));
}
