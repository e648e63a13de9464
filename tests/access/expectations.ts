/**
 * What each role may, said a second time and in another way than `access.yaml` and the gate say it: the matrix holds the one against the
 * other. A change of the policy that nobody meant shows here.
 */
import type { ConsentCase, RelationCase, Situation } from './situations.ts';

export type Act = 'read' | 'create' | 'update' | 'delete';

const clinicians = ['gp', 'chiropractor', 'physiotherapist', 'private_specialist', 'psychologist', 'hospital', 'rygcenter'];
const municipal = ['municipality_140', 'municipality_119'];
const clinical = ['CarePlan', 'CareTeam', 'Goal', 'Condition', 'Observation', 'QuestionnaireResponse', 'MedicationRequest'];

/** role × act → types; a star marks those for which the role must stand in the resource itself. */
const rights: Readonly<Record<string, Readonly<Record<Act, string>>>> = {
  clinician: {
    read: `Patient RelatedPerson EpisodeOfCare ${clinical.join(' ')} ServiceRequest Task Communication* Consent Provenance`,
    create: `Patient EpisodeOfCare ${clinical.join(' ')} ServiceRequest Task Communication Consent Provenance`,
    update: `Patient EpisodeOfCare* ${clinical.join(' ')} ServiceRequest* Task*`,
    delete: '',
  },
  municipal: {
    read: 'Patient EpisodeOfCare CarePlan CareTeam Goal Observation ServiceRequest* Task* Communication*',
    create: 'EpisodeOfCare Goal Observation Task Communication Consent Provenance',
    update: 'EpisodeOfCare* Goal ServiceRequest* Task*',
    delete: '',
  },
  jobcentre: {
    read: 'Patient EpisodeOfCare CarePlan Goal Observation ServiceRequest* Task* Communication*',
    create: 'Observation Task Communication Provenance',
    update: 'ServiceRequest* Task*',
    delete: '',
  },
  citizen: {
    read: `Patient RelatedPerson EpisodeOfCare ${clinical.join(' ')} ServiceRequest Task Communication Consent Provenance`,
    create: 'RelatedPerson Goal Observation QuestionnaireResponse Communication Consent',
    update: 'RelatedPerson Goal QuestionnaireResponse* Task* Consent',
    delete: '',
  },
  relative: {
    read: `Patient EpisodeOfCare ${clinical.join(' ')} ServiceRequest Task Communication*`,
    create: '',
    update: '',
    delete: '',
  },
  none: { read: '', create: '', update: '', delete: '' },
};

function groupOf(role: string): string {
  if (clinicians.includes(role)) return 'clinician';
  if (municipal.includes(role)) return 'municipal';
  return Object.hasOwn(rights, role) ? role : 'none';
}

/** Whether the role may at all, and whether only as a party of the resource. */
export function rightOf(role: string, act: Act, type: string): { readonly may: boolean; readonly asParty: boolean } {
  const words = (rights[groupOf(role)]?.[act] ?? '').split(' ');
  return { may: words.includes(type) || words.includes(`${type}*`), asParty: words.includes(`${type}*`) };
}

const relationsThatCount: Readonly<Record<RelationCase, 'gp' | 'episode' | 'care-team' | 'referral' | undefined>> = {
  none: undefined,
  'own-gp': 'gp',
  episode: 'episode',
  'episode-cancelled': undefined,
  'episode-ended-lately': 'episode',
  'episode-ended-long-ago': undefined,
  'care-team': 'care-team',
  'care-team-inactive': undefined,
  'left-the-care-team': undefined,
  referral: 'referral',
  'referral-draft': undefined,
  'referral-revoked': undefined,
};

/** A GP's own citizens, and whoever has referred to one or counts one in a course or a team; the jobcentre has no courses. */
export function isRelated(role: string, relation: RelationCase): boolean {
  const kind = relationsThatCount[relation];
  if (kind === undefined) return false;
  if (kind === 'gp') return role === 'gp';
  if (kind === 'episode') return role !== 'jobcentre';
  return true;
}

const planTypes = ['EpisodeOfCare', 'CarePlan', 'CareTeam', 'Goal'];
const permitting: readonly ConsentCase[] = [
  'organisation',
  'role',
  'anyone',
  'permitted-again',
  'organisation-closer-than-refusal-of-role-later',
];

/** Whether what the citizen has said lets the role see the type. */
export function isPermitted(consent: ConsentCase, type: string): boolean {
  return permitting.includes(consent) || (consent === 'plan-only' && planTypes.includes(type));
}

/** Types that a treating role may begin with: no consent yet, or no relation either. */
export function askedFor(act: Act, type: string): { readonly relation: boolean; readonly consent: boolean } {
  if (act !== 'create') return { relation: true, consent: true };
  if (type === 'EpisodeOfCare') return { relation: false, consent: false };
  return { relation: true, consent: type !== 'Consent' && type !== 'Provenance' };
}

/** Whether the role gets past the gate for something about the citizen. */
export function passes(role: string, { relation, consent }: Situation, act: Act, type: string): boolean {
  const asked = askedFor(act, type);
  return (!asked.relation || isRelated(role, relation)) && (!asked.consent || isPermitted(consent, type));
}
