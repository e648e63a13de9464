/** Receives messages: each is kept before it is answered, answered however often it comes, and takes effect once. */
import { createHash } from 'node:crypto';
import { acknowledge } from '../acknowledgement/acknowledge.ts';
import type { Verdict } from '../acknowledgement/model.ts';
import { readAcknowledgement } from '../acknowledgement/read.ts';
import type { CareCommunication } from '../care-communication/model.ts';
import { readCareCommunication } from '../care-communication/read.ts';
import type { Making } from '../care-communication/thread.ts';
import type { Fault } from '../fhir/fault.ts';
import { Faults } from '../fhir/fault.ts';
import type { JsonObject } from '../fhir/json-value.ts';
import { eventOf, type MessageReference, openMessage } from '../fhir/read-header.ts';
import { readResource } from '../fhir/read-resource.ts';
import type { Party } from '../parties.ts';
import { later, type Patience, patience as usualPatience } from './backoff.ts';
import type { MessageStore, StoredMessages } from './message-store.ts';
import { postAnswer, takeAnswer } from './outbox.ts';
import { afterFailure, type ReceivedMessage } from './received-message.ts';

/** How long one effect may take before another worker may try. */
const leaseSeconds = 120;

export interface InboxOptions {
  readonly making: Making;
  /** Are we this receiver? A message for somebody else is refused. */
  readonly isUs: (party: Party) => boolean;
}

export type Receipt = 'accepted' | 'refused' | 'double' | 'answer' | 'parked';

/** Takes in whatever the network brought. When it returns, the message and our answer to it are kept; when it throws, neither is, and it may be brought again. */
export async function receive(store: MessageStore, body: string, options: InboxOptions): Promise<Receipt> {
  const reading = readResource(body);
  if (!reading.ok) return store.transaction((inside) => parkStranger(inside, body, options.making.now));
  const event = eventOf(reading.resource);
  if (event === 'acknowledgement-message') return receiveAnswer(store, body, reading.resource, options.making.now);
  return receiveMessage(store, body, reading.resource, event, options);
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
  { making, isUs }: InboxOptions,
): Promise<Receipt> {
  const { reference, verdict } = judge(resource, event, isUs);
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
function judge(
  resource: JsonObject,
  event: string | undefined,
  isUs: InboxOptions['isUs'],
): { readonly reference: MessageReference; readonly verdict: Verdict } {
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
  if (isUs(reading.message.receiver)) return { reference: reading.message, verdict: { outcome: 'ok' } };
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
async function parkStranger(
  inside: StoredMessages,
  body: string,
  now: string,
  reason: 'unreadable' | 'answers-nothing' = 'unreadable',
): Promise<Receipt> {
  const key = `sha256 ${createHash('sha256').update(body).digest('hex')}`;
  const first = await inside.keepFirst({ ...arrived(key, body, now), state: 'parked', reason });
  return first === undefined ? 'parked' : 'double';
}

/** A message as whoever acts on it sees it. */
export interface Arrival {
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
  } catch {
    await store.transaction(async (inside) => {
      const kept = await inside.findReceived(message.key);
      if (kept?.state === 'accepted') await inside.saveReceived(afterFailure(kept, now, patience));
    });
  }
  return true;
}

async function takeEffect<Inside extends StoredMessages>(key: string, effect: Effect<Inside>, inside: Inside): Promise<void> {
  const kept = await inside.findReceived(key);
  if (kept?.state !== 'accepted') return; // Somebody else was quicker.
  const resource = readResource(kept.body);
  const reading = resource.ok ? readCareCommunication(resource.resource) : undefined;
  if (reading?.ok !== true) throw new Error('An accepted message can no longer be read.');
  const { message } = reading;
  const preceding = message.steps[0].preceding;
  const early = preceding !== undefined && 'messageId' in preceding && !(await inside.knowsMessage(preceding.messageId));
  const fresh = await inside.seeParts(message.parts.map(({ id }) => id));
  await effect({ message, fresh, early }, inside);
  await inside.saveReceived({ ...kept, state: 'done' });
}

/** A person wants a parked message tried again: its effect, or its reading after we have learned something. */
export async function receiveAgain(
  store: MessageStore,
  key: string,
  options: InboxOptions,
): Promise<'accepted' | 'refused' | 'still-parked' | 'not-parked'> {
  const { making, isUs } = options;
  return store.transaction(async (inside) => {
    const kept = await inside.findReceived(key);
    if (kept?.state !== 'parked') return 'not-parked';
    const { reason, ...open } = kept;
    if (reason === 'effect-failed') {
      await inside.saveReceived({ ...open, state: 'accepted', attempts: 0, dueAt: later(making.now, 0) });
      return 'accepted';
    }
    const reading = readResource(kept.body);
    if (!reading.ok) return 'still-parked';
    const event = eventOf(reading.resource);
    if (event === 'acknowledgement-message') {
      const answer = readAcknowledgement(reading.resource);
      if (!answer.ok || !(await takeAnswer(inside, answer.acknowledgement, making.now))) return 'still-parked';
      await inside.saveReceived({ ...open, state: 'done' });
      return 'accepted';
    }
    const { reference, verdict } = judge(reading.resource, event, isUs);
    const answer = acknowledge(reference, verdict, making);
    if (answer === undefined) return 'still-parked';
    await postAnswer(inside, answer, making.now);
    const state = verdict.outcome === 'ok' ? 'accepted' : 'refused';
    await inside.saveReceived({ ...open, state, verdict, dueAt: later(making.now, 0) });
    return state;
  });
}
