/** Backup, restore and check of the record that stands at an address or in a data folder: opens it, does the one thing, leaves it as it was. */
import { Database } from '../database/database.ts';
import type { DatabaseOptions } from '../database/database-options.ts';
import { readMigrations } from '../database/migrate.ts';
import { type BackupOptions, backup } from './backup.ts';
import type { Manifest } from './manifest.ts';
import { type RestoreOptions, type RestoreOutcome, restoreChecked } from './restore.ts';
import { type RecordReport, type VerifyOptions, verify } from './verify-record.ts';

/** Backs up a record, also one that another process runs and writes to. */
export async function backupRecord(options: DatabaseOptions, folder: string, how: BackupOptions): Promise<Manifest> {
  const database = await Database.open(attached(options));
  return backup(database.pool, folder, how).finally(() => database.close());
}

/** Checks a record, also one that another process runs and writes to. */
export async function verifyRecord(options: DatabaseOptions, how: Omit<VerifyOptions, 'migrations'> = {}): Promise<RecordReport> {
  const migrations = await readMigrations();
  const database = await Database.open(attached(options));
  return verify(database.pool, { ...how, migrations }).finally(() => database.close());
}

/** Restores a backup into an empty record; a data folder is made if it is new. A damaged backup is refused before anything is opened. */
export async function restoreRecord(
  options: DatabaseOptions,
  folder: string,
  how: Omit<RestoreOptions, 'migrations'> = {},
): Promise<RestoreOutcome> {
  const migrations = await readMigrations();
  let database: Database | undefined;
  const open = async () => {
    database = await Database.open(options);
    return database.pool;
  };
  return restoreChecked(open, folder, { ...how, migrations }).finally(() => database?.close());
}

function attached(options: DatabaseOptions): DatabaseOptions {
  return 'folder' in options ? { ...options, attach: true } : options;
}
