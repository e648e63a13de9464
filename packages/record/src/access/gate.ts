/** The gate as SQL: relation and consent are asked in the statement that finds the rows, so that nothing else ever leaves it. */
import type { ResourceType } from '../store/resource-types.ts';
import type { Access } from './access.ts';
import type { Action } from './gated-record.ts';
import { partyCondition } from './parties.ts';
import { type AccessPolicy, domainsOf, type RolePolicy, scopedPatient, type TypeRule } from './policy.ts';

/** One question at the gate: who asks for what, when. */
export interface Asked {
  readonly policy: AccessPolicy;
  readonly access: Access;
  readonly type: ResourceType;
  readonly action: Action;
  readonly role: RolePolicy;
  readonly rule: TypeRule;
  readonly now: Date;
}

/** What differs from one question to the next; all else is the policy's and stands in the statement itself. */
export type GateValue = 'parties' | 'now' | 'self' | 'emergency' | 'scoped';

/** Gives the placeholder of a value. */
export type Placeholder = (value: GateValue) => string;

const lastingKinds = ['referral', 'episode'];

/** What a row of the type's table must fulfil to be found. */
export function rowCondition(asked: Asked, placeholder: Placeholder): string {
  const { type, rule } = asked;
  const conditions = [
    seenCondition(asked, placeholder),
    ...(rule.own?.includes('read') ? [partyCondition(type.name, () => placeholder('parties'))] : []),
    ...(rule.codes === undefined ? [] : [`codes && ${listOf(rule.codes)}`]),
  ];
  return conditions.join(' and ');
}

/** The same without what is left to the content of a row: about whom it is, or that it is addressed to the agent and must not be held back. */
export function seenCondition(asked: Asked, placeholder: Placeholder): string {
  const { access, type, action, rule, role } = asked;
  const about = aboutCondition(asked, placeholder);
  if (rule.addressed === undefined || role.citizens !== 'related' || scopedPatient(access, type.name, action) !== undefined) return about;
  return `(${about} or (owner = any(${placeholder('parties')}) and codes && ${listOf(rule.addressed)}))`;
}

/** What a row of the type's table, or of its history where that is named, must fulfil as to whom it is about. */
export function aboutCondition(asked: Asked, placeholder: Placeholder, table: string = asked.type.table): string {
  const { type, role } = asked;
  if (type.patient === undefined) return 'true';
  // With its table: an unqualified name would mean the relation's own column inside the questions below.
  const patient = `${table}.patient_id`;
  const about = citizenCondition(asked, patient, placeholder);
  if (type.patientRequired || role.citizens === 'every') return about;
  // What is about nobody is seen by those it names; in a history their names are not at hand, so it is left to the reader of the row.
  const named = asked.action === 'search' ? partyCondition(type.name, () => placeholder('parties')) : 'true';
  return `case when ${patient} is null then ${named} else ${about} end`;
}

/** What must hold of the citizen whose id stands in the column or placeholder; `without` leaves out relation or consent. */
export function citizenCondition(asked: Asked, patient: string, placeholder: Placeholder, without: TypeRule['without'] = []): string {
  const { access, role, type, action } = asked;
  const inScope = scopedPatient(access, type.name, action) === undefined ? '' : `${patient} = ${placeholder('scoped')} and `;
  if (role.citizens === 'every') return `${inScope}true`;
  if (role.citizens === 'none') return 'false';
  if (role.citizens === 'self') return `${inScope}${patient} = ${placeholder('self')}`;
  const usual = [
    ...(without.includes('relation') ? [] : [relationCondition(asked, patient, placeholder)]),
    ...(without.includes('consent') ? [] : [consentCondition(asked, patient, placeholder)]),
  ];
  const both = usual.length === 0 ? 'true' : usual.join(' and ');
  return access.emergency === undefined ? `${inScope}${both}` : `${inScope}(${patient} = ${placeholder('emergency')} or (${both}))`;
}

/** Questions with the same shape are the same statement with other values. */
export function shapeOf({ access, type, action }: Asked): string {
  const { agent, purpose, emergency } = access;
  return [
    type.name,
    action,
    agent.role,
    purpose,
    emergency === undefined ? '' : 'acute',
    scopedPatient(access, type.name, action) === undefined ? '' : 'scoped',
  ].join(' ');
}

/** The value for a placeholder. */
export function gateValue({ access, type, action, now }: Asked, value: GateValue): unknown {
  switch (value) {
    case 'parties':
      return [...partiesOf(access), `role:${access.agent.role}`, '*'];
    case 'now':
      return now.toISOString();
    case 'self':
      return access.agent.who.startsWith('Patient/') ? access.agent.who.slice('Patient/'.length) : '';
    case 'emergency':
      return access.emergency?.patient;
    case 'scoped':
      return scopedPatient(access, type.name, action);
  }
}

/** SQL types of the values. */
export const valueTypes: Readonly<Record<GateValue, string>> = {
  parties: 'text[]',
  now: 'timestamptz',
  self: 'text',
  emergency: 'text',
  scoped: 'text',
};

/** Who the agent is in relations, consents and resources: the person, the role it acts in, the organisation it acts for. */
export function partiesOf({ agent }: Access): readonly string[] {
  return [agent.who, agent.practitionerRole, agent.organization].filter((party) => party !== undefined);
}

function relationCondition({ policy, role }: Asked, patient: string, placeholder: Placeholder): string {
  const now = placeholder('now');
  const lasted = `${now} - interval '${policy.relationLastsDaysAfterEnd * 24} hours'`;
  return `exists (select from record.relation r where r.patient_id = ${patient} and r.party = any(${placeholder('parties')})
    and r.kind = any(${listOf(role.relations)}) and r.since <= ${now}
    and r.until > case when r.kind = any(${listOf(lastingKinds)}) then ${lasted} else ${now} end)`;
}

/**
 * A permit counts unless a refusal was given with it or later, or names party and purpose more closely, or is the citizen's own where the
 * permit is only what somebody has noted down.
 */
function consentCondition({ policy, access, type }: Asked, patient: string, placeholder: Placeholder): string {
  const [parties, now] = [placeholder('parties'), placeholder('now')];
  const applies = (rule: string) =>
    `${rule}.patient_id = ${patient} and ${rule}.party = any(${parties}) and ${rule}.purpose = any(${listOf([access.purpose, '*'])})
      and (${rule}.domains is null or ${rule}.domains && ${listOf(domainsOf(policy, type.name))}) and ${rule}.since <= ${now} and ${rule}.until > ${now}`;
  return `exists (select from record.consent_rule p where p.permit and ${applies('p')}
    and not exists (select from record.consent_rule d where not d.permit and ${applies('d')} and (d.given >= p.given or d.weight > p.weight or (d.own and not p.own))))`;
}

/** A list of the policy's own words as SQL. */
function listOf(words: readonly string[]): string {
  if (!words.every((word) => /^[\w:/.|*-]+$/.test(word))) throw new Error('a word of the access policy cannot stand in a statement');
  return `array[${words.map((word) => `'${word}'`).join(', ')}]::text[]`;
}
