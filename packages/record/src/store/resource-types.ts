/** The resource types that the record keeps: whose patient, when, and what their typed columns hold. The migrations make the tables. */
import { RecordError } from '../errors.ts';
import { codes, moment, references, text } from './elements.ts';
import type { Resource } from './resource.ts';

/** A typed column beside the content. A time that is absent sorts last: `-infinity`, or `infinity` for what is due. */
export type Column =
  | { readonly kind: 'text'; readonly read: (resource: Resource) => string | undefined }
  | { readonly kind: 'list'; readonly read: (resource: Resource) => readonly string[] }
  | { readonly kind: 'time'; readonly absent: '-infinity' | 'infinity'; readonly read: (resource: Resource) => string | undefined };

export interface ResourceType {
  readonly name: string;
  readonly table: string;
  /** Where the reference to the citizen stands; undefined for what is about no citizen. */
  readonly patient?: string;
  readonly patientRequired: boolean;
  /** What was written once and is never changed or deleted. */
  readonly appendOnly: boolean;
  /** Where event time stands, best first. */
  readonly event: readonly string[];
  readonly columns: Readonly<Record<string, Column>>;
}

const status = word('status');
const about = (patient: string, event: readonly string[], columns: ResourceType['columns'] = {}) => ({
  patient,
  patientRequired: true,
  event,
  columns,
});

const definitions: Readonly<Record<string, Partial<ResourceType>>> = {
  Patient: { patientRequired: true, patient: 'id' },
  RelatedPerson: about('patient', ['period.start']),
  EpisodeOfCare: about('patient', ['period.start'], { organization: link('managingOrganization'), status }),
  CarePlan: about('subject', ['period.start', 'created'], { status }),
  CareTeam: about('subject', ['period.start'], { participants: links('participant.member'), status }),
  Goal: about('subject', ['startDate', 'statusDate'], { status: word('lifecycleStatus') }),
  Condition: about('subject', ['onsetDateTime', 'onsetPeriod.start', 'recordedDate'], {
    codes: tokens('code'),
    status: conceptCode('clinicalStatus'),
  }),
  Observation: about('subject', ['effectiveDateTime', 'effectivePeriod.start', 'effectiveInstant', 'issued'], {
    codes: tokens('code'),
    status,
  }),
  QuestionnaireResponse: about('subject', ['authored'], { questionnaire: word('questionnaire'), status }),
  ServiceRequest: about('subject', ['authoredOn', 'occurrenceDateTime', 'occurrencePeriod.start'], {
    requester: link('requester'),
    performers: links('performer'),
    codes: tokens('code'),
    status,
  }),
  MedicationRequest: about('subject', ['authoredOn'], { codes: tokens('medicationCodeableConcept'), status }),
  Consent: about('patient', ['provision.period.start', 'dateTime'], { status }),
  Organization: {},
  Practitioner: {},
  PractitionerRole: { event: ['period.start'], columns: { practitioner: link('practitioner'), organization: link('organization') } },
  Task: {
    patient: 'for',
    event: ['authoredOn', 'executionPeriod.start'],
    columns: {
      owner: link('owner'),
      requester: link('requester'),
      focus: link('focus'),
      status,
      modified: time('-infinity', 'lastModified'),
      due: time('infinity', 'restriction.period.end'),
    },
  },
  Communication: {
    patient: 'subject',
    event: ['sent', 'received'],
    columns: { sender: link('sender'), recipients: links('recipient'), about: links('about'), status },
  },
  Provenance: {
    patient: 'target',
    appendOnly: true,
    event: ['occurredDateTime', 'occurredPeriod.start', 'recorded'],
    columns: { targets: links('target') },
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

function word(path: string): Column {
  return { kind: 'text', read: (resource) => text(resource, path) };
}

function conceptCode(path: string): Column {
  return { kind: 'text', read: (resource) => text(resource, `${path}.coding.code`) };
}

function link(path: string): Column {
  return { kind: 'text', read: (resource) => references(resource, path)[0] };
}

function links(path: string): Column {
  return { kind: 'list', read: (resource) => references(resource, path) };
}

function tokens(path: string): Column {
  return { kind: 'list', read: (resource) => codes(resource, path) };
}

function time(absent: '-infinity' | 'infinity', path: string): Column {
  return { kind: 'time', absent, read: (resource) => moment(resource, path) };
}
