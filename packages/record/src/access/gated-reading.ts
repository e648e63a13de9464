/** What an agent reads: each answer is what the gate lets through, and none is given before it stands in the log. */

import { parametersUsed } from '../search/parameters-used.ts';
import { everythingAbout } from '../store/everything-about.ts';
import type { StoredResource } from '../store/resource.ts';
import { patientOf } from '../store/resource-types.ts';
import { fromRow } from '../store/row.ts';
import type { Search } from '../store/search.ts';
import type { ReadOutcome, Version } from '../store/store.ts';
import { type Tally, type TallyAsked, tallyTasks } from '../store/tally-tasks.ts';
import { type Times, type TimesAsked, tallyTimes } from '../store/tally-times.ts';
import { type AuditEntry, type AuditSearch, isSought } from './audit-entry.ts';
import { aboutCondition } from './gate.ts';
import { type GateKeeper, patientsOf } from './gate-keeper.ts';
import { searchGate } from './gate-statement.ts';
import type { Forbidden, HistoryQuery, Listed } from './gated-record.ts';
import { viewOf } from './view.ts';

/** Reads past one gate. */
export class GatedReading {
  readonly #gate: GateKeeper;

  constructor(gate: GateKeeper) {
    this.#gate = gate;
  }

  async read(typeName: string, id: string): Promise<ReadOutcome | Forbidden> {
    const asked = this.#gate.ask(typeName, 'read');
    if (!asked.ok) return this.#gate.refuse({ action: 'read', type: typeName, id }, asked);
    const found = await this.#gate.find(asked, id);
    const told = { action: 'read', type: typeName, id } as const;
    if (found === undefined) {
      const gone = await this.#gate.isGone(asked, id);
      await this.#gate.tell({ ...told, outcome: 'failed' });
      return { ok: false, reason: gone ? 'gone' : 'not-found' };
    }
    const about = { patients: patientsOf(found.patient_id), version: found.version };
    if (!this.#gate.shows(asked, found)) {
      await this.#gate.tell({ ...told, ...about, outcome: 'denied' });
      return { ok: false, reason: 'not-found' };
    }
    await this.#gate.tell({ ...told, ...about, outcome: 'done' });
    return { ok: true, resource: viewOf(fromRow(found), asked.rule) };
  }

  async readVersion(typeName: string, id: string, version: number): Promise<ReadOutcome | Forbidden> {
    const asked = this.#gate.ask(typeName, 'history');
    const told = { action: 'history', type: typeName, id, version } as const;
    if (!asked.ok) return this.#gate.refuse(told, asked);
    const row = await this.#gate.findVersion(asked, id, version);
    const seen = row?.permitted === true && this.#gate.showsVersion(asked, row.content ?? undefined);
    await this.#gate.tell({
      ...told,
      outcome: row === undefined ? 'failed' : seen ? 'done' : 'denied',
      patients: patientsOf(row?.patient_id),
    });
    if (!seen) return { ok: false, reason: 'not-found' };
    return row.content === null ? { ok: false, reason: 'gone' } : { ok: true, resource: viewOf(fromRow(row), asked.rule) };
  }

  async history(typeName: string, query: HistoryQuery): Promise<Listed<Version & { readonly id: string }>> {
    const asked = this.#gate.ask(typeName, 'history');
    const told = { action: 'history', type: typeName, ...(query.id !== undefined && { id: query.id }) } as const;
    if (!asked.ok) return this.#gate.refuse(told, asked);
    const gate = searchGate(asked, (question, placeholder) => aboutCondition(question, placeholder, `${asked.type.table}_history`));
    const { entries, next } = await this.#gate.store.historyPage(typeName, query, gate);
    const shown = entries.filter(({ resource }) => this.#gate.showsVersion(asked, resource));
    const patients = distinct(shown.map(({ id, resource }) => resource && patientOf(asked.type, resource, id)));
    await this.#gate.tell({ ...told, outcome: 'done', patients });
    const seen = shown.map(({ resource, ...version }) => ({ ...version, ...(resource && { resource: viewOf(resource, asked.rule) }) }));
    return { ok: true, page: { entries: seen, ...(next !== undefined && { next }) } };
  }

  async search(typeName: string, search: Search = {}): Promise<Listed<StoredResource>> {
    const asked = this.#gate.ask(typeName, 'search', search);
    const told = { action: 'search', type: typeName, query: parametersUsed(typeName, search) } as const;
    if (!asked.ok) return this.#gate.refuse(told, asked);
    const { entries, patients, next } = await this.#gate.store.search(typeName, search, searchGate(asked));
    await this.#gate.tell({ ...told, outcome: 'done', patients });
    return { ok: true, page: { entries: entries.map((resource) => viewOf(resource, asked.rule)), ...(next !== undefined && { next }) } };
  }

  async count(typeName: string, search: Search = {}): Promise<{ readonly ok: true; readonly count: number } | Forbidden> {
    const asked = this.#gate.ask(typeName, 'search', search);
    const told = { action: 'search', type: typeName, query: parametersUsed(typeName, search) } as const;
    if (!asked.ok) return this.#gate.refuse(told, asked);
    const count = await this.#gate.store.count(typeName, search, searchGate(asked));
    await this.#gate.tell({ ...told, outcome: 'done' });
    return { ok: true, count };
  }

  async audit(query: { readonly patient: string; readonly count?: number; readonly below?: number }): Promise<Listed<AuditEntry>> {
    const { policy, log } = this.#gate.parts;
    const { agent, purpose } = this.#gate.access;
    const role = Object.hasOwn(policy.roles, agent.role) ? policy.roles[agent.role] : undefined;
    const told = { action: 'read', type: 'AuditEvent', patients: [query.patient] } as const;
    const may = role?.purposes.includes(purpose) && (role.log || (role.citizens === 'self' && agent.who === `Patient/${query.patient}`));
    const inScope = this.#gate.access.app?.scopes.some(
      ({ type, actions, patient }) =>
        (type === '*' || type === 'AuditEvent') && actions.includes('s') && (patient === undefined || patient === query.patient),
    );
    if (!may) return this.#gate.refuse(told, { ok: false, reason: 'forbidden', why: 'role' });
    if (inScope === false) return this.#gate.refuse(told, { ok: false, reason: 'forbidden', why: 'scope' });
    const count = query.count ?? 50;
    const entries = await log.about(query.patient, { count: count + 1, ...(query.below !== undefined && { below: query.below }) });
    await this.#gate.tell({ ...told, outcome: 'done' });
    const last = entries.length > count ? entries[count - 1] : undefined;
    return { ok: true, page: { entries: entries.slice(0, count), ...(last !== undefined && { next: `${last.seq}` }) } };
  }

  async audits(query: AuditSearch): Promise<Listed<AuditEntry>> {
    const { policy, log } = this.#gate.parts;
    const { agent, purpose, app } = this.#gate.access;
    const role = Object.hasOwn(policy.roles, agent.role) ? policy.roles[agent.role] : undefined;
    const { count = 50, below: _, ...asked } = query;
    const told = { action: 'search', type: 'AuditEvent', query: Object.keys(asked) } as const;
    if (role?.log !== true || !role.purposes.includes(purpose))
      return this.#gate.refuse(told, { ok: false, reason: 'forbidden', why: 'role' });
    // No app is given the log of every citizen.
    if (app !== undefined) return this.#gate.refuse(told, { ok: false, reason: 'forbidden', why: 'scope' });
    const { entries, next } = await log.latest({ ...query, count }, (entry) => isSought(entry, query));
    await this.#gate.tell({ ...told, patients: distinct(entries.flatMap(({ patients }) => patients)), outcome: 'done' });
    return { ok: true, page: { entries, ...(next !== undefined && { next: `${next}` }) } };
  }

  async everything(patient: string, types: readonly string[]): Promise<Listed<StoredResource>> {
    const told = { action: 'search', type: 'Patient', id: patient, patients: [patient], query: types } as const;
    for (const type of types) {
      const asked = this.#gate.ask(type, 'search');
      if (!asked.ok) return this.#gate.refuse(told, asked);
      if (asked.role.citizens !== 'every') return this.#gate.refuse(told, { ok: false, reason: 'forbidden', why: 'role' });
    }
    const entries = await everythingAbout(this.#gate.parts.connection, patient, types);
    await this.#gate.tell({ ...told, outcome: 'done' });
    return { ok: true, page: { entries } };
  }

  async tallyTasks(asking: TallyAsked): Promise<{ readonly ok: true; readonly tallies: readonly Tally[] } | Forbidden> {
    const told = { action: 'search', type: 'Task', query: ['_summary'] } as const;
    const refused = this.#everyOne(['Task', 'ServiceRequest', 'Patient']);
    if (refused !== undefined) return this.#gate.refuse(told, refused);
    const tallies = await tallyTasks(this.#gate.parts.connection, asking);
    await this.#gate.tell({ ...told, outcome: 'done' });
    return { ok: true, tallies };
  }

  async tallyTimes(asking: TimesAsked): Promise<{ readonly ok: true; readonly times: Times } | Forbidden> {
    const told = { action: 'search', type: 'Task', query: ['_summary'] } as const;
    const refused = this.#everyOne(['Task', 'ServiceRequest', 'Provenance']);
    if (refused !== undefined) return this.#gate.refuse(told, refused);
    const times = await tallyTimes(this.#gate.parts.connection, asking);
    await this.#gate.tell({ ...told, outcome: 'done' });
    return { ok: true, times };
  }

  /** Counts go past the question that is asked row by row: only who may see every row of these types is let there (ADR 0020). */
  #everyOne(types: readonly string[]): Forbidden | undefined {
    for (const type of types) {
      const asked = this.#gate.ask(type, 'search');
      if (!asked.ok) return asked;
      if (asked.role.citizens !== 'every') return { ok: false, reason: 'forbidden', why: 'role' };
    }
    return undefined;
  }
}

function distinct(patients: readonly (string | null | undefined)[]): readonly string[] {
  return [...new Set(patients.flatMap(patientsOf))];
}
