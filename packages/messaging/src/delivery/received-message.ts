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
  | 'not-for-us'
  | EffectRefusal;

/** Why an effect cannot happen before a person has done something. */
export type EffectRefusal =
  /** Nobody here has the number it names. */
  | 'unknown-citizen'
  /** Nobody in the directory has the sender's GLN. */
  | 'unknown-sender'
  /** Nobody at the receiver may see this citizen. */
  | 'not-permitted'
  /** Nothing here knows what to do with it. */
  | 'no-use';

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

/** Thrown by an effect that must not be tried again before a person has looked: what it did is undone, and the message is parked with the reason. */
export class EffectRefused extends Error {
  readonly reason: EffectRefusal;

  constructor(reason: EffectRefusal) {
    super(`The message waits for a person: ${reason}.`);
    this.name = 'EffectRefused';
    this.reason = reason;
  }
}

/** After an effect that failed and was undone: again later, or parked. */
export function afterFailure(message: ReceivedMessage, now: string, patience: Patience): ReceivedMessage {
  const attempts = message.attempts + 1;
  if (attempts >= patience.attempts) return { ...message, attempts, state: 'parked', reason: 'effect-failed' };
  return { ...message, attempts, dueAt: nextAttempt(now, attempts, patience) };
}
