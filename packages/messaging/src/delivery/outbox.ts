/** Sends messages until they are answered: at least once, with the same ids each time, so that the receiver can make it exactly once. */
import type { Acknowledgement } from '../acknowledgement/model.ts';
import { writeAcknowledgement } from '../acknowledgement/write.ts';
import type { CareCommunication } from '../care-communication/model.ts';
import { writeCareCommunication } from '../care-communication/write.ts';
import { letterMessageId } from '../oioxml/letter-parcel.ts';
import { type Receipt, receiptElements, writeReceipt } from '../oioxml/receipt.ts';
import type { Parcel, Transport } from '../transport/transport.ts';
import { later, type Patience, patience as usualPatience } from './backoff.ts';
import type { MessageStore, StoredMessages } from './message-store.ts';
import { afterAnswer, afterHandOver, isExhausted, park, toBeSent } from './outgoing-message.ts';

/** How long one attempt may take before another worker may make the next. */
const leaseSeconds = 120;

/** Puts a correspondence into the outbox, inside the transaction of what it is about. */
export async function post(inside: StoredMessages, message: CareCommunication, now: string): Promise<void> {
  const { messageId, sender, receiver, category } = message;
  const body = JSON.stringify(writeCareCommunication(message));
  const parcel: Parcel = { messageId, from: sender, to: receiver, name: `MCM:FDIS91#${category}`, version: '5.0', format: 'HL7', body };
  await inside.saveOutgoing(toBeSent(messageId, parcel, true, now));
}

/** Puts an answer into the outbox. */
export async function postAnswer(inside: StoredMessages, answer: Acknowledgement, now: string): Promise<void> {
  const { messageId, sender, receiver, verdict } = answer;
  const body = JSON.stringify(writeAcknowledgement(answer));
  const parcel: Parcel = {
    messageId,
    from: sender,
    to: receiver,
    name: `MCM:FCTL#${verdict.outcome}`,
    version: '2.0.0',
    format: 'HL7',
    body,
  };
  await inside.saveOutgoing(toBeSent(messageId, parcel, false, now));
}

/** Puts a letter into the outbox. Where its envelope asks for a receipt (and its id is of `letterMessageId`), it is sent until one comes. */
export async function postLetter(inside: StoredMessages, parcel: Parcel, now: string, awaitsReceipt = false): Promise<void> {
  await inside.saveOutgoing(toBeSent(parcel.messageId, parcel, awaitsReceipt, now));
}

/** Puts the receipt of a letter into the outbox. */
export async function postReceipt(inside: StoredMessages, receipt: Receipt, now: string): Promise<void> {
  const { kind, version } = receiptElements[receipt.kind];
  const messageId = letterMessageId(receipt.sender, receipt.envelope.identifier);
  const way = { messageId, from: { gln: receipt.sender }, to: { gln: receipt.receiver } };
  const parcel: Parcel = { ...way, name: `MCM:${kind}`, version, format: 'XML', body: writeReceipt(receipt) };
  await inside.saveOutgoing(toBeSent(messageId, parcel, false, now));
}

/** What a receipt says of the letter it is about, as an answer. A network that could not carry a letter answers for the receiver. */
export function answerOf({ kind, sender, refusal, original }: Receipt): Answer {
  const about = letterMessageId(original.sender, original.envelope);
  if (kind === 'positive') return { about, sender: { gln: sender }, verdict: { outcome: 'ok' } };
  const fault = { place: 'Emessage', type: 'not-supported', text: refusal ?? 'ikke_specificeret' } as const;
  return {
    about,
    sender: { gln: kind === 'not-carried' ? original.receiver : sender },
    verdict: { outcome: 'fatal-error', faults: [fault] },
  };
}

/** An answer to something we sent, whatever its form. */
export interface Answer extends Pick<Acknowledgement, 'about' | 'verdict'> {
  readonly sender: { readonly gln: string };
}

/** Sends one message whose time has come; false where there is none. A crash at any point sends it again after the lease, never not at all. */
export async function sendNext(
  store: MessageStore,
  transport: Transport,
  now: string,
  patience: Patience = usualPatience,
): Promise<boolean> {
  const message = await store.transaction((inside) => inside.claimOutgoing(now, later(now, leaseSeconds)));
  if (message === undefined) return false;
  if (isExhausted(message, patience)) {
    await change(store, message.messageId, (kept) => (kept.state === 'sent' ? park(kept, 'never-answered') : kept));
    return true;
  }
  const sending = await transport.send(message.parcel);
  await change(store, message.messageId, (kept) => afterHandOver(kept, sending, now, patience));
  return true;
}

/** What an answer does to the message it is about; false where we never sent one of that id to its sender. */
export async function takeAnswer(
  inside: StoredMessages,
  answer: Answer,
  now: string,
  patience: Patience = usualPatience,
): Promise<boolean> {
  const message = await inside.findOutgoing(answer.about);
  if (message === undefined || !message.awaitsAnswer || message.parcel.to.gln !== answer.sender.gln) return false;
  await inside.saveOutgoing(afterAnswer(message, answer, now, patience));
  return true;
}

export type Retry = 'waiting' | 'not-parked' | 'write-it-anew';

/** A person wants a parked message sent again. One that the receiver refused must be written anew: under its id it would be refused again. */
export async function sendAgain(store: MessageStore, messageId: string, now: string): Promise<Retry> {
  return store.transaction(async (inside) => {
    const message = await inside.findOutgoing(messageId);
    if (message?.state !== 'parked') return 'not-parked';
    if (message.reason === 'refused-by-receiver') return 'write-it-anew';
    await inside.saveOutgoing(toBeSent(messageId, message.parcel, message.awaitsAnswer, now));
    return 'waiting';
  });
}

async function change(
  store: MessageStore,
  messageId: string,
  to: (kept: ReturnType<typeof toBeSent>) => ReturnType<typeof toBeSent>,
): Promise<void> {
  await store.transaction(async (inside) => {
    const kept = await inside.findOutgoing(messageId);
    if (kept !== undefined) await inside.saveOutgoing(to(kept));
  });
}
