/** Opens the record: database, schema and store in one. */
import { Database, type Health } from './database/database.ts';
import type { DatabaseOptions } from './database/database-options.ts';
import { migrate, readMigrations } from './database/migrate.ts';
import type { KeptValues } from './kept/kept-values.ts';
import { keptValuesOver } from './kept/postgres-kept-values.ts';
import { connectionOver } from './store/connection.ts';
import { Store } from './store/store.ts';
import { validate } from './validation/validate.ts';

export interface OpenRecord {
  readonly store: Store;
  readonly kept: KeptValues;
  readonly health: () => Promise<Health>;
  /** Stops the database if it is ours. */
  readonly close: () => Promise<void>;
}

/** Starts or reaches the database, brings its schema up to date and opens the store. Throws a RecordError with a plain sentence. */
export async function openRecord(options: DatabaseOptions): Promise<OpenRecord> {
  const database = await Database.open(options);
  try {
    await migrate(database.pool, await readMigrations());
  } catch (error) {
    await database.close();
    throw error;
  }
  const connection = connectionOver(database.pool);
  const store = new Store(connection, validate);
  return { store, kept: keptValuesOver(connection), health: () => database.health(), close: () => database.close() };
}
