/** What an agent writes: nothing in another's name, nothing about a citizen it has no way to, and no write without its entry in the log. */

import { codes, references } from '../store/elements.ts';
import { newId } from '../store/new-id.ts';
import type { Resource, StoredResource } from '../store/resource.ts';
import { patientOf } from '../store/resource-types.ts';
import type { CreateOutcome, DeleteOutcome, Once, UpdateOutcome } from '../store/store.ts';
import { consentTimeFaults } from './consent-rules.ts';
import { type Asked, citizenCondition, partiesOf } from './gate.ts';
import { type GateKeeper, hasCode, patientsOf } from './gate-keeper.ts';
import { gateStatement } from './gate-statement.ts';
import type { GatedReading } from './gated-reading.ts';
import type { Forbidden } from './gated-record.ts';
import { isParty } from './parties.ts';
import type { AccessPolicy } from './policy.ts';
import { viewOf } from './view.ts';

/** Writes past one gate. */
export class GatedWriting {
  readonly #gate: GateKeeper;
  readonly #reading: GatedReading;

  constructor(gate: GateKeeper, reading: GatedReading) {
    this.#gate = gate;
    this.#reading = reading;
  }

  async create(resource: Resource, once: Once = { id: newId() }): Promise<CreateOutcome | Forbidden> {
    const told = { action: 'create', type: resource.resourceType } as const;
    const asked = this.#gate.ask(resource.resourceType, 'create');
    if (!asked.ok) return this.#gate.refuse(told, asked);
    const { id = newId() } = once;
    const patient = patientOf(asked.type, resource, id);
    const patients = patientsOf(asked.type.patient === 'id' ? undefined : patient);
    const refusal = this.#contentRefusal(asked, resource) ?? (await this.#citizenRefusal(asked, resource, patient));
    if (refusal !== undefined) return this.#gate.refuse({ ...told, patients }, refusal);
    const issues = consentTimeFaults(resource, asked.now);
    if (issues.length > 0) return this.#gate.invalid({ ...told, patients }, issues);
    const entry = this.#gate.entry({ ...told, id, patients: patientsOf(patient), outcome: 'done' });
    const due = this.#gate.parts.log.dueOf(entry);
    const outcome = await this.#gate.store.create(resource, { ...this.#ofAgent(once), id }, due);
    if (!outcome.ok) await this.#gate.tell({ ...told, patients, outcome: 'failed' });
    else if (outcome.created) await this.#gate.enter({ ...entry, version: 1 }, due.id);
    else return this.#there(asked, outcome.resource);
    return outcome;
  }

  async update(resource: Resource & { readonly id: string }, expectedVersion: number): Promise<UpdateOutcome | Forbidden> {
    const told = { action: 'update', type: resource.resourceType, id: resource.id } as const;
    const asked = this.#gate.ask(resource.resourceType, 'update');
    if (!asked.ok) return this.#gate.refuse(told, asked);
    const found = await this.#changeable(asked, told);
    if (!found.ok) return found;
    const { patients, content } = found;
    const refusal = this.#contentRefusal(asked, resource, content);
    if (refusal !== undefined) return this.#gate.refuse({ ...told, patients }, refusal);
    const issues = consentTimeFaults(resource, asked.now);
    if (issues.length > 0) return this.#gate.invalid({ ...told, patients }, issues);
    const entry = this.#gate.entry({ ...told, patients, outcome: 'done' });
    const due = this.#gate.parts.log.dueOf(entry);
    const outcome = await this.#gate.store.update(resource, expectedVersion, due);
    if (outcome.ok) await this.#gate.enter({ ...entry, version: Number(outcome.resource.meta.versionId) }, due.id);
    else await this.#gate.tell({ ...told, patients, outcome: 'failed' });
    return outcome;
  }

  async updateTogether(
    typeName: string,
    resources: readonly { readonly resource: Resource & { readonly id: string }; readonly version: number }[],
  ): Promise<{ readonly ok: true; readonly ids: readonly string[] } | Forbidden> {
    const told = { action: 'update', type: typeName } as const;
    const asked = this.#gate.ask(typeName, 'update');
    if (!asked.ok) return this.#gate.refuse(told, asked);
    // Nobody else is let past the question that is asked row by row.
    if (asked.role.citizens !== 'every') return this.#gate.refuse(told, { ok: false, reason: 'forbidden', why: 'role' });
    const given = resources.map(({ resource, version }) => {
      const entry = this.#gate.entry({
        ...told,
        id: resource.id,
        patients: patientsOf(patientOf(asked.type, resource, resource.id)),
        outcome: 'done',
      });
      return { resource, expected: version, entry, due: this.#gate.parts.log.dueOf(entry) };
    });
    const saved = new Map((await this.#gate.store.updateTogether(typeName, given)).map(({ id, version }) => [id, version]));
    await Promise.all(
      given.map(({ resource, entry, due }) => {
        const version = saved.get(resource.id);
        return version === undefined ? this.#gate.tell({ ...entry, outcome: 'failed' }) : this.#gate.enter({ ...entry, version }, due.id);
      }),
    );
    return { ok: true, ids: [...saved.keys()] };
  }

  async delete(typeName: string, id: string, expectedVersion: number): Promise<DeleteOutcome | Forbidden> {
    const told = { action: 'delete', type: typeName, id } as const;
    const asked = this.#gate.ask(typeName, 'delete');
    if (!asked.ok) return this.#gate.refuse(told, asked);
    const found = await this.#changeable(asked, told);
    if (!found.ok) return found;
    if (asked.role.citizens !== 'every' && isReserved(asked.policy, found.content))
      return this.#gate.refuse({ ...told, patients: found.patients }, { ok: false, reason: 'forbidden', why: 'role' });
    const entry = this.#gate.entry({ ...told, patients: found.patients, outcome: 'done' });
    const due = this.#gate.parts.log.dueOf(entry);
    const outcome = await this.#gate.store.delete(typeName, id, expectedVersion, due);
    if (outcome.ok) await this.#gate.enter({ ...entry, version: outcome.version }, due.id);
    else await this.#gate.tell({ ...told, patients: found.patients, outcome: 'failed' });
    return outcome;
  }

  async #changeable(
    asked: Asked,
    told: { readonly action: 'update' | 'delete'; readonly type: string; readonly id: string },
  ): Promise<
    { readonly ok: true; readonly patients: readonly string[]; readonly content: Resource } | { ok: false; reason: 'not-found' | 'gone' }
  > {
    const found = await this.#gate.find(asked, told.id);
    if (found === undefined) {
      const gone = await this.#gate.isGone(asked, told.id);
      await this.#gate.tell({ ...told, outcome: 'failed' });
      return { ok: false, reason: gone ? 'gone' : 'not-found' };
    }
    const patients = patientsOf(found.patient_id);
    const own = asked.rule.own?.includes(told.action) !== true || isParty(found.content, partiesOf(this.#gate.access));
    if (this.#gate.shows(asked, found) && own) return { ok: true, patients, content: found.content };
    await this.#gate.tell({ ...told, patients, outcome: 'denied' });
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
      if (!kept && !(named.length > 0 && named.every((name) => partiesOf(this.#gate.access).includes(name)))) {
        return { ok: false, reason: 'forbidden', why: 'author' };
      }
    }
    return hasCode(resource, rule) ? undefined : { ok: false, reason: 'forbidden', why: 'role' };
  }

  async #citizenRefusal(asked: Asked, resource: Resource, patient: string | undefined): Promise<Forbidden | undefined> {
    const { type, role, rule } = asked;
    const refusal: Forbidden = { ok: false, reason: 'forbidden', why: 'citizen' };
    if (type.patient === undefined || role.citizens === 'every') return undefined;
    if (!rule.may.includes('create') && patient !== this.#gate.access.emergency?.patient) return refusal;
    if (type.patient === 'id') return rule.without?.includes('relation') && rule.without.includes('consent') ? undefined : refusal;
    if (patient === undefined) return type.patientRequired || isParty(resource, partiesOf(this.#gate.access)) ? undefined : refusal;
    const { statement, values } = gateStatement(
      asked,
      'about',
      [patient],
      (placeholder) =>
        `select exists (select from record.patient where id = $1::text) and ${citizenCondition(asked, '$1::text', placeholder, rule.without)} as permitted`,
    );
    const [answer] = await this.#gate.parts.connection.query<{ permitted: boolean }>(statement, values);
    return answer?.permitted ? undefined : refusal;
  }

  /** What was there already is shown as far as the agent may see it; of a citizen it may register, at least which one it is. */
  async #there(asked: Asked, resource: StoredResource): Promise<CreateOutcome | Forbidden> {
    const seen = await this.#reading.read(resource.resourceType, resource.id);
    if (seen.ok) return { ok: true, created: false, resource: seen.resource };
    if (asked.type.patient !== 'id') return { ok: false, reason: 'forbidden', why: 'citizen' };
    return { ok: true, created: false, resource: viewOf(resource, { may: [], show: [] }) };
  }

  /** Keys are each agent's own. */
  #ofAgent(once: Once): Once {
    return 'key' in once ? { ...once, key: `${this.#gate.access.agent.who} ${once.key}` } : once;
  }
}

/** Of a code or category that our own jobs alone write. */
function isReserved({ reserved = [] }: AccessPolicy, resource: Resource | undefined): boolean {
  if (reserved.length === 0 || resource === undefined) return false;
  const found = [...codes(resource, 'code'), ...codes(resource, 'category')];
  return found.some((code) => reserved.some((system) => code.startsWith(`${system}|`)));
}
