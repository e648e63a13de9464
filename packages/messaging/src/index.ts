/** The messaging room: MedCom's messages in and out, and how they travel. */
export { acknowledge } from './acknowledgement/acknowledge.ts';
export type { Acknowledgement, Verdict } from './acknowledgement/model.ts';
export { type AcknowledgementReading, readAcknowledgement } from './acknowledgement/read.ts';
export { writeAcknowledgement } from './acknowledgement/write.ts';
export { attachmentTypes, type Category, categories } from './care-communication/categories.ts';
export type {
  Activity,
  AttachmentPart,
  CareCommunication,
  EpisodeNumber,
  Part,
  Preceding,
  Side,
  Step,
  TextPart,
} from './care-communication/model.ts';
export { type CareCommunicationReading, readCareCommunication } from './care-communication/read.ts';
export {
  type Answer,
  forwardTo,
  type Making,
  newCorrespondence,
  type Opening,
  replyTo,
  replyToLetter,
} from './care-communication/thread.ts';
export { writeCareCommunication } from './care-communication/write.ts';
export { type Patience, patience } from './delivery/backoff.ts';
export {
  type Arrival,
  type CorrespondenceArrival,
  type Effect,
  type InboxOptions,
  processNext,
  type Receipt,
  receive,
  receiveAgain,
} from './delivery/inbox.ts';
export type { MessageStore, Parked, StoredMessages } from './delivery/message-store.ts';
export { post, postLetter, type Retry, sendAgain, sendNext } from './delivery/outbox.ts';
export type { OutgoingMessage, OutgoingReason, OutgoingState } from './delivery/outgoing-message.ts';
export {
  type EffectRefusal,
  EffectRefused,
  type ReceivedMessage,
  type ReceivedReason,
  type ReceivedState,
} from './delivery/received-message.ts';
export { messagesIn, type RecordMessages, recordMessageStore } from './delivery/record-message-store.ts';
export { MessagingError, type MessagingErrorCode } from './errors.ts';
export type { ErrorCode, Fault } from './fhir/fault.ts';
export { eventOf, type MessageReference } from './fhir/read-header.ts';
export { type ResourceReading, readResource, type Unreadable } from './fhir/read-resource.ts';
export { type Channel, type Notice, type Notifier, notifierOver, type Sent } from './mail/notifier.ts';
export { type SmtpOptions, smtpNotifier } from './mail/smtp-notifier.ts';
export { letterMessageId, letterParcel } from './oioxml/letter-parcel.ts';
export type { LetterFault } from './oioxml/parts.ts';
export { type AnyLetterReading, type Letter, type LetterType, letterKinds, readLetter } from './oioxml/read-letter.ts';
export type { Citizen, CitizenNumber, Party, PersonName, Professional, Role } from './parties.ts';
export { type FileDrop, type FileDropFolders, fileDrop, type PickedUp } from './transport/file-drop.ts';
export { type HttpTransportOptions, httpTransport } from './transport/http-transport.ts';
export type { Endpoint, Parcel, Sending, Transport } from './transport/transport.ts';
export { type Envelope, type EnvelopeReading, readEnvelope, writeEnvelope } from './vans/envelope.ts';
