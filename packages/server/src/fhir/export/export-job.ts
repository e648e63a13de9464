/** One export: what was ordered, by whom, and how far it is. */

import { createHash } from 'node:crypto';
import type { Access, GatedRecord } from '@rygforloeb/record';

export interface ExportOrder {
  readonly record: GatedRecord;
  readonly owner: string;
  /** The address by which it was ordered. */
  readonly request: string;
  readonly types: readonly string[];
  readonly since?: string;
}

export interface ExportOutput {
  readonly type: string;
  readonly count: number;
}

/** What is kept of an export beside its files. */
export interface ExportJob {
  readonly id: string;
  readonly owner: string;
  readonly request: string;
  readonly state: 'running' | 'done' | 'failed' | 'interrupted';
  /** What was saved before this moment is in the files. */
  readonly transactionTime: string;
  readonly expires: string;
  readonly output: readonly ExportOutput[];
}

export interface ExportStatus extends ExportJob {
  /** While it runs: what has been written so far, in words. */
  readonly progress: string;
}

/** Who may fetch an export: the same agent in the same role, through the same app. */
export function ownerOf({ agent: { who, role, organization, practitionerRole }, app }: Access): string {
  return createHash('sha256')
    .update(JSON.stringify([who, role, practitionerRole, organization, app?.client]))
    .digest('base64url');
}
