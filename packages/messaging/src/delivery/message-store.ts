/** The port to whatever keeps messages. `recordMessageStore` implements it in the record's database; tests have one in memory besides. */
import type { OutgoingMessage } from './outgoing-message.ts';
import type { ReceivedMessage } from './received-message.ts';

/** A message that waits for a person, with the reason. */
export type Parked =
  | { readonly box: 'inbox'; readonly message: ReceivedMessage }
  | { readonly box: 'outbox'; readonly message: OutgoingMessage };

/** What can be done inside one transaction. */
export interface StoredMessages {
  /** Keeps the message if there is none of its key yet; otherwise gives back the one that is there. Of two at once, one is first. */
  keepFirst(message: ReceivedMessage): Promise<ReceivedMessage | undefined>;
  findReceived(key: string): Promise<ReceivedMessage | undefined>;
  saveReceived(message: ReceivedMessage): Promise<void>;
  /** One accepted message whose time has come, put off to `until` so that nobody else takes it meanwhile. */
  claimReceived(now: string, until: string): Promise<ReceivedMessage | undefined>;
  /** Marks the parts of a thread as seen and says which of them were not before. */
  seeParts(ids: readonly string[]): Promise<readonly string[]>;
  /** Is this message, sent or received, known to us? */
  knowsMessage(messageId: string): Promise<boolean>;

  findOutgoing(messageId: string): Promise<OutgoingMessage | undefined>;
  saveOutgoing(message: OutgoingMessage): Promise<void>;
  /** One message that waits to be sent or for its answer, and whose time has come; put off to `until`. */
  claimOutgoing(now: string, until: string): Promise<OutgoingMessage | undefined>;

  /** Everything that waits for a person, the oldest first. */
  listParked(): Promise<readonly Parked[]>;
}

export interface MessageStore<Inside extends StoredMessages = StoredMessages> {
  /** All of the work is kept, or, where it throws, nothing of it. */
  transaction<Result>(work: (inside: Inside) => Promise<Result>): Promise<Result>;
}
