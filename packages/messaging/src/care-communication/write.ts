/** Writes a correspondence as MedCom's CareCommunication 5.0: a FHIR message Bundle. */

import { MessagingError } from '../errors.ts';
import { BundleWriter, fullName, humanName, type Reference } from '../fhir/bundle-writer.ts';
import type { JsonObject } from '../fhir/json-value.ts';
import { narrative } from '../fhir/narrative.ts';
import { systemOfNumber } from '../fhir/numbers.ts';
import { codeSystems, definitions, endpointOf, extensions, profiles } from '../fhir/systems.ts';
import type { Citizen, Party } from '../parties.ts';
import type { CareCommunication, Part, Side, Step } from './model.ts';
import { readCareCommunication } from './read.ts';

/** The message as FHIR JSON. Throws RYG_MESSAGING_INVALID_MESSAGE for one that we ourselves would refuse. */
export function writeCareCommunication(message: CareCommunication): JsonObject {
  const writer = new BundleWriter(message.messageId);
  writer.put('MessageHeader', 'this', () => headerOf(message, writer), message.messageId);
  for (const step of message.steps) writer.put('Provenance', step.messageId, () => provenanceOf(step, writer));
  const bundle = writer.bundle(message.bundleId, message.sentAt, profiles.careCommunicationMessage);
  const reading = readCareCommunication(bundle);
  if (!reading.ok)
    throw new MessagingError('RYG_MESSAGING_INVALID_MESSAGE', reading.faults.map(({ place, text }) => `${place}: ${text}`).join('; '));
  return bundle;
}

function headerOf(message: CareCommunication, writer: BundleWriter): JsonObject {
  return {
    meta: { profile: [profiles.careCommunicationHeader] },
    text: narrative('MessageHeader', { Event: 'care-communication-message', Sender: message.sender.name, Receiver: message.receiver.name }),
    eventCoding: { system: codeSystems.event, code: 'care-communication-message' },
    destination: [destinationOf(message.receiver, writer)],
    sender: writer.organisation(message.sender),
    source: { endpoint: endpointOf(message.sender.sor) },
    focus: [writer.put('Communication', 'this', () => communicationOf(message, writer))],
    definition: `${definitions.careCommunication}|5.0`,
  };
}

/** The primary destination of a message. */
export function destinationOf(receiver: Party, writer: BundleWriter): JsonObject {
  return {
    extension: [{ url: extensions.destinationUse, valueCoding: { system: codeSystems.destinationUse, code: 'primary' } }],
    endpoint: endpointOf(receiver.sor),
    receiver: writer.organisation(receiver),
  };
}

function communicationOf(message: CareCommunication, writer: BundleWriter): JsonObject {
  const { category, subject, priority, from, to, episodes } = message;
  const patient = writer.put('Patient', 'this', () => patientOf(message.citizen));
  return {
    meta: { profile: [profiles.careCommunication] },
    text: narrative('Communication', seenIn(message), 'extensions'),
    ...(from === undefined ? {} : { extension: [{ url: extensions.sender, valueReference: sideOf(from, message.sender, writer) }] }),
    identifier: [{ value: message.threadId }],
    status: 'unknown',
    category: [{ coding: [{ system: codeSystems.category, code: category }] }],
    ...(priority === undefined ? {} : { priority }),
    subject: patient,
    ...(subject === undefined ? {} : { topic: { text: subject } }),
    ...(episodes.length === 0 ? {} : { encounter: writer.put('Encounter', 'this', () => encounterOf(message, patient)) }),
    ...(to === undefined ? {} : { recipient: [sideOf(to, message.receiver, writer)] }),
    payload: message.parts.map((part) => payloadOf(part, writer)),
  };
}

/** What the standard wants for the eye: everything but the files themselves. */
function seenIn({
  citizen,
  category,
  subject,
  priority,
  from,
  to,
  parts,
  episodes,
}: CareCommunication): Readonly<Record<string, string | undefined>> {
  const side = (one: Side | undefined) => one && ('team' in one ? one.team : fullName(one.professional.name));
  const seen = parts.map((part) => {
    const facts = [part.writtenAt, part.author && fullName(part.author.name), part.phone];
    if (part.kind === 'text') return [...facts, part.text];
    return [...facts, part.title, 'url' in part.content ? part.content.url : part.content.mimeType, part.createdAt];
  });
  const lines = Object.fromEntries(
    seen.map((facts, index) => [`Part ${index + 1}`, facts.filter((fact) => fact !== undefined).join('\n')]),
  );
  const course = episodes.map(({ value }) => value).join(', ') || undefined;
  return {
    Subject: fullName(citizen.name),
    Status: 'unknown',
    Category: category,
    Topic: subject,
    Priority: priority,
    From: side(from),
    To: side(to),
    Course: course,
    ...lines,
  };
}

function patientOf({ numbers, name, deceased }: Citizen): JsonObject {
  return {
    meta: { profile: [profiles.patient] },
    text: narrative('Patient', { Identifier: numbers.map(({ value }) => value).join(', '), Name: fullName(name) }),
    identifier: numbers.map((number) => ({
      ...(number.kind === 'cpr' ? {} : { use: 'temp' }),
      system: systemOfNumber(number),
      value: number.value,
    })),
    name: [{ use: 'official', ...humanName(name) }],
    ...(deceased === undefined ? {} : { deceasedBoolean: deceased }),
  };
}

/** Only carries the numbers of courses: what it says beside them is the least the standard allows. */
function encounterOf({ episodes }: CareCommunication, subject: Reference): JsonObject {
  return {
    meta: { profile: [profiles.encounter] },
    text: narrative('Encounter', { 'Episode of care': episodes.map(({ value }) => value).join(', ') }),
    status: 'unknown',
    class: { system: codeSystems.encounterClass, code: 'AMB' },
    subject,
    episodeOfCare: episodes.map((identifier) => ({ identifier })),
  };
}

function sideOf(side: Side, party: Party, writer: BundleWriter): Reference {
  if ('professional' in side) return writer.professional(side.professional, party);
  return writer.put('CareTeam', `${side.team} ${party.sor}`, () => ({
    meta: { profile: [profiles.careTeam] },
    text: narrative('CareTeam', { Name: side.team, Organization: party.name }),
    name: side.team,
    managingOrganization: [writer.organisation(party)],
  }));
}

function payloadOf(part: Part, writer: BundleWriter): JsonObject {
  const { author, organisation, phone } = part;
  const assigner = organisation === undefined ? {} : { assigner: writer.organisation(organisation) };
  const extension = [
    { url: extensions.dateTime, valueDateTime: part.writtenAt },
    { url: extensions.identifier, valueIdentifier: { value: part.id, ...assigner } },
    ...(author === undefined ? [] : [{ url: extensions.author, valueReference: writer.professional(author, organisation) }]),
    ...(phone === undefined ? [] : [{ url: extensions.contact, valueContactPoint: { system: 'phone', value: phone } }]),
  ];
  if (part.kind === 'text') return { extension, contentString: part.text };
  const content = 'url' in part.content ? { url: part.content.url } : { contentType: part.content.mimeType, data: part.content.base64 };
  return {
    extension,
    contentAttachment: { ...content, title: part.title, ...(part.createdAt === undefined ? {} : { creation: part.createdAt }) },
  };
}

function provenanceOf({ messageId, activity, at, by, parts, preceding }: Step, writer: BundleWriter): JsonObject {
  const before =
    preceding === undefined
      ? []
      : [
          {
            role: 'revision',
            what:
              'messageId' in preceding
                ? { reference: `MessageHeader/${preceding.messageId}` }
                : { identifier: { value: preceding.letter } },
          },
        ];
  return {
    meta: { profile: [profiles.careCommunicationProvenance] },
    text: narrative('Provenance', {
      Target: messageId,
      Activity: `${activity}-message`,
      Occurred: at,
      By: by.name,
      Preceding: preceding && Object.values(preceding).join(),
      Source: parts.join(', '),
    }),
    target: [{ reference: `MessageHeader/${messageId}` }],
    occurredDateTime: at,
    recorded: /T/.test(at) ? at : `${at}T00:00:00Z`,
    activity: { coding: [{ system: codeSystems.activity, code: `${activity}-message` }] },
    agent: [{ who: writer.organisation(by) }],
    entity: [...before, ...parts.map((value) => ({ role: 'source', what: { identifier: { value } } }))],
  };
}
