/** Citizens in every situation that the gate tells apart: who has to do with them, and what they have permitted. Everybody is made up. */
import { actorSystem, domainSystem, purposeSystem, type Resource } from '@rygforloeb/record';

/** Roles that get to citizens through a relation, each with an organisation of its own. */
export const relatedRoles = [
  'gp',
  'chiropractor',
  'physiotherapist',
  'private_specialist',
  'psychologist',
  'hospital',
  'rygcenter',
  'municipality_140',
  'municipality_119',
  'jobcentre',
] as const;

export const relations = [
  'none',
  'own-gp',
  'episode',
  'episode-cancelled',
  'episode-ended-lately',
  'episode-ended-long-ago',
  'care-team',
  'care-team-inactive',
  'left-the-care-team',
  'referral',
  'referral-draft',
  'referral-revoked',
] as const;
export type RelationCase = (typeof relations)[number];

export const consents = [
  'none',
  'organisation',
  'role',
  'anyone',
  'another-organisation',
  'another-purpose',
  'expired',
  'not-yet',
  'withdrawn',
  'refused-later',
  'refused-for-all-later',
  'permitted-again',
  'organisation-closer-than-refusal-of-role-later',
  'plan-only',
] as const;
export type ConsentCase = (typeof consents)[number];

export interface Situation {
  readonly patient: string;
  readonly relation: RelationCase;
  readonly consent: ConsentCase;
  /** Relations first, consents last; all of them about the patient. */
  readonly resources: readonly Resource[];
}

export const now = new Date('2026-11-21T12:00:00Z');

/** Every relation with and without consent, and every consent with and without a relation. */
export function situations(purposesOf: (role: string) => readonly string[]): readonly Situation[] {
  const pairs: (readonly [RelationCase, ConsentCase])[] = [
    ...relations.flatMap((relation) => (['none', 'organisation', 'refused-later'] as const).map((consent) => [relation, consent] as const)),
    ...consents.flatMap((consent) => (['none', 'care-team', 'referral'] as const).map((relation) => [relation, consent] as const)),
  ];
  const once = [...new Map(pairs.map((pair) => [pair.join(' '), pair])).values()];
  return once.map(([relation, consent]) => {
    const patient = `citizen-${relation}-${consent}`.slice(0, 64);
    const about = { reference: `Patient/${patient}` };
    return {
      patient,
      relation,
      consent,
      resources: [...relating(relation, about), ...consenting(consent, about, purposesOf)],
    };
  });
}

/** The organisation of a role. */
export function organizationOf(role: string): string {
  return `Organization/house-of-${role.replaceAll('_', '-')}`;
}

type Reference = { readonly reference: string };
const houses = relatedRoles.map((role) => ({ reference: organizationOf(role) }));
const lately = '2026-11-01';
const longAgo = '2026-01-01';

function relating(relation: RelationCase, patient: Reference): readonly Resource[] {
  const episode = (status: string, end?: string) =>
    houses.map((house) => ({
      resourceType: 'EpisodeOfCare',
      status,
      patient,
      managingOrganization: house,
      period: { start: '2025-12-01', ...(end && { end }) },
    }));
  const team = (status: string, end?: string) => [
    {
      resourceType: 'CareTeam',
      status,
      subject: patient,
      participant: houses.map((member) => ({ member, ...(end && { period: { start: '2025-12-01', end } }) })),
    },
  ];
  const referral = (status: string) => [
    {
      resourceType: 'ServiceRequest',
      status,
      intent: 'order',
      subject: patient,
      requester: { reference: 'Organization/asker' },
      performer: houses,
      authoredOn: '2026-11-01',
      code: { text: 'referral' },
    },
  ];
  switch (relation) {
    case 'episode':
      return episode('active');
    case 'episode-cancelled':
      return episode('cancelled');
    case 'episode-ended-lately':
      return episode('finished', lately);
    case 'episode-ended-long-ago':
      return episode('finished', longAgo);
    case 'care-team':
      return team('active');
    case 'care-team-inactive':
      return team('inactive');
    case 'left-the-care-team':
      return team('active', lately);
    case 'referral':
      return referral('active');
    case 'referral-draft':
      return referral('draft');
    case 'referral-revoked':
      return referral('revoked');
    default:
      return [];
  }
}

function consenting(consent: ConsentCase, patient: Reference, purposesOf: (role: string) => readonly string[]): readonly Resource[] {
  const everyPurpose = [...new Set(relatedRoles.flatMap(purposesOf))].map((code) => ({ system: purposeSystem, code }));
  const say = (type: 'permit' | 'deny', dateTime: string, actors: readonly object[], more: object = {}): Resource => ({
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient,
    dateTime,
    policyRule: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTIN' }] },
    provision: {
      type,
      purpose: everyPurpose,
      ...(actors.length > 0 && { actor: actors.map((reference) => ({ role: recipient, reference })) }),
      ...more,
    },
  });
  const roles = relatedRoles.map((value) => ({ identifier: { system: actorSystem, value } }));
  const [first, second] = ['2026-10-01', '2026-10-15'];
  switch (consent) {
    case 'none':
      return [];
    case 'organisation':
      return [say('permit', first, houses)];
    case 'role':
      return [say('permit', first, roles)];
    case 'anyone':
      return [say('permit', first, [])];
    case 'another-organisation':
      return [say('permit', first, [{ reference: 'Organization/another-house' }])];
    case 'another-purpose':
      return [say('permit', first, houses, { purpose: [{ system: purposeSystem, code: 'own' }] })];
    case 'expired':
      return [say('permit', first, houses, { period: { start: first, end: '2026-11-20' } })];
    case 'not-yet':
      return [say('permit', first, houses, { period: { start: '2026-11-22' } })];
    case 'withdrawn':
      return [{ ...say('permit', first, houses), status: 'inactive' }];
    case 'refused-later':
      return [say('permit', first, houses), say('deny', second, houses)];
    case 'refused-for-all-later':
      return [say('permit', first, houses), say('deny', second, [])];
    case 'permitted-again':
      return [say('deny', first, houses), say('permit', second, houses)];
    case 'organisation-closer-than-refusal-of-role-later':
      return [say('deny', first, roles), say('permit', second, houses)];
    case 'plan-only':
      return [say('permit', first, houses, { class: [{ system: domainSystem, code: 'plan' }] })];
  }
}

const recipient = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] };
