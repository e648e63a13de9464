/** Receives messages: each is kept before it is answered, answered however often it comes, and takes effect once. */
import { createHash } from 'node:crypto';
import { acknowledge } from '../acknowledgement/acknowledge.ts';
import type { Verdict } from '../acknowledgement/model.ts';
import { readAcknowledgement } from '../acknowledgement/read.ts';
import type { CareCommunication } from '../care-communication/model.ts';
import { readCareCommunication } from '../care-communication/read.ts';
import type { Making } from '../care-communication/thread.ts';
import { MessagingError } from '../errors.ts';
import type { Fault } from '../fhir/fault.ts';
import { Faults } from '../fhir/fault.ts';
import type { JsonObject } from '../fhir/json-value.ts';
import { eventOf, type MessageReference, openMessage } from '../fhir/read-header.ts';
import { readResource } from '../fhir/read-resource.ts';
import { type AnyLetterReading, readLetter } from '../oioxml/read-letter.ts';
import { type Receipt as LetterReceipt, readReceipt } from '../oioxml/receipt.ts';
import { later, type Patience, patience as usualPatience } from './backoff.ts';
import { bodyText } from './body-text.ts';
import type { MessageStore, StoredMessages } from './message-store.ts';
import { answerOf, postAnswer, postReceipt, takeAnswer } from './outbox.ts';
import { afterFailure, EffectRefused, type ReceivedMessage, type ReceivedReason } from './received-message.ts';

/** How long one effect may take before another worker may try. */
const leaseSeconds = 120;

export interface InboxOptions {
  readonly making: Making;
  /** Are we this receiver? A message for somebody else is refused, a letter parked. */
  readonly isOurGln: (gln: string) => boolean | Promise<boolean>;
}

export type Receipt = 'accepted' | 'refused' | 'double' | 'answer' | 'parked';

/** Takes in whatever the network brought. When it returns, the message and our answer to it are kept; when it throws, neither is, and it may be brought again. */
export async function receive(store: MessageStore, source: string | Uint8Array, options: InboxOptions): Promise<Receipt> {
  const body = typeof source === 'string' ? source : bodyText(source);
  const reading = readResource(body);
  if (!reading.ok) return receiveXml(store, body, options);
  const event = eventOf(reading.resource);
  if (event === 'acknowledgement-message') return receiveAnswer(store, body, reading.resource, options.making.now);
  return receiveMessage(store, body, reading.resource, event, options);
}

/** A letter, or the receipt of one of ours. */
async function receiveXml(store: MessageStore, body: string, options: InboxOptions): Promise<Receipt> {
  const { making, isOurGln } = options;
  const receipt = readReceipt(body);
  if (receipt !== undefined) return store.transaction((inside) => takeReceipt(inside, body, receipt, making.now));
  const reading = readLetter(body);
  if (!reading.ok) return store.transaction((inside) => parkStranger(inside, body, making.now));
  const isOurs = await isOurGln(reading.letter.receiver.ean);
  return store.transaction((inside) =>
    isOurs ? receiveLetter(inside, body, reading, making) : parkStranger(inside, body, making.now, 'not-for-us'),
  );
}

async function takeReceipt(inside: StoredMessages, body: string, receipt: LetterReceipt, now: string): Promise<Receipt> {
  const taken = await takeAnswer(inside, answerOf(receipt), now);
  return taken ? 'answer' : parkStranger(inside, body, now, 'answers-nothing');
}

/** A letter is known by its sender's GLN and the numbers of envelope and letter. It is answered by a receipt, where it asks for one. */
async function receiveLetter(
  inside: StoredMessages,
  body: string,
  reading: AnyLetterReading & { readonly ok: true },
  making: Making,
): Promise<Receipt> {
  const { sender, envelope, identifier } = reading.letter;
  const key = `${sender.ean} ${envelope.identifier} ${identifier}`;
  const first = await inside.keepFirst({ ...arrived(key, body, making.now), state: 'accepted' });
  if (envelope.receipt === 'wanted') await postReceipt(inside, receiptOf(reading, making), making.now);
  return first === undefined ? 'accepted' : 'double';
}

function receiptOf({ letter, version }: AnyLetterReading & { readonly ok: true }, { newId, now }: Making): LetterReceipt {
  const { sender, receiver, envelope } = letter;
  const identifier = newId().replaceAll('-', '').slice(-14);
  return {
    kind: 'positive',
    envelope: { sentAt: now, identifier, receipt: 'only-negative' },
    ...{ identifier, sender: receiver.ean, receiver: sender.ean },
    original: {
      ...{ envelope: envelope.identifier, sender: sender.ean, receiver: receiver.ean },
      letters: [{ identifier: letter.identifier, version }],
    },
  };
}

async function receiveAnswer(store: MessageStore, body: string, resource: JsonObject, now: string): Promise<Receipt> {
  const reading = readAcknowledgement(resource);
  return store.transaction(async (inside) => {
    if (!reading.ok) return parkStranger(inside, body, now);
    const taken = await takeAnswer(inside, reading.acknowledgement, now);
    return taken ? 'answer' : parkStranger(inside, body, now, 'answers-nothing');
  });
}

async function receiveMessage(
  store: MessageStore,
  body: string,
  resource: JsonObject,
  event: string | undefined,
  { making, isOurGln }: InboxOptions,
): Promise<Receipt> {
  const { reference, verdict } = await judge(resource, event, isOurGln);
  const { messageId, sender } = reference;
  return store.transaction(async (inside) => {
    if (messageId === undefined || sender === undefined) return parkStranger(inside, body, making.now);
    const answer = (said: Verdict) => acknowledge(reference, said, making);
    if (answer(verdict) === undefined) return parkStranger(inside, body, making.now);
    const key = `${sender.gln} ${messageId}`;
    const state = verdict.outcome === 'ok' ? 'accepted' : 'refused';
    const first = await inside.keepFirst({ ...arrived(key, body, making.now), messageId, state, verdict });
    const said = answer(first?.verdict ?? verdict);
    if (said !== undefined) await postAnswer(inside, said, making.now);
    return first === undefined ? state : 'double';
  });
}

/** Readable and for us: ok. Everything else is refused for good: sent again it would be the same. */
async function judge(
  resource: JsonObject,
  event: string | undefined,
  isOurGln: InboxOptions['isOurGln'],
): Promise<{ readonly reference: MessageReference; readonly verdict: Verdict }> {
  if (event !== undefined && event !== 'care-communication-message') {
    const reference = openMessage(resource, event, new Faults())?.reference ?? {};
    return {
      reference,
      verdict: fatal({
        place: 'MessageHeader.event',
        type: 'not-supported',
        code: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
        text: 'Messages of this kind are not received here.',
      }),
    };
  }
  const reading = readCareCommunication(resource);
  if (!reading.ok) return { reference: reading.reference, verdict: { outcome: 'fatal-error', faults: reading.faults } };
  if (await isOurGln(reading.message.receiver.gln)) return { reference: reading.message, verdict: { outcome: 'ok' } };
  return {
    reference: reading.message,
    verdict: fatal({
      place: 'MessageHeader.destination.receiver',
      type: 'not-found',
      code: 'MSG_Receiver_Identifier_UNKNOWN',
      text: 'The receiver is not known here.',
    }),
  };
}

function fatal(fault: Fault): Verdict {
  return { outcome: 'fatal-error', faults: [fault] };
}

function arrived(key: string, body: string, now: string): Omit<ReceivedMessage, 'state'> {
  return { key, body, receivedAt: now, attempts: 0, dueAt: later(now, 0) };
}

/** What cannot be answered waits for a person, once. */
async function parkStranger(inside: StoredMessages, body: string, now: string, reason: ReceivedReason = 'unreadable'): Promise<Receipt> {
  const key = `sha256 ${createHash('sha256').update(body).digest('hex')}`;
  const first = await inside.keepFirst({ ...arrived(key, body, now), state: 'parked', reason });
  return first === undefined ? 'parked' : 'double';
}

/** What arrived, as whoever acts on it sees it. */
export type Arrival = CorrespondenceArrival | { readonly kind: 'letter'; readonly letter: AnyLetterReading & { readonly ok: true } };

export interface CorrespondenceArrival {
  readonly kind: 'correspondence';
  readonly message: CareCommunication;
  /** The parts that were not in any message before: a thread repeats itself in every reply. */
  readonly fresh: readonly string[];
  /** It answers a message that we do not know yet, which may still come. */
  readonly early: boolean;
}

/** What a message does, inside the transaction that marks it as done. It may throw; then nothing of it is kept. */
export type Effect<Inside extends StoredMessages> = (arrival: Arrival, inside: Inside) => Promise<void>;

/** Lets one accepted message take effect; false where there is none. An effect that fails is undone and tried again later, and parked in the end. */
export async function processNext<Inside extends StoredMessages>(
  store: MessageStore<Inside>,
  effect: Effect<Inside>,
  now: string,
  patience: Patience = usualPatience,
): Promise<boolean> {
  const message = await store.transaction((inside) => inside.claimReceived(now, later(now, leaseSeconds)));
  if (message === undefined) return false;
  try {
    await store.transaction((inside) => takeEffect(message.key, effect, inside));
  } catch (error) {
    await store.transaction(async (inside) => {
      const kept = await inside.findReceived(message.key);
      if (kept?.state !== 'accepted') return;
      const waits = error instanceof EffectRefused;
      await inside.saveReceived(waits ? { ...kept, state: 'parked', reason: error.reason } : afterFailure(kept, now, patience));
    });
  }
  return true;
}

async function takeEffect<Inside extends StoredMessages>(key: string, effect: Effect<Inside>, inside: Inside): Promise<void> {
  const kept = await inside.findReceived(key);
  if (kept?.state !== 'accepted') return; // Somebody else was quicker.
  await effect(await arrivalOf(kept.body, inside), inside);
  await inside.saveReceived({ ...kept, state: 'done' });
}

async function arrivalOf(body: string, inside: StoredMessages): Promise<Arrival> {
  const resource = readResource(body);
  const letter = resource.ok ? undefined : readLetter(body);
  if (letter?.ok === true) return { kind: 'letter', letter };
  const reading = resource.ok ? readCareCommunication(resource.resource) : undefined;
  if (reading?.ok !== true) throw new MessagingError('RYG_MESSAGING_UNREADABLE_AGAIN');
  const { message } = reading;
  const { preceding } = message.steps[0];
  const early = preceding !== undefined && 'messageId' in preceding && !(await inside.knowsMessage(preceding.messageId));
  return { kind: 'correspondence', message, fresh: await inside.seeParts(message.parts.map(({ id }) => id)), early };
}

const readAgain: ReadonlySet<ReceivedReason | undefined> = new Set(['unreadable', 'answers-nothing', 'not-for-us']);

/** A person wants a parked message tried again: its effect, or its reading after we have learned something. */
export async function receiveAgain(
  store: MessageStore,
  key: string,
  options: InboxOptions,
): Promise<'accepted' | 'refused' | 'still-parked' | 'not-parked'> {
  const { making } = options;
  return store.transaction(async (inside) => {
    const kept = await inside.findReceived(key);
    if (kept?.state !== 'parked') return 'not-parked';
    const { reason, ...open } = kept;
    const dueAt = later(making.now, 0);
    if (!readAgain.has(reason)) {
      await inside.saveReceived({ ...open, state: 'accepted', attempts: 0, dueAt });
      return 'accepted';
    }
    const reading = readResource(kept.body);
    const judged = reading.ok ? await judgeAgain(inside, reading.resource, options) : await readXmlAgain(inside, kept.body, options);
    if (judged === undefined) return 'still-parked';
    await inside.saveReceived({ ...open, ...judged, dueAt });
    return judged.state === 'refused' ? 'refused' : 'accepted';
  });
}

type Judged = Pick<ReceivedMessage, 'state' | 'verdict'>;

async function readXmlAgain(inside: StoredMessages, body: string, { making, isOurGln }: InboxOptions): Promise<Judged | undefined> {
  const receipt = readReceipt(body);
  if (receipt !== undefined) return (await takeAnswer(inside, answerOf(receipt), making.now)) ? { state: 'done' } : undefined;
  const letter = readLetter(body);
  if (!letter.ok || !(await isOurGln(letter.letter.receiver.ean))) return undefined;
  if (letter.letter.envelope.receipt === 'wanted') await postReceipt(inside, receiptOf(letter, making), making.now);
  return { state: 'accepted' };
}

async function judgeAgain(inside: StoredMessages, resource: JsonObject, { making, isOurGln }: InboxOptions): Promise<Judged | undefined> {
  const event = eventOf(resource);
  if (event === 'acknowledgement-message') {
    const answer = readAcknowledgement(resource);
    return answer.ok && (await takeAnswer(inside, answer.acknowledgement, making.now)) ? { state: 'done' } : undefined;
  }
  const { reference, verdict } = await judge(resource, event, isOurGln);
  const answer = acknowledge(reference, verdict, making);
  if (answer === undefined) return undefined;
  await postAnswer(inside, answer, making.now);
  return { state: verdict.outcome === 'ok' ? 'accepted' : 'refused', verdict };
}
