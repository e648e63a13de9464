/** The store: create, read, update, delete, history and search of FHIR resources. Every version is kept. */
import { createHash } from 'node:crypto';
import { consentRulesOf } from '../access/consent-rules.ts';
import type { HistoryQuery } from '../access/gated-record.ts';
import { relationsOf } from '../access/relations.ts';
import { movesClocks } from '../jobs/moves-clocks.ts';
import type { Connection } from './connection.ts';
import { prepareHistory } from './history.ts';
import { newId } from './new-id.ts';
import type { Issue, Resource, StoredResource } from './resource.ts';
import { type ResourceType, resourceTypeOf } from './resource-types.ts';
import { fromRow, type RowValues, rowColumns, toRow, type VersionRow } from './row.ts';
import { type Gate, prepareCount, prepareSearch, type Search, type SortedRow } from './search.ts';
import { consequencesOf, statementsOf } from './statements.ts';

type Refused<Reason extends string> = { readonly ok: false; readonly reason: Reason };
type Invalid = { readonly ok: false; readonly reason: 'invalid'; readonly issues: readonly Issue[] };
type Absent = Refused<'not-found' | 'gone'>;
/** Somebody else wrote a newer version in the meantime. */
type Conflict = { readonly ok: false; readonly reason: 'version-conflict'; readonly current: number };

export type ReadOutcome = { readonly ok: true; readonly resource: StoredResource } | Absent;
export type CreateOutcome =
  | { readonly ok: true; readonly created: boolean; readonly resource: StoredResource }
  | Invalid
  | Refused<'key-reused' | 'bad-key' | 'several-match' | 'gone'>;
export type UpdateOutcome =
  | { readonly ok: true; readonly resource: StoredResource }
  | Invalid
  | Absent
  | Conflict
  | Refused<'append-only' | 'other-patient'>;
export type DeleteOutcome = { readonly ok: true; readonly version: number } | Absent | Conflict | Refused<'append-only'>;

/** How a create that is sent twice is done once. `id` is an id of `newId` taken beforehand, so that others can already refer to it. */
export type Once =
  /** A key of the sender's own choice, at most 200 characters; the same key with another content is refused. */
  | { readonly key: string; readonly id?: string }
  /** An identifier as system|value: if a resource of the type has it, that one is the answer. */
  | { readonly identifier: string; readonly id?: string }
  /** Sent once only. */
  | { readonly id: string };

export interface Version {
  readonly version: number;
  readonly recorded: string;
  readonly action: 'create' | 'update' | 'delete';
  /** Undefined for a deletion. */
  readonly resource?: StoredResource;
}

export interface Page<Entry> {
  readonly entries: readonly Entry[];
  /** For the next page; undefined on the last. */
  readonly next?: string;
}

/** An entry for the log, saved in the same statement as the change it tells of; its version is added there. */
export interface Due {
  readonly id: string;
  /** JSON. */
  readonly entry: string;
}

/** Says what is wrong with a resource; nothing for a valid one. */
export type Validate = (resource: Resource) => readonly Issue[];

/** The operations on resources; in a transaction the same, within it. */
export class Store {
  readonly #connection: Connection;
  readonly #validate: Validate;

  constructor(connection: Connection, validate: Validate) {
    this.#connection = connection;
    this.#validate = validate;
  }

  /** Saves a new resource under an id of ours. */
  async create(resource: Resource, once: Once = { id: newId() }, due?: Due): Promise<CreateOutcome> {
    const type = resourceTypeOf(resource.resourceType);
    const { id = newId() } = once;
    const row = this.#row(type, resource, id);
    if (!row.ok) return row;
    const values = [...row.values, ...following(type, resource, id, due)];
    if ('key' in once) return this.#createWithKey(type, resource, values, once.key);
    if ('identifier' in once) return this.#createUnlessThere(type, values, once.identifier);
    return created(await this.#connection.query<VersionRow>(statementsOf(type).create, values));
  }

  /** The latest version. */
  async read(typeName: string, id: string): Promise<ReadOutcome> {
    const type = resourceTypeOf(typeName);
    if (!isId(id)) return { ok: false, reason: 'not-found' };
    const [row] = await this.#connection.query<VersionRow>(statementsOf(type).read, [id]);
    if (row !== undefined) return { ok: true, resource: fromRow(row) };
    return { ok: false, reason: (await this.#standing(type, id)) === undefined ? 'not-found' : 'gone' };
  }

  /** One version, as it was. */
  async readVersion(typeName: string, id: string, version: number): Promise<ReadOutcome> {
    if (!isVersion(version) || !isId(id)) return { ok: false, reason: 'not-found' };
    const [row] = await this.#connection.query<VersionRow>(statementsOf(resourceTypeOf(typeName)).readVersion, [id, version]);
    if (row === undefined) return { ok: false, reason: 'not-found' };
    return row.content === null ? { ok: false, reason: 'gone' } : { ok: true, resource: fromRow(row) };
  }

  /** Replaces the version that the caller has seen; refused when another has taken its place. The citizen stays the same. */
  async update(resource: Resource & { readonly id: string }, expectedVersion: number, due?: Due): Promise<UpdateOutcome> {
    const type = resourceTypeOf(resource.resourceType);
    if (type.appendOnly) return { ok: false, reason: 'append-only' };
    if (!isId(resource.id)) return { ok: false, reason: 'not-found' };
    const row = this.#row(type, resource, resource.id);
    if (!row.ok) return row;
    const [saved] = isVersion(expectedVersion)
      ? await this.#connection.query<VersionRow>(statementsOf(type).update, [
          ...row.values,
          ...following(type, resource, resource.id, due),
          expectedVersion,
        ])
      : [];
    if (saved !== undefined) return { ok: true, resource: fromRow(saved) };
    const standing = await this.#standing(type, resource.id);
    if (standing?.version === expectedVersion && standing.action !== 'delete' && standing.patient_id !== row.values[1]) {
      return { ok: false, reason: 'other-patient' };
    }
    return whyNot(standing);
  }

  /**
   * Replaces many of one type in one statement: those of which the version seen is still the latest and that are valid. Gives these with
   * their new versions. For types from which no relation or consent follows. Of those that differ in days, ids and plain words alone one
   * is validated: that takes longer than all the rest.
   */
  async updateTogether(
    typeName: string,
    given: readonly { readonly resource: Resource & { readonly id: string }; readonly expected: number; readonly due: Due }[],
  ): Promise<readonly { readonly id: string; readonly version: number }[]> {
    const type = resourceTypeOf(typeName);
    if (type.appendOnly || consequencesOf(type).some((name) => name === 'relations' || name === 'consents'))
      throw new Error(`${typeName} is not written together`);
    const names = rowColumns(type).map(({ name }) => name);
    const valid = new Map<string, boolean>();
    const rows = given.flatMap(({ resource, expected, due }) => {
      const shape = shapeOf(resource);
      const isValid = valid.get(shape) ?? this.#validate(resource).every(({ severity }) => severity !== 'error');
      valid.set(shape, isValid);
      const row = isValid && isId(resource.id) && isVersion(expected) ? toRow(type, resource, resource.id) : undefined;
      if (row?.ok !== true) return [];
      const values = Object.fromEntries(names.map((name, index) => [name, row.values[index]]));
      const content: unknown = JSON.parse(String(values.content));
      return [
        { ...values, content, expected, touches: movesClocks(resource), due_id: due.id, due_entry: JSON.parse(due.entry) as unknown },
      ];
    });
    return this.#connection.query(statementsOf(type).updateTogether, [JSON.stringify(rows)]);
  }

  /** Takes a resource out of the present; its history stays. */
  async delete(typeName: string, id: string, expectedVersion: number, due?: Due): Promise<DeleteOutcome> {
    const type = resourceTypeOf(typeName);
    if (type.appendOnly) return { ok: false, reason: 'append-only' };
    if (!isId(id)) return { ok: false, reason: 'not-found' };
    const [row] = isVersion(expectedVersion)
      ? await this.#connection.query<{ version: number }>(statementsOf(type).delete, [
          id,
          expectedVersion,
          due?.id ?? null,
          due?.entry ?? null,
        ])
      : [];
    return row === undefined ? whyNot(await this.#standing(type, id)) : { ok: true, version: row.version };
  }

  /** The versions of a resource, latest first and below a version if one is given. No entries: there never was one. */
  async history(
    typeName: string,
    id: string,
    { count = 20, below = 2 ** 31 - 1 }: { count?: number; below?: number } = {},
  ): Promise<readonly Version[]> {
    if (!isId(id)) return [];
    const rows = await this.#connection.query<HistoryRow>(statementsOf(resourceTypeOf(typeName)).history, [id, below, count]);
    return rows.map(toVersion);
  }

  /** A page of the versions of a type or of one resource, latest first. An id that never was has none. */
  async historyPage(typeName: string, query: HistoryQuery, gate?: Gate): Promise<Page<Version & { readonly id: string }>> {
    const type = resourceTypeOf(typeName);
    if (query.id !== undefined && !isId(query.id)) return { entries: [] };
    const { statement, values, count, cursorOf } = prepareHistory(type, query, gate);
    const rows = await this.#connection.query<HistoryRow>(statement, values);
    const shown = rows.slice(0, count);
    const last = rows.length > count ? shown.at(-1) : undefined;
    return { entries: shown.map((row) => ({ id: row.id, ...toVersion(row) })), ...(last !== undefined && { next: cursorOf(last) }) };
  }

  /** A page of the resources for which all conditions hold. */
  async search(
    typeName: string,
    search: Search = {},
    gate?: Gate,
  ): Promise<Page<StoredResource> & { readonly patients: readonly string[] }> {
    const { statement, values, count, cursorOf } = prepareSearch(resourceTypeOf(typeName), search, gate);
    const rows = await this.#connection.query<VersionRow & SortedRow>(statement, values);
    const shown = rows.slice(0, count);
    const last = rows.length > count ? shown.at(-1) : undefined;
    const patients = [...new Set(shown.flatMap(({ patient_id }) => patient_id ?? []))];
    return { entries: shown.map(fromRow), patients, ...(last !== undefined && { next: cursorOf(last) }) };
  }

  /** How many resources there are for which all conditions hold. */
  async count(typeName: string, search: Search = {}, gate?: Gate): Promise<number> {
    const { statement, values } = prepareCount(resourceTypeOf(typeName), search, gate);
    return (await this.#connection.query<{ count: number }>(statement, values))[0]?.count ?? 0;
  }

  /** Everything the work does holds, or nothing of it: an outcome that is not ok undoes it, and so does an error. It may be run again. */
  transaction<Outcome extends { readonly ok: boolean }>(work: (store: Store) => Promise<Outcome>): Promise<Outcome> {
    return this.#connection.transaction((inside) => work(new Store(inside, this.#validate)));
  }

  #row(type: ResourceType, resource: Resource, id: string): { readonly ok: true; readonly values: RowValues } | Invalid {
    const issues = this.#validate(resource).filter(({ severity }) => severity === 'error');
    if (issues.length > 0) return { ok: false, reason: 'invalid', issues };
    const row = toRow(type, resource, id);
    return row.ok ? row : { ok: false, reason: 'invalid', issues: row.issues };
  }

  async #createWithKey(type: ResourceType, resource: Resource, values: readonly unknown[], key: string): Promise<CreateOutcome> {
    if (key === '' || key.length > LONGEST_KEY || key.includes('\u0000')) return { ok: false, reason: 'bad-key' };
    const hash = createHash('sha256').update(JSON.stringify(resource)).digest('base64url');
    const rows = await this.#connection.query<VersionRow>(statementsOf(type).createOnce, [...values, key, hash]);
    if (rows.length > 0) return created(rows);
    const [used] = await this.#connection.query<{ resource_type: string; id: string; content_hash: string }>(usedKey, [key]);
    if (used?.resource_type !== type.name || used.content_hash !== hash) return { ok: false, reason: 'key-reused' };
    return there(await this.read(type.name, used.id));
  }

  async #createUnlessThere(type: ResourceType, values: readonly unknown[], identifier: string): Promise<CreateOutcome> {
    const { statement, values: asked } = prepareSearch(type, { where: { identifier }, count: 1 });
    return this.#connection.transaction(async (inside): Promise<CreateOutcome> => {
      await inside.query(lockIdentifier, [`${type.name} ${identifier}`]);
      const [found, another] = await inside.query<VersionRow>(statement, asked);
      if (another !== undefined) return { ok: false, reason: 'several-match' };
      if (found !== undefined) return { ok: true, created: false, resource: fromRow(found) };
      return created(await inside.query<VersionRow>(statementsOf(type).create, values));
    });
  }

  async #standing(type: ResourceType, id: string): Promise<Standing | undefined> {
    return (await this.#connection.query<Standing>(statementsOf(type).standing, [id]))[0];
  }
}

const plainWords: ReadonlySet<string> = new Set(['id', 'value', 'description', 'lastUpdated', 'versionId']);

/** A resource without what tells it from others of its kind: the same elements with the same codes are as valid in one as in the other. */
function shapeOf(resource: Resource): string {
  return JSON.stringify(resource, (name, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(value) && !Number.isNaN(Date.parse(value)))
      return value.length === 10 ? 'date' : 'time';
    if (name === 'reference') return value.replace(/\/[A-Za-z0-9.-]{1,64}$/, '/id');
    return plainWords.has(name) && /^[\p{L}\p{N}\p{P}\p{S} ]+$/u.test(value) ? 'words' : value;
  });
}

interface Standing {
  readonly version: number;
  readonly patient_id: string | null;
  readonly action: Version['action'];
}

/** What follows from a version besides itself, in the order of `consequencesOf`. */
function following(type: ResourceType, resource: Resource, id: string, due: Due | undefined): readonly (string | null)[] {
  const values = {
    relations: () => JSON.stringify(relationsOf(resource, id)),
    consents: () => JSON.stringify(consentRulesOf(resource)),
    touches: () => `${movesClocks(resource)}`,
    dueId: () => due?.id ?? null,
    dueEntry: () => due?.entry ?? null,
  };
  return consequencesOf(type).map((name) => values[name]());
}

const usedKey = { name: 'used key', text: 'select resource_type, id, content_hash from record.idempotency_key where key = $1' };
const lockIdentifier = { name: 'lock identifier', text: 'select pg_advisory_xact_lock(hashtextextended($1, 720403))' };

type HistoryRow = VersionRow & { readonly action: Version['action'] };

function toVersion(row: HistoryRow): Version {
  const { version, recorded, action, content } = row;
  return { version, recorded: recorded.toISOString(), action, ...(content !== null && { resource: fromRow(row) }) };
}

function created(rows: readonly VersionRow[]): CreateOutcome {
  const [row] = rows;
  if (row === undefined) throw new Error('an insert gave no row back');
  return { ok: true, created: true, resource: fromRow(row) };
}

function there(found: ReadOutcome): CreateOutcome {
  return found.ok ? { ...found, created: false } : { ok: false, reason: 'gone' };
}

function whyNot(standing: Standing | undefined): Absent | Conflict {
  if (standing === undefined) return { ok: false, reason: 'not-found' };
  if (standing.action === 'delete') return { ok: false, reason: 'gone' };
  return { ok: false, reason: 'version-conflict', current: standing.version };
}

const LONGEST_KEY = 200;

/** Whether a text can be an id. */
export function isId(id: string): boolean {
  return /^[A-Za-z0-9.-]{1,64}$/.test(id);
}

/** Whether a number can be a version. */
export function isVersion(version: number): boolean {
  return Number.isInteger(version) && version > 0 && version < 2 ** 31;
}
