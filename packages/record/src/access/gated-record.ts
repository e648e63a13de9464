/** The record as one agent sees it: the operations of the store, each behind the gate and in the log. */
import type { MessageRows } from '../messages/message-rows.ts';
import type { Issue, Resource, StoredResource } from '../store/resource.ts';
import type { Search } from '../store/search.ts';
import type { CreateOutcome, DeleteOutcome, Once, Page, ReadOutcome, UpdateOutcome, Version } from '../store/store.ts';
import type { Tally, TallyAsked } from '../store/tally-tasks.ts';
import type { Times, TimesAsked } from '../store/tally-times.ts';
import type { Access } from './access.ts';
import type { AuditEntry, AuditSearch } from './audit-entry.ts';

/**
 * Not allowed, whatever is there. `citizen`: nothing may be created about this citizen, or there is none. Where relation or consent is
 * missing for something that is there, the answer is `not-found`, the same as for what never existed.
 */
export type Forbidden = {
  readonly ok: false;
  readonly reason: 'forbidden';
  readonly why: 'role' | 'purpose' | 'scope' | 'emergency' | 'author' | 'citizen' | 'parameter';
};

export type Listed<Entry> = { readonly ok: true; readonly page: Page<Entry> } | Forbidden;

/** Versions of a whole type or of one resource, latest first. */
export interface HistoryQuery {
  readonly id?: string;
  /** Only versions recorded at or after this moment. */
  readonly since?: string;
  readonly count?: number;
  /** The `next` of the page before. */
  readonly after?: string;
}

export interface GatedRecord {
  create(resource: Resource, once?: Once): Promise<CreateOutcome | Forbidden>;
  read(type: string, id: string): Promise<ReadOutcome | Forbidden>;
  readVersion(type: string, id: string, version: number): Promise<ReadOutcome | Forbidden>;
  update(resource: Resource & { readonly id: string }, expectedVersion: number): Promise<UpdateOutcome | Forbidden>;
  /**
   * Many of one type in one go: those whose version seen is still the latest; their ids. For our own jobs, and for types that say nothing
   * of relations or consents.
   */
  updateTogether(
    type: string,
    resources: readonly { readonly resource: Resource & { readonly id: string }; readonly version: number }[],
  ): Promise<{ readonly ok: true; readonly ids: readonly string[] } | Forbidden>;
  delete(type: string, id: string, expectedVersion: number): Promise<DeleteOutcome | Forbidden>;
  history(type: string, query: HistoryQuery): Promise<Listed<Version & { readonly id: string }>>;
  search(type: string, search?: Search): Promise<Listed<StoredResource>>;
  /** How many the agent would find; only what it may see is counted. */
  count(type: string, search?: Search): Promise<{ readonly ok: true; readonly count: number } | Forbidden>;
  /** All resources of these types about a citizen, oldest first by event time: one look. For our own jobs, which see every citizen. */
  everything(patient: string, types: readonly string[]): Promise<Listed<StoredResource>>;
  /** Counts over the Tasks of all citizens, without anybody's data; for our own jobs, which see every citizen. */
  tallyTasks(asked: TallyAsked): Promise<{ readonly ok: true; readonly tallies: readonly Tally[] } | Forbidden>;
  /** How times were kept over all citizens: last days kept or passed by week, kind and sector, and medians of waits; for our own jobs. */
  tallyTimes(asked: TimesAsked): Promise<{ readonly ok: true; readonly times: Times } | Forbidden>;
  /** What is wrong with a resource, without saving it. */
  validate(resource: Resource): readonly Issue[];
  /** Who looked at and changed the data of a citizen, latest first; for the citizen, and for roles that may see the log. */
  audit(query: { readonly patient: string; readonly count?: number; readonly below?: number }): Promise<Listed<AuditEntry>>;
  /** Looks and changes at all citizens' data, latest first; for roles that may see the log. It stands in the log of whom it shows. */
  audits(query: AuditSearch): Promise<Listed<AuditEntry>>;
  /** All of the work or nothing; within it everything is behind the same gate. */
  transaction<Outcome extends { readonly ok: boolean }>(work: (inside: GatedRecord) => Promise<Outcome>): Promise<Outcome>;
  /** In a transaction: the same one as another agent sees it, for what must hold or fall with a step and is not the agent's own. */
  as(access: Access): GatedRecord;
  /** Messages on their way; within a transaction they hold or fall with it. Anybody lays them down, our own jobs alone see them. */
  readonly messages: MessageRows;
  /** The same view; what is searched through it stands in the log as an export. */
  asExport(): GatedRecord;
  /** Whether the role may do this with the type for some citizen or other: what a CapabilityStatement or a menu needs. */
  may(type: string, action: Action): boolean;
}

export type Action = 'create' | 'read' | 'update' | 'delete' | 'search' | 'history';
