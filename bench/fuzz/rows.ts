/** Every row of every resource, before and after, past the server: what was not acknowledged as changed must be as it was. */
import { auditCheck, verifyRecord } from '@rygforloeb/record';
import { openUngated } from '@rygforloeb/record/ungated';
import type { Ledger } from './acknowledged.ts';

/** By table and key, a hash of the whole row. */
export type Rows = ReadonlyMap<string, string>;

/** Reads all tables of resources and their histories. */
export async function rowsOf(folder: string): Promise<Rows> {
  const { database, close } = await openUngated({ folder, attach: true });
  try {
    const { rows: histories } = await database.pool.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'record' and table_name like '%\\_history'",
    );
    const found = new Map<string, string>();
    for (const { name } of histories) {
      for (const table of [name, name.replace(/_history$/, '')]) {
        const { rows } = await database.pool.query<{ id: string; version: number; hash: string }>(
          `select id, version, md5(kept::text) as hash from record.${table} as kept`,
        );
        for (const { id, version, hash } of rows) found.set(table === name ? `${table} ${id} ${version}` : `${table} ${id}`, hash);
      }
    }
    return found;
  } finally {
    await close();
  }
}

/** What changed although nobody was told so; and what contradicts itself or is missing in the log. */
export async function unexplained(folder: string, auditKey: Buffer, before: Rows, after: Rows, ledger: Ledger): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [key, hash] of after) {
    const [table = '', id = '', version] = key.split(' ');
    if (before.get(key) === hash) continue;
    const isAcknowledged =
      version === undefined ? ledger.resources.has(`${table} ${id}`) : ledger.versions.has(`${table} ${id} ${version}`);
    if (!isAcknowledged) faults.push(`${before.has(key) ? 'changed' : 'added'}: ${key}`);
    else if (version !== undefined && before.has(key)) faults.push(`a version was changed: ${key}`);
  }
  for (const key of before.keys()) {
    const [table, id, version] = key.split(' ');
    if (!after.has(key) && (version !== undefined || !ledger.resources.has(`${table} ${id}`))) faults.push(`gone: ${key}`);
  }
  const report = await verifyRecord({ folder }, { checks: [auditCheck(auditKey)] });
  return [...faults, ...report.faults.map(({ table, problem, count }) => `${problem} in ${table}: ${count}`)];
}
