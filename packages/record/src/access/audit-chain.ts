/** How the entries of the log are sealed: each with a keyed hash over itself and the seal before it, so that none can be changed, left out or put in. */
import { createHmac } from 'node:crypto';
import type { AuditEntry } from './audit-entry.ts';

/** The last place of the chain and its seal; place 0 is before the first entry. */
export interface ChainHead {
  readonly seq: number;
  readonly seal: Buffer;
}

/** The seal of an entry behind another. Absent values are null, in the order written here. */
export function sealOf(key: Buffer, before: Buffer, entry: AuditEntry): Buffer {
  const {
    seq,
    recorded,
    action,
    outcome,
    who,
    name,
    role,
    organization,
    client,
    purpose,
    reason,
    type,
    id,
    version,
    patients,
    query,
    request,
  } = entry;
  const text = JSON.stringify(
    [
      seq,
      recorded,
      action,
      outcome,
      who,
      name,
      role,
      organization,
      client,
      purpose,
      reason,
      type,
      id,
      version,
      patients,
      query,
      request,
    ].map((value) => value ?? null),
  );
  return createHmac('sha256', key).update(before).update(text).digest();
}
