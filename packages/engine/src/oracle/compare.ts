/** Compares the engine with the reference on many citizens, over several threads. */

import { Worker } from 'node:worker_threads';
import type { DifferenceId } from '../differences.ts';
import type { Parameters } from '../program/parameters.ts';
import type { FhirResource } from '../program/patient-index.ts';
import type { DefineRef } from '../program/program.ts';
import type { ElmLibrary } from '../translation/types.ts';

/** One value that is not the same; `patient` is the citizen's place in the list. */
export type ValueDifference = {
  readonly library: string;
  readonly define: string;
  readonly patient: number;
  readonly ours: unknown;
  readonly oracle: unknown;
};

export type Comparison = {
  /** Values compared: citizens times defines. */
  readonly compared: number;
  readonly differences: readonly ValueDifference[];
  /** Milliseconds of computing, added up over threads. */
  readonly ourMilliseconds: number;
  readonly oracleMilliseconds: number;
};

export type CompareOptions = {
  /** Threads; 1 runs in this one. Default 2. */
  readonly workers?: number;
  /** Deliberate differences that are not corrected for; default none. */
  readonly uncorrected?: readonly DifferenceId[];
  /** Other libraries for our engine alone: a planted difference, to see that the comparison tells it. */
  readonly ours?: readonly ElmLibrary[];
};

/** What one thread is given. */
export type ComparisonTask = {
  readonly libraries: readonly ElmLibrary[];
  readonly ours: readonly ElmLibrary[];
  readonly patients: readonly (readonly FhirResource[])[];
  readonly parameters: readonly Parameters[];
  readonly defines: readonly DefineRef[];
  readonly first: number;
  readonly uncorrected: readonly DifferenceId[];
};

/**
 * Evaluates the same ELM on the same citizens in both engines. Parameters are one set for all, or one per citizen.
 * The deliberate differences are corrected for in the reference, so that any difference told is a fault.
 */
export async function compareWithOracle(
  libraries: readonly ElmLibrary[],
  patients: readonly (readonly FhirResource[])[],
  parametersPerPatient: Parameters | readonly Parameters[],
  defines: readonly DefineRef[],
  options: CompareOptions = {},
): Promise<Comparison> {
  const threads = Math.max(1, Math.min(options.workers ?? 2, patients.length));
  const size = Math.ceil(patients.length / threads);
  const parameters = Array.isArray(parametersPerPatient)
    ? (parametersPerPatient as readonly Parameters[])
    : patients.map(() => parametersPerPatient as Parameters);
  const tasks = Array.from({ length: threads }, (_, i): ComparisonTask => {
    const first = i * size;
    return {
      libraries,
      ours: options.ours ?? libraries,
      defines,
      first,
      patients: patients.slice(first, first + size),
      parameters: parameters.slice(first, first + size),
      uncorrected: options.uncorrected ?? [],
    };
  });
  const parts = threads === 1 ? [await here(tasks[0] as ComparisonTask)] : await Promise.all(tasks.map(inThread));
  return {
    compared: patients.length * defines.length,
    differences: parts.flatMap((part) => part.differences),
    ourMilliseconds: parts.reduce((all, part) => all + part.ourMilliseconds, 0),
    oracleMilliseconds: parts.reduce((all, part) => all + part.oracleMilliseconds, 0),
  };
}

type Part = Omit<Comparison, 'compared'>;

async function here(task: ComparisonTask): Promise<Part> {
  const { runComparison } = await import('./run-comparison.ts');
  return runComparison(task);
}

function inThread(task: ComparisonTask): Promise<Part> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./comparison-thread.ts', import.meta.url), { workerData: task });
    worker.once('message', (part: Part) => resolve(part));
    worker.once('error', reject);
  });
}
