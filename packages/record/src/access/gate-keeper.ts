/** The gate's own work for one agent: what is asked is ruled on, what is found is weighed, and every answer is entered in the log. */

import { parametersUsed } from '../search/parameters-used.ts';
import { searchParameterOf } from '../search/search-parameters.ts';
import type { Connection } from '../store/connection.ts';
import { codes } from '../store/elements.ts';
import type { Issue, Resource } from '../store/resource.ts';
import { patientOf, resourceTypeOf } from '../store/resource-types.ts';
import type { VersionRow } from '../store/row.ts';
import type { Search } from '../store/search.ts';
import { type CreateOutcome, isId, isVersion, type Store } from '../store/store.ts';
import type { Access } from './access.ts';
import type { AuditLog, NewEntry } from './audit-log.ts';
import { type Asked, aboutCondition, partiesOf, seenCondition } from './gate.ts';
import { gateStatement } from './gate-statement.ts';
import type { Action, Forbidden } from './gated-record.ts';
import { isParty } from './parties.ts';
import { type AccessPolicy, type Ruling, rulingOn, type TypeRule } from './policy.ts';

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
export type Pending = { readonly entry: NewEntry; readonly due?: string }[];

interface Found extends VersionRow {
  readonly patient_id: string | null;
  readonly permitted: boolean;
}

export type Told = Partial<NewEntry> & Pick<NewEntry, 'action' | 'outcome' | 'type'>;

/** One agent before the gate. */
export class GateKeeper {
  readonly parts: GateParts;
  readonly store: Store;
  readonly access: Access;
  readonly pending: Pending | undefined;
  readonly #searchedAs: 'search' | 'export';

  constructor(parts: GateParts, access: Access, pending: Pending | undefined, searchedAs: 'search' | 'export') {
    this.parts = parts;
    this.store = parts.storeOver(parts.connection);
    this.access = access;
    this.pending = pending;
    this.#searchedAs = searchedAs;
  }

  /** Whether the agent may ask this at all: by role, purpose, scope of the app, and what it searches by. */
  ask(typeName: string, action: Action, search?: Search): (Asked & { readonly ok: true }) | Forbidden {
    const { policy, now } = this.parts;
    const type = resourceTypeOf(typeName);
    const ruling: Ruling = rulingOn(policy, this.access, typeName, action);
    if (!ruling.ok) return ruling;
    const allowed = ruling.rule.search;
    if (
      search !== undefined &&
      allowed !== undefined &&
      !parametersUsed(typeName, search).every((name) => isAllowed(typeName, name, allowed))
    ) {
      return { ok: false, reason: 'forbidden', why: 'parameter' };
    }
    return { ok: true, policy, access: this.access, type, action, role: ruling.role, rule: ruling.rule, now: now() };
  }

  /** The row with the gate's word on it. */
  async find(asked: Asked, id: string): Promise<Found | undefined> {
    if (!isId(id)) return undefined;
    const { statement, values } = gateStatement(
      asked,
      'read',
      [id],
      (placeholder) =>
        `select id, version, recorded, content, patient_id, (${seenCondition(asked, placeholder)}) as permitted
         from record.${asked.type.table} where id = $1::text`,
    );
    return (await this.parts.connection.query<Found>(statement, values))[0];
  }

  /** Whether it was there, was deleted, and could have been seen. */
  async isGone(asked: Asked, id: string): Promise<boolean> {
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
    const [last] = await this.parts.connection.query<{ action: string; permitted: boolean }>(statement, values);
    return last?.action === 'delete' && last.permitted;
  }

  /** An earlier version with the gate's word on it. */
  async findVersion(asked: Asked, id: string, version: number): Promise<Found | undefined> {
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
    return (await this.parts.connection.query<Found>(statement, values))[0];
  }

  /** Whether what was found may be shown. */
  shows(asked: Asked, { permitted, content }: Found): boolean {
    return permitted && this.#isShown(asked, content);
  }

  /** Of a deletion nobody can tell whom it named. */
  showsVersion(asked: Asked, content: Resource | undefined): boolean {
    if (content !== undefined) return this.#isShown(asked, content);
    const { type, rule } = asked;
    return rule.own === undefined && rule.codes === undefined && (type.patientRequired || type.patient === undefined);
  }

  /** What the row's condition leaves to its content. */
  #isShown({ type, rule, role }: Asked, content: Resource): boolean {
    const mayBeAboutNobody = type.patient !== undefined && !type.patientRequired && role.citizens !== 'every';
    const isAboutNobody = mayBeAboutNobody && patientOf(type, content, `${content.id}`) === undefined;
    const mustBeParty = rule.own?.includes('read') || isAboutNobody;
    return (!mustBeParty || isParty(content, partiesOf(this.access))) && hasCode(content, rule);
  }

  /** A line of the log in the agent's name. */
  entry(told: Told): NewEntry {
    const { agent, purpose, emergency, app, request } = this.access;
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

  /** Enters what was done; a refusal is counted too. */
  tell(told: Told, why: Forbidden['why'] | 'hidden' = 'hidden'): Promise<void> {
    if (told.outcome === 'denied') this.parts.refused(why);
    return this.enter(this.entry(told));
  }

  /** Into the log now, or with the transaction that runs. */
  async enter(entry: NewEntry, due?: string): Promise<void> {
    if (this.pending === undefined) {
      if (due !== undefined) this.parts.changed();
      await this.parts.log.append(entry, due);
    } else this.pending.push({ entry, ...(due !== undefined && { due }) });
  }

  /** What was sent holds faults. */
  async invalid(told: Omit<Told, 'outcome'>, issues: readonly Issue[]): Promise<Extract<CreateOutcome, { reason: 'invalid' }>> {
    await this.tell({ ...told, outcome: 'failed' });
    return { ok: false, reason: 'invalid', issues };
  }

  /** What may not be done, entered as denied. */
  async refuse(told: Omit<Told, 'outcome'>, refusal: Forbidden): Promise<Forbidden> {
    await this.tell({ ...told, outcome: 'denied' }, refusal.why);
    return refusal;
  }
}

/** Whether a resource is of a kind that the rule lets the role see. */
export function hasCode(resource: Resource, { codes: allowed }: TypeRule): boolean {
  return allowed === undefined || codes(resource, 'code').some((code) => allowed.includes(code));
}

/** The citizen that a row is about, as the log has it. */
export function patientsOf(patient: string | null | undefined): readonly string[] {
  return patient === null || patient === undefined ? [] : [patient];
}

/** Two names of one column are one: `subject` and `patient`. What every resource has may always be asked by. */
function isAllowed(type: string, name: string, allowed: readonly string[]): boolean {
  const columnOf = (parameter: string) => searchParameterOf(type, parameter)?.column ?? parameter;
  return ['_id', '_lastUpdated', ...allowed].some((one) => columnOf(one) === columnOf(name));
}
