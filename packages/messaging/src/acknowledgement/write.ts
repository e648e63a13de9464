/** Writes an acknowledgement as MedCom's Acknowledgement 2.0: a FHIR message Bundle. */
import { destinationOf } from '../care-communication/write.ts';
import { MessagingError } from '../errors.ts';
import { BundleWriter } from '../fhir/bundle-writer.ts';
import type { Fault } from '../fhir/fault.ts';
import type { JsonObject } from '../fhir/json-value.ts';
import { narrative } from '../fhir/narrative.ts';
import { codeSystems, definitions, endpointOf, profiles } from '../fhir/systems.ts';
import type { Acknowledgement } from './model.ts';
import { readAcknowledgement } from './read.ts';

/** The message as FHIR JSON. Throws RYG_MESSAGING_INVALID_MESSAGE for one that we ourselves would refuse. */
export function writeAcknowledgement(acknowledgement: Acknowledgement): JsonObject {
  const { bundleId, messageId, sentAt } = acknowledgement;
  const writer = new BundleWriter(messageId);
  writer.put('MessageHeader', 'this', () => headerOf(acknowledgement, writer), messageId);
  writer.put('Provenance', 'this', () => provenanceOf(acknowledgement, writer));
  const bundle = writer.bundle(bundleId, sentAt, profiles.acknowledgementMessage);
  const reading = readAcknowledgement(bundle);
  if (!reading.ok)
    throw new MessagingError('RYG_MESSAGING_INVALID_MESSAGE', reading.faults.map(({ place, text }) => `${place}: ${text}`).join('; '));
  return bundle;
}

function headerOf({ sender, receiver, about, verdict }: Acknowledgement, writer: BundleWriter): JsonObject {
  const details = verdict.outcome === 'ok' ? {} : { details: writer.put('OperationOutcome', 'this', () => outcomeOf(verdict.faults)) };
  return {
    meta: { profile: [profiles.acknowledgementHeader] },
    text: narrative('MessageHeader', {
      ...{ Event: 'acknowledgement-message', Sender: sender.name, Receiver: receiver.name },
      ...{ Response: verdict.outcome, About: about },
    }),
    eventCoding: { system: codeSystems.event, code: 'acknowledgement-message' },
    destination: [destinationOf(receiver, writer)],
    sender: writer.organisation(sender),
    source: { endpoint: endpointOf(sender.sor) },
    response: { identifier: about, code: verdict.outcome, ...details },
    definition: `${definitions.acknowledgement}|2.0`,
  };
}

function outcomeOf(faults: readonly Fault[]): JsonObject {
  return {
    meta: { profile: [profiles.acknowledgementOutcome] },
    text: narrative('OperationOutcome', Object.fromEntries(faults.map(({ place, text }, index) => [`${index + 1}`, `${place}: ${text}`]))),
    issue: faults.map(({ place, type, code, text }) => ({
      severity: 'error',
      code: type,
      details: { ...(code === undefined ? {} : { coding: [{ system: codeSystems.acknowledgementError, code }] }), text },
      expression: [place],
    })),
  };
}

function provenanceOf({ messageId, sentAt, sender, about }: Acknowledgement, writer: BundleWriter): JsonObject {
  return {
    meta: { profile: [profiles.messagingProvenance] },
    text: narrative('Provenance', { Target: messageId, Activity: 'acknowledgement', Occurred: sentAt, By: sender.name, Preceding: about }),
    target: [{ reference: `MessageHeader/${messageId}` }],
    occurredDateTime: sentAt,
    recorded: sentAt,
    activity: { coding: [{ system: codeSystems.activity, code: 'acknowledgement' }] },
    agent: [{ who: writer.organisation(sender) }],
    entity: [{ role: 'revision', what: { reference: `MessageHeader/${about}` } }],
  };
}
