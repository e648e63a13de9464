/** A message store in memory, for tests alone: one transaction at a time, and one that throws leaves nothing behind. */
import type { MessageStore, Parked, StoredMessages } from '../delivery/message-store.ts';
import type { OutgoingMessage } from '../delivery/outgoing-message.ts';
import type { ReceivedMessage } from '../delivery/received-message.ts';

interface Tables {
  readonly received: Map<string, ReceivedMessage>;
  readonly outgoing: Map<string, OutgoingMessage>;
  readonly parts: Set<string>;
  /** What effects leave behind, undone with their transaction. */
  readonly notes: string[];
}

export interface MemoryInside extends StoredMessages {
  note(line: string): void;
}

export interface MemoryMessageStore extends MessageStore<MemoryInside> {
  readonly notes: readonly string[];
  readonly outgoing: readonly OutgoingMessage[];
  readonly received: readonly ReceivedMessage[];
}

/** A new empty store. */
export function memoryMessageStore(): MemoryMessageStore {
  let tables: Tables = { received: new Map(), outgoing: new Map(), parts: new Set(), notes: [] };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    get notes() {
      return tables.notes;
    },
    get outgoing() {
      return [...tables.outgoing.values()];
    },
    get received() {
      return [...tables.received.values()];
    },
    transaction<Result>(work: (inside: MemoryInside) => Promise<Result>): Promise<Result> {
      const mine = turn.then(async () => {
        const copy = {
          received: new Map(tables.received),
          outgoing: new Map(tables.outgoing),
          parts: new Set(tables.parts),
          notes: [...tables.notes],
        };
        const result = await work(inside(copy));
        tables = copy;
        return result;
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

function inside({ received, outgoing, parts, notes }: Tables): MemoryInside {
  return {
    note: (line) => notes.push(line),
    keepFirst: async (message) => {
      const first = received.get(message.key);
      if (first === undefined) received.set(message.key, message);
      return first;
    },
    findReceived: async (key) => received.get(key),
    saveReceived: async (message) => void received.set(message.key, message),
    claimReceived: async (now, until) => {
      const due = [...received.values()].find(({ state, dueAt }) => state === 'accepted' && Date.parse(dueAt) <= Date.parse(now));
      if (due !== undefined) received.set(due.key, { ...due, dueAt: until });
      return due;
    },
    seeParts: async (ids) => {
      const fresh = ids.filter((id) => !parts.has(id));
      for (const id of fresh) parts.add(id);
      return fresh;
    },
    knowsMessage: async (messageId) => outgoing.has(messageId) || [...received.values()].some((one) => one.messageId === messageId),
    findOutgoing: async (messageId) => outgoing.get(messageId),
    saveOutgoing: async (message) => void outgoing.set(message.messageId, message),
    claimOutgoing: async (now, until) => {
      const due = [...outgoing.values()].find(
        ({ state, dueAt }) => (state === 'waiting' || state === 'sent') && Date.parse(dueAt) <= Date.parse(now),
      );
      if (due !== undefined) outgoing.set(due.messageId, { ...due, dueAt: until });
      return due;
    },
    listParked: async () => [
      ...[...received.values()].filter(({ state }) => state === 'parked').map((message): Parked => ({ box: 'inbox', message })),
      ...[...outgoing.values()].filter(({ state }) => state === 'parked').map((message): Parked => ({ box: 'outbox', message })),
    ],
  };
}
