/** Writes the JavaScript of one define or function at a time, in plain or traced form. */

import type { ElmNode } from '../elm/elm.ts';
import { type CqlType, typeOf } from '../elm/types.ts';
import { lineOf } from '../elm/walk.ts';
import type { UnsupportedNode } from '../errors.ts';
import type { Analysis } from './analysis.ts';
import type { Linked, Operation } from './link.ts';
import type { Pool } from './pool.ts';

/**
 * The code of an expression. A `loose` value may be undefined where null is meant (a raw JSON element).
 * `known` and `unknown` name variables that hold its sets of facts; null stands for the empty set.
 */
export type Value = {
  readonly code: string;
  readonly type: CqlType;
  readonly loose: boolean;
  readonly known: string | null;
  readonly unknown: string | null;
};

/** How one kind of node is written. */
export type Rule = (emitter: Emitter, node: ElmNode) => Value;

export type EmitterSetup = {
  readonly linked: Linked;
  readonly analysis: Analysis;
  readonly pool: Pool;
  readonly rules: Readonly<Record<string, Rule>>;
  readonly form: Form;
};

/**
 * Plain: each define is a function that remembers its value for one citizen. Traced: the same with facts.
 * Columns: each define fills a column of values for many citizens; references read the row at hand.
 */
export type Form = 'plain' | 'traced' | 'columns';

/** Holds what is being written; made anew for every define and function. */
export class Emitter {
  readonly linked: Linked;
  readonly analysis: Analysis;
  readonly pool: Pool;
  readonly form: Form;
  readonly library: string;
  /** In columns, the name of the row at hand. */
  readonly row: string;
  readonly faults: UnsupportedNode[] = [];
  /** What the written code reads: defines by id, slots of the index, functions. */
  readonly uses = { defines: new Set<number>(), slots: new Set<number>(), operations: new Set<Operation>() };
  readonly #rules: Readonly<Record<string, Rule>>;
  readonly #define: string;
  #lines: string[] = [];
  #temps: string[] = [];
  #count = 0;
  #line: number;
  #scope: ReadonlyMap<string, Value> = new Map();

  constructor(setup: EmitterSetup, library: string, define: string, line: number, row = 'row') {
    this.linked = setup.linked;
    this.analysis = setup.analysis;
    this.pool = setup.pool;
    this.form = setup.form;
    this.row = row;
    this.#rules = setup.rules;
    this.library = library;
    this.#define = define;
    this.#line = line;
  }

  /** Writes a node; what does not fit into an expression is put into statements before it. */
  value(node: ElmNode): Value {
    const line = this.#line;
    this.#line = lineOf(node) ?? line;
    const rule = this.#rules[node.type ?? ''];
    const value = rule === undefined ? this.unsupported(node, 'the engine has no such operator') : rule(this, node);
    this.#line = line;
    return value;
  }

  /** Writes a node as an expression that gives null where it is unknown. */
  code(node: ElmNode): string {
    return strict(this.value(node));
  }

  /** Tells whether this node's facts are followed. */
  tracked(node: ElmNode): boolean {
    return this.form === 'traced' && this.analysis.restsOnFacts(node, this.library);
  }

  /** Notes a node the engine cannot compile and goes on, so that all of them are told at once. */
  unsupported(node: ElmNode, reason: string): Value {
    const { library } = this;
    this.faults.push({ library, define: this.#define, line: this.#line, node: node.type ?? 'unnamed node', reason });
    return this.plain('null', typeOf(node));
  }

  /** A value without facts. */
  plain(code: string, type: CqlType, loose = false): Value {
    return { code, type, loose, known: null, unknown: null };
  }

  statement(line: string): void {
    this.#lines.push(line);
  }

  fresh(prefix: string): string {
    this.#count += 1;
    return `${prefix}${this.#count}`;
  }

  /** A variable of the whole function, for expressions that need a value twice. */
  temp(): string {
    const name = this.fresh('t');
    this.#temps.push(name);
    return name;
  }

  /** Makes sure a value is computed once; returns the name or literal that stands for it. */
  hold(code: string, prefix = 'v'): string {
    if (/^[\p{L}\p{N}_$.]+$/u.test(code)) return code;
    const name = this.fresh(prefix);
    this.statement(`const ${name} = ${code};`);
    return name;
  }

  /** Runs work whose statements are kept apart. */
  capture<T>(work: () => T): { readonly lines: readonly string[]; readonly result: T } {
    const outer = this.#lines;
    this.#lines = [];
    const result = work();
    const lines = this.#lines;
    this.#lines = outer;
    return { lines, result };
  }

  /** Writes a block: its head, indented statements, its end. */
  block(head: string, lines: readonly string[], end = '}'): void {
    this.statement(head);
    for (const line of lines) this.statement(`  ${line}`);
    this.statement(end);
  }

  /** Runs work with more names in scope: aliases, lets, operands. */
  within<T>(names: Iterable<readonly [string, Value]>, work: () => T): T {
    const outer = this.#scope;
    this.#scope = new Map([...outer, ...names]);
    const result = work();
    this.#scope = outer;
    return result;
  }

  lookup(name: string): Value | null {
    return this.#scope.get(name) ?? null;
  }

  /** Returns code for the union of sets, null when all are empty; given names must be variables or null. */
  join(...sets: readonly (string | null)[]): string | null {
    const some = [...new Set(sets.filter((set) => set !== null))];
    if (some.length === 0) return null;
    return some.slice(1).reduce((all, set) => `${this.pool.use('joinSets')}(${all}, ${set})`, some[0] ?? 'null');
  }

  /** Like join, held in a variable. */
  holdJoin(prefix: string, ...sets: readonly (string | null)[]): string | null {
    const joined = this.join(...sets);
    return joined === null ? null : this.hold(joined, prefix);
  }

  /** Returns the lines written so far, with the temporary variables declared. */
  finish(): readonly string[] {
    return this.#temps.length === 0 ? this.#lines : [`let ${this.#temps.join(', ')};`, ...this.#lines];
  }
}

/** Returns the code of a value with undefined turned into null. */
export function strict(value: Value): string {
  return value.loose ? `(${value.code} ?? null)` : value.code;
}
