/** The demo's people and what is known of them, as resources for an empty record: organisations first, then who refers to them. */

import { purposeSystem, type Resource } from '@rygforloeb/record';
import { defaultIdentitySettings } from '../identity-settings.ts';
import { type DemoCitizen, demoCitizens, demoOrganizations, demoProfessionals, demoRelatives } from './demo-people.ts';

/** A resource with the id under which the others refer to it. */
export type DemoResource = Resource & { readonly id: string };

const ours = 'https://rygforloeb.dk/fhir';
const finding = `${ours}/CodeSystem/finding`;
const hl7 = 'http://terminology.hl7.org/CodeSystem';
const { systems } = defaultIdentitySettings;

/** Everything, each resource after those it refers to; dates count back from the day given. */
export function demoResources(today: Date): readonly DemoResource[] {
  const day = (before: number) => new Date(today.getTime() - before * 86_400_000).toISOString().slice(0, 10);
  return [
    ...demoOrganizations.map(({ id, name, municipality }) => ({
      resourceType: 'Organization',
      id,
      active: true,
      identifier: [{ system: `${ours}/NamingSystem/demo-organization`, value: id }],
      name,
      address: [{ city: municipality, country: 'DK' }],
    })),
    ...demoProfessionals.flatMap(({ id, given, family, roles }) => [
      {
        resourceType: 'Practitioner',
        id,
        active: true,
        identifier: [{ system: systems.professional, value: id }],
        name: [{ given: [given], family }],
      },
      ...roles.map(({ role, organization }) => ({
        resourceType: 'PractitionerRole',
        id: `${id}.${role.replaceAll('_', '-')}`,
        active: true,
        period: { start: '2024-01-01' },
        practitioner: { reference: `Practitioner/${id}`, display: `${given} ${family}` },
        organization: { reference: `Organization/${organization}` },
        code: [{ coding: [{ system: `${ours}/CodeSystem/actor`, code: role }] }],
      })),
    ]),
    ...demoCitizens.map(patientOf),
    ...demoRelatives.map(({ id, given, family, cpr, citizen, relationship }) => ({
      resourceType: 'RelatedPerson',
      id,
      active: true,
      identifier: [{ system: systems.cpr, value: cpr }],
      patient: { reference: `Patient/${citizen}` },
      relationship: [{ coding: [{ system: `${hl7}/v3-RoleCode`, code: relationship.code }], text: relationship.da }],
      name: [{ given: [given], family }],
      period: { start: day(60), end: day(-300) },
    })),
    ...demoCitizens.flatMap((citizen) => courseOf(citizen, day)),
    teamOf(day),
    ...karensFindings(day),
    referralOf('demo-karen', day(12)),
    taskOf('demo-karen', day(12)),
  ];
}

function patientOf({ id, given, family, cpr, birthDate, gender, municipality, practice }: DemoCitizen): DemoResource {
  return {
    resourceType: 'Patient',
    id,
    active: true,
    identifier: [{ use: 'official', system: systems.cpr, value: cpr }],
    name: [{ use: 'official', given: [given], family }],
    birthDate,
    gender,
    address: [{ city: municipality, country: 'DK' }],
    generalPractitioner: [{ reference: `Organization/${practice}` }],
  };
}

/** The course at the GP, and the citizen's yes: to those who treat, and for Karen to the jobcentre, for her work alone. */
function courseOf({ id, practice }: DemoCitizen, day: (before: number) => string): readonly DemoResource[] {
  const treats = ['demo-fysioterapi', 'demo-rygcenter', 'demo-sygehus', 'demo-kolding-sundhed', 'demo-kolding-genoptraening'];
  return [
    {
      resourceType: 'EpisodeOfCare',
      id: `${id}.course`,
      status: 'active',
      patient: { reference: `Patient/${id}` },
      managingOrganization: { reference: `Organization/${practice}` },
      period: { start: day(40) },
    },
    consentOf(id, 'consent', [practice, ...treats], ['treatment', 'rehabilitation', 'prevention'], day),
    ...(id === 'demo-karen' ? [consentOf(id, 'consent-work', ['demo-kolding-jobcenter'], ['work-retention'], day)] : []),
  ];
}

function consentOf(
  citizen: string,
  name: string,
  recipients: readonly string[],
  purposes: readonly string[],
  day: (before: number) => string,
): DemoResource {
  return {
    resourceType: 'Consent',
    id: `${citizen}.${name}`,
    status: 'active',
    scope: { coding: [{ system: `${hl7}/consentscope`, code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: { reference: `Patient/${citizen}` },
    dateTime: day(40),
    performer: [{ reference: `Patient/${citizen}` }],
    policyRule: { coding: [{ system: `${hl7}/v3-ActCode`, code: 'OPTIN' }] },
    provision: {
      type: 'permit',
      period: { start: day(40), end: day(-365) },
      actor: recipients.map((recipient) => ({
        role: { coding: [{ system: `${hl7}/v3-ParticipationType`, code: 'IRCP' }] },
        reference: { reference: `Organization/${recipient}` },
      })),
      purpose: purposes.map((code) => ({ system: purposeSystem, code })),
    },
  };
}

/** Karen's team: the GP, the physiotherapist, the municipality's rehabilitation and the jobcentre. */
function teamOf(day: (before: number) => string): DemoResource {
  const members = ['demo-laegehus', 'demo-fysioterapi', 'demo-kolding-genoptraening', 'demo-kolding-jobcenter'];
  return {
    resourceType: 'CareTeam',
    id: 'demo-karen.team',
    status: 'active',
    subject: { reference: 'Patient/demo-karen' },
    period: { start: day(30) },
    participant: members.map((member) => ({ member: { reference: `Organization/${member}` } })),
  };
}

function karensFindings(day: (before: number) => string): readonly DemoResource[] {
  const about = (code: string, value: Readonly<Record<string, unknown>>): DemoResource => ({
    resourceType: 'Observation',
    id: `demo-karen.${code}`,
    status: 'final',
    code: { coding: [{ system: finding, code }] },
    subject: { reference: 'Patient/demo-karen' },
    performer: [{ reference: 'PractitionerRole/demo-gp-anna.gp' }],
    effectiveDateTime: day(12),
    ...value,
  });
  return [
    about('leg-pain', { valueBoolean: true }),
    about('suspected-cauda-equina', { valueBoolean: false }),
    about('pain-nrs', { valueInteger: 6 }),
  ];
}

function referralOf(citizen: string, date: string): DemoResource {
  return {
    resourceType: 'ServiceRequest',
    id: `${citizen}.referral`,
    status: 'active',
    intent: 'order',
    code: { text: 'Vurdering i Rygcenter' },
    subject: { reference: `Patient/${citizen}` },
    requester: { reference: 'PractitionerRole/demo-gp-anna.gp' },
    performer: [{ reference: 'Organization/demo-rygcenter' }],
    authoredOn: date,
  };
}

function taskOf(citizen: string, date: string): DemoResource {
  return {
    resourceType: 'Task',
    id: `${citizen}.triage`,
    status: 'requested',
    intent: 'order',
    focus: { reference: `ServiceRequest/${citizen}.referral` },
    for: { reference: `Patient/${citizen}` },
    requester: { reference: 'PractitionerRole/demo-gp-anna.gp' },
    owner: { reference: 'Organization/demo-rygcenter' },
    authoredOn: date,
    lastModified: `${date}T09:00:00+00:00`,
  };
}
