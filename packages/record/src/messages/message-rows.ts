/** Messages as rows: kept in the transaction of what they are about, taken by one worker at a time, parked until a person has looked. */

export type Box = 'in' | 'out';

export interface MessageRow {
  readonly box: Box;
  /** What makes it the same message however often it is sent or comes; at most 500 characters. */
  readonly key: string;
  readonly messageId?: string;
  /** In the words of whoever keeps it; `parked` waits for a person. */
  readonly state: string;
  /** When something is to be done about it again, as an ISO instant; absent when nothing is. */
  readonly due?: string;
  /** As it travels; it never changes. */
  readonly body: string;
  /** Everything else about it. */
  readonly content: object;
}

/** Where a message may be laid: all that a step of somebody's needs. */
export interface MessageBox {
  /** Keeps a message if there is none of its key yet; says whether it did. Of two at once, one is first. */
  add(row: MessageRow): Promise<boolean>;
}

/** All messages, for our own jobs. For anybody else everything but `add` throws RYG_RECORD_MESSAGES_CLOSED. */
export interface MessageRows extends MessageBox {
  /** In a transaction the message is locked until its end: who looks at it to change it is alone with it. */
  find(box: Box, key: string): Promise<MessageRow | undefined>;
  /** Replaces all but the body; false where there is none. */
  change(row: Omit<MessageRow, 'body'>): Promise<boolean>;
  /** One message that is due, put off to `until` so that nobody else takes it meanwhile. */
  claim(box: Box, now: string, until: string): Promise<MessageRow | undefined>;
  /** Marks parts of threads as seen and says which of them were not before. */
  seeParts(ids: readonly string[]): Promise<readonly string[]>;
  /** Whether a message of this id came or went. */
  knows(messageId: string): Promise<boolean>;
  /** How many stand in each state. */
  counts(): Promise<readonly { readonly box: Box; readonly state: string; readonly count: number }[]>;
  /** What waits for a person, the oldest first; at most so many. */
  parked(most: number): Promise<readonly MessageRow[]>;
}
