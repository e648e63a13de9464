/** Looks into the database itself, past the process that was killed: is all there that was acknowledged, nothing by half, and all of it in the log? */
import { isDeepStrictEqual } from 'node:util';
import { verifyRecord } from '@rygforloeb/record';
import { openUngated, verifyAudit } from '@rygforloeb/record/ungated';
import { type Acknowledged, type Ledger, markSystem } from './ledger.ts';
import type { Written } from './requests.ts';

export interface Verdict {
  /** Acknowledged versions that are not there, or not with what was acknowledged. */
  readonly lost: number;
  /** Transactions of which only a part is there, and resources that contradict their own history. */
  readonly torn: number;
  /** Versions that the log of looks and changes does not tell of, and 1 for a chain that is broken; only where its key is given. */
  readonly untold: number;
}

const tables = { Observation: 'observation', Task: 'task', Patient: 'patient', Organization: 'organization' } as const;

/** Checks everything since the beginning; with the key of the log also the log. */
export async function check(folder: string, ledger: Ledger, auditKey?: Buffer): Promise<Verdict> {
  const { database, close } = await openUngated({ folder, attach: true });
  try {
    const versions = new Map<string, Written>();
    const found = new Map<string, number>();
    const present = new Map<string, number>();
    for (const [type, table] of Object.entries(tables)) {
      const { rows } = await database.pool.query<{ id: string; version: number; content: Written | null; mark: string | null }>(
        `select id, version, content, jsonb_path_query_first(content, '$.identifier[*] ? (@.system == "${markSystem}").value')#>>'{}' as mark
         from record.${table}_history`,
      );
      for (const { id, version, content, mark } of rows) {
        if (content !== null) versions.set(`${type}/${id}/${version}`, content);
        if (mark !== null) found.set(mark, (found.get(mark) ?? 0) + 1);
      }
      const { rows: now } = await database.pool.query<{ id: string; version: number }>(`select id, version from record.${table}`);
      for (const { id, version } of now) present.set(`${type}/${id}`, version);
    }
    const isKept = ({ type, id, version, resource }: Acknowledged) =>
      (present.get(`${type}/${id}`) ?? 0) >= version && isDeepStrictEqual(versions.get(`${type}/${id}/${version}`), { ...resource, id });
    const halves = [...found].filter(([mark, rows]) => ledger.sizes.get(mark) !== rows);
    const report = await verifyRecord({ folder });
    const contradictions = report.faults.reduce((sum, { count }) => sum + count, 0);
    const audit = auditKey === undefined ? undefined : await verifyAudit(database.pool, auditKey);
    return {
      lost: ledger.acknowledged.filter((one) => !isKept(one)).length,
      torn: halves.length + contradictions,
      untold: (audit?.untold ?? 0) + (audit?.brokenAt === undefined ? 0 : 1),
    };
  } finally {
    await close();
  }
}
