/** The log of looks and changes: entries that come at the same time are sealed one behind the other and saved together. */
import { createSecretKey, type KeyObject, randomUUID } from 'node:crypto';
import { RecordError } from '../errors.ts';
import type { Connection } from '../store/connection.ts';
import type { Due } from '../store/store.ts';
import { type ChainHead, entriesOf, type SealedRow, sealOf } from './audit-chain.ts';
import type { AuditEntry } from './audit-entry.ts';

/** An entry before it has its place. */
export type NewEntry = Omit<AuditEntry, 'seq' | 'recorded'>;

interface Waiting {
  readonly entry: NewEntry;
  readonly due?: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const MOST_AT_ONCE = 500;
const TRIES = 50;

/** Appends entries in the order of their coming. Safe with several instances on one database. */
export class AuditLog {
  readonly #connection: Connection;
  readonly #key: KeyObject;
  readonly #now: () => Date;
  readonly #waiting: Waiting[] = [];
  #head: ChainHead | undefined;
  #writing = false;
  #written = 0;

  constructor(connection: Connection, key: Buffer, now: () => Date) {
    this.#connection = connection;
    this.#key = createSecretKey(key);
    this.#now = now;
  }

  /** Entries that this process has written, and those that wait to be. */
  get numbers(): { readonly written: number; readonly waiting: number } {
    return { written: this.#written, waiting: this.#waiting.length };
  }

  /** Resolves when the entry is on the disk. `due` is the id under which a change left it in the same statement. */
  append(entry: NewEntry, due?: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ entry, ...(due !== undefined && { due }), done: resolve, failed: reject });
    if (!this.#writing) {
      this.#writing = true;
      void this.#writeAll();
    }
    return promise;
  }

  /** The entry of a change in the form in which it is saved with it. */
  dueOf(entry: NewEntry): Due {
    return { id: randomUUID(), entry: JSON.stringify(entry) };
  }

  /** The entries about a citizen, latest first and below a place if one is given. */
  async about(
    patient: string,
    { count, below = Number.MAX_SAFE_INTEGER }: { readonly count: number; readonly below?: number },
  ): Promise<readonly AuditEntry[]> {
    const found: AuditEntry[] = [];
    let under = below;
    while (found.length < count) {
      const rows = await this.#connection.query<StoredRow>(aboutPatient, [[patient], under, ROWS_AT_ONCE]);
      const entries = rows.flatMap((row) => entriesOf(sealedRow(row)).toReversed());
      found.push(...entries.filter(({ seq, patients }) => seq < under && patients.includes(patient)));
      const lowest = rows.at(-1);
      if (rows.length < ROWS_AT_ONCE || lowest === undefined) break;
      under = Number(lowest.first);
    }
    return found.slice(0, count);
  }

  /** The entries of a time that fit, latest first; `next` is where to go on, also when nothing was found in all that was read. */
  async latest({ count, from, before, below = Number.MAX_SAFE_INTEGER }: Window, fits: (entry: AuditEntry) => boolean): Promise<Latest> {
    const found: AuditEntry[] = [];
    let under = below;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const rows = await this.#connection.query<StoredRow>(latestRows, [under, before ?? null, ROWS_AT_ONCE]);
      for (const row of rows) {
        if (from !== undefined && row.recorded.toISOString() < from) return { entries: found };
        for (const entry of entriesOf(sealedRow(row)).toReversed()) {
          if (entry.seq >= under || !fits(entry)) continue;
          if (found.length === count) return { entries: found, next: found.at(-1)?.seq ?? under };
          found.push(entry);
        }
      }
      const lowest = rows.at(-1);
      if (rows.length < ROWS_AT_ONCE || lowest === undefined) return { entries: found };
      under = Number(lowest.first);
    }
    return { entries: found, next: under };
  }

  /** Moves entries into the log whose change was saved but whose writer fell before they got there; how many they were. */
  async recover(olderThanMs: number): Promise<number> {
    const left = await this.#connection.query<{ id: string; entry: NewEntry; version: number | null }>(leftBehind, [olderThanMs / 1000]);
    await Promise.all(left.map(({ id, entry, version }) => this.append({ ...entry, ...(version !== null && { version }) }, id)));
    return left.length;
  }

  async #writeAll(): Promise<void> {
    // What comes within this turn of the event loop goes along.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MOST_AT_ONCE);
      try {
        await this.#write(batch);
        this.#written += batch.length;
        for (const { done } of batch) done();
      } catch (error) {
        this.#head = undefined;
        for (const { failed } of batch) failed(error);
      }
    }
    this.#writing = false;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const entries = JSON.stringify(batch.map(({ entry }) => entry));
    const patients = [...new Set(batch.flatMap(({ entry }) => entry.patients))];
    const due = batch.flatMap((waiting) => (waiting.due === undefined ? [] : [waiting.due]));
    for (let tries = 0; tries < TRIES; tries += 1) {
      this.#head ??= await this.#readHead();
      const before = this.#head.last;
      const row: SealedRow = { first: before + 1, last: before + batch.length, recorded: this.#now(), entries };
      const seal = sealOf(this.#key, this.#head.seal, row);
      const values = [before, row.last, seal, row.recorded.toISOString(), patients.length === 0 ? null : patients, entries, due];
      if ((await this.#connection.query(appendEntries, values)).length > 0) {
        this.#head = { last: row.last, seal };
        return;
      }
      this.#head = undefined; // Another instance was faster; behind its entries, then.
    }
    throw new RecordError('RYG_RECORD_AUDIT_BLOCKED');
  }

  async #readHead(): Promise<ChainHead> {
    const [head] = await this.#connection.query<{ last: string; seal: Buffer }>(readHead, []);
    if (head === undefined) throw new RecordError('RYG_RECORD_AUDIT_BROKEN', 'the head of the log is gone');
    return { last: Number(head.last), seal: head.seal };
  }
}

/** A row as PostgreSQL gives it back. */
export interface StoredRow {
  readonly first: string;
  readonly last: string;
  readonly recorded: Date;
  readonly entries: string;
  readonly seal: Buffer;
}

/** The same with its places as numbers. */
export function sealedRow({ first, last, recorded, entries }: StoredRow): SealedRow {
  return { first: Number(first), last: Number(last), recorded, entries };
}

/** `json` would come parsed; its text is what is sealed. */
export const rowColumns = 'first, last, recorded, entries::text as entries, seal';

const ROWS_AT_ONCE = 100;
/** So many pages of rows are read for one question. */
const MOST_PAGES = 100;

/** From when, before when, and below which place. */
interface Window {
  readonly count: number;
  readonly from?: string;
  readonly before?: string;
  readonly below?: number;
}

interface Latest {
  readonly entries: readonly AuditEntry[];
  readonly next?: number;
}

const readHead = { name: 'audit head', text: 'select last, seal from record.audit_head' };
const appendEntries = {
  name: 'audit append',
  text: `with moved as (update record.audit_head set last = $2::bigint, seal = $3::bytea where last = $1::bigint returning last),
    arrived as (delete from record.audit_due using moved where id = any($7::uuid[]))
    insert into record.audit_log (first, last, recorded, patients, entries, seal)
      select $1::bigint + 1, last, $4::timestamptz, $5::text[], $6::json, $3::bytea from moved returning last`,
};
const aboutPatient = {
  name: 'audit about patient',
  text: `select ${rowColumns} from record.audit_log where patients @> $1::text[] and first < $2::bigint order by first desc limit $3::integer`,
};
const latestRows = {
  name: 'audit latest',
  text: `select ${rowColumns} from record.audit_log where first < $1::bigint and ($2::timestamptz is null or recorded < $2::timestamptz)
    order by first desc limit $3::integer`,
};
const leftBehind = {
  name: 'audit left behind',
  text: `select id, entry, version from record.audit_due where made <= clock_timestamp() - make_interval(secs => $1::double precision) order by made, id limit 1000`,
};
