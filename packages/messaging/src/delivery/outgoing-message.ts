/** A message on its way out, and what each thing that can happen to it makes of it. */
import type { Acknowledgement, Verdict } from '../acknowledgement/model.ts';
import type { Parcel } from '../transport/transport.ts';
import { later, nextAttempt, type Patience } from './backoff.ts';

export type OutgoingState =
  /** To be sent at `dueAt`. */
  | 'waiting'
  /** Handed over; at `dueAt` it is sent again unless it has been answered. */
  | 'sent'
  /** Answered with ok, or handed over where no answer is asked for. */
  | 'delivered'
  /** Waits for a person: see `reason`. */
  | 'parked';

export type OutgoingReason = 'refused-by-receiver' | 'refused-by-transport' | 'never-answered' | 'never-handed-over';

export interface OutgoingMessage {
  readonly messageId: string;
  readonly parcel: Parcel;
  /** Acknowledgements are not answered; everything else in FHIR is. */
  readonly awaitsAnswer: boolean;
  readonly state: OutgoingState;
  readonly attempts: number;
  /** A moment in UTC. */
  readonly dueAt: string;
  readonly reason?: OutgoingReason;
  /** The receiver's last answer. */
  readonly verdict?: Verdict;
}

export type HandOver = { readonly ok: true } | { readonly ok: false; readonly retriable: boolean };

/** How long we wait for an answer before the message is sent again. MedCom's answer comes at once or not at all. */
const answerSeconds = 15 * 60;

/** A message that was just put into the outbox. */
export function toBeSent(messageId: string, parcel: Parcel, awaitsAnswer: boolean, now: string): OutgoingMessage {
  return { messageId, parcel, awaitsAnswer, state: 'waiting', attempts: 0, dueAt: later(now, 0) };
}

/** After an attempt to hand it over. Who sends again sends the same bytes: the same ids. */
export function afterHandOver(message: OutgoingMessage, handOver: HandOver, now: string, patience: Patience): OutgoingMessage {
  if (message.state === 'delivered') return message; // The answer was quicker than the hand-over's own return.
  const attempts = message.attempts + 1;
  const tried = { ...message, attempts };
  if (handOver.ok && !message.awaitsAnswer) return { ...tried, state: 'delivered' };
  if (handOver.ok) return { ...tried, state: 'sent', dueAt: later(nextAttempt(now, attempts, patience), answerSeconds) };
  if (!handOver.retriable) return park(tried, 'refused-by-transport');
  return attempts >= patience.attempts
    ? park(tried, 'never-handed-over')
    : { ...tried, state: 'waiting', dueAt: nextAttempt(now, attempts, patience) };
}

/** May it be sent now, or has it been tried often enough? */
export function isExhausted({ state, attempts }: OutgoingMessage, patience: Patience): boolean {
  return state === 'sent' && attempts >= patience.attempts;
}

/** After the receiver's answer. What has been delivered or refused stays so, whatever comes later. */
export function afterAnswer(
  message: OutgoingMessage,
  { verdict }: Pick<Acknowledgement, 'verdict'>,
  now: string,
  patience: Patience,
): OutgoingMessage {
  if (message.state === 'delivered' || message.reason === 'refused-by-receiver') return message;
  const { reason: _, ...open } = message;
  switch (verdict.outcome) {
    case 'ok':
      return { ...open, state: 'delivered', verdict };
    case 'fatal-error':
      return { ...park(open, 'refused-by-receiver'), verdict };
    case 'transient-error':
      if (message.state === 'parked') return { ...message, verdict };
      return { ...open, state: 'waiting', verdict, dueAt: nextAttempt(now, Math.max(1, message.attempts), patience) };
  }
}

/** A message a person should look at. */
export function park(message: OutgoingMessage, reason: OutgoingReason): OutgoingMessage {
  return { ...message, state: 'parked', reason };
}
