/** The record as one agent sees it: every operation passes the gate, and none is answered before it stands in the log. */

import type { MessageRows } from '../messages/message-rows.ts';
import { addOnly, messageRowsOver } from '../messages/postgres-message-rows.ts';
import type { Connection } from '../store/connection.ts';
import type { Issue, Resource } from '../store/resource.ts';
import type { Access } from './access.ts';
import { GateKeeper, type GateParts, type Pending } from './gate-keeper.ts';
import { GatedReading } from './gated-reading.ts';
import type { Action, GatedRecord } from './gated-record.ts';
import { GatedWriting } from './gated-writing.ts';
import { rulingOn } from './policy.ts';

export class GatedStore implements GatedRecord {
  readonly #gate: GateKeeper;
  readonly #reading: GatedReading;
  readonly #writing: GatedWriting;

  constructor(parts: GateParts, access: Access, pending?: Pending, searchedAs: 'search' | 'export' = 'search') {
    this.#gate = new GateKeeper(parts, access, pending, searchedAs);
    this.#reading = new GatedReading(this.#gate);
    this.#writing = new GatedWriting(this.#gate, this.#reading);
  }

  asExport(): GatedRecord {
    return new GatedStore(this.#gate.parts, this.#gate.access, this.#gate.pending, 'export');
  }

  as(access: Access): GatedRecord {
    return new GatedStore(this.#gate.parts, access, this.#gate.pending);
  }

  get messages(): MessageRows {
    const { connection, policy } = this.#gate.parts;
    const rows = messageRowsOver(connection);
    return policy.roles[this.#gate.access.agent.role]?.citizens === 'every' ? rows : addOnly(rows);
  }

  may(type: string, action: Action): boolean {
    return rulingOn(this.#gate.parts.policy, this.#gate.access, type, action).ok;
  }

  validate(resource: Resource): readonly Issue[] {
    return this.#gate.parts.validate(resource);
  }

  read(...told: Parameters<GatedRecord['read']>): ReturnType<GatedRecord['read']> {
    return this.#reading.read(...told);
  }

  readVersion(...told: Parameters<GatedRecord['readVersion']>): ReturnType<GatedRecord['readVersion']> {
    return this.#reading.readVersion(...told);
  }

  history(...told: Parameters<GatedRecord['history']>): ReturnType<GatedRecord['history']> {
    return this.#reading.history(...told);
  }

  search(...told: Parameters<GatedRecord['search']>): ReturnType<GatedRecord['search']> {
    return this.#reading.search(...told);
  }

  count(...told: Parameters<GatedRecord['count']>): ReturnType<GatedRecord['count']> {
    return this.#reading.count(...told);
  }

  audit(...told: Parameters<GatedRecord['audit']>): ReturnType<GatedRecord['audit']> {
    return this.#reading.audit(...told);
  }

  everything(...told: Parameters<GatedRecord['everything']>): ReturnType<GatedRecord['everything']> {
    return this.#reading.everything(...told);
  }

  tallyTasks(...told: Parameters<GatedRecord['tallyTasks']>): ReturnType<GatedRecord['tallyTasks']> {
    return this.#reading.tallyTasks(...told);
  }

  audits(...told: Parameters<GatedRecord['audits']>): ReturnType<GatedRecord['audits']> {
    return this.#reading.audits(...told);
  }

  tallyTimes(...told: Parameters<GatedRecord['tallyTimes']>): ReturnType<GatedRecord['tallyTimes']> {
    return this.#reading.tallyTimes(...told);
  }

  create(...told: Parameters<GatedRecord['create']>): ReturnType<GatedRecord['create']> {
    return this.#writing.create(...told);
  }

  update(...told: Parameters<GatedRecord['update']>): ReturnType<GatedRecord['update']> {
    return this.#writing.update(...told);
  }

  updateTogether(...told: Parameters<GatedRecord['updateTogether']>): ReturnType<GatedRecord['updateTogether']> {
    return this.#writing.updateTogether(...told);
  }

  delete(...told: Parameters<GatedRecord['delete']>): ReturnType<GatedRecord['delete']> {
    return this.#writing.delete(...told);
  }

  async transaction<Outcome extends { readonly ok: boolean }>(work: (inside: GatedRecord) => Promise<Outcome>): Promise<Outcome> {
    return this.transactionAfter(async () => undefined, work);
  }

  /** A transaction in which something else is done first, on the connection itself. */
  async transactionAfter<Outcome extends { readonly ok: boolean }>(
    first: (connection: Connection) => Promise<Outcome | undefined>,
    work: (inside: GatedRecord) => Promise<Outcome>,
  ): Promise<Outcome> {
    if (this.#gate.pending !== undefined) return work(this);
    let pending: Pending = [];
    const outcome = await this.#gate.parts.connection.transaction(async (connection) => {
      pending = []; // It may be run again.
      return (await first(connection)) ?? work(new GatedStore({ ...this.#gate.parts, connection }, this.#gate.access, pending));
    });
    if (outcome.ok && pending.some(({ due }) => due !== undefined)) this.#gate.parts.changed();
    // Of what was undone, the looks stand in the log all the same.
    const entered = outcome.ok ? pending : pending.filter(({ due }) => due === undefined);
    await Promise.all(entered.map(({ entry, due }) => this.#gate.parts.log.append(entry, due)));
    return outcome;
  }
}
