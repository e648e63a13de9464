/** Brings the schema up to date at start: forwards only, one instance at a time, and never past a migration that was changed. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { RecordError } from '../errors.ts';
import { sqlState } from './database-faults.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Any number, as long as it stays; every instance waits for it. */
export const migrationLock = 720_402;

/** The schema is named everywhere: what an unnamed table means hangs on the user's search path. */
const ownTable = `create schema if not exists record; create table if not exists record.migration (
  name text primary key, checksum text not null, applied timestamptz not null default clock_timestamp())`;

/** The record's own migrations, in order. */
export async function readMigrations(folder: string = join(import.meta.dirname, 'migrations')): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(folder, name), 'utf8') })));
}

/** Runs what has not run yet, each migration whole or not at all, and returns the names. Throws RYG_RECORD_MIGRATION_… */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[]): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(ownTable);
    const due = dueOf(migrations, await appliedOf(client));
    for (const migration of due) await run(client, migration);
    await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    client.release();
    return due.map(({ name }) => name);
  } catch (error) {
    client.release(true); // Closing the connection gives the lock back, whatever state it is in.
    throw error;
  }
}

/** Runs migrations in the transaction under way, on a database that has none of the record. */
export async function migrateWithin(client: pg.ClientBase, migrations: readonly Migration[]): Promise<void> {
  await client.query(ownTable);
  for (const migration of migrations) await apply(client, migration);
}

/** What is against bringing a state with these migrations up to date; nothing when it can be done. */
export function migrationFault(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): RecordError | undefined {
  try {
    dueOf(migrations, applied);
    return undefined;
  } catch (error) {
    if (error instanceof RecordError) return error;
    throw error;
  }
}

/** Name and checksum of every migration that has run. */
export async function appliedOf(client: pg.ClientBase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from record.migration order by name');
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function dueOf(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): readonly Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  for (const name of applied.keys()) if (!known.has(name)) throw new RecordError('RYG_RECORD_MIGRATION_UNKNOWN', name);
  const last = [...applied.keys()].at(-1) ?? '';
  return migrations.filter((migration) => {
    const checksum = applied.get(migration.name);
    if (checksum === undefined && migration.name < last) {
      throw new RecordError('RYG_RECORD_MIGRATION_CHANGED', `${migration.name} was put before ${last}, which has run`);
    }
    if (checksum !== undefined && checksum !== checksumOf(migration)) throw new RecordError('RYG_RECORD_MIGRATION_CHANGED', migration.name);
    return checksum === undefined;
  });
}

async function run(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await apply(client, migration);
    await client.query('commit');
  } catch (cause) {
    throw new RecordError('RYG_RECORD_MIGRATION_FAILED', `${migration.name}, ${sqlState(cause) ?? 'connection lost'}`);
  }
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query(migration.sql);
  await client.query('insert into record.migration (name, checksum) values ($1, $2)', [migration.name, checksumOf(migration)]);
}

/** Of the text with one kind of line end, so that a checkout on Windows is the same migration. */
function checksumOf({ sql }: Migration): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}
