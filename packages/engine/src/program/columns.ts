/**
 * Evaluates many citizens a batch at a time. What a define is for a citizen of whom nothing is recorded is computed
 * once; it is computed anew only for those citizens for whom something it reads is otherwise.
 */

import type { Reads } from '../compile/columns.ts';
import type { FhirResource, PatientIndex } from './patient-index.ts';

/** The generated form in columns; entries are null for defines that are the same for every citizen. */
export type ColumnsForm = {
  begin(patients: readonly PatientIndex[]): void;
  readonly columns: readonly (unknown[] | null)[];
  readonly fills: readonly ((rows: number) => number)[];
  readonly rests: readonly ((value: unknown) => void)[];
};

/** Fills the columns of these defines (each after those it reads) for up to 32 citizens. */
export type Batch = (patients: readonly PatientIndex[]) => void;

/** Prepares batches: evaluates the citizen of whom nothing is recorded, and lays out who reads what. */
export function openColumns(form: ColumnsForm, reads: readonly Reads[], order: readonly number[], slots: number): Batch {
  const defines = order.filter((define) => form.columns[define] !== null);
  const changed = new Int32Array(reads.length);
  const filled = new Int32Array(slots);
  const nobody: PatientIndex = { slots: new Array<readonly FhirResource[]>(slots).fill([]), filled: [] };
  const resting: unknown[] = [];
  form.begin([nobody]);
  for (const define of defines) {
    form.fills[define]?.(1);
    const column = form.columns[define] as unknown[];
    resting[define] = column[0];
    column.fill(column[0]);
    form.rests[define]?.(column[0]);
  }
  const steps = defines.map((define) => ({
    define,
    reads: Int32Array.from((reads[define] as Reads).defines.filter((one) => form.columns[one] !== null)),
    slots: Int32Array.from((reads[define] as Reads).slots),
    fill: form.fills[define] as (rows: number) => number,
    column: form.columns[define] as unknown[],
    resting: resting[define],
  }));
  return (patients) => {
    form.begin(patients);
    filled.fill(0);
    for (let row = 0; row < patients.length; row++) {
      for (const slot of (patients[row] as PatientIndex).filled) filled[slot] = (filled[slot] as number) | (1 << row);
    }
    for (let s = 0; s < steps.length; s++) {
      const step = steps[s] as (typeof steps)[number];
      let todo = 0;
      for (let i = 0; i < step.reads.length; i++) todo |= changed[step.reads[i] as number] as number;
      for (let i = 0; i < step.slots.length; i++) todo |= filled[step.slots[i] as number] as number;
      // Rows of the batch before that differed and are not evaluated now go back to rest.
      let stale = (changed[step.define] as number) & ~todo;
      while (stale !== 0) {
        step.column[31 - Math.clz32(stale & -stale)] = step.resting;
        stale &= stale - 1;
      }
      changed[step.define] = todo === 0 ? 0 : step.fill(todo);
    }
  };
}
