/**
 * Writes the form in columns: a batch of citizens at once, each define for all of them before the next. Conditions are two
 * integers of bits (`yes`, `no`), other values a column with a row for each citizen. What a step gives for a citizen
 * of whom nothing is recorded is its rest; only rows in which something it reads is not at rest are computed.
 */

import type { Analysis } from './analysis.ts';
import { ROWS, WORDS } from './batch.ts';
import { type Reads, type Step, type Steps, writeSteps } from './column-steps.ts';
import { configure, header, type Writing, writeOperation } from './generate.ts';
import type { Linked } from './link.ts';
import type { Pool } from './pool.ts';
import { holderOf } from './references.ts';
import { RULES } from './rules.ts';

/** Lines of a function that does several steps: few enough to be compiled well. */
const RUN_LINES = 300;

export type GeneratedColumns = {
  /** What each step reads; null where there is no step because the value is the same for every citizen. */
  readonly reads: readonly (Reads | null)[];
  /** The define that holds each define's value, by id. */
  readonly holders: readonly number[];
  /**
   * The body of a function of `runtime` and `plain` that does these steps, in this order. It returns `{ begin(size,
   * always), configure(parameters, zone, dateTime), run, columns, rests, resting, yes, no, restYes, restNo, changed,
   * filled, found, nothing }`: `filled` and `found` by slot, the others by step, null where there is none. `always`
   * are the rows that are computed whatever they read.
   */
  readonly source: (order: readonly number[]) => string;
};

/** Writes all steps once; a form is then put together of those that an answer rests on. */
export function generateColumns(linked: Linked, analysis: Analysis, pool: Pool): GeneratedColumns {
  const writing: Writing = { setup: { linked, analysis, pool, rules: RULES, form: 'columns' }, faults: [], analysis };
  const operations = linked.operations.map((operation) => ({ operation, ...writeOperation(writing, operation) }));
  pool.use('setRows');
  const steps = writeSteps(writing.setup, new Map(operations.map(({ operation, emitter }) => [operation, emitter])));
  const functions = operations.flatMap(({ lines }) => lines);
  return {
    reads: Array.from({ length: steps.size }, (_, id) => steps.written[id]?.reads ?? null),
    holders: linked.defines.map((define) => holderOf(linked, define).id),
    source: (order) => sourceOf(linked, pool, steps, functions, order),
  };
}

function sourceOf(linked: Linked, pool: Pool, steps: Steps, functions: readonly string[], order: readonly number[]): string {
  const { written, fixed, size } = steps;
  const columns = linked.defines.flatMap(({ id }) => written[id]?.column ?? []);
  const runs = inRuns(order.map((id) => (written[id] as Step).lines));
  const wanted = new Set(order);
  const byStep = (write: (column: string) => string): string =>
    Array.from({ length: size }, (_, id) => (wanted.has(id) ? written[id]?.column : null) ?? null)
      .map((column) => (column === null ? 'null' : write(column)))
      .join(', ');
  return [
    ...header(pool, linked),
    'let row = 0, words = 0, always = 0;',
    `const [yes, no, changed] = Array.from({ length: 3 }, () => new Int32Array(${size * WORDS}));`,
    `const [restYes, restNo] = Array.from({ length: 2 }, () => new Int32Array(${size}));`,
    `const filled = new Int32Array(${pool.keys.length * WORDS});`,
    `const found = Array.from({ length: ${pool.keys.length} }, () => new Array(${ROWS}).fill(nothing));`,
    ...linked.defines.filter(({ id }) => written[id] === undefined).map(({ js, id }) => `const ${js} = plain.defines[${id}];`),
    ...columns.map((js) => `const ${js} = new Array(${ROWS}).fill(null); let ${js}$;`),
    '',
    'function begin(size, wanted) {',
    '  words = Math.ceil(size / 32);',
    '  always = wanted;',
    '}',
    '',
    ...configure(linked, indent(fixed)),
    '',
    ...functions,
    ...runs.flatMap((lines, i) => [
      `function run$${i}() {`,
      '  for (let w = 0; w < words; w++) {',
      ...indent(indent(lines)),
      '  }',
      '}',
      '',
    ]),
    'return {',
    '  begin, configure, yes, no, restYes, restNo, changed, filled, found, nothing, resting: [],',
    `  run: [${runs.map((_, i) => `run$${i}`).join(', ')}],`,
    `  columns: [${byStep((column) => column)}],`,
    `  rests: [${byStep((column) => `(value) => { ${column}$ = value; }`)}],`,
    '};',
  ].join('\n');
}

/** Steps are done several in one function: calling each by itself costs more than doing it. */
function inRuns(steps: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  for (const lines of steps) {
    const last = runs.at(-1);
    if (last === undefined || last.length + lines.length > RUN_LINES) runs.push([...lines]);
    else last.push(...lines);
  }
  return runs;
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
