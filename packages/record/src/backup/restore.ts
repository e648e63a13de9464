/** Puts a backup back: into an empty record only, whole or not at all, and compared with what was backed up before it counts. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { databaseFault } from '../database/database-faults.ts';
import { type Migration, migrate, migrateWithin, migrationFault, migrationLock } from '../database/migrate.ts';
import { checkBackup } from './check-backup.ts';
import type { BackupFault, KeptTable, Manifest } from './manifest.ts';
import { Measured } from './measured.ts';
import type { OnProgress, Progress } from './progress.ts';
import { faultInStream, measureTable, steadySettings } from './snapshot.ts';
import { inOrderOfReference, inSchema, keptTables, sequences, type Table } from './tables.ts';
import { clearGround } from './untouched.ts';

export interface RestoreOptions {
  readonly migrations: readonly Migration[];
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export type RestoreOutcome =
  | { readonly ok: true; readonly manifest: Manifest /** Migrations that ran afterwards. */; readonly migrated: readonly string[] }
  | { readonly ok: false; readonly reason: 'damaged'; readonly faults: readonly BackupFault[] }
  /** Something stands in the record already, be it one line of its log. */
  | { readonly ok: false; readonly reason: 'not-empty' }
  /** The backup was taken by a newer version, or the schema of its day cannot be made any more. */
  | { readonly ok: false; readonly reason: 'other-schema'; readonly detail: string };

/** Restores a backup that was checked; nothing is changed unless the outcome is ok. Throws a RecordError when the database fails. */
export async function restore(pool: pg.Pool, folder: string, manifest: Manifest, options: RestoreOptions): Promise<RestoreOutcome> {
  const fault = schemaFault(manifest, options.migrations);
  if (fault !== undefined) return { ok: false, reason: 'other-schema', detail: fault };
  const outcome = await inTransaction(pool, (client) => restoreWithin(client, folder, manifest, options));
  if (!outcome.ok) return outcome;
  options.onProgress?.({ action: 'migrate', table: '', place: 1, of: 1, rows: 0 });
  const migrated = await migrate(pool, options.migrations);
  for (const { name } of manifest.tables) await pool.query(`analyze ${inSchema(name)}`); // Without it searches would be slow at first.
  return { ok: true, manifest, migrated };
}

/** Whether a backup is whole, and if so its restore. */
export async function restoreChecked(pool: () => Promise<pg.Pool>, folder: string, options: RestoreOptions): Promise<RestoreOutcome> {
  const reading = await checkBackup(folder, options.onProgress, options.signal);
  return reading.ok ? restore(await pool(), folder, reading.manifest, options) : reading;
}

function schemaFault({ migrations }: Manifest, own: readonly Migration[]): string | undefined {
  const fault = migrationFault(own, new Map(migrations.map(({ name, checksum }) => [name, checksum])));
  return fault === undefined ? undefined : `${fault.code}${fault.detail === undefined ? '' : ` ${fault.detail}`}`;
}

async function restoreWithin(client: pg.ClientBase, folder: string, manifest: Manifest, options: RestoreOptions): Promise<RestoreOutcome> {
  await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
  await client.query(steadySettings);
  const ground = await clearGround(client, options.migrations);
  if (!ground.untouched) return { ok: false, reason: 'not-empty' };
  const then = manifest.migrations.map(({ name }) => name);
  if (ground.applied.join() !== then.join()) {
    await client.query('drop schema if exists record cascade');
    await migrateWithin(
      client,
      options.migrations.filter(({ name }) => then.includes(name)),
    );
  }
  const tables = matched(await keptTables(client), manifest.tables);
  if (tables === undefined) return { ok: false, reason: 'other-schema', detail: 'tables' };
  await fill(client, folder, await inOrderOfReference(client, tables), manifest, options);
  for (const { name, last, called } of await knownSequences(client, manifest))
    await client.query('select setval($1::regclass, $2::bigint, $3)', [inSchema(name), last, called]);
  const faults = await differences(client, tables, manifest, options);
  return faults.length > 0 ? { ok: false, reason: 'damaged', faults } : { ok: true, manifest, migrated: [] };
}

/** The tables with the columns in the order of the backup; undefined when the two do not fit. */
function matched(present: readonly Table[], kept: readonly KeptTable[]): readonly Table[] | undefined {
  const form = ({ name, columns }: { readonly name: string; readonly columns: readonly string[] }) => `${name}(${[...columns].sort()})`;
  const [one, other] = [present.map(form).sort(), kept.map(form).sort()];
  if (one.join() !== other.join()) return undefined;
  return present.map((table) => ({ ...table, columns: kept.find(({ name }) => name === table.name)?.columns ?? table.columns }));
}

async function fill(
  client: pg.ClientBase,
  folder: string,
  tables: readonly Table[],
  manifest: Manifest,
  { onProgress, signal }: RestoreOptions,
): Promise<void> {
  if (tables.length > 0) await client.query(`truncate ${tables.map(({ name }) => inSchema(name)).join(', ')} cascade`);
  for (const [index, table] of tables.entries()) {
    const file = manifest.tables.find(({ name }) => name === table.name)?.file ?? '';
    const tell = (rows: number) => onProgress?.({ action: 'copy', table: table.name, place: index + 1, of: tables.length, rows });
    const triggers = await hasTriggers(client, table);
    if (triggers) await client.query(`alter table ${inSchema(table.name)} disable trigger user`);
    const columns = table.columns.map((name) => escapeIdentifier(name)).join(', ');
    const target = client.query(copyFrom(`copy ${inSchema(table.name)} (${columns}) from stdin`));
    const source = createReadStream(join(folder, file));
    await pipeline(source, createGunzip(), new Measured(tell), target, { ...(signal && { signal }) });
    if (triggers) await client.query(`alter table ${inSchema(table.name)} enable trigger user`);
  }
}

/** What a trigger would add when a row comes in stands in the backup already. */
async function hasTriggers(client: pg.ClientBase, { name }: Table): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_trigger where tgrelid = $1::regclass and not tgisinternal', [inSchema(name)]);
  return rowCount !== 0;
}

async function knownSequences(client: pg.ClientBase, manifest: Manifest): Promise<Manifest['sequences']> {
  const present = new Set((await sequences(client)).map(({ name }) => name));
  return manifest.sequences.filter(({ name }) => present.has(name));
}

/** Reads back what was written: the database's answer counts, not what was sent to it. */
async function differences(
  client: pg.ClientBase,
  tables: readonly Table[],
  manifest: Manifest,
  { onProgress, signal }: RestoreOptions,
): Promise<readonly BackupFault[]> {
  const faults: BackupFault[] = [];
  for (const [index, table] of tables.entries()) {
    const kept = manifest.tables.find(({ name }) => name === table.name);
    const progress: Omit<Progress, 'rows'> = { action: 'compare', table: table.name, place: index + 1, of: tables.length };
    const { rows, sha256 } = await measureTable(client, table, (read) => onProgress?.({ ...progress, rows: read }), signal);
    if (rows !== kept?.rows || sha256 !== kept.sha256) faults.push({ file: kept?.file ?? table.name, problem: 'damaged' });
  }
  return faults;
}

async function inTransaction(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<RestoreOutcome>): Promise<RestoreOutcome> {
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseFault(error);
  });
  try {
    await client.query('begin');
    const outcome = await work(client);
    await client.query(outcome.ok ? 'commit' : 'rollback');
    client.release();
    return outcome;
  } catch (error) {
    client.release(true); // The transaction ends with its connection.
    throw faultInStream(error);
  }
}
