/** Checks the log: every seal from the first entry to the head, and that every change of a resource has its entry. */
import type pg from 'pg';
import { resourceTypeNames, resourceTypeOf } from '../store/resource-types.ts';
import { sealOf } from './audit-chain.ts';
import { type AuditRow, auditColumns, entryOf } from './audit-row.ts';

export interface AuditVerdict {
  /** Entries in the log. */
  readonly entries: number;
  /** The last seal as hexadecimal text: kept elsewhere, it shows later whether the end of the log was cut off. */
  readonly head: string;
  /** The place of the first entry whose seal does not fit, or behind which one is missing. */
  readonly brokenAt?: number;
  /** Versions of resources that no entry tells of. */
  readonly untold: number;
  /** Entries of changes that wait to be moved into the log. */
  readonly due: number;
}

const CHUNK = 5_000;

/** The pool, or one connection to see a single moment. */
type Asked = Pick<pg.ClientBase, 'query'>;

/** Reads the whole log once, a part at a time. `progress` is told how many entries were read. */
export async function verifyAudit(pool: Asked, key: Buffer, progress: (read: number) => void = () => undefined): Promise<AuditVerdict> {
  let seq = 0;
  let seal: Buffer = Buffer.alloc(0);
  let brokenAt: number | undefined;
  for (;;) {
    const { rows } = await pool.query<AuditRow>(`select ${auditColumns} from record.audit_log where seq > $1 order by seq limit $2`, [
      seq,
      CHUNK,
    ]);
    for (const row of rows) {
      const entry = entryOf(row);
      if (entry.seq !== seq + 1 || !sealOf(key, seal, entry).equals(row.seal)) brokenAt ??= seq + 1;
      [seq, seal] = [entry.seq, row.seal];
    }
    progress(seq);
    if (rows.length < CHUNK) break;
  }
  const { rows: heads } = await pool.query<{ seq: string; seal: Buffer }>('select seq, seal from record.audit_head');
  const [head] = heads;
  if (head === undefined || Number(head.seq) !== seq || !head.seal.equals(seal)) brokenAt ??= seq + 1;
  const { rows: due } = await pool.query<{ count: string }>('select count(*) from record.audit_due');
  return {
    entries: seq,
    head: seal.toString('hex'),
    ...(brokenAt !== undefined && { brokenAt }),
    untold: await untold(pool),
    due: Number(due[0]?.count ?? 0),
  };
}

async function untold(pool: Asked): Promise<number> {
  let sum = 0;
  for (const name of resourceTypeNames) {
    const { rows } = await pool.query<{ count: string }>(
      `select count(*) from record.${resourceTypeOf(name).table}_history h
        where not exists (select from record.audit_log a where a.type = $1 and a.resource_id = h.id and a.version = h.version
            and a.action in ('create', 'update', 'delete') and a.outcome = 'done')
          and not exists (select from record.audit_due d where d.entry->>'type' = $1 and d.entry->>'id' = h.id and d.version = h.version)`,
      [name],
    );
    sum += Number(rows[0]?.count ?? 0);
  }
  return sum;
}
