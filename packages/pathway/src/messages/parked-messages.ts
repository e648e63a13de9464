/** Messages that wait for a person: who to whom, of what kind, why, since when. Nothing of what is in them is shown. */
import { randomUUID } from 'node:crypto';
import {
  messagesIn,
  type OutgoingMessage,
  type ReceivedMessage,
  readCareCommunication,
  readLetter,
  readResource,
  receiveAgain,
  recordMessageStore,
  sendAgain,
} from '@rygforloeb/messaging';
import type { Box, MessageRow } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { isOurHouse } from './arrived.ts';
import { mailboxOf } from './mailbox.ts';
import type { Lack } from './outline.ts';
import { type Unwritten, unwrittenIn } from './unwritten.ts';
import { written } from './written.ts';

export interface ParkedMessage {
  readonly box: Box;
  readonly key: string;
  /** GLNs, or houses where there is no GLN; absent where nobody can tell. */
  readonly from?: string;
  readonly to?: string;
  /** A letter's type, `CareCommunication`, or what the network calls it. */
  readonly kind?: string;
  readonly reason: string;
  readonly since?: string;
  /** What is missing, for a message that cannot be written. */
  readonly lacks?: readonly Lack[];
}

export type ParkedOutcome = { readonly ok: true; readonly messages: readonly ParkedMessage[] } | Forbidden;
export type RetryOutcome =
  | { readonly ok: true; readonly now: 'waiting' | 'accepted' | 'refused' | 'sent-here' }
  | { readonly ok: false; readonly reason: 'not-found' }
  /** It is as it was: what the reason says must be seen to first. */
  | { readonly ok: false; readonly reason: 'still-parked'; readonly why: string; readonly lacks?: readonly Lack[] }
  | Forbidden;
export type AsideOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-found' | 'reason-missing' } | Forbidden;

interface Forbidden {
  readonly ok: false;
  readonly reason: 'forbidden';
  readonly why: 'role';
}

/** A message by its box and key, as `parkedMessages` names it. */
export interface MessageNamed {
  readonly box: Box;
  readonly key: string;
}

const forbidden: Forbidden = { ok: false, reason: 'forbidden', why: 'role' };
const keepers: readonly string[] = ['back_coordinator', 'administrator', 'operations'];
const most = 500;

/** The oldest first. Rows of messages are read by our own jobs, for the roles that keep the house running. */
export async function parkedMessages(desk: Desk, _asked: object = {}): Promise<ParkedOutcome> {
  if (!keepers.includes(desk.access.agent.role)) return forbidden;
  return { ok: true, messages: (await desk.jobs.messages.parked(most)).map(shown) };
}

/** Has it tried once more: sent, read or let take effect; what could not be written is written anew with what is known now. */
export async function retryMessage(desk: Desk, { box, key }: MessageNamed): Promise<RetryOutcome> {
  if (!keepers.includes(desk.access.agent.role)) return forbidden;
  const row = await desk.jobs.messages.find(box, key);
  if (row?.state !== 'parked') return { ok: false, reason: 'not-found' };
  const now = desk.now().toISOString();
  const unwritten = unwrittenIn(row);
  if (unwritten !== undefined) return writeAgain(desk, row, unwritten, now);
  const store = recordMessageStore(desk.jobs);
  if (box === 'out') {
    const outcome = await sendAgain(store, key, now);
    if (outcome === 'waiting') return { ok: true, now: outcome };
    return outcome === 'not-parked' ? { ok: false, reason: 'not-found' } : { ok: false, reason: 'still-parked', why: outcome };
  }
  const making = { newId: randomUUID, now };
  const outcome = await receiveAgain(store, key, { making, isOurGln: (gln) => isOurHouse(desk.jobs, gln) });
  if (outcome === 'not-parked') return { ok: false, reason: 'not-found' };
  return outcome === 'still-parked' ? { ok: false, reason: 'still-parked', why: shown(row).reason } : { ok: true, now: outcome };
}

/** Somebody has seen to it in another way, such as by telephone: it no longer waits, and stands with who said so and why. */
export async function setMessageAside(desk: Desk, { box, key, reason }: MessageNamed & { readonly reason: string }): Promise<AsideOutcome> {
  if (!keepers.includes(desk.access.agent.role)) return forbidden;
  if (reason.trim() === '') return { ok: false, reason: 'reason-missing' };
  return desk.jobs.transaction(async (inside): Promise<AsideOutcome> => {
    const row = await inside.messages.find(box, key);
    if (row?.state !== 'parked') return { ok: false, reason: 'not-found' };
    const { body: _, due: __, ...open } = row;
    const aside = { who: desk.access.agent.who, at: desk.now().toISOString(), reason };
    await inside.messages.change({ ...open, state: 'set-aside', content: { ...row.content, state: 'set-aside', aside } });
    return { ok: true };
  });
}

async function writeAgain(desk: Desk, row: MessageRow, { outline }: Unwritten, now: string): Promise<RetryOutcome> {
  return desk.jobs.transaction(async (inside): Promise<RetryOutcome> => {
    const kept = await inside.messages.find(row.box, row.key);
    if (kept?.state !== 'parked') return { ok: false, reason: 'not-found' };
    const outcome = await written(inside, outline, desk.programme.messages.words.level.da);
    if (outcome.is === 'unwritten') return { ok: false, reason: 'still-parked', why: outcome.why, lacks: outcome.lacks };
    if (outcome.is === 'ready') await outcome.lay(messagesIn(inside), now);
    const from = await mailboxOf(inside, outline.from);
    const { body: _, due: __, ...open } = kept;
    await inside.messages.change({ ...open, state: 'written', content: { ...kept.content, by: from?.reference } });
    return { ok: true, now: outcome.is === 'ready' ? 'waiting' : 'sent-here' };
  });
}

function shown(row: MessageRow): ParkedMessage {
  const unwritten = unwrittenIn(row);
  const { box, key } = row;
  if (unwritten !== undefined) {
    const { outline, why, lacks, at } = unwritten;
    return { box, key, from: outline.from, to: outline.to, kind: outline.message, reason: why, since: at, lacks };
  }
  if (box === 'out') {
    const { parcel, reason = 'unknown', dueAt } = row.content as OutgoingMessage;
    return { box, key, from: parcel.from.gln, to: parcel.to.gln, kind: parcel.name, reason, since: dueAt };
  }
  const { reason = 'unknown', receivedAt } = row.content as ReceivedMessage;
  return { box, key, ...endsOf(row.body), reason, since: receivedAt };
}

function endsOf(body: string): Pick<ParkedMessage, 'from' | 'to' | 'kind'> {
  const resource = readResource(body);
  const reading = resource.ok ? readCareCommunication(resource.resource) : undefined;
  if (reading?.ok) return { from: reading.message.sender.gln, to: reading.message.receiver.gln, kind: 'CareCommunication' };
  const letter = resource.ok ? undefined : readLetter(body);
  return letter?.ok ? { from: letter.letter.sender.ean, to: letter.letter.receiver.ean, kind: letter.type } : {};
}
