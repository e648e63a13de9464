/** A message that came in, and what each thing that can happen to it makes of it. */
import type { Verdict } from '../acknowledgement/model.ts';
import { nextAttempt, type Patience } from './backoff.ts';

export type ReceivedState =
  /** Kept and answered with ok; its effect comes at `dueAt`. */
  | 'accepted'
  /** Its effect has happened. */
  | 'done'
  /** Answered with a fatal error. Nothing happens. */
  | 'refused'
  /** Waits for a person: see `reason`. */
  | 'parked';

export type ReceivedReason =
  /** Neither FHIR nor XML, or no sender to answer. */
  | 'unreadable'
  /** Its effect failed again and again. */
  | 'effect-failed'
  /** It answers a message that we never sent. */
  | 'answers-nothing'
  /** A letter to somebody else. */
  | 'not-for-us';

export interface ReceivedMessage {
  /** Sender and message id: the same however often it comes. Of what cannot be read: a hash of it. */
  readonly key: string;
  readonly messageId?: string;
  /** As it came. */
  readonly body: string;
  readonly receivedAt: string;
  readonly state: ReceivedState;
  /** What was answered, and is answered again to each double. */
  readonly verdict?: Verdict;
  readonly attempts: number;
  readonly dueAt: string;
  readonly reason?: ReceivedReason;
}

/** After an effect that failed and was undone: again later, or parked. */
export function afterFailure(message: ReceivedMessage, now: string, patience: Patience): ReceivedMessage {
  const attempts = message.attempts + 1;
  if (attempts >= patience.attempts) return { ...message, attempts, state: 'parked', reason: 'effect-failed' };
  return { ...message, attempts, dueAt: nextAttempt(now, attempts, patience) };
}
