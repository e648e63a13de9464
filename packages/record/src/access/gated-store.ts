/** The record as one agent sees it: every operation passes the gate, and none is answered before it stands in the log. */

import type { MessageRows } from '../messages/message-rows.ts';
import { addOnly, messageRowsOver } from '../messages/postgres-message-rows.ts';
import { parametersUsed } from '../search/parameters-used.ts';
import { searchParameterOf } from '../search/search-parameters.ts';
import type { Connection } from '../store/connection.ts';
import { codes, references } from '../store/elements.ts';
import { everythingAbout } from '../store/everything-about.ts';
import { newId } from '../store/new-id.ts';
import type { Issue, Resource, StoredResource } from '../store/resource.ts';
import { patientOf, resourceTypeOf } from '../store/resource-types.ts';
import { fromRow, type VersionRow } from '../store/row.ts';
import type { Search } from '../store/search.ts';
import {
  type CreateOutcome,
  type DeleteOutcome,
  isId,
  isVersion,
  type Once,
  type ReadOutcome,
  type Store,
  type UpdateOutcome,
  type Version,
} from '../store/store.ts';
import { type Tally, type TallyAsked, tallyTasks } from '../store/tally-tasks.ts';
import type { Access } from './access.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { AuditLog, NewEntry } from './audit-log.ts';
import { consentTimeFaults } from './consent-rules.ts';
import { type Asked, aboutCondition, citizenCondition, partiesOf } from './gate.ts';
import { gateStatement, searchGate } from './gate-statement.ts';
import type { Action, Forbidden, GatedRecord, HistoryQuery, Listed } from './gated-record.ts';
import { isParty } from './parties.ts';
import { type AccessPolicy, type Ruling, rulingOn, type TypeRule } from './policy.ts';

import { viewOf } from './view.ts';

/** What every agent's view is made of. */
export interface GateParts {
  readonly connection: Connection;
  readonly storeOver: (connection: Connection) => Store;
  readonly policy: AccessPolicy;
  readonly log: AuditLog;
  readonly now: () => Date;
  readonly validate: (resource: Resource) => readonly Issue[];
  /** Told each refusal; `hidden` is what is there and was answered as if it were not. */
  readonly refused: (why: Forbidden['why'] | 'hidden') => void;
  /** Told when something was written and holds. */
  readonly changed: () => void;
}

/** Entries of a transaction, which wait for its end. */
type Pending = { readonly entry: NewEntry; readonly due?: string }[];

interface Found extends VersionRow {
  readonly patient_id: string | null;
  readonly permitted: boolean;
}

type Told = Partial<NewEntry> & Pick<NewEntry, 'action' | 'outcome' | 'type'>;

export class GatedStore implements GatedRecord {
  readonly #parts: GateParts;
  readonly #store: Store;
  readonly #access: Access;
  readonly #pending: Pending | undefined;
  readonly #searchedAs: 'search' | 'export';

  constructor(parts: GateParts, access: Access, pending?: Pending, searchedAs: 'search' | 'export' = 'search') {
    this.#parts = parts;
    this.#store = parts.storeOver(parts.connection);
    this.#access = access;
    this.#pending = pending;
    this.#searchedAs = searchedAs;
  }

  asExport(): GatedRecord {
    return new GatedStore(this.#parts, this.#access, this.#pending, 'export');
  }

  as(access: Access): GatedRecord {
    return new GatedStore(this.#parts, access, this.#pending);
  }

  get messages(): MessageRows {
    const rows = messageRowsOver(this.#parts.connection);
    return this.#parts.policy.roles[this.#access.agent.role]?.citizens === 'every' ? rows : addOnly(rows);
  }

  may(type: string, action: Action): boolean {
    return rulingOn(this.#parts.policy, this.#access, type, action).ok;
  }

  validate(resource: Resource): readonly Issue[] {
    return this.#parts.validate(resource);
  }

  async read(typeName: string, id: string): Promise<ReadOutcome | Forbidden> {
    const asked = this.#ask(typeName, 'read');
    if (!asked.ok) return this.#refuse({ action: 'read', type: typeName, id }, asked);
    const found = await this.#find(asked, id);
    const told = { action: 'read', type: typeName, id } as const;
    if (found === undefined) {
      const gone = await this.#isGone(asked, id);
      await this.#tell({ ...told, outcome: 'failed' });
      return { ok: false, reason: gone ? 'gone' : 'not-found' };
    }
    const about = { patients: patientsOf(found.patient_id), version: found.version };
    if (!this.#shows(asked, found)) {
      await this.#tell({ ...told, ...about, outcome: 'denied' });
      return { ok: false, reason: 'not-found' };
    }
    await this.#tell({ ...told, ...about, outcome: 'done' });
    return { ok: true, resource: viewOf(fromRow(found), asked.rule) };
  }

  async readVersion(typeName: string, id: string, version: number): Promise<ReadOutcome | Forbidden> {
    const asked = this.#ask(typeName, 'history');
    const told = { action: 'history', type: typeName, id, version } as const;
    if (!asked.ok) return this.#refuse(told, asked);
    const row = await this.#findVersion(asked, id, version);
    const seen = row?.permitted === true && this.#showsVersion(asked, row.content ?? undefined);
    await this.#tell({ ...told, outcome: row === undefined ? 'failed' : seen ? 'done' : 'denied', patients: patientsOf(row?.patient_id) });
    if (!seen) return { ok: false, reason: 'not-found' };
    return row.content === null ? { ok: false, reason: 'gone' } : { ok: true, resource: viewOf(fromRow(row), asked.rule) };
  }

  async history(typeName: string, query: HistoryQuery): Promise<Listed<Version & { readonly id: string }>> {
    const asked = this.#ask(typeName, 'history');
    const told = { action: 'history', type: typeName, ...(query.id !== undefined && { id: query.id }) } as const;
    if (!asked.ok) return this.#refuse(told, asked);
    const gate = searchGate(asked, (question, placeholder) => aboutCondition(question, placeholder, `${asked.type.table}_history`));
    const { entries, next } = await this.#store.historyPage(typeName, query, gate);
    const shown = entries.filter(({ resource }) => this.#showsVersion(asked, resource));
    const patients = distinct(shown.map(({ id, resource }) => resource && patientOf(asked.type, resource, id)));
    await this.#tell({ ...told, outcome: 'done', patients });
    const seen = shown.map(({ resource, ...version }) => ({ ...version, ...(resource && { resource: viewOf(resource, asked.rule) }) }));
    return { ok: true, page: { entries: seen, ...(next !== undefined && { next }) } };
  }

  async search(typeName: string, search: Search = {}): Promise<Listed<StoredResource>> {
    const asked = this.#ask(typeName, 'search', search);
    const told = { action: 'search', type: typeName, query: parametersUsed(typeName, search) } as const;
    if (!asked.ok) return this.#refuse(told, asked);
    const { entries, patients, next } = await this.#store.search(typeName, search, searchGate(asked));
    await this.#tell({ ...told, outcome: 'done', patients });
    return { ok: true, page: { entries: entries.map((resource) => viewOf(resource, asked.rule)), ...(next !== undefined && { next }) } };
  }

  async count(typeName: string, search: Search = {}): Promise<{ readonly ok: true; readonly count: number } | Forbidden> {
    const asked = this.#ask(typeName, 'search', search);
    const told = { action: 'search', type: typeName, query: parametersUsed(typeName, search) } as const;
    if (!asked.ok) return this.#refuse(told, asked);
    const count = await this.#store.count(typeName, search, searchGate(asked));
    await this.#tell({ ...told, outcome: 'done' });
    return { ok: true, count };
  }

  async create(resource: Resource, once: Once = { id: newId() }): Promise<CreateOutcome | Forbidden> {
    const told = { action: 'create', type: resource.resourceType } as const;
    const asked = this.#ask(resource.resourceType, 'create');
    if (!asked.ok) return this.#refuse(told, asked);
    const { id = newId() } = once;
    const patient = patientOf(asked.type, resource, id);
    const patients = patientsOf(asked.type.patient === 'id' ? undefined : patient);
    const refusal = this.#contentRefusal(asked, resource) ?? (await this.#citizenRefusal(asked, resource, patient));
    if (refusal !== undefined) return this.#refuse({ ...told, patients }, refusal);
    const issues = consentTimeFaults(resource, asked.now);
    if (issues.length > 0) return this.#invalid({ ...told, patients }, issues);
    const entry = this.#entry({ ...told, id, patients: patientsOf(patient), outcome: 'done' });
    const due = this.#parts.log.dueOf(entry);
    const outcome = await this.#store.create(resource, { ...this.#ofAgent(once), id }, due);
    if (!outcome.ok) await this.#tell({ ...told, patients, outcome: 'failed' });
    else if (outcome.created) await this.#enter({ ...entry, version: 1 }, due.id);
    else return this.#there(asked, outcome.resource);
    return outcome;
  }

  async update(resource: Resource & { readonly id: string }, expectedVersion: number): Promise<UpdateOutcome | Forbidden> {
    const told = { action: 'update', type: resource.resourceType, id: resource.id } as const;
    const asked = this.#ask(resource.resourceType, 'update');
    if (!asked.ok) return this.#refuse(told, asked);
    const found = await this.#changeable(asked, told);
    if (!found.ok) return found;
    const { patients, content } = found;
    const refusal = this.#contentRefusal(asked, resource, content);
    if (refusal !== undefined) return this.#refuse({ ...told, patients }, refusal);
    const issues = consentTimeFaults(resource, asked.now);
    if (issues.length > 0) return this.#invalid({ ...told, patients }, issues);
    const entry = this.#entry({ ...told, patients, outcome: 'done' });
    const due = this.#parts.log.dueOf(entry);
    const outcome = await this.#store.update(resource, expectedVersion, due);
    if (outcome.ok) await this.#enter({ ...entry, version: Number(outcome.resource.meta.versionId) }, due.id);
    else await this.#tell({ ...told, patients, outcome: 'failed' });
    return outcome;
  }

  async updateTogether(
    typeName: string,
    resources: readonly { readonly resource: Resource & { readonly id: string }; readonly version: number }[],
  ): Promise<{ readonly ok: true; readonly ids: readonly string[] } | Forbidden> {
    const told = { action: 'update', type: typeName } as const;
    const asked = this.#ask(typeName, 'update');
    if (!asked.ok) return this.#refuse(told, asked);
    // Nobody else is let past the question that is asked row by row.
    if (asked.role.citizens !== 'every') return this.#refuse(told, { ok: false, reason: 'forbidden', why: 'role' });
    const given = resources.map(({ resource, version }) => {
      const entry = this.#entry({
        ...told,
        id: resource.id,
        patients: patientsOf(patientOf(asked.type, resource, resource.id)),
        outcome: 'done',
      });
      return { resource, expected: version, entry, due: this.#parts.log.dueOf(entry) };
    });
    const saved = new Map((await this.#store.updateTogether(typeName, given)).map(({ id, version }) => [id, version]));
    await Promise.all(
      given.map(({ resource, entry, due }) => {
        const version = saved.get(resource.id);
        return version === undefined ? this.#tell({ ...entry, outcome: 'failed' }) : this.#enter({ ...entry, version }, due.id);
      }),
    );
    return { ok: true, ids: [...saved.keys()] };
  }

  async delete(typeName: string, id: string, expectedVersion: number): Promise<DeleteOutcome | Forbidden> {
    const told = { action: 'delete', type: typeName, id } as const;
    const asked = this.#ask(typeName, 'delete');
    if (!asked.ok) return this.#refuse(told, asked);
    const found = await this.#changeable(asked, told);
    if (!found.ok) return found;
    if (asked.role.citizens !== 'every' && isReserved(asked.policy, found.content))
      return this.#refuse({ ...told, patients: found.patients }, { ok: false, reason: 'forbidden', why: 'role' });
    const entry = this.#entry({ ...told, patients: found.patients, outcome: 'done' });
    const due = this.#parts.log.dueOf(entry);
    const outcome = await this.#store.delete(typeName, id, expectedVersion, due);
    if (outcome.ok) await this.#enter({ ...entry, version: outcome.version }, due.id);
    else await this.#tell({ ...told, patients: found.patients, outcome: 'failed' });
    return outcome;
  }

  async audit(query: { readonly patient: string; readonly count?: number; readonly below?: number }): Promise<Listed<AuditEntry>> {
    const { policy, log } = this.#parts;
    const { agent, purpose } = this.#access;
    const role = Object.hasOwn(policy.roles, agent.role) ? policy.roles[agent.role] : undefined;
    const told = { action: 'read', type: 'AuditEvent', patients: [query.patient] } as const;
    const may = role?.purposes.includes(purpose) && (role.log || (role.citizens === 'self' && agent.who === `Patient/${query.patient}`));
    const inScope = this.#access.app?.scopes.some(
      ({ type, actions, patient }) =>
        (type === '*' || type === 'AuditEvent') && actions.includes('s') && (patient === undefined || patient === query.patient),
    );
    if (!may) return this.#refuse(told, { ok: false, reason: 'forbidden', why: 'role' });
    if (inScope === false) return this.#refuse(told, { ok: false, reason: 'forbidden', why: 'scope' });
    const count = query.count ?? 50;
    const entries = await log.about(query.patient, { count: count + 1, ...(query.below !== undefined && { below: query.below }) });
    await this.#tell({ ...told, outcome: 'done' });
    const last = entries.length > count ? entries[count - 1] : undefined;
    return { ok: true, page: { entries: entries.slice(0, count), ...(last !== undefined && { next: `${last.seq}` }) } };
  }

  async everything(patient: string, types: readonly string[]): Promise<Listed<StoredResource>> {
    const told = { action: 'search', type: 'Patient', id: patient, patients: [patient] } as const;
    for (const type of types) {
      const asked = this.#ask(type, 'search');
      if (!asked.ok) return this.#refuse(told, asked);
      if (asked.role.citizens !== 'every') return this.#refuse(told, { ok: false, reason: 'forbidden', why: 'role' });
    }
    const entries = await everythingAbout(this.#parts.connection, patient, types);
    await this.#tell({ ...told, outcome: 'done' });
    return { ok: true, page: { entries } };
  }

  async tallyTasks(asking: TallyAsked): Promise<{ readonly ok: true; readonly tallies: readonly Tally[] } | Forbidden> {
    const told = { action: 'search', type: 'Task', query: ['_summary'] } as const;
    for (const type of ['Task', 'ServiceRequest', 'Patient']) {
      const asked = this.#ask(type, 'search');
      if (!asked.ok) return this.#refuse(told, asked);
      if (asked.role.citizens !== 'every') return this.#refuse(told, { ok: false, reason: 'forbidden', why: 'role' });
    }
    const tallies = await tallyTasks(this.#parts.connection, asking);
    await this.#tell({ ...told, outcome: 'done' });
    return { ok: true, tallies };
  }

  async transaction<Outcome extends { readonly ok: boolean }>(work: (inside: GatedRecord) => Promise<Outcome>): Promise<Outcome> {
    return this.transactionAfter(async () => undefined, work);
  }

  /** A transaction in which something else is done first, on the connection itself. */
  async transactionAfter<Outcome extends { readonly ok: boolean }>(
    first: (connection: Connection) => Promise<Outcome | undefined>,
    work: (inside: GatedRecord) => Promise<Outcome>,
  ): Promise<Outcome> {
    if (this.#pending !== undefined) return work(this);
    let pending: Pending = [];
    const outcome = await this.#parts.connection.transaction(async (connection) => {
      pending = []; // It may be run again.
      return (await first(connection)) ?? work(new GatedStore({ ...this.#parts, connection }, this.#access, pending));
    });
    if (outcome.ok && pending.some(({ due }) => due !== undefined)) this.#parts.changed();
    // Of what was undone, the looks stand in the log all the same.
    const entered = outcome.ok ? pending : pending.filter(({ due }) => due === undefined);
    await Promise.all(entered.map(({ entry, due }) => this.#parts.log.append(entry, due)));
    return outcome;
  }

  #ask(typeName: string, action: Action, search?: Search): (Asked & { readonly ok: true }) | Forbidden {
    const { policy, now } = this.#parts;
    const type = resourceTypeOf(typeName);
    const ruling: Ruling = rulingOn(policy, this.#access, typeName, action);
    if (!ruling.ok) return ruling;
    const allowed = ruling.rule.search;
    if (
      search !== undefined &&
      allowed !== undefined &&
      !parametersUsed(typeName, search).every((name) => isAllowed(typeName, name, allowed))
    ) {
      return { ok: false, reason: 'forbidden', why: 'parameter' };
    }
    return { ok: true, policy, access: this.#access, type, action, role: ruling.role, rule: ruling.rule, now: now() };
  }

  async #find(asked: Asked, id: string): Promise<Found | undefined> {
    if (!isId(id)) return undefined;
    const { statement, values } = gateStatement(
      asked,
      'read',
      [id],
      (placeholder) =>
        `select id, version, recorded, content, patient_id, (${aboutCondition(asked, placeholder)}) as permitted
         from record.${asked.type.table} where id = $1::text`,
    );
    return (await this.#parts.connection.query<Found>(statement, values))[0];
  }

  /** Whether it was there, was deleted, and could have been seen. */
  async #isGone(asked: Asked, id: string): Promise<boolean> {
    if (!isId(id) || asked.rule.own?.includes('read') || asked.rule.codes !== undefined) return false;
    const history = `${asked.type.table}_history`;
    const { statement, values } = gateStatement(
      asked,
      'gone',
      [id],
      (placeholder) =>
        `select action, (${aboutCondition(asked, placeholder, history)}) as permitted from record.${history}
         where id = $1::text order by version desc limit 1`,
    );
    const [last] = await this.#parts.connection.query<{ action: string; permitted: boolean }>(statement, values);
    return last?.action === 'delete' && last.permitted;
  }

  async #findVersion(asked: Asked, id: string, version: number): Promise<Found | undefined> {
    if (!isVersion(version) || !isId(id)) return undefined;
    const history = `${asked.type.table}_history`;
    const { statement, values } = gateStatement(
      asked,
      'vread',
      [id, version],
      (placeholder) =>
        `select id, version, recorded, content, patient_id, (${aboutCondition(asked, placeholder, history)}) as permitted
         from record.${history} where id = $1::text and version = $2::integer`,
    );
    return (await this.#parts.connection.query<Found>(statement, values))[0];
  }

  #shows(asked: Asked, { permitted, content }: Found): boolean {
    return permitted && this.#isShown(asked, content);
  }

  /** Of a deletion nobody can tell whom it named. */
  #showsVersion(asked: Asked, content: Resource | undefined): boolean {
    if (content !== undefined) return this.#isShown(asked, content);
    const { type, rule } = asked;
    return rule.own === undefined && rule.codes === undefined && (type.patientRequired || type.patient === undefined);
  }

  /** What the row's condition leaves to its content. */
  #isShown({ type, rule, role }: Asked, content: Resource): boolean {
    const mayBeAboutNobody = type.patient !== undefined && !type.patientRequired && role.citizens !== 'every';
    const isAboutNobody = mayBeAboutNobody && patientOf(type, content, `${content.id}`) === undefined;
    const mustBeParty = rule.own?.includes('read') || isAboutNobody;
    return (!mustBeParty || isParty(content, partiesOf(this.#access))) && hasCode(content, rule);
  }

  async #changeable(
    asked: Asked,
    told: { readonly action: 'update' | 'delete'; readonly type: string; readonly id: string },
  ): Promise<
    { readonly ok: true; readonly patients: readonly string[]; readonly content: Resource } | { ok: false; reason: 'not-found' | 'gone' }
  > {
    const found = await this.#find(asked, told.id);
    if (found === undefined) {
      const gone = await this.#isGone(asked, told.id);
      await this.#tell({ ...told, outcome: 'failed' });
      return { ok: false, reason: gone ? 'gone' : 'not-found' };
    }
    const patients = patientsOf(found.patient_id);
    const own = asked.rule.own?.includes(told.action) !== true || isParty(found.content, partiesOf(this.#access));
    if (this.#shows(asked, found) && own) return { ok: true, patients, content: found.content };
    await this.#tell({ ...told, patients, outcome: 'denied' });
    return { ok: false, reason: 'not-found' };
  }

  /** What the agent may not write, whoever the citizen is: in another's name, or of a kind it does not see. */
  #contentRefusal({ rule, role, policy }: Asked, resource: Resource, before?: Resource): Forbidden | undefined {
    const { author } = rule;
    if (role.citizens !== 'every' && (isReserved(policy, resource) || isReserved(policy, before))) {
      return { ok: false, reason: 'forbidden', why: 'role' };
    }
    if (author !== undefined) {
      const named = references(resource, author);
      const kept = before !== undefined && JSON.stringify(named) === JSON.stringify(references(before, author));
      if (!kept && !(named.length > 0 && named.every((name) => partiesOf(this.#access).includes(name)))) {
        return { ok: false, reason: 'forbidden', why: 'author' };
      }
    }
    return hasCode(resource, rule) ? undefined : { ok: false, reason: 'forbidden', why: 'role' };
  }

  async #citizenRefusal(asked: Asked, resource: Resource, patient: string | undefined): Promise<Forbidden | undefined> {
    const { type, role, rule } = asked;
    const refusal: Forbidden = { ok: false, reason: 'forbidden', why: 'citizen' };
    if (type.patient === undefined || role.citizens === 'every') return undefined;
    if (!rule.may.includes('create') && patient !== this.#access.emergency?.patient) return refusal;
    if (type.patient === 'id') return rule.without?.includes('relation') && rule.without.includes('consent') ? undefined : refusal;
    if (patient === undefined) return type.patientRequired || isParty(resource, partiesOf(this.#access)) ? undefined : refusal;
    const { statement, values } = gateStatement(
      asked,
      'about',
      [patient],
      (placeholder) =>
        `select exists (select from record.patient where id = $1::text) and ${citizenCondition(asked, '$1::text', placeholder, rule.without)} as permitted`,
    );
    const [answer] = await this.#parts.connection.query<{ permitted: boolean }>(statement, values);
    return answer?.permitted ? undefined : refusal;
  }

  /** What was there already is shown as far as the agent may see it; of a citizen it may register, at least which one it is. */
  async #there(asked: Asked, resource: StoredResource): Promise<CreateOutcome | Forbidden> {
    const seen = await this.read(resource.resourceType, resource.id);
    if (seen.ok) return { ok: true, created: false, resource: seen.resource };
    if (asked.type.patient !== 'id') return { ok: false, reason: 'forbidden', why: 'citizen' };
    return { ok: true, created: false, resource: viewOf(resource, { may: [], show: [] }) };
  }

  /** Keys are each agent's own. */
  #ofAgent(once: Once): Once {
    return 'key' in once ? { ...once, key: `${this.#access.agent.who} ${once.key}` } : once;
  }

  #entry(told: Told): NewEntry {
    const { agent, purpose, emergency, app, request } = this.#access;
    return {
      patients: [],
      who: agent.who,
      name: agent.name,
      role: agent.role,
      purpose,
      ...(agent.organization !== undefined && { organization: agent.organization }),
      ...(app !== undefined && { client: app.client }),
      ...(emergency !== undefined && { reason: emergency.reason }),
      ...(request !== undefined && { request }),
      ...told,
      action: told.action === 'search' ? this.#searchedAs : told.action,
    };
  }

  #tell(told: Told, why: Forbidden['why'] | 'hidden' = 'hidden'): Promise<void> {
    if (told.outcome === 'denied') this.#parts.refused(why);
    return this.#enter(this.#entry(told));
  }

  async #enter(entry: NewEntry, due?: string): Promise<void> {
    if (this.#pending === undefined) {
      if (due !== undefined) this.#parts.changed();
      await this.#parts.log.append(entry, due);
    } else this.#pending.push({ entry, ...(due !== undefined && { due }) });
  }

  async #invalid(told: Omit<Told, 'outcome'>, issues: readonly Issue[]): Promise<Extract<CreateOutcome, { reason: 'invalid' }>> {
    await this.#tell({ ...told, outcome: 'failed' });
    return { ok: false, reason: 'invalid', issues };
  }

  async #refuse(told: Omit<Told, 'outcome'>, refusal: Forbidden): Promise<Forbidden> {
    await this.#tell({ ...told, outcome: 'denied' }, refusal.why);
    return refusal;
  }
}

/** Of a code or category that our own jobs alone write. */
function isReserved({ reserved = [] }: AccessPolicy, resource: Resource | undefined): boolean {
  if (reserved.length === 0 || resource === undefined) return false;
  const found = [...codes(resource, 'code'), ...codes(resource, 'category')];
  return found.some((code) => reserved.some((system) => code.startsWith(`${system}|`)));
}

function hasCode(resource: Resource, { codes: allowed }: TypeRule): boolean {
  return allowed === undefined || codes(resource, 'code').some((code) => allowed.includes(code));
}

function patientsOf(patient: string | null | undefined): readonly string[] {
  return patient === null || patient === undefined ? [] : [patient];
}

function distinct(patients: readonly (string | null | undefined)[]): readonly string[] {
  return [...new Set(patients.flatMap(patientsOf))];
}

/** Two names of one column are one: `subject` and `patient`. What every resource has may always be asked by. */
function isAllowed(type: string, name: string, allowed: readonly string[]): boolean {
  const columnOf = (parameter: string) => searchParameterOf(type, parameter)?.column ?? parameter;
  return ['_id', '_lastUpdated', ...allowed].some((one) => columnOf(one) === columnOf(name));
}
