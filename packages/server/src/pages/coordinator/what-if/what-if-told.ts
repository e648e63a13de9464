/** What the thread that tries a change is told, and what it tells. */

import type { AmendmentFault, Case } from '@rygforloeb/decision';
import type { CountedWay } from './ways-told.ts';

export type TriedChange =
  | { readonly parameter: string; readonly value: number | readonly string[] }
  /** An amendment of the consultation. */
  | { readonly amendment: string };

/** One thing that is said otherwise. `what` is a disposition, `urgency` or `scope`. */
export interface SaidOtherwise {
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
  readonly dueBefore?: string;
  readonly dueAfter?: string;
}

export interface ChangedCase {
  readonly id: string;
  readonly title?: string;
  readonly file: string;
  readonly changes: readonly SaidOtherwise[];
}

export interface ThreadTask {
  readonly directory: string;
  readonly cases: string;
  readonly change: TriedChange;
}

export type ToThread = { readonly citizens: readonly Case[] } | { readonly over: true };

export type FromThread =
  | { readonly is: 'step'; readonly step: 'opening' | 'translating' | 'examples'; readonly done: number; readonly of: number }
  /** The change cannot be tried; nothing else comes. */
  | { readonly is: 'faults'; readonly faults: readonly AmendmentFault[] }
  | { readonly is: 'examples'; readonly asked: number; readonly changed: readonly ChangedCase[] }
  | { readonly is: 'citizens'; readonly asked: number; readonly changed: number; readonly ways: readonly CountedWay[] };
