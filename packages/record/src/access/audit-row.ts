/** An entry of the log as a row, and a row as an entry. */
import type { AuditEntry } from './audit-entry.ts';

/** What PostgreSQL gives back for an entry. */
export interface AuditRow {
  readonly seq: string | number;
  readonly recorded: Date;
  readonly action: AuditEntry['action'];
  readonly outcome: AuditEntry['outcome'];
  readonly who: string;
  readonly name: string;
  readonly role: string;
  readonly organization: string | null;
  readonly client: string | null;
  readonly purpose: string;
  readonly reason: string | null;
  readonly type: string | null;
  readonly resource_id: string | null;
  readonly version: number | null;
  readonly patients: readonly string[] | null;
  readonly query: readonly string[] | null;
  readonly request: string | null;
  readonly seal: Buffer;
}

export const auditColumns =
  'seq, recorded, action, outcome, who, name, role, organization, client, purpose, reason, type, resource_id, version, patients, query, request, seal';

/** The types of those columns where entries come in as JSON; the seal as hexadecimal text. */
export const auditRecord = `x(seq bigint, recorded timestamptz, action text, outcome text, who text, name text, role text, organization text,
  client text, purpose text, reason text, type text, resource_id text, version integer, patients text[], query text[], request text, seal text)`;

/** The row as an entry; absent stays absent. */
export function entryOf(row: AuditRow): AuditEntry {
  const { seq, recorded, action, outcome, who, name, role, purpose, patients, query } = row;
  const optional = {
    organization: row.organization,
    client: row.client,
    reason: row.reason,
    type: row.type,
    id: row.resource_id,
    version: row.version,
    query,
    request: row.request,
  };
  const present = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null));
  return {
    seq: Number(seq),
    recorded: recorded.toISOString(),
    action,
    outcome,
    who,
    name,
    role,
    purpose,
    patients: patients ?? [],
    ...present,
  };
}

/** The entry as the JSON that `auditRecord` reads. */
export function jsonOf({ id, patients, ...entry }: AuditEntry, seal: Buffer): object {
  return { ...entry, ...(id !== undefined && { resource_id: id }), ...(patients.length > 0 && { patients }), seal: seal.toString('hex') };
}
