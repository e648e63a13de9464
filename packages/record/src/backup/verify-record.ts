/** Is the record sound? Every present row is its latest version, no version is missing, every key leads somewhere, the log's chain holds. */
import type pg from 'pg';
import { appliedOf, type Migration, migrationFault } from '../database/migrate.ts';
import { resourceTypeNames, resourceTypeOf } from '../store/resource-types.ts';
import type { Measure } from './measured.ts';
import type { OnProgress, Progress } from './progress.ts';
import { inSnapshot, measureTable } from './snapshot.ts';
import { inSchema, keptTables } from './tables.ts';
import { versionFaults } from './version-faults.ts';

/** What is wrong, and how often. Ids are ours and say nothing about a citizen; of many the first few stand here. */
export interface RecordFault {
  readonly table: string;
  readonly problem:
    | 'present-differs'
    | 'present-missing'
    | 'present-left-over'
    | 'version-gap'
    | 'time-backwards'
    | 'key-without-resource'
    | 'migration'
    | 'audit-chain'
    | 'change-untold';
  readonly count: number;
  readonly examples: readonly string[];
}

/** A check that another part of the record brings along, such as the chain of the audit log; it sees the same moment as the rest. */
export interface ExtraCheck {
  /** What is told while it runs. */
  readonly name: string;
  readonly run: (
    client: pg.ClientBase,
    onRows: (rows: number) => void,
  ) => Promise<{ readonly checked: number; readonly faults: readonly RecordFault[] }>;
}

export interface VerifyOptions {
  readonly migrations: readonly Migration[];
  readonly checks?: readonly ExtraCheck[];
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface RecordReport {
  readonly ok: boolean;
  /** Rows and content of each table, hashed as a backup hashes them. */
  readonly tables: Readonly<Record<string, Measure>>;
  /** How many each of the extra checks looked at. */
  readonly checked: Readonly<Record<string, number>>;
  readonly faults: readonly RecordFault[];
}

/** Reads the whole record at one moment, while others write on. Throws a RecordError when the database fails. */
export function verify(pool: pg.Pool, options: VerifyOptions): Promise<RecordReport> {
  return inSnapshot(pool, async (client) => {
    const found = await keptTables(client);
    const names = new Set(found.map(({ name }) => name));
    const tables: Record<string, Measure> = {};
    const faults: RecordFault[] = [...migrationFaults(options.migrations, await appliedOf(client))];
    for (const [index, table] of found.entries()) {
      const progress: Omit<Progress, 'rows'> = { action: 'check', table: table.name, place: index + 1, of: found.length };
      tables[table.name] = await measureTable(client, table, (rows) => options.onProgress?.({ ...progress, rows }), options.signal);
      options.signal?.throwIfAborted();
      if (!names.has(`${table.name}_history`)) continue;
      options.onProgress?.({ ...progress, action: 'versions', rows: 0 });
      faults.push(...(await versionFaults(client, table)));
    }
    faults.push(...(await keyFaults(client, names)));
    const checked: Record<string, number> = {};
    for (const { name, run } of options.checks ?? []) {
      const outcome = await run(client, (rows) => options.onProgress?.({ action: 'check', table: name, place: 1, of: 1, rows }));
      checked[name] = outcome.checked;
      faults.push(...outcome.faults);
    }
    return { ok: faults.length === 0, tables, checked, faults };
  });
}

function migrationFaults(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): readonly RecordFault[] {
  const fault = migrationFault(migrations, applied);
  return fault === undefined ? [] : [{ table: 'migration', problem: 'migration', count: 1, examples: [fault.detail ?? fault.code] }];
}

/** A key is the sender's own word and is not repeated. */
async function keyFaults(client: pg.ClientBase, tables: ReadonlySet<string>): Promise<readonly RecordFault[]> {
  if (!tables.has('idempotency_key')) return [];
  const known = resourceTypeNames.filter((name) => tables.has(`${resourceTypeOf(name).table}_history`));
  const leads = known.map(
    (name) =>
      `(resource_type = '${name}' and not exists (select from ${inSchema(`${resourceTypeOf(name).table}_history`)} h where h.id = k.id))`,
  );
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::integer as count from record.idempotency_key k where ${[...leads, 'resource_type <> all ($1)'].join(' or ')}`,
    [known],
  );
  const count = rows[0]?.count ?? 0;
  return count === 0 ? [] : [{ table: 'idempotency_key', problem: 'key-without-resource', count, examples: [] }];
}
