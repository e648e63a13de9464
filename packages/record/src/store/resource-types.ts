/**
 * The resource types that the record keeps: whose patient, when, and what their typed columns hold. The migrations make the tables;
 * the definitions of all types stand in this one file, because that is how they are read and changed.
 */
import { RecordError } from '../errors.ts';
import { nextTurnUrl } from '../jobs/moves-clocks.ts';
import {
  begin,
  type Columns,
  codings,
  conceptCode,
  end,
  extensionMoment,
  identifiersAt,
  link,
  links,
  range,
  spelled,
  tokens,
  word,
} from './columns.ts';
import { references } from './elements.ts';
import type { Resource } from './resource.ts';

export interface ResourceType {
  readonly name: string;
  readonly table: string;
  /** Where the reference to the citizen stands; undefined for what is about no citizen. */
  readonly patient?: string;
  readonly patientRequired: boolean;
  /** What was written once and is never changed or deleted. */
  readonly appendOnly: boolean;
  /** Where event time stands, best first; a period counts from its start. */
  readonly event: readonly string[];
  readonly columns: Columns;
}

const status = word('status');
const about = (patient: string, event: readonly string[], columns: Columns = {}) => ({
  patient,
  patientRequired: true,
  event,
  columns,
});

const definitions: Readonly<Record<string, Partial<ResourceType>>> = {
  Patient: {
    patientRequired: true,
    patient: 'id',
    columns: {
      ...spelled('name', 'name'),
      ...spelled('family', 'name.family'),
      ...spelled('given', 'name.given'),
      gender: word('gender'),
      active: word('active'),
      ...range('birthdate', 'birthDate'),
      general_practitioners: links('generalPractitioner'),
    },
  },
  RelatedPerson: about('patient', ['period'], {
    ...spelled('name', 'name'),
    active: word('active'),
    relationship: tokens('relationship'),
  }),
  EpisodeOfCare: about('patient', ['period'], {
    organization: link('managingOrganization'),
    status,
    date_end: end('period'),
    care_manager: link('careManager'),
    types: tokens('type'),
    referrals: links('referralRequest'),
  }),
  CarePlan: about('subject', ['period', 'created'], {
    status,
    date_end: end('period'),
    intent: word('intent'),
    category: tokens('category'),
    goals: links('goal'),
    care_teams: links('careTeam'),
    conditions: links('addresses'),
    activities: links('activity.reference'),
  }),
  CareTeam: about('subject', ['period'], {
    participants: links('participant.member'),
    status,
    date_end: end('period'),
    category: tokens('category'),
  }),
  Goal: about('subject', ['startDate', 'statusDate'], {
    status: word('lifecycleStatus'),
    start_date_end: end('startDate'),
    category: tokens('category'),
    achievement: tokens('achievementStatus'),
  }),
  Condition: about('subject', ['onsetDateTime', 'onsetPeriod', 'recordedDate'], {
    codes: tokens('code'),
    status: conceptCode('clinicalStatus'),
    verification: conceptCode('verificationStatus'),
    category: tokens('category'),
    onset_end: end('onsetDateTime', 'onsetPeriod'),
    ...range('recorded_date', 'recordedDate'),
  }),
  Observation: about('subject', ['effectiveDateTime', 'effectivePeriod', 'effectiveInstant', 'issued'], {
    codes: tokens('code'),
    status,
    category: tokens('category'),
    date_end: end('effectiveDateTime', 'effectivePeriod', 'effectiveInstant'),
    value_concepts: tokens('valueCodeableConcept'),
  }),
  QuestionnaireResponse: about('subject', ['authored'], {
    questionnaire: word('questionnaire'),
    status,
    authored_end: end('authored'),
    author: link('author'),
    source: link('source'),
    based_on: links('basedOn'),
  }),
  ServiceRequest: about('subject', ['authoredOn', 'occurrenceDateTime', 'occurrencePeriod'], {
    requester: link('requester'),
    performers: links('performer'),
    codes: tokens('code'),
    status,
    category: tokens('category'),
    priority: word('priority'),
    intent: word('intent'),
    authored_end: end('authoredOn'),
    ...range('occurrence', 'occurrenceDateTime', 'occurrencePeriod'),
    based_on: links('basedOn'),
  }),
  MedicationRequest: about('subject', ['authoredOn'], {
    codes: tokens('medicationCodeableConcept'),
    status,
    intent: word('intent'),
    authored_end: end('authoredOn'),
  }),
  Consent: about('patient', ['provision.period', 'dateTime'], {
    status,
    scope: tokens('scope'),
    period_end: end('provision.period'),
    ...range('date', 'dateTime'),
    actors: links('provision.actor.reference'),
    purposes: codings('provision.purpose'),
  }),
  Organization: {
    columns: { ...spelled('name', 'name', 'alias'), types: tokens('type'), active: word('active'), part_of: link('partOf') },
  },
  Practitioner: { columns: { ...spelled('name', 'name'), active: word('active') } },
  PractitionerRole: {
    event: ['period'],
    columns: {
      practitioner: link('practitioner'),
      organization: link('organization'),
      roles: tokens('code'),
      specialties: tokens('specialty'),
      active: word('active'),
      date_end: end('period'),
    },
  },
  HealthcareService: {
    columns: {
      ...spelled('name', 'name'),
      categories: tokens('category'),
      characteristics: tokens('characteristic'),
      organization: link('providedBy'),
      active: word('active'),
    },
  },
  Task: {
    patient: 'for',
    event: ['authoredOn', 'executionPeriod'],
    columns: {
      owner: link('owner'),
      requester: link('requester'),
      focus: link('focus'),
      status,
      modified: begin('-infinity', 'lastModified'),
      due: begin('infinity', 'restriction.period.end'),
      modified_end: end('lastModified'),
      due_end: end('restriction.period.end'),
      authored_end: end('authoredOn'),
      codes: tokens('code'),
      business_status: tokens('businessStatus'),
      intent: word('intent'),
      priority: word('priority'),
      based_on: links('basedOn'),
      part_of: links('partOf'),
      groups: identifiersAt('groupIdentifier'),
      turns: extensionMoment(nextTurnUrl),
    },
  },
  Communication: {
    patient: 'subject',
    event: ['sent', 'received'],
    columns: {
      sender: link('sender'),
      recipients: links('recipient'),
      about: links('about'),
      status,
      sent_end: end('sent'),
      ...range('received', 'received'),
      category: tokens('category'),
      based_on: links('basedOn'),
      part_of: links('partOf'),
    },
  },
  Provenance: {
    patient: 'target',
    appendOnly: true,
    event: ['occurredDateTime', 'occurredPeriod', 'recorded'],
    columns: {
      targets: links('target'),
      agents: links('agent.who'),
      when_end: end('occurredDateTime'),
      ...range('written', 'recorded'),
    },
  },
};

const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  Object.entries(definitions).map(([name, definition]) => [
    name,
    { name, table: tableOf(name), patientRequired: false, appendOnly: false, event: [], columns: {}, ...definition },
  ]),
);

/** Every type that the record keeps. */
export const resourceTypeNames: readonly string[] = [...resourceTypes.keys()];

/** Whether resources of the type are only ever added. Throws RYG_RECORD_UNKNOWN_TYPE. */
export function isAppendOnly(name: string): boolean {
  return resourceTypeOf(name).appendOnly;
}

/** Whether resources of the type may be about a citizen. Throws RYG_RECORD_UNKNOWN_TYPE. */
export function isAboutCitizens(name: string): boolean {
  return resourceTypeOf(name).patient !== undefined;
}

/** The definition of a type. Throws RYG_RECORD_UNKNOWN_TYPE. */
export function resourceTypeOf(name: string): ResourceType {
  const type = resourceTypes.get(name);
  if (type === undefined) throw new RecordError('RYG_RECORD_UNKNOWN_TYPE');
  return type;
}

/** The citizen whom a resource is about: the first reference to a Patient where the type says so. */
export function patientOf(type: ResourceType, resource: Resource, id: string): string | undefined {
  if (type.patient === undefined) return undefined;
  if (type.patient === 'id') return id;
  const reference = references(resource, type.patient).find((found) => found.startsWith('Patient/'));
  return reference?.slice('Patient/'.length);
}

function tableOf(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
