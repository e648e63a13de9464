/** Opens the record: database, schema and store in one. */
import { Database, type Health } from './database/database.ts';
import type { DatabaseOptions } from './database/database-options.ts';
import { migrate, readMigrations } from './database/migrate.ts';
import { connectionOver } from './store/connection.ts';
import { Store } from './store/store.ts';
import { validate } from './validation/validate.ts';

export interface OpenRecord {
  readonly store: Store;
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
  const store = new Store(connectionOver(database.pool), validate);
  return { store, health: () => database.health(), close: () => database.close() };
}
