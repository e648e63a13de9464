/** A Consent as the gate reads it. What it cannot read is refused: a citizen's will must not be kept and then passed over. */
import { actorSystem, domainSystem, purposeSystem } from '../access/consent-rules.ts';
import { isValue, listOf, type Profile, type Value } from './profile.ts';

const scopeSystem = 'http://terminology.hl7.org/CodeSystem/consentscope';
const parties = ['Organization', 'Practitioner', 'PractitionerRole', 'RelatedPerson', 'Device'];
const party = `^(${parties.join('|')})/[A-Za-z0-9.-]{1,64}$`;
const partyForm = new RegExp(party);

/** What narrows or widens a provision in a way that the gate does not ask. */
const unread = ['action', 'securityLabel', 'code', 'data', 'dataPeriod', 'provision', 'modifierExtension'];

export const consentProfile: Profile = {
  type: 'Consent',
  title: 'Consent to see the record',
  description: 'Whom a citizen permits or refuses which parts of the record, for what purpose and how long.',
  elements: [
    { path: 'patient', min: 1, target: 'Patient', short: 'Whose will it is' },
    { path: 'dateTime', min: 1, short: 'When it was said: the later goes before the earlier' },
    { path: 'provision', min: 1, short: 'What is permitted or refused' },
    { path: 'provision.type', min: 1, short: 'permit or deny' },
    { path: 'implicitRules', max: 0, short: 'The gate reads none' },
    { path: 'modifierExtension', max: 0, short: 'The gate reads none' },
    ...unread.map((name) => ({ path: `provision.${name}`, max: 0, short: 'The gate does not read it' }) as const),
  ],
  rules: [
    {
      key: 'ryg-consent-scope',
      path: '',
      human: 'the scope is patient-privacy',
      expression: `scope.coding.where(system = '${scopeSystem}' and code = 'patient-privacy').exists()`,
      holds: ({ scope }) =>
        isValue(scope) &&
        listOf(scope, 'coding').some((one) => isValue(one) && one.system === scopeSystem && one.code === 'patient-privacy'),
    },
    {
      key: 'ryg-consent-said',
      path: '',
      human: 'it says when it was given and whether it permits or denies',
      expression: 'dateTime.hasValue() and provision.type.hasValue()',
      holds: ({ dateTime, provision }) => typeof dateTime === 'string' && isValue(provision) && typeof provision.type === 'string',
    },
    {
      key: 'ryg-consent-actor',
      path: 'provision.actor',
      human: 'an actor is somebody of this record, or a role by its code',
      expression: `reference.reference.exists(matches('${party}')) or reference.identifier.where(system = '${actorSystem}' and value.exists()).exists()`,
      holds: ({ reference }) => isValue(reference) && (isParty(reference.reference) || isRole(reference.identifier)),
    },
    coded('purpose', purposeSystem),
    coded('class', domainSystem),
  ],
};

function coded(name: 'purpose' | 'class', system: string): Profile['rules'][number] {
  return {
    key: `ryg-consent-${name}`,
    path: `provision.${name}`,
    human: `it is a code of ${system}`,
    expression: `system = '${system}' and code.exists()`,
    holds: (value: Value) => value.system === system && typeof value.code === 'string',
  };
}

function isParty(reference: unknown): boolean {
  return typeof reference === 'string' && partyForm.test(reference);
}

function isRole(identifier: unknown): boolean {
  return isValue(identifier) && identifier.system === actorSystem && typeof identifier.value === 'string';
}
