/** Turns tables of CQL expressions into tests: each row has its value in every form of our engine, and in the reference engine. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DIFFERENCES } from '../differences.ts';
import { compile, type DefineRef, type FhirResource, type Parameters } from '../index.ts';
import { correct } from '../oracle/corrections.ts';
import { theirForm } from '../oracle/normal-form.ts';
import { type OracleValue, openOracle } from '../oracle/oracle.ts';
import { type Facts, factsLibrary, recordOf, rowsLibrary, translated } from './small-programme.ts';

/** A CQL expression and its value as JSON; dates and moments are ISO text. Without a value, the reference engine's is expected. */
export type Row = readonly [expression: string, expected?: unknown];

/** Rows under a sentence that says what they show. */
export type Table = Readonly<Record<string, readonly Row[]>>;

export type TableOptions = {
  /** Facts the rows may refer to as `F."name"`. */
  readonly facts?: Facts;
  /** Resources beside those of the facts. */
  readonly resources?: readonly FhirResource[];
  /** Parameters and code systems the rows may refer to. */
  readonly declarations?: string;
  /** Defines and functions the rows may refer to. */
  readonly definitions?: string;
  readonly parameters?: Parameters;
};

/** Registers a test for each sentence of the table. */
export async function tableTests(table: Table, options: TableOptions = {}): Promise<void> {
  const { facts = {}, declarations = '', definitions = '', parameters = {} } = options;
  const rows = Object.entries(table).flatMap(([sentence, own]) =>
    own.map(([expression, ...expected]) => ({ sentence, expression, expected })),
  );
  const written = rows.map(({ expression }, i) => `define "row ${i}": ${expression}`).join('\n');
  const libraries = await translated(factsLibrary(facts), rowsLibrary(`${definitions}\n${written}`, declarations));
  const resources = [{ resourceType: 'Patient', birthDate: '1970-06-15' }, ...recordOf(facts), ...(options.resources ?? [])];
  const defines = rows.map((_, i): DefineRef => ({ library: 'Rows', name: `row ${i}` }));
  const program = compile(libraries, { facts: ['Facts'] });
  const index = program.index(resources);
  const one = program.evaluator(defines, parameters)(index);
  const [many] = [...program.evaluateMany(defines, parameters, [index])];
  const explainer = program.explainer(index, parameters);
  const theirs = await fromReference();

  for (const sentence of Object.keys(table)) {
    test(sentence, () => {
      const own = rows.map((row, i) => ({ ...row, ...valuesOf(i) })).filter((row) => row.sentence === sentence);
      const wrong = own.filter(({ values }) => new Set(values.map((value) => text(value))).size > 1);
      const told = wrong.map(({ expression, values: [expected, ...found] }) => ({ expression, expected, ...named(found) }));
      assert.deepEqual(told, []);
    });
  }

  /** What is expected, then what each form and the reference engine give. */
  function valuesOf(i: number): { readonly values: readonly unknown[] } {
    const { expected } = rows[i] as (typeof rows)[number];
    const explained = explainer.explain(defines[i] as DefineRef).value;
    const [first = theirs[i]] = expected;
    return { values: [first, one[i], many?.[i], explained].map(plain).concat([theirs[i]]) };
  }

  async function fromReference(): Promise<readonly unknown[]> {
    const restore = correct(DIFFERENCES.map(({ id }) => id));
    const values = await openOracle(libraries).evaluate(resources, parameters, defines);
    restore();
    return values.map((found: OracleValue) => ('error' in found ? { error: found.error } : asRow(theirForm(found.value))));
  }
}

/** A value of the reference engine as a row writes it: the wrappings of the plain form come off. */
function asRow(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(asRow);
  const { time, uncertain, quantity, interval } = value as Record<string, readonly unknown[] | undefined>;
  if (time !== undefined) return time;
  if (uncertain !== undefined) return { low: uncertain[0], high: uncertain[1] };
  if (quantity !== undefined) return { value: quantity[0], unit: quantity[1] };
  if (interval !== undefined) {
    const [low, high, lowClosed, highClosed] = interval;
    return { low: asRow(low), high: asRow(high), lowClosed, highClosed };
  }
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, asRow(own)]));
}

/** One of our values, or one expected, as the row writes it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Text that is the same for the same value, in whatever order its fields stand. */
function text(value: unknown): string {
  return JSON.stringify(value, (_key, own: unknown) =>
    own !== null && typeof own === 'object' && !Array.isArray(own) ? Object.fromEntries(Object.entries(own).sort()) : own,
  );
}

function named([one, many, explained, theirs]: readonly unknown[]): object {
  return { one, many, explained, theirs };
}
