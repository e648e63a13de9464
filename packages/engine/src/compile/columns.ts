/** Writes the form in columns: many citizens at once, each define for all of them before the next. */

import type { UnsupportedNode } from '../errors.ts';
import type { Analysis } from './analysis.ts';
import { Emitter } from './emitter.ts';
import { configure, type Generated, header, heading, type Writing, writeOperation } from './generate.ts';
import type { Define, Linked, Operation } from './link.ts';
import type { Pool } from './pool.ts';
import { RULES } from './rules.ts';

/** What a define reads, directly or through functions: other defines by id, slots of the index. */
export type Reads = { readonly defines: readonly number[]; readonly slots: readonly number[] };

export type GeneratedColumns = Generated & { readonly reads: readonly Reads[] };

/** Rows of a batch: as many as an integer has bits. */
export const ROWS = 32;

/**
 * The body of a function of `runtime` and `plain` that returns
 * `{ begin(patients), configure(parameters, zone, dateTime), columns, fills, rest }`, all by define.
 * `fills[d](rows)` evaluates the rows whose bits are set and returns the bits of those that are not at rest,
 * that is, not what the define is for a citizen of whom nothing is recorded; `rest(d, value)` sets that.
 */
export function generateColumns(linked: Linked, analysis: Analysis, pool: Pool): GeneratedColumns {
  const faults: UnsupportedNode[] = [];
  const writing: Writing = { setup: { linked, analysis, pool, rules: RULES, form: 'columns' }, faults, analysis };
  const operations = linked.operations.map((operation) => ({ operation, ...writeOperation(writing, operation) }));
  const emitterOf = new Map(operations.map(({ operation, emitter }) => [operation, emitter]));
  const perPatient = linked.defines.map((define) => analysis.restsOnPatient(define));
  const fills = linked.defines.map((define) => (perPatient[define.id] ? writeFill(writing, define) : null));
  const own = (name: (define: Define) => string): string =>
    linked.defines.map((define) => (perPatient[define.id] ? name(define) : 'null')).join(', ');
  const source = [
    ...header(pool, linked),
    'let rows, row = 0;',
    ...linked.defines.map((define) =>
      perPatient[define.id]
        ? `const ${define.js} = new Array(${ROWS}).fill(null); let ${rest(define)} = null;`
        : `const ${define.js} = plain.defines[${define.id}];`,
    ),
    '',
    'function begin(patients) {',
    '  rows = patients;',
    '}',
    '',
    ...configure(linked, []),
    '',
    ...operations.flatMap(({ lines }) => lines),
    ...fills.flatMap((fill) => fill?.lines ?? []),
    'return {',
    '  begin,',
    '  configure,',
    `  columns: [${own((define) => define.js)}],`,
    `  fills: [${own((define) => `fill_${define.js}`)}],`,
    `  rests: [${own((define) => `(value) => { ${rest(define)} = value; }`)}],`,
    '};',
  ].join('\n');
  const reads = fills.map((fill) => (fill === null ? { defines: [], slots: [] } : readsOf(fill.emitter, emitterOf)));
  return { source, pool, faults, reads };
}

function rest(define: Define): string {
  return `${define.js}$`;
}

function writeFill(writing: Writing, define: Define): { lines: readonly string[]; emitter: Emitter } {
  const emitter = new Emitter(writing.setup, define.library, define.name, define.line, 'i');
  const code = emitter.code(define.expression);
  const lines = [
    heading(define),
    `function fill_${define.js}(todo) {`,
    '  let changed = 0;',
    '  while (todo !== 0) {',
    '    const i = 31 - Math.clz32(todo & -todo);',
    '    todo &= todo - 1;',
    ...(emitter.uses.operations.size > 0 ? ['    row = i;'] : []),
    ...emitter.finish().map((line) => `    ${line}`),
    `    const value = ${code};`,
    `    ${define.js}[i] = value;`,
    `    if (value !== ${rest(define)}) changed |= 1 << i;`,
    '  }',
    '  return changed;',
    '}',
    '',
  ];
  return { lines, emitter };
}

function readsOf(emitter: Emitter, emitterOf: ReadonlyMap<Operation, Emitter>): Reads {
  const defines = new Set<number>();
  const slots = new Set<number>();
  const seen = new Set<Emitter>();
  const visit = (one: Emitter): void => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const define of one.uses.defines) defines.add(define);
    for (const slot of one.uses.slots) slots.add(slot);
    for (const operation of one.uses.operations) {
      const next = emitterOf.get(operation);
      if (next !== undefined) visit(next);
    }
  };
  visit(emitter);
  return { defines: [...defines], slots: [...slots] };
}
