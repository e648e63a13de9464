/** A record on a fresh bundled database, closed after the tests of the file. */
import { after } from 'node:test';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../open-record.ts';
import { connectionOver } from '../store/connection.ts';
import type { Resource, StoredResource } from '../store/resource.ts';
import { Store } from '../store/store.ts';
import { validate } from '../validation/validate.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The store of a new record, without a gate; with an address, on that server. */
export async function openTemporaryRecord(url?: string): Promise<Store> {
  return new Store(connectionOver((await openTemporaryDatabase(url)).pool), validate);
}

/** A new database with its schema; with an address, on that server. */
export async function openTemporaryDatabase(url?: string): Promise<Database> {
  const database = await openDatabase(url === undefined ? { folder: await temporaryFolder() } : { url });
  after(() => database.close());
  return database;
}

/** Saves what must be saved for a test to go on. */
export async function saved(store: Store, resource: Resource): Promise<StoredResource> {
  const outcome = await store.create(resource);
  if (!outcome.ok) throw new Error(`${outcome.reason} ${'issues' in outcome ? JSON.stringify(outcome.issues) : ''}`);
  return outcome.resource;
}
