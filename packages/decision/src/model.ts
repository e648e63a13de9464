/** The words of the decision room: a citizen's situation as seen by one actor, and the programme's answer to it. */

export type StatusCode =
  | 'overdue'
  | 'required'
  | 'recommended'
  | 'permitted'
  | 'needs-judgement'
  | 'blocked-consent'
  | 'not-indicated'
  | 'not-permitted'
  | 'not-covered';

export type UrgencyCode = 'emergency' | 'acute' | 'same-day' | 'elective' | 'routine';

/** One recorded finding. `value` follows the finding's type in the vocabulary; dates are ISO text as given (date or date-time with offset). */
export interface FindingEntry {
  readonly code: string;
  readonly value: boolean | number | string | readonly string[];
  readonly onset?: string;
  readonly since?: string;
  readonly recorded?: string;
  readonly site?: 'left' | 'right' | 'both' | 'back' | 'leg';
}

/** One drug in use; absent keys are unknown, `followUps: []` is known none. */
export interface MedicationEntry {
  readonly name?: string;
  readonly atc?: string;
  readonly start?: string;
  readonly stopPlan?: boolean;
  readonly followUps?: readonly string[];
  readonly dailyPrescription?: boolean;
}

/** A citizen's situation at one moment, seen by one actor. Block keys of the file (conservativeCare, work, …) are already findings here. */
export interface Case {
  readonly id: string;
  readonly title?: string;
  /** ISO date-time with offset. */
  readonly asOf: string;
  readonly actor: string;
  readonly citizen: { readonly birthDate?: string; readonly sex?: 'female' | 'male' | 'other' | 'unknown'; readonly municipality?: string };
  readonly findings: readonly FindingEntry[];
  readonly medications: readonly MedicationEntry[];
  /** The action in mind, e.g. `refer:imaging-mri`. */
  readonly question?: string;
}

export interface SourceReference {
  readonly document: string;
  readonly section: string;
}

/** One thing the programme says, with what it rests on. */
export interface Disposition {
  readonly code: string;
  readonly status: StatusCode;
  /** Last day in time, ISO date. */
  readonly due?: string;
  readonly because: readonly string[];
  readonly sources: readonly SourceReference[];
  readonly requirements: readonly string[];
  readonly conflicts: readonly string[];
  /** Whose word it is when not simply the programme's: ours for safety, a prompt of the platform, or a reading that awaits its owner. */
  readonly layer?: readonly ('local-safety' | 'platform' | 'local-setting' | 'confirm')[];
}

/** An unknown finding that could change the answer, and which dispositions it would change. */
export interface MissingFinding {
  readonly finding: string;
  readonly wouldChange: readonly string[];
}

/** What the programme says about a case: exactly the contract's form. */
export interface Answer {
  readonly case: string;
  readonly programme: { readonly id: string; readonly version: string; readonly status: string };
  readonly asOf: string;
  readonly inScope: boolean | 'not-covered';
  readonly urgency: UrgencyCode;
  readonly dispositions: readonly Disposition[];
  readonly missing: readonly MissingFinding[];
}

/** Something wrong in an input file: where, what, and what is allowed. Line and column count from 1. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly allowed?: readonly string[];
  readonly nearest?: string;
}
