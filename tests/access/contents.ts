/** One resource of each type about a citizen, such that every role that may see the type at all may see this one. */
import type { Resource } from '@rygforloeb/record';
import { organizationOf, relatedRoles } from './situations.ts';

const finding = 'https://rygforloeb.dk/fhir/CodeSystem/finding';
const houses = relatedRoles.map((role) => ({ reference: organizationOf(role) }));

/** The types about citizens, each with its example; `asker` stands where a resource names who wrote it. */
export function contentsAbout(patient: string, asker: string): Readonly<Record<string, Resource>> {
  const subject = { reference: `Patient/${patient}` };
  const by = { reference: asker };
  const said = { code: { text: 'secret free text' } };
  return {
    RelatedPerson: { resourceType: 'RelatedPerson', patient: subject, active: false },
    EpisodeOfCare: {
      resourceType: 'EpisodeOfCare',
      status: 'entered-in-error',
      patient: subject,
      managingOrganization: asker.startsWith('Organization/') ? by : { reference: 'Organization/another-house' },
      period: { start: '2026-11-01' },
    },
    CarePlan: {
      resourceType: 'CarePlan',
      status: 'active',
      intent: 'plan',
      subject,
      period: { start: '2026-11-01' },
      description: 'secret free text',
    },
    CareTeam: { resourceType: 'CareTeam', status: 'inactive', subject },
    Goal: { resourceType: 'Goal', lifecycleStatus: 'active', subject, description: { text: 'walk the dog' } },
    Condition: { resourceType: 'Condition', subject, ...said },
    Observation: {
      resourceType: 'Observation',
      status: 'final',
      subject,
      code: { coding: [{ system: finding, code: 'job-at-risk' }], text: 'secret free text' },
      effectiveDateTime: '2026-11-01',
      valueBoolean: true,
      performer: [by],
    },
    QuestionnaireResponse: {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      subject,
      questionnaire: 'https://rygforloeb.dk/fhir/Questionnaire/any',
      authored: '2026-11-01T12:00:00Z',
      author: by,
    },
    MedicationRequest: {
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      subject,
      medicationCodeableConcept: { text: 'paracetamol' },
    },
    ServiceRequest: {
      resourceType: 'ServiceRequest',
      status: 'entered-in-error',
      intent: 'order',
      subject,
      requester: by,
      performer: houses,
      ...said,
    },
    Task: {
      resourceType: 'Task',
      status: 'requested',
      intent: 'order',
      for: subject,
      requester: by,
      owner: { reference: organizationOf('jobcentre') },
    },
    Communication: {
      resourceType: 'Communication',
      status: 'completed',
      subject,
      sender: by,
      recipient: houses,
      sent: '2026-11-01',
      payload: [{ contentString: 'secret free text' }],
    },
    Consent: {
      resourceType: 'Consent',
      status: 'rejected',
      scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
      category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
      patient: subject,
      dateTime: '2026-11-01',
      performer: [by],
      policyRule: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTIN' }] },
      provision: { type: 'permit' },
    },
    Provenance: { resourceType: 'Provenance', target: [subject], recorded: '2026-11-01T12:00:00Z', agent: [{ who: by }] },
  };
}
