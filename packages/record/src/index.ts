/** The record: FHIR R4 resources in PostgreSQL, the bundled one or a server. */
export { type BackupReading, checkBackup } from './backup/check-backup.ts';
export { backupRecord, restoreRecord, verifyRecord } from './backup/keep-record.ts';
export type { BackupFault, Manifest } from './backup/manifest.ts';
export type { OnProgress, Progress } from './backup/progress.ts';
export type { RestoreOutcome } from './backup/restore.ts';
export type { ExtraCheck, RecordFault, RecordReport } from './backup/verify-record.ts';
export type { Health } from './database/database.ts';
export { type DatabaseOptions, dataFolder, readDatabaseOptions } from './database/database-options.ts';
export { RecordError, type RecordErrorCode } from './errors.ts';
export { type OpenRecord, openRecord } from './open-record.ts';
export type { Issue, Resource, StoredResource } from './store/resource.ts';
export { resourceTypeNames } from './store/resource-types.ts';
export type { Filter, Search } from './store/search.ts';
export type { CreateOutcome, DeleteOutcome, Once, Page, ReadOutcome, Store, UpdateOutcome, Version } from './store/store.ts';
export { validate } from './validation/validate.ts';
