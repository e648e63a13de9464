/** Checks the log: every seal from the first entry to the head, and that every change of a resource has its entry. */
import { createSecretKey } from 'node:crypto';
import type pg from 'pg';
import { resourceTypeNames, resourceTypeOf } from '../store/resource-types.ts';
import { entriesOf, sealOf } from './audit-chain.ts';
import { rowColumns, type StoredRow, sealedRow } from './audit-log.ts';

export interface AuditVerdict {
  /** Entries in the log. */
  readonly entries: number;
  /** The last seal as hexadecimal text: kept elsewhere, it shows later whether the end of the log was cut off. */
  readonly head: string;
  /** The place of the first entry of the row whose seal does not fit, or where entries are missing. */
  readonly brokenAt?: number;
  /** Versions of resources that no entry tells of. */
  readonly untold: number;
  /** Entries of changes that wait to be moved into the log. */
  readonly due: number;
}

const CHUNK = 1_000;

/** The pool, or one connection to see a single moment. */
type Asked = Pick<pg.ClientBase, 'query'>;

/** Reads the whole log once, a part at a time. `progress` is told how many entries were read. */
export async function verifyAudit(pool: Asked, key: Buffer, progress: (read: number) => void = () => undefined): Promise<AuditVerdict> {
  const sealKey = createSecretKey(key);
  let last = 0;
  let seal: Buffer = Buffer.alloc(0);
  let brokenAt: number | undefined;
  for (;;) {
    const { rows } = await pool.query<StoredRow>(`select ${rowColumns} from record.audit_log where first > $1 order by first limit $2`, [
      last,
      CHUNK,
    ]);
    for (const row of rows.map((stored) => ({ ...sealedRow(stored), seal: stored.seal }))) {
      const fits = row.first === last + 1 && sealOf(sealKey, seal, row).equals(row.seal) && entriesOf(row).length === row.last - last;
      if (!fits) brokenAt ??= last + 1;
      ({ last, seal } = row);
    }
    progress(last);
    if (rows.length < CHUNK) break;
  }
  const { rows: heads } = await pool.query<{ last: string; seal: Buffer }>('select last, seal from record.audit_head');
  const [head] = heads;
  if (head === undefined || Number(head.last) !== last || !head.seal.equals(seal)) brokenAt ??= last + 1;
  const { rows: due } = await pool.query<{ count: string }>('select count(*) from record.audit_due');
  return {
    entries: last,
    head: seal.toString('hex'),
    ...(brokenAt !== undefined && { brokenAt }),
    untold: await untold(pool),
    due: Number(due[0]?.count ?? 0),
  };
}

async function untold(pool: Asked): Promise<number> {
  const versions = resourceTypeNames.map(
    (name) => `select '${name}' as type, id, version from record.${resourceTypeOf(name).table}_history`,
  );
  const { rows } = await pool.query<{ count: string }>(
    `with told as (
        select x.type, x.id, x.version from record.audit_log, json_to_recordset(entries) as x(action text, outcome text, type text, id text, version integer)
          where x.outcome = 'done' and x.action in ('create', 'update', 'delete')
        union all select entry->>'type', entry->>'id', version from record.audit_due)
      select count(*) from (${versions.join(' union all ')}) versions
      where not exists (select from told where told.type = versions.type and told.id = versions.id and told.version = versions.version)`,
  );
  return Number(rows[0]?.count ?? 0);
}
