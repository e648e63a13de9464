/** Reads what every MedCom message begins with: the Bundle around it and its MessageHeader (medcom-messaging-message 4.0). */
import type { Party } from '../parties.ts';
import { type BundledResource, type MessageBundle, openBundle } from './bundle.ts';
import type { Faults } from './fault.ts';
import { isInstant, isResourceId } from './forms.ts';
import { at, extensionsOf, type JsonObject, objectsOf, stringOf } from './json-value.ts';
import { readParty } from './read-parties.ts';
import { codeSystems, extensions } from './systems.ts';

/** What is known of a message even where the rest of it is wrong: enough to answer. */
export interface MessageReference {
  readonly bundleId?: string;
  readonly messageId?: string;
  readonly sender?: Party;
  readonly receiver?: Party;
}

export interface Opened {
  readonly bundle: MessageBundle;
  readonly header: BundledResource;
  readonly reference: MessageReference;
  readonly sentAt: string | undefined;
}

/** The event of a message of any kind, to tell which reader it needs; undefined where there is none. */
export function eventOf(resource: JsonObject): string | undefined {
  const first = openBundle(resource).resources[0];
  const coding = first?.type === 'MessageHeader' ? first.resource['eventCoding'] : undefined;
  return at(coding, 'system') === codeSystems.event ? stringOf(at(coding, 'code')) : undefined;
}

/** Opens a message of one event; undefined where it is no message at all. */
export function openMessage(resource: JsonObject, event: string, faults: Faults): Opened | undefined {
  if (resource['resourceType'] !== 'Bundle') return faults.add('structure', 'Bundle', 'A message is a Bundle.');
  faults.expect(resource['type'] === 'message', 'code-invalid', 'Bundle.type', 'The type must be message.');
  const bundleId = faults.required(stringOf(resource['id']), 'Bundle.id');
  const sentAt = faults.required(stringOf(resource['timestamp']), 'Bundle.timestamp');
  faults.expect(
    sentAt === undefined || isInstant(sentAt),
    'value',
    'Bundle.timestamp',
    'This must be a moment with its offset.',
    'MSG_Datatype_Wrong',
  );
  const bundle = openBundle(resource);
  const header = bundle.resources[0];
  if (header?.type !== 'MessageHeader') return faults.add('structure', 'Bundle.entry[0]', 'The first entry must be the MessageHeader.');
  const known = readHeader(bundle, header, event, faults);
  return { bundle, header, sentAt, reference: { ...(bundleId === undefined ? {} : { bundleId }), ...known } };
}

function readHeader(bundle: MessageBundle, { resource, place }: BundledResource, event: string, faults: Faults): MessageReference {
  const messageId = faults.required(stringOf(resource['id']), `${place}.id`);
  if (messageId !== undefined)
    faults.expect(isResourceId(messageId), 'value', `${place}.id`, 'This is no id of a resource.', 'MSG_Datatype_Wrong');
  const isEvent = at(resource, 'eventCoding', 'system') === codeSystems.event && at(resource, 'eventCoding', 'code') === event;
  faults.expect(isEvent, 'not-supported', `${place}.event`, `The event must be ${event}.`, 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE');
  faults.required(stringOf(at(resource, 'source', 'endpoint')), `${place}.source.endpoint`);
  const sender = readParty(bundle, resource['sender'], `${place}.sender`, faults);
  const receiver = readReceiver(bundle, resource, place, faults);
  return {
    ...(messageId === undefined ? {} : { messageId }),
    ...(sender === undefined ? {} : { sender }),
    ...(receiver === undefined ? {} : { receiver }),
  };
}

/** Exactly one destination, the primary one; neither of our messages may have copies. */
function readReceiver(bundle: MessageBundle, header: JsonObject, place: string, faults: Faults): Party | undefined {
  const destinations = objectsOf(header['destination']);
  const primary = destinations.filter((destination) =>
    extensionsOf(destination, extensions.destinationUse).some(
      ({ valueCoding }) => at(valueCoding, 'system') === codeSystems.destinationUse && at(valueCoding, 'code') === 'primary',
    ),
  );
  faults.expect(destinations.length === primary.length, 'structure', `${place}.destination`, 'Every destination must be the primary one.');
  faults.expect(
    primary.length === 1,
    'structure',
    `${place}.destination`,
    'There must be exactly one primary destination.',
    'MSG_Receiver_Identifier_MISSING',
  );
  const [first] = primary;
  if (first === undefined) return undefined;
  faults.required(stringOf(first['endpoint']), `${place}.destination.endpoint`);
  return readParty(bundle, first['receiver'], `${place}.destination.receiver`, faults, 'MSG_Receiver_Identifier_MISSING');
}
