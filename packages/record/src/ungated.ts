/** The record without its gate: for measurements and tests, which are kept from using it elsewhere by the boundaries' check. */

import type { Database } from './database/database.ts';
import type { DatabaseOptions } from './database/database-options.ts';
import { openDatabase } from './open-record.ts';
import { connectionOver } from './store/connection.ts';
import { Store } from './store/store.ts';
import { validate } from './validation/validate.ts';

export { verifyAudit } from './access/verify-audit.ts';
export { gateBefore } from './open-record.ts';
export { type FallingConnections, fallingConnections } from './testing/falling-connections.ts';
export { temporaryFolder } from './testing/temporary-folder.ts';

export interface UngatedRecord {
  readonly store: Store;
  readonly database: Database;
  readonly close: () => Promise<void>;
}

/** Opens the database with its schema up to date. */
export async function openUngated(options: DatabaseOptions): Promise<UngatedRecord> {
  const database = await openDatabase(options);
  return { store: new Store(connectionOver(database.pool), validate), database, close: () => database.close() };
}
