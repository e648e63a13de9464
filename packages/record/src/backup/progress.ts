/** What is told while a backup, a restore or a check goes on. */

export interface Progress {
  readonly action: 'copy' | 'check' | 'compare' | 'versions' | 'migrate';
  readonly table: string;
  /** Which of how many tables this is, from 1. */
  readonly place: number;
  readonly of: number;
  /** Rows of this table so far. */
  readonly rows: number;
}

export type OnProgress = (progress: Progress) => void;
