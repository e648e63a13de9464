/** The log of looks and changes: entries that come at the same time are sealed one behind the other and saved together. */
import { randomUUID } from 'node:crypto';
import { RecordError } from '../errors.ts';
import type { Connection } from '../store/connection.ts';
import type { Due } from '../store/store.ts';
import { type ChainHead, sealOf } from './audit-chain.ts';
import type { AuditEntry } from './audit-entry.ts';
import { type AuditRow, auditColumns, auditRecord, entryOf, jsonOf } from './audit-row.ts';

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
  readonly #key: Buffer;
  readonly #now: () => Date;
  readonly #waiting: Waiting[] = [];
  #head: ChainHead | undefined;
  #writing = false;

  constructor(connection: Connection, key: Buffer, now: () => Date) {
    this.#connection = connection;
    this.#key = key;
    this.#now = now;
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
  async about(patient: string, { count, below }: { readonly count: number; readonly below?: number }): Promise<readonly AuditEntry[]> {
    const rows = await this.#connection.query<AuditRow>(aboutPatient, [[patient], below ?? Number.MAX_SAFE_INTEGER, count]);
    return rows.map(entryOf);
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
        for (const { done } of batch) done();
      } catch (error) {
        this.#head = undefined;
        for (const { failed } of batch) failed(error);
      }
    }
    this.#writing = false;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const due = batch.flatMap((waiting) => (waiting.due === undefined ? [] : [waiting.due]));
    for (let tries = 0; tries < TRIES; tries += 1) {
      this.#head ??= await this.#readHead();
      const { entries, head } = this.#sealed(batch, this.#head);
      const moved = await this.#connection.query(appendEntries, [this.#head.seq, head.seq, head.seal, JSON.stringify(entries), due]);
      if (moved.length > 0) {
        this.#head = head;
        return;
      }
      this.#head = undefined; // Another instance was faster; behind its entries, then.
    }
    throw new RecordError('RYG_RECORD_AUDIT_BLOCKED');
  }

  #sealed(batch: readonly Waiting[], from: ChainHead): { readonly entries: readonly object[]; readonly head: ChainHead } {
    const recorded = this.#now().toISOString();
    let head = from;
    const entries = batch.map(({ entry }) => {
      const placed: AuditEntry = { ...entry, seq: head.seq + 1, recorded };
      head = { seq: placed.seq, seal: sealOf(this.#key, head.seal, placed) };
      return jsonOf(placed, head.seal);
    });
    return { entries, head };
  }

  async #readHead(): Promise<ChainHead> {
    const [head] = await this.#connection.query<{ seq: string; seal: Buffer }>(readHead, []);
    if (head === undefined) throw new RecordError('RYG_RECORD_AUDIT_BROKEN', 'the head of the log is gone');
    return { seq: Number(head.seq), seal: head.seal };
  }
}

const readHead = { name: 'audit head', text: 'select seq, seal from record.audit_head' };
const appendEntries = {
  name: 'audit append',
  text: `with moved as (update record.audit_head set seq = $2::bigint, seal = $3::bytea where seq = $1::bigint returning seq),
    arrived as (delete from record.audit_due using moved where id = any($5::uuid[])),
    written as (insert into record.audit_log (${auditColumns})
      select ${auditColumns.replace(/\bseq\b/, 'x.seq').replace(/\bseal$/, "decode(x.seal, 'hex')")} from moved, jsonb_to_recordset($4::jsonb) as ${auditRecord})
    select seq from moved`,
};
const aboutPatient = {
  name: 'audit about patient',
  text: `select ${auditColumns} from record.audit_log where patients @> $1::text[] and seq < $2::bigint order by seq desc limit $3::integer`,
};
const leftBehind = {
  name: 'audit left behind',
  text: `select id, entry, version from record.audit_due where made <= clock_timestamp() - make_interval(secs => $1::double precision) order by made, id limit 1000`,
};
