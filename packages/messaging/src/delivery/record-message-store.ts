/** Messages in the record's database: what is posted in the transaction of a step holds or falls with it. */
import type { GatedRecord, MessageRow, MessageRows } from '@rygforloeb/record';
import type { MessageStore, Parked, StoredMessages } from './message-store.ts';
import type { OutgoingMessage } from './outgoing-message.ts';
import type { ReceivedMessage } from './received-message.ts';

/** The messages of one transaction, with the record as it is inside it. */
export interface RecordMessages extends StoredMessages {
  readonly record: GatedRecord;
}

/** The store over the record as our own jobs see it. */
export function recordMessageStore(jobs: GatedRecord): MessageStore<RecordMessages> {
  return {
    transaction: async (work) => {
      const { result } = await jobs.transaction(async (inside) => ({ ok: true, result: await work(messagesIn(inside)) }) as const);
      return result;
    },
  };
}

/** At most so many are listed: a person works through them from the oldest. */
const mostParked = 500;

/** The messages of a record, or of one of its transactions. */
export function messagesIn(record: GatedRecord): RecordMessages {
  const { messages } = record;
  return {
    record,
    keepFirst: async (message) => {
      if (await messages.add(receivedRow(message))) return undefined;
      return received(await messages.find('in', message.key));
    },
    findReceived: async (key) => received(await messages.find('in', key)),
    saveReceived: (message) => save(messages, receivedRow(message)),
    claimReceived: async (now, until) => received(await messages.claim('in', now, until)),
    seeParts: (ids) => messages.seeParts(ids),
    knowsMessage: (messageId) => messages.knows(messageId),
    findOutgoing: async (messageId) => outgoing(await messages.find('out', messageId)),
    saveOutgoing: (message) => save(messages, outgoingRow(message)),
    claimOutgoing: async (now, until) => outgoing(await messages.claim('out', now, until)),
    listParked: async () => (await messages.parked(mostParked)).flatMap(parkedOf),
  };
}

async function save(messages: MessageRows, row: MessageRow): Promise<void> {
  const { body: _, ...changed } = row;
  if (!(await messages.change(changed))) await messages.add(row);
}

function receivedRow({ body, ...content }: ReceivedMessage): MessageRow {
  const { key, messageId, state, dueAt } = content;
  return { box: 'in', key, state, body, content, ...(messageId && { messageId }), ...(state === 'accepted' && { due: dueAt }) };
}

function outgoingRow(message: OutgoingMessage): MessageRow {
  const { body, ...parcel } = message.parcel;
  const { messageId, state, dueAt } = message;
  const isOpen = state === 'waiting' || state === 'sent';
  return { box: 'out', key: messageId, messageId, state, body, content: { ...message, parcel }, ...(isOpen && { due: dueAt }) };
}

function received(row: MessageRow | undefined): ReceivedMessage | undefined {
  return row && ({ ...row.content, body: row.body } as ReceivedMessage);
}

/** Rows of the outbox that hold no parcel are notes of others. */
function outgoing(row: MessageRow | undefined): OutgoingMessage | undefined {
  const content = row?.content as OutgoingMessage | undefined;
  return content?.parcel === undefined ? undefined : { ...content, parcel: { ...content.parcel, body: row?.body ?? '' } };
}

function parkedOf(row: MessageRow): readonly Parked[] {
  const [came, goes] = row.box === 'in' ? [received(row), undefined] : [undefined, outgoing(row)];
  if (came !== undefined) return [{ box: 'inbox', message: came }];
  return goes === undefined ? [] : [{ box: 'outbox', message: goes }];
}
