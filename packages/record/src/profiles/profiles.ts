/** Our profiles, as data: what a resource of a type must hold here beyond FHIR R4. */
import { resourceTypeNames, resourceTypeOf } from '../store/resource-types.ts';
import { consentProfile } from './consent-profile.ts';
import { citizenIdentifierRules, organizationIdentifierRules } from './danish-identifiers.ts';
import { isValue, listOf, type Profile, type Rule, type Value } from './profile.ts';

type Own = Partial<Pick<Profile, 'title' | 'description' | 'elements' | 'rules'>>;

const required = (path: string, short: string) => ({ path, min: 1, short }) as const;
const citizens = resourceTypeNames.filter((name) => resourceTypeOf(name).patientRequired && name !== 'Patient');
const there = (value: unknown) => value !== undefined;

const referral: Rule = {
  key: 'ryg-referral',
  path: '',
  human: 'unless it is a draft or entered in error, it says who asks and since when',
  expression: "status = 'draft' or status = 'entered-in-error' or (requester.exists() and authoredOn.exists())",
  holds: ({ status, requester, authoredOn, _authoredOn }) =>
    status === 'draft' || status === 'entered-in-error' || (there(requester) && (there(authoredOn) || there(_authoredOn))),
};

const referralTask: Rule = {
  key: 'ryg-referral-task',
  path: '',
  human: 'a task about a referral says for whom it is, who asks, and who or what kind of performer does it',
  expression:
    "focus.reference.exists(startsWith('ServiceRequest/')) implies (for.exists() and requester.exists() and (owner.exists() or performerType.exists()))",
  holds: ({ focus, for: citizen, requester, owner, performerType }) =>
    !leadsTo(focus, ['ServiceRequest']) || (there(citizen) && there(requester) && (there(owner) || there(performerType))),
};

const sent: Rule = {
  key: 'ryg-sent',
  path: '',
  human: 'what is completed was sent at a time',
  expression: "status = 'completed' implies sent.exists()",
  holds: (value) => value.status !== 'completed' || there(value.sent) || there(value._sent),
};

const ofCitizen: Rule = {
  key: 'ryg-provenance-citizen',
  path: '',
  human: 'what leads to the facts of a citizen leads to that citizen too',
  expression: `target.exists(reference.matches('^(${citizens.join('|')})/')) implies target.exists(reference.startsWith('Patient/'))`,
  holds: (value) => {
    const targets = listOf(value, 'target');
    return !targets.some((one) => leadsTo(one, citizens)) || targets.some((one) => leadsTo(one, ['Patient']));
  },
};

const ofOneCitizen: Rule = {
  key: 'ryg-provenance-one-citizen',
  path: '',
  human: 'it leads to one citizen at most',
  expression: "target.reference.where(startsWith('Patient/')).distinct().count() <= 1",
  holds: (value) => {
    const found = listOf(value, 'target').flatMap((one) => (leadsTo(one, ['Patient']) ? [(one as Value).reference] : []));
    return new Set(found).size <= 1;
  },
};

const own: Readonly<Record<string, Own>> = {
  Patient: {
    title: 'Citizen',
    description: 'A citizen with a CPR number or a replacement number, as dk-core has it.',
    elements: [required('identifier', 'A CPR number, a replacement number, or another that tells the citizen')],
    rules: citizenIdentifierRules,
  },
  Organization: {
    title: 'Organisation',
    description: 'A house, with SOR code, GLN or ydernummer where it has one.',
    rules: organizationIdentifierRules,
  },
  PractitionerRole: {
    title: 'Professional in a role',
    description: 'Who acts for which house, as what.',
    elements: [required('practitioner', 'Who'), required('organization', 'For which house'), required('code', 'As what')],
  },
  HealthcareService: {
    title: 'Offer',
    description: 'What a house offers to citizens, in a category of the programme.',
    elements: [
      required('providedBy', 'Which house offers it'),
      required('category', 'Which kind of offer it is'),
      required('name', 'What it is called'),
      required('active', 'Whether it can be had now'),
    ],
  },
  EpisodeOfCare: {
    title: 'Course',
    description: 'A course of a citizen, in the pattern of the national telemedicine platform.',
    elements: [required('managingOrganization', 'Which house is responsible'), required('period', 'Since when, and until when')],
  },
  CarePlan: {
    title: 'Plan',
    description: 'What is planned in a course, in the pattern of the national telemedicine platform.',
    elements: [required('period', 'From when, and until when')],
  },
  ServiceRequest: {
    title: 'Referral',
    description: 'What is asked of whom for a citizen.',
    elements: [required('code', 'What is asked for')],
    rules: [referral],
  },
  Task: { title: 'Task', description: 'Work to be done; a referral is followed by its task.', rules: [referralTask] },
  Communication: {
    title: 'Message',
    description: 'A message between those who have to do with a citizen.',
    elements: [required('sender', 'Who sends it'), required('recipient', 'Who receives it')],
    rules: [sent],
  },
  QuestionnaireResponse: {
    title: 'Answers',
    description: 'What a citizen or a professional answered, to which questionnaire and when.',
    elements: [required('questionnaire', 'Which questionnaire'), required('authored', 'When it was answered')],
  },
  Provenance: { title: 'Origin', description: 'Where resources come from.', rules: [ofCitizen, ofOneCitizen] },
  Goal: { title: 'Goal', description: "A citizen's goal." },
  CareTeam: { title: 'Team', description: 'Who works together for a citizen.' },
  Condition: { title: 'Condition', description: 'A condition of a citizen.' },
  Observation: { title: 'Finding', description: 'A finding about a citizen.' },
  MedicationRequest: { title: 'Medicine', description: 'Medicine of a citizen.' },
};

/** The profile of every type that has one. */
export const profiles: ReadonlyMap<string, Profile> = new Map([
  ...Object.entries(own).map(([type, { title = type, description = type, elements = [], rules = [] }]) => {
    const { patient, patientRequired } = resourceTypeOf(type);
    const about = patientRequired && patient !== undefined && patient !== 'id';
    const citizen = { path: patient ?? '', min: 1, target: 'Patient', short: 'The citizen, who is in this record' } as const;
    return [type, { type, title, description, elements: [...(about ? [citizen] : []), ...elements], rules }] as const;
  }),
  ['Consent', consentProfile] as const,
]);

function leadsTo(reference: unknown, types: readonly string[]): boolean {
  const text = isValue(reference) ? reference.reference : undefined;
  return typeof text === 'string' && types.some((type) => text.startsWith(`${type}/`));
}
