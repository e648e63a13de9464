/** Operators that evaluate only as far as needed, in plain form: logic, tests for unknown, choices. */

import type { ElmNode } from '../elm/elm.ts';
import { typeOf } from '../elm/types.ts';
import { type Emitter, type Rule, strict } from './emitter.ts';
import { comparesPlain, operandsOf } from './operators.ts';
import { TRACED_LOGIC } from './traced-logic.ts';

type Piece = { readonly lines: readonly string[]; readonly result: string };
type Branch = { readonly when: Piece; readonly then: Piece };

/** Writes a condition as JavaScript that is truthy exactly when it is true. */
export function test(emitter: Emitter, node: ElmNode): string {
  const [left, right] = operandsOf(node) as readonly [ElmNode, ElmNode];
  switch (node.type) {
    case 'And':
    case 'Or': {
      const first = test(emitter, left);
      const { lines, result } = emitter.capture(() => test(emitter, right));
      if (lines.length === 0) return `(${first} ${node.type === 'And' ? '&&' : '||'} ${result})`;
      const name = emitter.fresh('v');
      emitter.statement(`let ${name} = ${first};`);
      emitter.block(`if (${node.type === 'And' ? '' : '!'}${name}) {`, [...lines, `${name} = ${result};`]);
      return name;
    }
    case 'Not':
      return emitter.analysis.neverNull(left, emitter.library) ? `!${test(emitter, left)}` : `(${emitter.code(left)} === false)`;
    case 'IsTrue':
      return test(emitter, left);
    case 'Equal': {
      const isSafe = (operand: ElmNode): boolean => emitter.analysis.neverNull(operand, emitter.library);
      if (!comparesPlain(node) || !(isSafe(left) || isSafe(right))) return emitter.code(node);
      return `(${emitter.code(left)} === ${emitter.code(right)})`;
    }
    default:
      return emitter.code(node);
  }
}

/** Writes the two sides of a logical operator so that the right is reached only when the left leaves it open. */
function twoSided(
  emitter: Emitter,
  node: ElmNode,
  form: {
    readonly settled: 'true' | 'false';
    readonly leftSure: (a: string, b: string) => string;
    readonly inline: (a: string, b: string, t: string, rightSure: boolean) => string;
    readonly call: string;
  },
): string {
  const [left, right] = operandsOf(node) as readonly [ElmNode, ElmNode];
  const a = emitter.code(left);
  const { lines, result: b } = emitter.capture(() => emitter.code(right));
  if (lines.length > 0) {
    const name = emitter.fresh('v');
    emitter.statement(`let ${name} = ${a};`);
    const settle = `${name} = ${emitter.pool.use(form.call)}(${name}, ${b});`;
    emitter.block(`if (${name} !== ${form.settled}) {`, [...lines, settle]);
    return name;
  }
  if (emitter.analysis.neverNull(left, emitter.library)) return form.leftSure(a, b);
  return form.inline(a, b, emitter.temp(), emitter.analysis.neverNull(right, emitter.library));
}

function plainAnd(emitter: Emitter, node: ElmNode): string {
  return twoSided(emitter, node, {
    settled: 'false',
    call: 'and',
    leftSure: (a, b) => `(${a} && ${b})`,
    inline: (a, b, t, rightSure) => {
      if (rightSure) return `((${t} = ${a}) !== false && ${b} ? ${t} : false)`;
      const u = emitter.temp();
      return `((${t} = ${a}) === false || (${u} = ${b}) === false ? false : ${t} === null ? null : ${u})`;
    },
  });
}

function plainOr(emitter: Emitter, node: ElmNode): string {
  return twoSided(emitter, node, {
    settled: 'true',
    call: 'or',
    leftSure: (a, b) => `(${a} || ${b})`,
    inline: (a, b, t, rightSure) => {
      if (rightSure) return `((${t} = ${a}) === true || ${b} ? true : ${t})`;
      const u = emitter.temp();
      return `((${t} = ${a}) === true || (${u} = ${b}) === true ? true : ${t} === null ? null : ${u})`;
    },
  });
}

function plainImplies(emitter: Emitter, node: ElmNode): string {
  const [left, right] = operandsOf(node) as readonly [ElmNode, ElmNode];
  const a = emitter.code(left);
  const { lines, result: b } = emitter.capture(() => emitter.code(right));
  const call = (x: string): string => `${emitter.pool.use('implies')}(${x}, ${b})`;
  if (lines.length === 0) {
    const t = emitter.temp();
    return `((${t} = ${a}) === false ? true : ${call(t)})`;
  }
  const name = emitter.fresh('v');
  emitter.statement(`let ${name} = ${a};`);
  emitter.block(`if (${name} === false) {`, [`${name} = true;`], '} else {');
  for (const line of [...lines, `${name} = ${call(name)};`]) emitter.statement(`  ${line}`);
  emitter.statement('}');
  return name;
}

function plainIsNull(emitter: Emitter, node: ElmNode): string {
  const operand = operandsOf(node)[0] as ElmNode;
  if (emitter.analysis.neverNull(operand, emitter.library)) return 'false';
  const value = emitter.value(operand);
  return value.loose ? `((${value.code} ?? null) === null)` : `(${value.code} === null)`;
}

function plainIf(emitter: Emitter, node: ElmNode): string {
  const when = emitter.capture(() => test(emitter, node['condition'] as ElmNode));
  const then = emitter.capture(() => emitter.code(node['then'] as ElmNode));
  return choice(emitter, [{ when, then }], elseOf(emitter, node));
}

function plainCase(emitter: Emitter, node: ElmNode): string {
  const comparand = node['comparand'] as ElmNode | undefined;
  const held = comparand === undefined ? null : emitter.hold(emitter.code(comparand));
  const items = node['caseItem'] as readonly ElmNode[];
  const branches = items.map((item) => ({
    when: emitter.capture(() => {
      const own = item['when'] as ElmNode;
      if (held === null || comparand === undefined) return test(emitter, own);
      const isPlain = comparesPlain({ type: 'Equal', operand: [comparand, own] });
      if (isPlain && emitter.analysis.neverNull(own, emitter.library)) return `${held} === ${emitter.code(own)}`;
      return `${emitter.pool.use('equal')}(${held}, ${emitter.code(own)})`;
    }),
    then: emitter.capture(() => emitter.code(item['then'] as ElmNode)),
  }));
  return choice(emitter, branches, elseOf(emitter, node));
}

function elseOf(emitter: Emitter, node: ElmNode): Piece {
  return emitter.capture(() => emitter.code((node['else'] as ElmNode | undefined) ?? { type: 'Null' }));
}

/** Puts branches together: as one expression where none of them needs a statement, else as nested ifs. */
function choice(emitter: Emitter, branches: readonly Branch[], otherwise: Piece): string {
  const pieces = [...branches.flatMap((branch) => [branch.when, branch.then]), otherwise];
  if (pieces.every((piece) => piece.lines.length === 0)) {
    const chain = branches.map((branch) => `${branch.when.result} ? ${branch.then.result} : `).join('');
    return `(${chain}${otherwise.result})`;
  }
  const name = emitter.fresh('v');
  emitter.statement(`let ${name};`);
  for (const line of nested(branches, otherwise, name)) emitter.statement(line);
  return name;
}

function nested(branches: readonly Branch[], otherwise: Piece, name: string): readonly string[] {
  const [branch, ...rest] = branches;
  if (branch === undefined) return [...otherwise.lines, `${name} = ${otherwise.result};`];
  const inner = [...branch.then.lines, `${name} = ${branch.then.result};`];
  const after = nested(rest, otherwise, name);
  return [
    ...branch.when.lines,
    `if (${branch.when.result}) {`,
    ...inner.map((line) => `  ${line}`),
    '} else {',
    ...after.map((line) => `  ${line}`),
    '}',
  ];
}

function plainCoalesce(emitter: Emitter, node: ElmNode): string {
  const operands = operandsOf(node);
  const [only] = operands;
  if (operands.length === 1 && only !== undefined && typeOf(only).kind === 'list') {
    return `${emitter.pool.use('coalesceList')}(${emitter.code(only)})`;
  }
  const pieces = operands.map((operand) =>
    emitter.capture(() => {
      const value = emitter.value(operand);
      return value.loose ? value.code : strict(value);
    }),
  );
  if (pieces.every((piece) => piece.lines.length === 0)) {
    return `(${[...pieces.map((piece) => piece.result), 'null'].join(' ?? ')})`;
  }
  const name = emitter.fresh('v');
  emitter.statement(`let ${name} = null;`);
  for (const piece of pieces) {
    emitter.block(`if (${name} === null) {`, [...piece.lines, `${name} = ${piece.result} ?? null;`]);
  }
  return name;
}

/** Uses the plain form unless facts are followed. */
function rule(name: keyof typeof TRACED_LOGIC, plain: (emitter: Emitter, node: ElmNode) => string): Rule {
  return (emitter, node) => (emitter.tracked(node) ? TRACED_LOGIC[name](emitter, node) : emitter.plain(plain(emitter, node), typeOf(node)));
}

export const LOGIC: Readonly<Record<string, Rule>> = {
  And: rule('And', plainAnd),
  Or: rule('Or', plainOr),
  Implies: rule('Implies', plainImplies),
  IsNull: rule('IsNull', plainIsNull),
  IsTrue: rule('IsTrue', (emitter, node) => `(${emitter.code(operandsOf(node)[0] as ElmNode)} === true)`),
  IsFalse: rule('IsFalse', (emitter, node) => `(${emitter.code(operandsOf(node)[0] as ElmNode)} === false)`),
  If: rule('If', plainIf),
  Case: rule('Case', plainCase),
  Coalesce: rule('Coalesce', plainCoalesce),
};
