/** How the log is sealed: each row with a keyed hash over itself and the seal before it, so that nothing can be changed, left out or put in. */
import { createHmac, type KeyObject } from 'node:crypto';
import type { AuditEntry } from './audit-entry.ts';

/** The last place of the chain and its seal; place 0 is before the first entry. */
export interface ChainHead {
  readonly last: number;
  readonly seal: Buffer;
}

/** Entries that were saved together: their places, their moment and their text. */
export interface SealedRow {
  readonly first: number;
  readonly last: number;
  readonly recorded: Date;
  /** JSON. */
  readonly entries: string;
}

/** The seal of a row behind another. */
export function sealOf(key: KeyObject, before: Buffer, { first, last, recorded, entries }: SealedRow): Buffer {
  return createHmac('sha256', key).update(before).update(`${first} ${last} ${recorded.toISOString()} ${entries}`).digest();
}

/** The entries of a row, each with its place. */
export function entriesOf({ first, recorded, entries }: SealedRow): readonly AuditEntry[] {
  const moment = recorded.toISOString();
  return (JSON.parse(entries) as Omit<AuditEntry, 'seq' | 'recorded'>[]).map((entry, index) => ({
    seq: first + index,
    recorded: moment,
    ...entry,
  }));
}
