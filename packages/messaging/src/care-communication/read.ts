/** Reads any received correspondence: into our model, or into everything that is wrong with it. */
import { type BundledResource, type MessageBundle, ofType } from '../fhir/bundle.ts';
import { type Fault, Faults } from '../fhir/fault.ts';
import { isUrnUuid } from '../fhir/forms.ts';
import { at, extensionsOf, type JsonObject, objectsOf, stringOf } from '../fhir/json-value.ts';
import { type MessageReference, openMessage } from '../fhir/read-header.ts';
import { readCitizen, readProfessional } from '../fhir/read-parties.ts';
import { codeSystems, definitions, extensions } from '../fhir/systems.ts';
import type { Party } from '../parties.ts';
import { toCategory } from './categories.ts';
import type { CareCommunication, EpisodeNumber, Side } from './model.ts';
import { readParts } from './read-parts.ts';
import { readSteps } from './read-steps.ts';

export type CareCommunicationReading =
  | { readonly ok: true; readonly message: CareCommunication }
  | { readonly ok: false; readonly reference: MessageReference; readonly faults: readonly [Fault, ...Fault[]] };

/** A CareCommunication 5.0 message in FHIR JSON (`readResource` makes it from JSON or XML text), by the rules of carecommunication 5.0.2. */
export function readCareCommunication(resource: JsonObject): CareCommunicationReading {
  const faults = new Faults();
  const opened = openMessage(resource, 'care-communication-message', faults);
  const message = opened === undefined ? undefined : readOpened(opened, faults);
  const [first, ...others] = faults.found;
  if (message !== undefined && first === undefined) return { ok: true, message };
  const unknown: Fault = { place: 'Bundle', type: 'structure', text: 'The message cannot be read.' };
  return { ok: false, reference: opened?.reference ?? {}, faults: [first ?? unknown, ...others] };
}

function readOpened(
  { bundle, header, reference, sentAt }: NonNullable<ReturnType<typeof openMessage>>,
  faults: Faults,
): CareCommunication | undefined {
  const isDefined = new RegExp(`^${definitions.careCommunication.replaceAll('.', '\\.')}\\|5\\.\\d{1,2}$`).test(
    stringOf(header.resource['definition']) ?? '',
  );
  faults.expect(
    isDefined,
    'not-supported',
    `${header.place}.definition`,
    'The message must follow version 5 of CareCommunication.',
    'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
  );
  const focus = objectsOf(header.resource['focus']);
  const communication = bundle.resolve(focus[0]);
  const steps = readSteps(bundle, reference.messageId, faults);
  if (focus.length !== 1 || communication?.type !== 'Communication') {
    return faults.add('structure', `${header.place}.focus`, 'This must point to exactly one Communication inside the message.');
  }
  const content = readContent(bundle, communication, reference, faults);
  const { bundleId, messageId, sender, receiver } = reference;
  if (bundleId === undefined || messageId === undefined || sender === undefined || receiver === undefined) return undefined;
  if (sentAt === undefined || steps === undefined || content === undefined) return undefined;
  return { bundleId, messageId, sentAt, sender, receiver, ...content, steps };
}

type Content = Omit<CareCommunication, 'bundleId' | 'messageId' | 'sentAt' | 'sender' | 'receiver' | 'steps'>;

function readContent(
  bundle: MessageBundle,
  communication: BundledResource,
  { sender, receiver }: MessageReference,
  faults: Faults,
): Content | undefined {
  const { resource, place } = communication;
  const patients = ofType(bundle, 'Patient');
  faults.expect(patients.length === 1, 'structure', 'Bundle.entry', 'The message must be about exactly one citizen.');
  const subject = bundle.resolve(resource['subject']);
  if (subject?.type !== 'Patient') faults.add('not-found', `${place}.subject`, 'This must point to the Patient inside the message.');
  const citizen = subject?.type === 'Patient' ? readCitizen(subject, faults) : undefined;
  faults.expect(
    resource['status'] === 'unknown',
    'code-invalid',
    `${place}.status`,
    'The status must be unknown.',
    'MSG_VALUESET_VALUE_UNKNOWN',
  );
  const threadId = readThread(resource, place, faults);
  const category = readCategory(resource, place, faults);
  const priority = readPriority(resource, place, category, faults);
  const topic = stringOf(at(resource, 'topic', 'text'));
  faults.expect(
    topic !== undefined || (resource['topic'] === undefined && category !== 'other'),
    'required',
    `${place}.topic.text`,
    'The subject is mandatory here.',
  );
  const from = readSide(bundle, extensionsOf(resource, extensions.sender)[0]?.['valueReference'], sender, `${place}.extension`, faults);
  faults.expect(objectsOf(resource['recipient']).length <= 1, 'structure', `${place}.recipient`, 'There is at most one recipient.');
  const to = readSide(bundle, objectsOf(resource['recipient'])[0], receiver, `${place}.recipient`, faults);
  const episodes = readEpisodes(bundle, resource, place, faults);
  const parts = readParts(bundle, communication, faults);
  if (citizen === undefined || threadId === undefined || category === undefined) return undefined;
  const optional = {
    ...(from && { from }),
    ...(to && { to }),
    ...(priority && { priority }),
    ...(topic === undefined ? {} : { subject: topic }),
  };
  return { threadId, citizen, category, ...optional, episodes, parts };
}

function readThread(resource: JsonObject, place: string, faults: Faults): string | undefined {
  const identifiers = objectsOf(resource['identifier']);
  const value = stringOf(identifiers[0]?.['value']);
  if (identifiers.length === 1 && value !== undefined && isUrnUuid(value)) return value;
  return faults.add('value', `${place}.identifier`, 'Exactly one identifier, urn:uuid: and a UUID, is mandatory.', 'MSG_Datatype_Wrong');
}

function readCategory(resource: JsonObject, place: string, faults: Faults): CareCommunication['category'] | undefined {
  const codings = objectsOf(resource['category']).flatMap((one) => objectsOf(one['coding']));
  const single = objectsOf(resource['category']).length === 1 && codings.length === 1;
  const category = single && codings[0]?.['system'] === codeSystems.category ? toCategory(stringOf(codings[0]['code'])) : undefined;
  return (
    category ??
    faults.add('code-invalid', `${place}.category`, 'Exactly one code of the categories is mandatory.', 'MSG_VALUESET_VALUE_UNKNOWN')
  );
}

/** Only of referrals (medcom-careCommunication-5). */
function readPriority(resource: JsonObject, place: string, category: string | undefined, faults: Faults): CareCommunication['priority'] {
  const { priority } = resource;
  if (priority === undefined) return undefined;
  faults.expect(
    category === undefined || category === 'regarding-referral',
    'invariant',
    `${place}.priority`,
    'A priority is allowed only in the category regarding-referral.',
  );
  if (priority === 'routine' || priority === 'asap') return priority;
  return faults.add('code-invalid', `${place}.priority`, 'The priority must be routine or asap.', 'MSG_VALUESET_VALUE_UNKNOWN');
}

/** A person or team of the organisation (medcom-careCommunication-11 and 12). */
function readSide(bundle: MessageBundle, reference: unknown, party: Party | undefined, place: string, faults: Faults): Side | undefined {
  if (reference === undefined) return undefined;
  const found = bundle.resolve(reference);
  if (found === undefined || !['PractitionerRole', 'CareTeam'].includes(found.type)) {
    return faults.add('not-found', place, 'This must point to a PractitionerRole or CareTeam inside the message.');
  }
  const organisations = found.type === 'CareTeam' ? objectsOf(found.resource['managingOrganization']) : [found.resource['organization']];
  const sors = organisations.flatMap((one) => objectsOf(bundle.resolve(one)?.resource['identifier']).map(({ value }) => value));
  if (party !== undefined)
    faults.expect(sors.includes(party.sor), 'invariant', place, 'The person or team must belong to the organisation on its side.');
  if (found.type === 'PractitionerRole') {
    const professional = readProfessional(bundle, reference, place, faults);
    return professional && { professional };
  }
  const team = faults.required(stringOf(found.resource['name']), `${found.place}.name`);
  return team === undefined ? undefined : { team };
}

/** The courses a message belongs to; an Encounter without one is a fault (medcom-careCommunication-9). */
function readEpisodes(bundle: MessageBundle, resource: JsonObject, place: string, faults: Faults): readonly EpisodeNumber[] {
  if (resource['encounter'] === undefined) return [];
  const encounter = bundle.resolve(resource['encounter']);
  if (encounter?.type !== 'Encounter')
    return faults.add('not-found', `${place}.encounter`, 'This must point to an Encounter inside the message.') ?? [];
  const episodes = objectsOf(encounter.resource['episodeOfCare']).flatMap(({ identifier }): readonly EpisodeNumber[] => {
    const [system, value] = [stringOf(at(identifier, 'system')), stringOf(at(identifier, 'value'))];
    return value === undefined || system === undefined ? [] : [{ system, value }];
  });
  faults.expect(
    episodes.length > 0,
    'required',
    `${encounter.place}.episodeOfCare`,
    'The identifier of a course, with its system, is mandatory.',
  );
  return episodes;
}
