/** The record: FHIR R4 resources in PostgreSQL, the bundled one or a server. */
export { Database, type Health } from './database/database.ts';
export { type DatabaseOptions, readDatabaseOptions } from './database/database-options.ts';
export { type Migration, migrate, readMigrations } from './database/migrate.ts';
export { RecordError, type RecordErrorCode } from './errors.ts';
