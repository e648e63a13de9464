/**
 * Evaluates many citizens a batch at a time. What a step gives for a citizen of whom nothing is recorded is computed
 * once; it is computed anew only for those citizens for whom something it reads is otherwise.
 */

import { ROWS, WORDS } from '../compile/batch.ts';
import type { Reads } from '../compile/column-steps.ts';
import { setRows, truthAt } from '../runtime/rows.ts';
import type { PatientIndex } from './patient-index.ts';

/** The generated form in columns, by step; null for defines that are the same for every citizen or were not asked. */
export type ColumnsForm = {
  begin(size: number, always: number): void;
  /** All steps, several to a function. */
  readonly run: readonly (() => void)[];
  /** Null for steps that are truths. */
  readonly columns: readonly (unknown[] | null)[];
  readonly rests: readonly (((value: unknown) => void) | null)[];
  /** What was last given to `rests`. */
  readonly resting: unknown[];
  readonly yes: Int32Array;
  readonly no: Int32Array;
  readonly restYes: Int32Array;
  readonly restNo: Int32Array;
  /** The rows that are not at rest. */
  readonly changed: Int32Array;
  /** The rows for which a slot of the index holds something. */
  readonly filled: Int32Array;
  /** What a slot of the index holds, by row; `nothing` where it holds nothing. */
  readonly found: readonly unknown[][];
  readonly nothing: readonly unknown[];
};

/** What is asked of a form: the steps that hold the values, and all steps they rest on, each after those it reads. */
export type Asked = { readonly steps: readonly number[]; readonly order: readonly number[] };

/** Returns the values asked for of each citizen of a batch. */
export type Batch = (patients: readonly PatientIndex[]) => readonly unknown[][];

/** Lays out what is asked. */
export function askColumns(reads: readonly (Reads | null)[], steps: readonly number[]): Asked {
  return { steps, order: inOrder(reads, steps) };
}

/** Prepares batches; `fixed` gives the value of a define that is the same for every citizen. */
export function openColumns(form: ColumnsForm, { steps, order }: Asked, fixed: (define: number) => unknown): Batch {
  const { run } = form;
  rest(form);
  form.begin(1, 1);
  // What the form held for other parameters counts no more.
  for (const id of order) form.rests[id]?.(undefined);
  for (const steps of run) steps();
  for (const id of order) settle(form, id);
  const differs = new Set(order);
  const resting = steps.map((id) => (differs.has(id) ? valueAt(form, id, 0) : fixed(id)));
  return (patients) => {
    empty(form);
    fill(form, patients);
    form.begin(patients.length, 0);
    for (const steps of run) steps();
    return gather(form, steps, resting, patients.length);
  };
}

/** These steps and all they read, each after those it reads. */
function inOrder(reads: readonly (Reads | null)[], asked: readonly number[]): readonly number[] {
  const ordered = new Set<number>();
  const visit = (id: number): void => {
    const own = reads[id] ?? null;
    if (own === null || ordered.has(id)) return;
    for (const step of own.steps) visit(step);
    ordered.add(id);
  };
  asked.forEach(visit);
  return [...ordered];
}

/** Puts every row of the batch before back to rest. */
function rest(form: ColumnsForm): void {
  empty(form);
  for (let id = 0; id < form.columns.length; id++) {
    const column = form.columns[id] as unknown[] | null;
    if (column === null) continue;
    for (let w = 0; w < WORDS; w++) setRows(column, w, form.changed[id * WORDS + w] as number, form.resting[id]);
  }
  form.changed.fill(0);
}

/** Takes what stands in the first row as the step's rest, and puts all rows there. */
function settle(form: ColumnsForm, id: number): void {
  const column = form.columns[id] as unknown[] | null;
  if (column === null) {
    const at = id * WORDS;
    form.restYes[id] = form.yes[at] = -((form.yes[at] as number) & 1);
    form.restNo[id] = form.no[at] = -((form.no[at] as number) & 1);
  } else {
    const value = column[0];
    column.fill(value, 0, form.resting[id] === value ? 32 : ROWS);
    form.resting[id] = value;
    form.rests[id]?.(value);
  }
  form.changed[id * WORDS] = 0;
}

/** Takes the citizens of the batch before out of the slots. */
function empty({ filled, found, nothing }: ColumnsForm): void {
  for (let at = 0; at < filled.length; at++) {
    if (filled[at] !== 0) setRows(found[Math.floor(at / WORDS)] as unknown[], at % WORDS, filled[at] as number, nothing);
  }
  filled.fill(0);
}

function fill({ filled, found }: ColumnsForm, patients: readonly PatientIndex[]): void {
  for (let row = 0; row < patients.length; row++) {
    const patient = patients[row] as PatientIndex;
    for (let i = 0; i < patient.filled.length; i++) {
      const slot = patient.filled[i] as number;
      const at = slot * WORDS + (row >>> 5);
      filled[at] = (filled[at] as number) | (1 << row);
      (found[slot] as unknown[])[row] = patient.lists[i];
    }
  }
}

/** The values of each row: those at rest, and over them those that differ. */
function gather(form: ColumnsForm, asked: readonly number[], resting: readonly unknown[], size: number): readonly unknown[][] {
  const rows = Array.from({ length: size }, () => resting.slice());
  for (let place = 0; place < asked.length; place++) {
    const id = asked[place] as number;
    for (let w = 0; w << 5 < size; w++) {
      for (let rest = form.changed[id * WORDS + w] as number; rest !== 0; rest &= rest - 1) {
        const row = (w << 5) + 31 - Math.clz32(rest & -rest);
        (rows[row] as unknown[])[place] = valueAt(form, id, row);
      }
    }
  }
  return rows;
}

function valueAt(form: ColumnsForm, id: number, row: number): unknown {
  const column = form.columns[id] as unknown[] | null;
  const word = id * WORDS + (row >>> 5);
  return column === null ? truthAt(form.yes[word] as number, form.no[word] as number, row) : column[row];
}
