/**
 * Writes the form in columns: a batch of citizens at once, each define for all of them before the next. Conditions are two
 * integers of bits (`yes`, `no`), other values a column with a row for each citizen. What a step gives for a citizen
 * of whom nothing is recorded is its rest; only rows in which something it reads is not at rest are computed.
 */

import type { Analysis } from './analysis.ts';
import { ROWS, WORDS } from './batch.ts';
import { type Reads, type Step, writeSteps } from './column-steps.ts';
import { configure, type Generated, header, type Writing, writeOperation } from './generate.ts';
import type { Linked } from './link.ts';
import type { Pool } from './pool.ts';
import { holderOf } from './references.ts';
import { RULES } from './rules.ts';

export type GeneratedColumns = Generated & {
  /** What each step reads; null where there is no step because the value is the same for every citizen. */
  readonly reads: readonly (Reads | null)[];
  /** The define that holds each define's value, by id. */
  readonly holders: readonly number[];
};

/**
 * The body of a function of `runtime` and `plain` that returns `{ begin(size, always), configure(parameters, zone,
 * dateTime), steps, columns, rests, yes, no, restYes, restNo, changed, filled, found, nothing, resting }`: `filled` and `found` by
 * slot, the others by step. `always` are the rows that are computed whatever they read.
 */
export function generateColumns(linked: Linked, analysis: Analysis, pool: Pool): GeneratedColumns {
  const writing: Writing = { setup: { linked, analysis, pool, rules: RULES, form: 'columns' }, faults: [], analysis };
  const operations = linked.operations.map((operation) => ({ operation, ...writeOperation(writing, operation) }));
  pool.use('setRows');
  const { written, fixed, size } = writeSteps(writing.setup, new Map(operations.map(({ operation, emitter }) => [operation, emitter])));
  const all = Array.from({ length: size }, (_, id) => written[id] ?? null);
  const list = (write: (step: Step) => string): string => all.map((step) => (step === null ? 'null' : write(step))).join(', ');
  const source = [
    ...header(pool, linked),
    'let row = 0, words = 0, always = 0;',
    `const [yes, no, changed] = Array.from({ length: 3 }, () => new Int32Array(${size * WORDS}));`,
    `const [restYes, restNo] = Array.from({ length: 2 }, () => new Int32Array(${size}));`,
    `const filled = new Int32Array(${pool.keys.length * WORDS});`,
    `const found = Array.from({ length: ${pool.keys.length} }, () => new Array(${ROWS}).fill(nothing));`,
    ...linked.defines.filter(({ id }) => all[id] === null).map(({ js, id }) => `const ${js} = plain.defines[${id}];`),
    '',
    'function begin(size, wanted) {',
    '  words = Math.ceil(size / 32);',
    '  always = wanted;',
    '}',
    '',
    ...configure(
      linked,
      fixed.map((line) => `  ${line}`),
    ),
    '',
    ...operations.flatMap(({ lines }) => lines),
    ...all.flatMap((step) => step?.lines ?? []),
    'return {',
    '  begin, configure, yes, no, restYes, restNo, changed, filled, found, nothing, resting: [],',
    `  steps: [${list(({ js }) => `step$${js}`)}],`,
    `  columns: [${list(({ js, isTruth }) => (isTruth ? 'null' : js))}],`,
    `  rests: [${list(({ js, isTruth }) => (isTruth ? 'null' : `(value) => { ${js}$ = value; }`))}],`,
    '};',
  ].join('\n');
  return {
    source,
    pool,
    faults: writing.faults,
    reads: all.map((step) => step?.reads ?? null),
    holders: linked.defines.map((define) => holderOf(linked, define).id),
  };
}
