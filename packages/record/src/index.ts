/** The record: FHIR R4 resources in PostgreSQL, the bundled one or a server. */
export type { Health } from './database/database.ts';
export { type DatabaseOptions, readDatabaseOptions } from './database/database-options.ts';
export { RecordError, type RecordErrorCode } from './errors.ts';
export { type OpenRecord, openRecord } from './open-record.ts';
export type { SearchParameter } from './search/parameter.ts';
export { parametersUsed } from './search/parameters-used.ts';
export { type Include, targetsOf } from './search/read-include.ts';
export { type ReadOptions, type ReadSearch, readSearch, type SearchOutcome } from './search/read-search.ts';
export { searchParametersOf } from './search/search-parameters.ts';
export type { Issue, Resource, StoredResource } from './store/resource.ts';
export { resourceTypeNames } from './store/resource-types.ts';
export type { Condition, Filter, Gate, Search } from './store/search.ts';
export type { CreateOutcome, DeleteOutcome, Once, Page, ReadOutcome, Store, UpdateOutcome, Version } from './store/store.ts';
export { validate } from './validation/validate.ts';
