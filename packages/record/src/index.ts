/** The record: FHIR R4 resources in PostgreSQL, the bundled one or a server. */

export type { Access, Agent, Scope } from './access/access.ts';
export type { Health } from './database/database.ts';
export { type DatabaseOptions, readDatabaseOptions } from './database/database-options.ts';
export { RecordError, type RecordErrorCode } from './errors.ts';
export type { KeptValues } from './kept/kept-values.ts';
export { type OpenRecord, openRecord } from './open-record.ts';
export type { Issue, Resource, StoredResource } from './store/resource.ts';
export { resourceTypeNames } from './store/resource-types.ts';
export type { Filter, Search } from './store/search.ts';
export type { CreateOutcome, DeleteOutcome, Once, Page, ReadOutcome, Store, UpdateOutcome, Version } from './store/store.ts';
export { validate } from './validation/validate.ts';
