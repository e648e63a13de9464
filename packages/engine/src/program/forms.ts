/** The forms in which a linked programme is generated: one citizen at a time, traced, many at a time, and the index's tuples. */

import { analyse } from '../compile/analysis.ts';
import { type GeneratedColumns, generateColumns } from '../compile/columns.ts';
import { type Generated, generatePlain, generateTraced, generateTuples } from '../compile/generate.ts';
import type { Linked } from '../compile/link.ts';
import { EngineError, type UnsupportedNode } from '../errors.ts';
import type { dateTimeReader } from '../runtime/conversion.ts';
import type { Traced } from '../runtime/fact-sets.ts';
import * as runtime from '../runtime/runtime.ts';
import type { ColumnsForm } from './columns.ts';
import type { PatientIndex, TupleMakers } from './patient-index.ts';

export type DateTimeReader = ReturnType<typeof dateTimeReader>;

export type Plain = {
  begin(patient: PatientIndex): void;
  configure(values: readonly unknown[], offset: number, reader: DateTimeReader): void;
  defaults(): readonly unknown[];
  readonly defines: readonly (() => unknown)[];
  readonly operations: readonly unknown[];
};

export type Columns = ColumnsForm & {
  configure(values: readonly unknown[], offset: number, reader: DateTimeReader): void;
};

/** The tuples of the index; their moments are read at the offset of the evaluation under way. */
export type Tuples = { at(offset: number, reader: DateTimeReader): void; readonly makers: TupleMakers };

export type TracedForm = {
  begin(patient: PatientIndex): void;
  configure(values: readonly unknown[], offset: number, reader: DateTimeReader): void;
  readonly defines: readonly (() => Traced)[];
};

export type Maker<T> = (run: typeof runtime, plain: Plain) => T;

/** Each call makes a form anew, with its own memory. */
export type Forms = {
  readonly source: () => string;
  readonly plain: () => Plain;
  readonly tuples: () => Tuples;
  readonly traced: (plain: Plain) => TracedForm;
  /** Writes the form that does these steps. */
  readonly columns: (order: readonly number[]) => (plain: Plain) => Columns;
  readonly generatedColumns: () => GeneratedColumns;
};

/** Generates what is needed at once, and the rest when it is first asked for; throws RYG_ENGINE_UNSUPPORTED. */
export function generateForms(linked: Linked): { readonly plain: Generated; readonly forms: Forms } {
  const analysis = analyse(linked);
  const plain = generatePlain(linked, analysis);
  refuseUnsupported(plain.faults);
  const traced = lazily(() => generateTraced(linked, analysis, plain.pool));
  const columns = lazily(() => generateColumns(linked, analysis, plain.pool));
  const makePlain = new Function('runtime', plain.source) as (run: typeof runtime) => Plain;
  const makeTuples = new Function('runtime', generateTuples(plain.pool)) as (run: typeof runtime) => Tuples;
  const makeTraced = lazily(() => new Function('runtime', 'plain', traced().source) as Maker<TracedForm>);
  const forms: Forms = {
    source: () => `// Plain form\n${plain.source}\n\n// Traced form\n${traced().source}\n`,
    plain: () => makePlain(runtime),
    tuples: () => makeTuples(runtime),
    traced: (own) => makeTraced()(runtime, own),
    columns: (order) => {
      const make = new Function('runtime', 'plain', columns().source(order)) as Maker<Columns>;
      return (own) => make(runtime, own);
    },
    generatedColumns: columns,
  };
  return { plain, forms };
}

function refuseUnsupported(faults: readonly UnsupportedNode[]): void {
  if (faults.length === 0) return;
  const told = faults.map((f) => `${f.library}, "${f.define}", line ${f.line}: ${f.node} (${f.reason})`);
  throw new EngineError('RYG_ENGINE_UNSUPPORTED', `\n${[...new Set(told)].join('\n')}`, faults);
}

export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
