/** The gate as SQL: relation and consent are asked in the statement that finds the rows, so that nothing else ever leaves it. */
import type { Parameter } from '../store/filter.ts';
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

const lastingKinds = ['referral', 'episode'];
const day = 24 * 60 * 60 * 1000;

/** What a row of the type's table must fulfil to be found. */
export function rowCondition(asked: Asked, parameter: Parameter): string {
  const { type, rule, access } = asked;
  const conditions = [
    aboutCondition(asked, parameter),
    ...(rule.own?.includes('read') ? [partyCondition(type.name, partiesOf(access), parameter)] : []),
    ...(rule.codes === undefined ? [] : [`codes && ${parameter(rule.codes, 'text[]')}`]),
  ];
  return conditions.join(' and ');
}

/** What a row of the type's table, or of its history where that is named, must fulfil as to whom it is about. */
export function aboutCondition(asked: Asked, parameter: Parameter, table: string = asked.type.table): string {
  const { type, role, access } = asked;
  if (type.patient === undefined) return 'true';
  // With its table: an unqualified name would mean the relation's own column inside the questions below.
  const patient = `${table}.patient_id`;
  const about = citizenCondition(asked, patient, parameter);
  if (type.patientRequired || role.citizens === 'every') return about;
  // What is about nobody is seen by those it names; in a history their names are not at hand, so it is left to the reader of the row.
  const named = asked.action === 'search' ? partyCondition(type.name, partiesOf(access), parameter) : 'true';
  return `case when ${patient} is null then ${named} else ${about} end`;
}

/** What must hold of the citizen whose id stands in the column or placeholder; `without` leaves out relation or consent. */
export function citizenCondition(asked: Asked, patient: string, parameter: Parameter, without: TypeRule['without'] = []): string {
  const { access, role, type, action } = asked;
  const scoped = scopedPatient(access, type.name, action);
  const inScope = scoped === undefined ? '' : `${patient} = ${parameter(scoped, 'text')} and `;
  if (role.citizens === 'every') return `${inScope}true`;
  if (role.citizens === 'none') return 'false';
  if (role.citizens === 'self') return `${inScope}${patient} = ${parameter(citizenId(access), 'text')}`;
  const usual = [
    ...(without.includes('relation') ? [] : [relationCondition(asked, patient, parameter)]),
    ...(without.includes('consent') ? [] : [consentCondition(asked, patient, parameter)]),
  ];
  const both = usual.length === 0 ? 'true' : usual.join(' and ');
  return access.emergency === undefined
    ? `${inScope}${both}`
    : `${inScope}(${patient} = ${parameter(access.emergency.patient, 'text')} or (${both}))`;
}

/** Who the agent is in relations, consents and resources: the person, the role it acts in, the organisation it acts for. */
export function partiesOf({ agent }: Access): readonly string[] {
  return [agent.who, agent.practitionerRole, agent.organization].filter((party) => party !== undefined);
}

function relationCondition({ policy, access, role, now }: Asked, patient: string, parameter: Parameter): string {
  const lasted = new Date(now.getTime() - policy.relationLastsDaysAfterEnd * day);
  const at = parameter(now, 'timestamptz');
  return `exists (select from record.relation r where r.patient_id = ${patient} and r.party = any(${parameter(partiesOf(access), 'text[]')})
    and r.kind = any(${parameter(role.relations, 'text[]')}) and r.since <= ${at}
    and r.until > case when r.kind = any(${parameter(lastingKinds, 'text[]')}) then ${parameter(lasted, 'timestamptz')} else ${at} end)`;
}

/** A permit counts unless a refusal was given with it or later, or names party and purpose more closely. */
function consentCondition({ policy, access, type, now }: Asked, patient: string, parameter: Parameter): string {
  const parties = parameter([...partiesOf(access), `role:${access.agent.role}`, '*'], 'text[]');
  const purposes = parameter([access.purpose, '*'], 'text[]');
  const domains = parameter(domainsOf(policy, type.name), 'text[]');
  const at = parameter(now, 'timestamptz');
  const applies = (rule: string) =>
    `${rule}.patient_id = ${patient} and ${rule}.party = any(${parties}) and ${rule}.purpose = any(${purposes})
      and (${rule}.domains is null or ${rule}.domains && ${domains}) and ${rule}.since <= ${at} and ${rule}.until > ${at}`;
  return `exists (select from record.consent_rule p where p.permit and ${applies('p')}
    and not exists (select from record.consent_rule d where not d.permit and ${applies('d')} and (d.given >= p.given or d.weight > p.weight)))`;
}

function citizenId({ agent }: Access): string {
  return agent.who.startsWith('Patient/') ? agent.who.slice('Patient/'.length) : '';
}
