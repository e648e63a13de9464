/** Where in a resource the references of a search parameter stand: what `_include` follows. */

const paths: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Patient: { 'general-practitioner': 'generalPractitioner' },
  RelatedPerson: { patient: 'patient' },
  EpisodeOfCare: {
    patient: 'patient',
    organization: 'managingOrganization',
    'care-manager': 'careManager',
    'incoming-referral': 'referralRequest',
  },
  CarePlan: {
    patient: 'subject',
    subject: 'subject',
    goal: 'goal',
    'care-team': 'careTeam',
    condition: 'addresses',
    'activity-reference': 'activity.reference',
  },
  CareTeam: { patient: 'subject', subject: 'subject', participant: 'participant.member' },
  Goal: { patient: 'subject', subject: 'subject' },
  Condition: { patient: 'subject', subject: 'subject' },
  Observation: { patient: 'subject', subject: 'subject' },
  QuestionnaireResponse: { patient: 'subject', subject: 'subject', author: 'author', source: 'source', 'based-on': 'basedOn' },
  ServiceRequest: { patient: 'subject', subject: 'subject', requester: 'requester', performer: 'performer', 'based-on': 'basedOn' },
  MedicationRequest: { patient: 'subject', subject: 'subject' },
  Consent: { patient: 'patient', actor: 'provision.actor.reference' },
  Organization: { partof: 'partOf' },
  PractitionerRole: { practitioner: 'practitioner', organization: 'organization' },
  Task: {
    patient: 'for',
    subject: 'for',
    owner: 'owner',
    requester: 'requester',
    focus: 'focus',
    'based-on': 'basedOn',
    'part-of': 'partOf',
  },
  Communication: {
    patient: 'subject',
    subject: 'subject',
    sender: 'sender',
    recipient: 'recipient',
    'based-on': 'basedOn',
    'part-of': 'partOf',
  },
  Provenance: { patient: 'target', target: 'target', agent: 'agent.who' },
};

/** The path of a parameter's references; undefined where none is followed. */
export function referencePath(type: string, param: string): string | undefined {
  return paths[type]?.[param];
}
