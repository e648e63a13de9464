/**
 * Operators that evaluate only as far as needed, in traced form. Their values come from the same runtime
 * functions as in plain form; what is written here is which facts each outcome rests on.
 */

import type { ElmNode } from '../elm/elm.ts';
import { type CqlType, typeOf } from '../elm/types.ts';
import { type Emitter, strict, type Value } from './emitter.ts';
import { operandsOf } from './operators.ts';

type Outcome = { readonly value: string; readonly known: string; readonly unknown: string };

/** A value that has been given a name. */
type Held = Value & { readonly loose: false };

function held(emitter: Emitter, node: ElmNode): Held {
  const value = emitter.value(node);
  return { ...value, code: emitter.hold(strict(value)), loose: false };
}

/** Declares the variables of an outcome, set to what the first way there gives. */
function outcome(emitter: Emitter, value: string, known: string | null, unknown: string | null): Outcome {
  const names = { value: emitter.fresh('v'), known: emitter.fresh('k'), unknown: emitter.fresh('u') };
  emitter.statement(`let ${names.value} = ${value}, ${names.known} = ${known ?? 'null'}, ${names.unknown} = ${unknown ?? 'null'};`);
  return names;
}

function set(to: Outcome, known: string | null, unknown: string | null): string {
  return `${to.known} = ${known ?? 'null'}; ${to.unknown} = ${unknown ?? 'null'};`;
}

function asValue(from: Outcome, type: CqlType): Value {
  return { code: from.value, type, loose: false, known: from.known, unknown: from.unknown };
}

/** A set that counts only while this value is unknown. */
function ifNull(value: Held, own: string | null): string | null {
  return own === null ? null : `(${value.code} === null ? ${own} : null)`;
}

/** The settling side is enough: `and` by its first false, `or` by its first true. */
function twoSided(
  emitter: Emitter,
  node: ElmNode,
  form: {
    readonly call: string;
    readonly settledBy: 'true' | 'false';
    readonly settles: 'true' | 'false';
    readonly keepsUnknown: boolean;
    readonly countsKnownBeside: boolean;
  },
): Value {
  const [left, right] = operandsOf(node) as readonly [ElmNode, ElmNode];
  const a = held(emitter, left);
  const to = outcome(emitter, form.settles, a.known, form.keepsUnknown ? a.unknown : null);
  const { lines } = emitter.capture(() => {
    const b = held(emitter, right);
    emitter.statement(`${to.value} = ${emitter.pool.use(form.call)}(${a.code}, ${b.code});`);
    const settled = set(to, b.known, form.keepsUnknown ? b.unknown : null);
    const besides = form.countsKnownBeside ? emitter.join(a.known, b.known) : emitter.join(ifNull(a, a.known), ifNull(b, b.known));
    const open = set(to, besides, emitter.join(ifNull(a, a.unknown), ifNull(b, b.unknown)));
    const both = set(to, emitter.join(a.known, b.known), emitter.join(a.unknown, b.unknown));
    emitter.statement(`if (${to.value} === ${form.settles}) { ${settled} }`);
    emitter.statement(`else if (${to.value} === null) { ${open} }`);
    emitter.statement(`else { ${both} }`);
  });
  emitter.block(`if (${a.code} !== ${form.settledBy}) {`, lines);
  return asValue(to, typeOf(node));
}

function isNull(emitter: Emitter, node: ElmNode): Value {
  const operand = held(emitter, operandsOf(node)[0] as ElmNode);
  const code = emitter.hold(`${operand.code} === null`);
  const unknown = operand.unknown === null ? null : emitter.hold(`${code} ? ${operand.unknown} : null`, 'u');
  return { code, type: typeOf(node), loose: false, known: operand.known, unknown };
}

/** `is true` and `is false` take unknown for an answer, so nothing stays open. */
function isDecided(wanted: 'true' | 'false'): (emitter: Emitter, node: ElmNode) => Value {
  return (emitter, node) => {
    const operand = held(emitter, operandsOf(node)[0] as ElmNode);
    const code = emitter.hold(`${operand.code} === ${wanted}`);
    return { code, type: typeOf(node), loose: false, known: operand.known, unknown: null };
  };
}

type Way = { readonly when: () => Held; readonly then: ElmNode };

/** Takes the first way that holds; ways that failed count only if they failed for not being known. */
function ways(emitter: Emitter, node: ElmNode, all: readonly Way[]): Value {
  const to = outcome(emitter, 'null', null, null);
  follow(all, null);
  return asValue(to, typeOf(node));

  function follow(rest: readonly Way[], open: string | null): void {
    const [way, ...others] = rest;
    if (way === undefined) {
      const value = held(emitter, (node['else'] as ElmNode | undefined) ?? { type: 'Null' });
      emitter.statement(`${to.value} = ${value.code}; ${set(to, value.known, emitter.join(open, value.unknown))}`);
      return;
    }
    const when = way.when();
    const taken = emitter.capture(() => {
      const value = held(emitter, way.then);
      const unknown = emitter.join(open, when.unknown, value.unknown);
      emitter.statement(`${to.value} = ${value.code}; ${set(to, emitter.join(when.known, value.known), unknown)}`);
    });
    const missed = emitter.capture(() => {
      const left = when.unknown === null ? open : emitter.join(open, emitter.hold(ifNull(when, when.unknown) ?? '', 'u'));
      follow(others, left === null ? null : emitter.hold(left, 'u'));
    });
    emitter.block(`if (${when.code} === true) {`, taken.lines, '} else {');
    for (const line of missed.lines) emitter.statement(`  ${line}`);
    emitter.statement('}');
  }
}

function tracedIf(emitter: Emitter, node: ElmNode): Value {
  const when = (): Held => held(emitter, node['condition'] as ElmNode);
  return ways(emitter, node, [{ when, then: node['then'] as ElmNode }]);
}

function tracedCase(emitter: Emitter, node: ElmNode): Value {
  const comparand = node['comparand'] === undefined ? null : held(emitter, node['comparand'] as ElmNode);
  const items = node['caseItem'] as readonly ElmNode[];
  return ways(
    emitter,
    node,
    items.map((item) => ({
      then: item['then'] as ElmNode,
      when: () => {
        const own = held(emitter, item['when'] as ElmNode);
        if (comparand === null) return own;
        const code = emitter.hold(`${emitter.pool.use('equal')}(${comparand.code}, ${own.code})`);
        const known = emitter.holdJoin('k', comparand.known, own.known);
        const unknown = emitter.holdJoin('u', comparand.unknown, own.unknown);
        return { ...own, code, known, unknown };
      },
    })),
  );
}

/** The operand that gave the value is the reason; only when all are unknown do all of them stay open. */
function tracedCoalesce(emitter: Emitter, node: ElmNode): Value {
  const operands = operandsOf(node);
  const [only] = operands;
  if (operands.length === 1 && only !== undefined && typeOf(only).kind === 'list') {
    const list = held(emitter, only);
    const code = emitter.hold(`${emitter.pool.use('coalesceList')}(${list.code})`);
    const unknown = list.unknown === null ? null : emitter.hold(`${code} === null ? ${list.unknown} : null`, 'u');
    return { code, type: typeOf(node), loose: false, known: list.known, unknown };
  }
  const to = outcome(emitter, 'null', null, null);
  follow(operands, []);
  return asValue(to, typeOf(node));

  function follow(rest: readonly ElmNode[], before: readonly Held[]): void {
    const [operand, ...others] = rest;
    if (operand === undefined) {
      const known = emitter.join(...before.map((value) => value.known));
      emitter.statement(set(to, known, emitter.join(...before.map((value) => value.unknown))));
      return;
    }
    const value = held(emitter, operand);
    const missed = emitter.capture(() => follow(others, [...before, value]));
    const taken = `${to.value} = ${value.code}; ${set(to, value.known, value.unknown)}`;
    emitter.block(`if (${value.code} !== null) {`, [taken], '} else {');
    for (const line of missed.lines) emitter.statement(`  ${line}`);
    emitter.statement('}');
  }
}

const AND = { call: 'and', settledBy: 'false', settles: 'false', keepsUnknown: true, countsKnownBeside: true } as const;
const OR = { call: 'or', settledBy: 'true', settles: 'true', keepsUnknown: true, countsKnownBeside: false } as const;
const IMPLIES = { ...OR, call: 'implies', settledBy: 'false' } as const;

export const TRACED_LOGIC = {
  And: (emitter: Emitter, node: ElmNode): Value => twoSided(emitter, node, AND),
  Or: (emitter: Emitter, node: ElmNode): Value => twoSided(emitter, node, OR),
  Implies: (emitter: Emitter, node: ElmNode): Value => twoSided(emitter, node, IMPLIES),
  IsNull: isNull,
  IsTrue: isDecided('true'),
  IsFalse: isDecided('false'),
  If: tracedIf,
  Case: tracedCase,
  Coalesce: tracedCoalesce,
};
