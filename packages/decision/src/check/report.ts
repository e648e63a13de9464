/** What a check of a programme says: its faults with their places, what it counted, and which requirements it covers. */

/** What was looked at when a fault was found. */
export type CheckName =
  | 'yaml'
  | 'vocabulary'
  | 'texts'
  | 'cql'
  | 'numbers'
  | 'parameters'
  | 'dispositions'
  | 'codes'
  | 'citations'
  | 'clocks'
  | 'dead-define'
  | 'reach'
  | 'readability'
  | 'coverage'
  | 'amendments';

/** A place in a file of the programme; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong; `line` 0 says that the whole file is meant. */
export interface CheckFault extends Place {
  readonly check: CheckName;
  readonly message: string;
}

/** A requirement that nothing of the programme cites, or that no citizen's situation decides. */
export interface OpenRequirement {
  readonly id: string;
  readonly statement: string;
  readonly why?: string;
}

/** How many requirements of one area are cited. `decides` marks the areas that must be covered in full. */
export interface AreaCoverage {
  readonly area: string;
  readonly decides: boolean;
  readonly total: number;
  readonly covered: number;
  readonly notDecided: readonly OpenRequirement[];
  readonly notCovered: readonly OpenRequirement[];
  /** Covered among those that can be decided, 0–100. */
  readonly percent: number;
}

export interface CheckTotals {
  readonly libraries: number;
  readonly defines: number;
  readonly parameters: number;
  readonly clocks: number;
  readonly dispositions: number;
  readonly rules: number;
  readonly findings: number;
  readonly texts: number;
  readonly requirements: number;
  readonly amendments: number;
  /** Cases that the reach of rules was tried on. */
  readonly cases: number;
}

export interface CheckReport {
  /** True when there is no fault. */
  readonly ok: boolean;
  readonly programme: { readonly id: string; readonly version: string; readonly status: string };
  readonly faults: readonly CheckFault[];
  /** Worth knowing, and no fault. */
  readonly notes: readonly string[];
  readonly totals: CheckTotals;
  readonly coverage: readonly AreaCoverage[];
  readonly readability: { readonly texts: number; readonly mean: number; readonly highest: number; readonly limit: number };
  readonly milliseconds: number;
}

/** A fault at a place. */
export const faultAt = (place: Place, check: CheckName, message: string): CheckFault => ({ ...place, check, message });

/** A file as a whole. */
export const nowhere = (file: string): Place => ({ file, line: 0, column: 0 });
