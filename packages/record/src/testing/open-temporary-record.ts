/** A record on a fresh bundled database, closed after the tests of the file. */
import { after } from 'node:test';
import { openRecord } from '../open-record.ts';
import type { Resource, StoredResource } from '../store/resource.ts';
import type { Store } from '../store/store.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The store of a new record; with an address, on that server. */
export async function openTemporaryRecord(url?: string): Promise<Store> {
  const record = await openRecord(url === undefined ? { folder: await temporaryFolder() } : { url });
  after(() => record.close());
  return record.store;
}

/** Saves what must be saved for a test to go on. */
export async function saved(store: Store, resource: Resource): Promise<StoredResource> {
  const outcome = await store.create(resource);
  if (!outcome.ok) throw new Error(`${outcome.reason} ${'issues' in outcome ? JSON.stringify(outcome.issues) : ''}`);
  return outcome.resource;
}
