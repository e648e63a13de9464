/** One resource of each type in which every element stands that can be searched by, with values that find it and values that do not. */

import type { Resource } from '../store/resource.ts';

export interface ParameterExample {
  readonly hits: readonly string[];
  readonly misses: readonly string[];
  /** No resource of the type is without it. */
  readonly always?: boolean;
}

const SYSTEM = 'https://rygforloeb.dk/fhir/CodeSystem/example';
const concept = (code: string) => ({ coding: [{ system: SYSTEM, code }] });
const subject = { reference: 'Patient/karen' };
const day = '2026-03-02';
const week = { start: '2026-03-02', end: '2026-03-08' };
const identifier = [{ system: 'https://rygforloeb.dk/fhir/identifier/example', value: 'number-7' }];

const example = (hits: string | readonly string[], misses: string | readonly string[], always = false): ParameterExample => ({
  hits: typeof hits === 'string' ? [hits] : hits,
  misses: typeof misses === 'string' ? [misses] : misses,
  always,
});
const patient = example(['karen', 'Patient/karen'], ['another', 'Patient/another', 'Group/karen'], true);
const identifiers = example(
  ['number-7', `${identifier[0]?.system}|number-7`, `${identifier[0]?.system}|`],
  ['number', '|number-7', 'https://example.org|number-7'],
);
const coded = (code: string, always = false) =>
  example(
    [code, `${SYSTEM}|${code}`, `${SYSTEM}|`, `another,${code}`],
    ['another', `|${code}`, `https://example.org|${code}`, 'https://example.org|'],
    always,
  );
const fixed = (code: string, system: string, another: string, always = false) =>
  example([code, `${system}|${code}`, `${system}|`], [another, `${SYSTEM}|${code}`], always);
const hl7 = (name: string) => `http://hl7.org/fhir/${name}`;
const terminology = (name: string) => `http://terminology.hl7.org/CodeSystem/${name}`;
const active = fixed('true', terminology('special-values'), 'false');
const leads = (type: string, id = 'a') =>
  example([`${type}/${id}`, id, `${type}/another,${type}/${id}`], [`${type}/another`, 'another', `https://example.org/fhir/${type}/${id}`]);
const onDay = (always = false) =>
  example(
    [day, '2026-03', 'ge2026-03-02', 'le2026-03-02', 'lt2026-03-03', 'sa2026-03-01', 'eb2026-03-03', 'ne2026-03-03', 'ap2026-03-02'],
    ['2026-03-01', '2026-03-02T10:00', 'gt2026-03-02', 'lt2026-03-02', 'sa2026-03-02', 'eb2026-03-02', 'ne2026-03-02'],
    always,
  );
const inWeek = example(
  [
    '2026-03',
    'ge2026-03-08',
    'le2026-03-02',
    'gt2026-03-05',
    'lt2026-03-05',
    'sa2026-03-01',
    'eb2026-03-09',
    'ap2026-03-05',
    'ne2026-03-05',
  ],
  ['2026-03-05', 'gt2026-03-08', 'lt2026-03-02', 'sa2026-03-02', 'eb2026-03-08', 'ne2026-03'],
);
const named = (start: string, part: string, exact: string) => example([start, start.toUpperCase(), exact], [part, `x${start}`]);

const finding = { status: 'final', code: concept('leg-pain'), subject };
const communication = { resourceType: 'Communication', status: 'completed' };

interface FullResource {
  readonly resource: Resource;
  readonly bare?: Resource;
  readonly parameters: Readonly<Record<string, ParameterExample>>;
}

/** By type. */
export const fullResources: Readonly<Record<string, FullResource>> = {
  Patient: {
    resource: {
      resourceType: 'Patient',
      identifier,
      name: [{ family: 'Åkjær Öst', given: ['Karen', 'Marie'] }],
      birthDate: day,
      gender: 'female',
      active: true,
      generalPractitioner: [{ reference: 'Organization/a' }],
    },
    bare: { resourceType: 'Patient', identifier: [{ value: 'x|y' }] },
    parameters: {
      identifier: { ...identifiers, always: true },
      name: example(['åk', 'akjaer,akj', 'karen marie å', 'MARIE'], ['öst', 'kjær', "k':*"]),
      family: example(['ÅKJÆR', 'akjær o'], ['karen', 'ost']),
      given: named('kar', 'aren', 'Karen'),
      birthdate: onDay(),
      gender: fixed('female', hl7('administrative-gender'), 'male'),
      active,
      'general-practitioner': leads('Organization'),
    },
  },
  RelatedPerson: {
    resource: {
      resourceType: 'RelatedPerson',
      identifier,
      patient: subject,
      name: [{ text: 'Søren Eksempel' }],
      active: true,
      relationship: [concept('spouse')],
    },
    bare: { resourceType: 'RelatedPerson', patient: subject },
    parameters: {
      identifier: identifiers,
      patient,
      name: named('søren', 'eksempel', 'Søren Eksempel'),
      active,
      relationship: coded('spouse'),
    },
  },
  EpisodeOfCare: {
    resource: {
      resourceType: 'EpisodeOfCare',
      identifier,
      patient: subject,
      status: 'active',
      period: week,
      managingOrganization: { reference: 'Organization/a' },
      careManager: { reference: 'Practitioner/a' },
      type: [concept('back-course')],
      referralRequest: [{ reference: 'ServiceRequest/a' }],
    },
    parameters: {
      identifier: identifiers,
      patient,
      organization: leads('Organization'),
      status: fixed('active', hl7('episode-of-care-status'), 'planned', true),
      date: inWeek,
      'care-manager': leads('Practitioner'),
      type: coded('back-course'),
      'incoming-referral': leads('ServiceRequest'),
    },
  },
  CarePlan: {
    resource: {
      resourceType: 'CarePlan',
      identifier,
      subject,
      status: 'active',
      intent: 'plan',
      period: week,
      category: [concept('back-course')],
      goal: [{ reference: 'Goal/a' }],
      careTeam: [{ reference: 'CareTeam/a' }],
      addresses: [{ reference: 'Condition/a' }],
      activity: [{ reference: { reference: 'Task/a' } }],
    },
    parameters: {
      identifier: identifiers,
      patient,
      subject: patient,
      status: fixed('active', hl7('request-status'), 'draft', true),
      intent: fixed('plan', hl7('request-intent'), 'order', true),
      date: inWeek,
      category: coded('back-course'),
      goal: leads('Goal'),
      'care-team': leads('CareTeam'),
      condition: leads('Condition'),
      'activity-reference': leads('Task'),
    },
  },
  CareTeam: {
    resource: {
      resourceType: 'CareTeam',
      identifier,
      subject,
      status: 'active',
      period: week,
      category: [concept('back-course')],
      participant: [{ member: { reference: 'Practitioner/a' } }, { member: { reference: 'Organization/b' } }],
    },
    parameters: {
      identifier: identifiers,
      patient,
      subject: patient,
      participant: leads('Organization', 'b'),
      status: fixed('active', hl7('care-team-status'), 'inactive'),
      date: inWeek,
      category: coded('back-course'),
    },
  },
  Goal: {
    resource: {
      resourceType: 'Goal',
      identifier,
      subject,
      lifecycleStatus: 'active',
      achievementStatus: concept('improving'),
      startDate: day,
      category: [concept('work')],
      description: { text: 'to work full time' },
    },
    parameters: {
      identifier: identifiers,
      patient,
      subject: patient,
      'lifecycle-status': fixed('active', hl7('goal-status'), 'planned', true),
      'achievement-status': coded('improving'),
      'start-date': onDay(),
      category: coded('work'),
    },
  },
  Condition: {
    resource: {
      resourceType: 'Condition',
      identifier,
      subject,
      code: concept('M54.5'),
      category: [concept('encounter-diagnosis')],
      clinicalStatus: { coding: [{ system: terminology('condition-clinical'), code: 'active' }] },
      verificationStatus: { coding: [{ system: terminology('condition-ver-status'), code: 'confirmed' }] },
      onsetPeriod: week,
      recordedDate: day,
    },
    parameters: {
      identifier: identifiers,
      patient,
      subject: patient,
      code: coded('M54.5'),
      'clinical-status': fixed('active', terminology('condition-clinical'), 'resolved'),
      'verification-status': fixed('confirmed', terminology('condition-ver-status'), 'refuted'),
      category: coded('encounter-diagnosis'),
      'onset-date': inWeek,
      'recorded-date': onDay(),
    },
  },
  Observation: {
    resource: {
      resourceType: 'Observation',
      identifier,
      ...finding,
      category: [concept('exam')],
      effectivePeriod: week,
      valueCodeableConcept: concept('left'),
    },
    bare: { resourceType: 'Observation', ...finding, issued: '2026-03-03T10:00:00Z' },
    parameters: {
      identifier: identifiers,
      patient,
      subject: patient,
      code: coded('leg-pain', true),
      category: coded('exam'),
      date: inWeek,
      status: fixed('final', hl7('observation-status'), 'amended', true),
      'value-concept': coded('left'),
    },
  },
  QuestionnaireResponse: {
    resource: {
      resourceType: 'QuestionnaireResponse',
      identifier: identifier[0],
      questionnaire: 'https://rygforloeb.dk/fhir/Questionnaire/start|1.0',
      status: 'completed',
      subject,
      authored: day,
      author: { reference: 'Practitioner/a' },
      source: { reference: 'Patient/karen' },
      basedOn: [{ reference: 'CarePlan/a' }],
    },
    parameters: {
      identifier: identifiers,
      patient,
      subject: patient,
      questionnaire: example(
        ['https://rygforloeb.dk/fhir/Questionnaire/start', 'https://rygforloeb.dk/fhir/Questionnaire/start|1.0'],
        ['https://rygforloeb.dk/fhir/Questionnaire/start|2.0', 'https://rygforloeb.dk/fhir/Questionnaire/st'],
        true,
      ),
      status: fixed('completed', hl7('questionnaire-answers-status'), 'in-progress', true),
      authored: onDay(true),
      author: leads('Practitioner'),
      source: leads('Patient', 'karen'),
      'based-on': leads('CarePlan'),
    },
  },
  ServiceRequest: {
    resource: {
      resourceType: 'ServiceRequest',
      identifier,
      subject,
      status: 'active',
      intent: 'order',
      priority: 'urgent',
      code: concept('mri'),
      category: [concept('imaging')],
      requester: { reference: 'PractitionerRole/a' },
      performer: [{ reference: 'Organization/a' }],
      authoredOn: day,
      occurrencePeriod: week,
      basedOn: [{ reference: 'CarePlan/a' }],
    },
    parameters: {
      identifier: identifiers,
      patient,
      subject: patient,
      requester: leads('PractitionerRole'),
      performer: leads('Organization'),
      code: coded('mri'),
      category: coded('imaging'),
      status: fixed('active', hl7('request-status'), 'draft', true),
      priority: fixed('urgent', hl7('request-priority'), 'routine'),
      intent: fixed('order', hl7('request-intent'), 'plan', true),
      authored: onDay(),
      occurrence: inWeek,
      'based-on': leads('CarePlan'),
    },
  },
  MedicationRequest: {
    resource: {
      resourceType: 'MedicationRequest',
      identifier,
      subject,
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: concept('M01AE01'),
      authoredOn: day,
    },
    parameters: {
      identifier: identifiers,
      patient,
      subject: patient,
      code: coded('M01AE01'),
      status: fixed('active', hl7('CodeSystem/medicationrequest-status'), 'stopped', true),
      intent: fixed('order', hl7('CodeSystem/medicationrequest-intent'), 'plan', true),
      authoredon: onDay(),
    },
  },
  Consent: {
    resource: {
      resourceType: 'Consent',
      identifier,
      status: 'active',
      scope: { coding: [{ system: terminology('consentscope'), code: 'patient-privacy' }] },
      category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
      patient: subject,
      dateTime: day,
      policyRule: { coding: [{ system: terminology('v3-ActCode'), code: 'OPTIN' }] },
      provision: {
        type: 'permit',
        period: week,
        actor: [
          { role: { coding: [{ system: terminology('v3-ParticipationType'), code: 'IRCP' }] }, reference: { reference: 'Organization/a' } },
        ],
        purpose: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/purpose', code: 'treatment' }],
      },
    },
    parameters: {
      identifier: identifiers,
      patient,
      status: fixed('active', hl7('consent-state-codes'), 'draft', true),
      scope: example(['patient-privacy', `${terminology('consentscope')}|patient-privacy`], ['research'], true),
      date: onDay(true),
      period: inWeek,
      actor: leads('Organization'),
      purpose: example(
        ['treatment', 'https://rygforloeb.dk/fhir/CodeSystem/purpose|treatment', 'https://rygforloeb.dk/fhir/CodeSystem/purpose|'],
        ['work', '|treatment'],
      ),
    },
  },
  Organization: {
    resource: {
      resourceType: 'Organization',
      identifier,
      name: 'Fysioterapi Eksempel',
      alias: ['Rygklinik'],
      type: [concept('clinic')],
      active: true,
      partOf: { reference: 'Organization/a' },
    },
    parameters: {
      identifier: identifiers,
      name: example(['fysio', 'rygk'], ['eksempel', 'klinik']),
      type: coded('clinic'),
      active,
      partof: leads('Organization'),
    },
  },
  Practitioner: {
    resource: { resourceType: 'Practitioner', identifier, name: [{ family: 'Eksempel', given: ['Lis'] }], active: true },
    bare: { resourceType: 'Practitioner' },
    parameters: { identifier: identifiers, name: named('lis', 'is', 'Lis Eksempel'), active },
  },
  PractitionerRole: {
    resource: {
      resourceType: 'PractitionerRole',
      identifier,
      practitioner: { reference: 'Practitioner/a' },
      organization: { reference: 'Organization/a' },
      code: [concept('gp')],
      specialty: [concept('general-practice')],
      active: true,
      period: week,
    },
    parameters: {
      identifier: identifiers,
      practitioner: leads('Practitioner'),
      organization: leads('Organization'),
      role: coded('gp'),
      specialty: coded('general-practice'),
      active,
      date: inWeek,
    },
  },
  HealthcareService: {
    resource: {
      resourceType: 'HealthcareService',
      identifier,
      name: 'Ryghold Eksempel',
      category: [concept('physical-activity')],
      characteristic: [concept('self-referral')],
      providedBy: { reference: 'Organization/a' },
      active: true,
    },
    parameters: {
      identifier: identifiers,
      name: example('ryghold', 'eksempel'),
      'service-category': coded('physical-activity'),
      characteristic: coded('self-referral'),
      organization: leads('Organization'),
      active,
    },
  },
  Task: {
    resource: {
      resourceType: 'Task',
      identifier,
      groupIdentifier: identifier[0],
      for: subject,
      status: 'requested',
      businessStatus: concept('waiting'),
      code: concept('assess'),
      intent: 'order',
      priority: 'urgent',
      owner: { reference: 'PractitionerRole/a' },
      requester: { reference: 'Organization/a' },
      focus: { reference: 'ServiceRequest/a/_history/2' },
      basedOn: [{ reference: 'ServiceRequest/a' }],
      partOf: [{ reference: 'Task/a' }],
      authoredOn: day,
      lastModified: day,
      restriction: { period: { start: '2026-01-01', end: day } },
    },
    bare: { resourceType: 'Task', status: 'draft', intent: 'proposal', for: subject },
    parameters: {
      identifier: identifiers,
      patient,
      subject: patient,
      owner: leads('PractitionerRole'),
      requester: leads('Organization'),
      focus: leads('ServiceRequest'),
      status: fixed('requested', hl7('task-status'), 'accepted', true),
      'business-status': coded('waiting'),
      code: coded('assess'),
      intent: fixed('order', hl7('request-intent'), 'plan', true),
      priority: fixed('urgent', hl7('request-priority'), 'routine'),
      modified: onDay(),
      'authored-on': onDay(),
      due: onDay(),
      'based-on': leads('ServiceRequest'),
      'part-of': leads('Task'),
      'group-identifier': identifiers,
    },
  },
  Communication: {
    resource: {
      ...communication,
      identifier,
      subject,
      sender: { reference: 'Organization/a' },
      recipient: [{ reference: 'PractitionerRole/a' }],
      sent: day,
      received: day,
      category: [concept('correspondence')],
      basedOn: [{ reference: 'ServiceRequest/a' }],
      partOf: [{ reference: 'Communication/a' }],
    },
    parameters: {
      identifier: identifiers,
      patient,
      subject: patient,
      sender: leads('Organization'),
      recipient: leads('PractitionerRole'),
      sent: onDay(),
      received: onDay(),
      category: coded('correspondence'),
      status: fixed('completed', hl7('event-status'), 'stopped', true),
      'based-on': leads('ServiceRequest'),
      'part-of': leads('Communication'),
    },
  },
  Provenance: {
    resource: {
      resourceType: 'Provenance',
      target: [{ reference: 'Observation/a' }, { reference: 'Patient/karen' }],
      recorded: '2026-03-02T10:00:00+01:00',
      occurredDateTime: day,
      agent: [{ who: { reference: 'Practitioner/a' } }],
    },
    parameters: {
      patient,
      target: leads('Observation'),
      recorded: example(['2026-03-02T09:00Z', 'ge2026-03-02', '2026-03-02T10:00:00'], ['2026-03-02T11:00', '2026-03-03'], true),
      when: onDay(),
      agent: leads('Practitioner'),
    },
  },
};
