/**
 * The search parameters of every type that the record keeps: what a CapabilityStatement promises, and what readSearch and the store
 * hold. One table, long because it is complete.
 */
import { resourceTypeNames, resourceTypeOf } from '../store/resource-types.ts';
import { date, period, reference, type SearchParameter, string, token } from './parameter.ts';

const system = (name: string) => ({ system: `http://hl7.org/fhir/${name}` });
const clinical = (name: string) => ({ system: `http://terminology.hl7.org/CodeSystem/${name}` });
const truth = clinical('special-values');

const anyone = ['Practitioner', 'PractitionerRole', 'Organization', 'Patient', 'RelatedPerson'];
const anyoneOrTeam = [...anyone, 'CareTeam'];
const anything = resourceTypeNames.filter((name) => name !== 'AuditEvent');

const identifier = (definition = 'clinical-identifier') => token('identifier', definition, 'identifier');
const ofPatient = (patient = 'clinical-patient', subject?: string) => [
  reference('patient', patient, 'patient', ['Patient']),
  ...(subject === undefined ? [] : [reference('subject', subject, 'patient', ['Patient'])]),
];

const parameters: Readonly<Record<string, readonly SearchParameter[]>> = {
  Patient: [
    identifier('Patient-identifier'),
    string('name', 'Patient-name', 'name'),
    string('family', 'individual-family', 'family'),
    string('given', 'individual-given', 'given'),
    date('birthdate', 'individual-birthdate', 'birthdate_start', 'birthdate_end'),
    token('gender', 'individual-gender', 'gender', system('administrative-gender')),
    token('active', 'Patient-active', 'active', truth),
    reference('general-practitioner', 'Patient-general-practitioner', 'general_practitioners', [
      'Practitioner',
      'PractitionerRole',
      'Organization',
    ]),
  ],
  RelatedPerson: [
    identifier('RelatedPerson-identifier'),
    ...ofPatient('RelatedPerson-patient'),
    string('name', 'RelatedPerson-name', 'name'),
    token('active', 'RelatedPerson-active', 'active', truth),
    token('relationship', 'RelatedPerson-relationship', 'relationship'),
  ],
  EpisodeOfCare: [
    identifier(),
    ...ofPatient(),
    reference('organization', 'EpisodeOfCare-organization', 'organization', ['Organization']),
    token('status', 'EpisodeOfCare-status', 'status', system('episode-of-care-status')),
    period('date', 'clinical-date', 'event', 'date_end'),
    reference('care-manager', 'EpisodeOfCare-care-manager', 'care_manager', ['Practitioner']),
    token('type', 'clinical-type', 'types'),
    reference('incoming-referral', 'EpisodeOfCare-incoming-referral', 'referrals', ['ServiceRequest']),
  ],
  CarePlan: [
    identifier(),
    ...ofPatient('clinical-patient', 'CarePlan-subject'),
    token('status', 'CarePlan-status', 'status', system('request-status')),
    token('intent', 'CarePlan-intent', 'intent', system('request-intent')),
    period('date', 'clinical-date', 'event', 'date_end'),
    token('category', 'CarePlan-category', 'category'),
    reference('goal', 'CarePlan-goal', 'goals', ['Goal']),
    reference('care-team', 'CarePlan-care-team', 'care_teams', ['CareTeam']),
    reference('condition', 'CarePlan-condition', 'conditions', ['Condition']),
    reference('activity-reference', 'CarePlan-activity-reference', 'activities', ['ServiceRequest', 'MedicationRequest', 'Task']),
  ],
  CareTeam: [
    identifier(),
    ...ofPatient('clinical-patient', 'CareTeam-subject'),
    reference('participant', 'CareTeam-participant', 'participants', anyoneOrTeam),
    token('status', 'CareTeam-status', 'status', system('care-team-status')),
    period('date', 'clinical-date', 'event', 'date_end'),
    token('category', 'CareTeam-category', 'category'),
  ],
  Goal: [
    identifier(),
    ...ofPatient('clinical-patient', 'Goal-subject'),
    token('lifecycle-status', 'Goal-lifecycle-status', 'status', system('goal-status')),
    token('achievement-status', 'Goal-achievement-status', 'achievement'),
    date('start-date', 'Goal-start-date', 'event', 'start_date_end'),
    token('category', 'Goal-category', 'category'),
  ],
  Condition: [
    identifier(),
    ...ofPatient('clinical-patient', 'Condition-subject'),
    token('code', 'clinical-code', 'codes'),
    token('clinical-status', 'Condition-clinical-status', 'status', clinical('condition-clinical')),
    token('verification-status', 'Condition-verification-status', 'verification', clinical('condition-ver-status')),
    token('category', 'Condition-category', 'category'),
    period('onset-date', 'Condition-onset-date', 'event', 'onset_end'),
    date('recorded-date', 'Condition-recorded-date', 'recorded_date_start', 'recorded_date_end'),
  ],
  Observation: [
    identifier(),
    ...ofPatient('clinical-patient', 'Observation-subject'),
    token('code', 'clinical-code', 'codes'),
    token('category', 'Observation-category', 'category'),
    period('date', 'clinical-date', 'event', 'date_end'),
    token('status', 'Observation-status', 'status', system('observation-status')),
    token('value-concept', 'Observation-value-concept', 'value_concepts'),
  ],
  QuestionnaireResponse: [
    identifier('QuestionnaireResponse-identifier'),
    ...ofPatient('QuestionnaireResponse-patient', 'QuestionnaireResponse-subject'),
    reference('questionnaire', 'QuestionnaireResponse-questionnaire', 'questionnaire', []),
    token('status', 'QuestionnaireResponse-status', 'status', system('questionnaire-answers-status')),
    date('authored', 'QuestionnaireResponse-authored', 'event', 'authored_end'),
    reference('author', 'QuestionnaireResponse-author', 'author', anyone),
    reference('source', 'QuestionnaireResponse-source', 'source', ['Practitioner', 'PractitionerRole', 'Patient', 'RelatedPerson']),
    reference('based-on', 'QuestionnaireResponse-based-on', 'based_on', ['CarePlan', 'ServiceRequest']),
  ],
  ServiceRequest: [
    identifier(),
    ...ofPatient('clinical-patient', 'ServiceRequest-subject'),
    reference('requester', 'ServiceRequest-requester', 'requester', anyone),
    reference('performer', 'ServiceRequest-performer', 'performers', anyoneOrTeam),
    token('code', 'clinical-code', 'codes'),
    token('category', 'ServiceRequest-category', 'category'),
    token('status', 'ServiceRequest-status', 'status', system('request-status')),
    token('priority', 'ServiceRequest-priority', 'priority', system('request-priority')),
    token('intent', 'ServiceRequest-intent', 'intent', system('request-intent')),
    date('authored', 'ServiceRequest-authored', 'event', 'authored_end'),
    period('occurrence', 'ServiceRequest-occurrence', 'occurrence_start', 'occurrence_end'),
    reference('based-on', 'ServiceRequest-based-on', 'based_on', ['CarePlan', 'ServiceRequest', 'MedicationRequest']),
  ],
  MedicationRequest: [
    identifier(),
    ...ofPatient('clinical-patient', 'MedicationRequest-subject'),
    token('code', 'clinical-code', 'codes'),
    token('status', 'medications-status', 'status', system('CodeSystem/medicationrequest-status')),
    token('intent', 'MedicationRequest-intent', 'intent', system('CodeSystem/medicationrequest-intent')),
    date('authoredon', 'MedicationRequest-authoredon', 'event', 'authored_end'),
  ],
  Consent: [
    identifier(),
    ...ofPatient(),
    token('status', 'Consent-status', 'status', system('consent-state-codes')),
    token('scope', 'Consent-scope', 'scope'),
    date('date', 'clinical-date', 'date_start', 'date_end'),
    period('period', 'Consent-period', 'event', 'period_end'),
    reference('actor', 'Consent-actor', 'actors', anyoneOrTeam),
    token('purpose', 'Consent-purpose', 'purposes'),
  ],
  Organization: [
    identifier('Organization-identifier'),
    string('name', 'Organization-name', 'name'),
    token('type', 'Organization-type', 'types'),
    token('active', 'Organization-active', 'active', truth),
    reference('partof', 'Organization-partof', 'part_of', ['Organization']),
  ],
  Practitioner: [
    identifier('Practitioner-identifier'),
    string('name', 'Practitioner-name', 'name'),
    token('active', 'Practitioner-active', 'active', truth),
  ],
  PractitionerRole: [
    identifier('PractitionerRole-identifier'),
    reference('practitioner', 'PractitionerRole-practitioner', 'practitioner', ['Practitioner']),
    reference('organization', 'PractitionerRole-organization', 'organization', ['Organization']),
    token('role', 'PractitionerRole-role', 'roles'),
    token('specialty', 'PractitionerRole-specialty', 'specialties'),
    token('active', 'PractitionerRole-active', 'active', truth),
    period('date', 'PractitionerRole-date', 'event', 'date_end'),
  ],
  HealthcareService: [
    identifier('HealthcareService-identifier'),
    string('name', 'HealthcareService-name', 'name'),
    token('service-category', 'HealthcareService-service-category', 'categories'),
    token('characteristic', 'HealthcareService-characteristic', 'characteristics'),
    reference('organization', 'HealthcareService-organization', 'organization', ['Organization']),
    token('active', 'HealthcareService-active', 'active', truth),
  ],
  Task: [
    identifier('Task-identifier'),
    ...ofPatient('Task-patient', 'Task-subject'),
    reference('owner', 'Task-owner', 'owner', anyoneOrTeam),
    reference('requester', 'Task-requester', 'requester', anyone),
    reference('focus', 'Task-focus', 'focus', anything),
    token('status', 'Task-status', 'status', system('task-status')),
    token('business-status', 'Task-business-status', 'business_status'),
    token('code', 'Task-code', 'codes'),
    token('intent', 'Task-intent', 'intent', system('request-intent')),
    token('priority', 'Task-priority', 'priority', system('request-priority')),
    date('modified', 'Task-modified', 'modified', 'modified_end'),
    date('authored-on', 'Task-authored-on', 'event', 'authored_end'),
    // Ours: when the period in which the work is sought ends.
    { ...date('due', '', 'due', 'due_end'), definition: 'https://rygforloeb.dk/fhir/SearchParameter/Task-due' },
    reference('based-on', 'Task-based-on', 'based_on', anything),
    reference('part-of', 'Task-part-of', 'part_of', ['Task']),
    token('group-identifier', 'Task-group-identifier', 'groups'),
  ],
  Communication: [
    identifier('Communication-identifier'),
    ...ofPatient('Communication-patient', 'Communication-subject'),
    reference('sender', 'Communication-sender', 'sender', anyone),
    reference('recipient', 'Communication-recipient', 'recipients', anyoneOrTeam),
    date('sent', 'Communication-sent', 'event', 'sent_end'),
    date('received', 'Communication-received', 'received_start', 'received_end'),
    token('category', 'Communication-category', 'category'),
    token('status', 'Communication-status', 'status', system('event-status')),
    reference('based-on', 'Communication-based-on', 'based_on', anything),
    reference('part-of', 'Communication-part-of', 'part_of', anything),
  ],
  Provenance: [
    reference('patient', 'Provenance-patient', 'patient', ['Patient']),
    reference('target', 'Provenance-target', 'targets', anything),
    date('recorded', 'Provenance-recorded', 'written_start', 'written_end'),
    date('when', 'Provenance-when', 'event', 'when_end'),
    reference('agent', 'Provenance-agent', 'agents', anyone),
  ],
};

const ofEveryType: readonly SearchParameter[] = [
  { ...token('_id', 'Resource-id', 'id'), sortable: true },
  {
    name: '_lastUpdated',
    type: 'date',
    definition: 'http://hl7.org/fhir/SearchParameter/Resource-lastUpdated',
    column: 'recorded',
    length: 'moment',
    sortable: true,
  },
];

const byName: ReadonlyMap<string, ReadonlyMap<string, SearchParameter>> = new Map(
  resourceTypeNames.map((type) => [
    type,
    new Map([...ofEveryType, ...(parameters[type] ?? [])].map((parameter) => [parameter.name, parameter])),
  ]),
);

/** Every search parameter of a type. Throws RYG_RECORD_UNKNOWN_TYPE. */
export function searchParametersOf(typeName: string): readonly SearchParameter[] {
  return [...(byName.get(resourceTypeOf(typeName).name)?.values() ?? [])];
}

/** One search parameter of a type, if it has it. */
export function searchParameterOf(typeName: string, name: string): SearchParameter | undefined {
  return byName.get(typeName)?.get(name);
}
