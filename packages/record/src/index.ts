/** The record: FHIR R4 resources in PostgreSQL, the bundled one or a server. */
export type { Access, Agent, Scope } from './access/access.ts';
export type { AuditEntry } from './access/audit-entry.ts';
export { actorSystem, domainSystem, purposeSystem } from './access/consent-rules.ts';
export type { Action, Forbidden, GatedRecord, HistoryQuery, Listed } from './access/gated-record.ts';
export type { AccessPolicy, Right, RolePolicy, TypeRule } from './access/policy.ts';
export type { Health } from './database/database.ts';
export { type DatabaseOptions, readDatabaseOptions } from './database/database-options.ts';
export { RecordError, type RecordErrorCode } from './errors.ts';
export { type GateOptions, type OpenRecord, openRecord } from './open-record.ts';
export { newId } from './store/new-id.ts';
export type { Issue, Resource, StoredResource } from './store/resource.ts';
export { isAboutCitizens, isAppendOnly, resourceTypeNames } from './store/resource-types.ts';
export type { Filter, Search } from './store/search.ts';
export type { CreateOutcome, DeleteOutcome, Once, Page, ReadOutcome, Store, UpdateOutcome, Version } from './store/store.ts';
export { type TopElement, topElementsOf } from './validation/top-elements.ts';
export { validate } from './validation/validate.ts';
