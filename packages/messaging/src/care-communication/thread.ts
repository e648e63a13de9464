/** The three ways a correspondence comes about: it begins, is answered, or is passed on. */
import type { Party } from '../parties.ts';
import type { Activity, CareCommunication, Part, Preceding, Side, Step } from './model.ts';

/** What every new message needs from outside: ids (UUIDs) and the time. */
export interface Making {
  readonly newId: () => string;
  /** A moment with its offset, to the second. */
  readonly now: string;
}

export type Opening = Omit<CareCommunication, 'bundleId' | 'messageId' | 'threadId' | 'sentAt' | 'steps'>;

export interface Answer {
  /** What is added; what was written before goes along. */
  readonly parts: readonly Part[];
  readonly from?: Side;
  readonly to?: Side;
}

/** A new message in a new thread. */
export function newCorrespondence(opening: Opening, making: Making): CareCommunication {
  return made(opening, 'new', opening.parts, `urn:uuid:${making.newId()}`, making);
}

/** An answer to a message we received: the same thread, the sides changed. */
export function replyTo(received: CareCommunication, { parts, ...sides }: Answer, making: Making): CareCommunication {
  const { from: theirs, to: ours, ...rest } = received;
  const turned = { ...(ours && { from: ours }), ...(theirs && { to: theirs }), ...sides };
  const opening = { ...rest, ...turned, sender: received.receiver, receiver: received.sender, parts: [...received.parts, ...parts] };
  return made(opening, 'reply', parts, received.threadId, making, received);
}

/** A message we received, passed on to somebody else: a new thread that holds all of the old one. */
export function forwardTo(receiver: Party, received: CareCommunication, { parts, ...sides }: Answer, making: Making): CareCommunication {
  const { from: _theirs, to: _ours, ...rest } = received;
  const opening = { ...rest, ...sides, sender: received.receiver, receiver, parts: [...received.parts, ...parts] };
  return made(opening, 'forward', parts, `urn:uuid:${making.newId()}`, making, received);
}

/** An answer to an older letter (XDIS91 and its like), which is known by its number and its sender's GLN. */
export function replyToLetter(
  letter: { readonly identifier: string; readonly gln: string },
  opening: Opening,
  making: Making,
): CareCommunication {
  const preceding = { letter: `${letter.identifier}#${letter.gln}` };
  return made(opening, 'reply', opening.parts, `urn:uuid:${making.newId()}`, making, undefined, preceding);
}

function made(
  opening: Opening,
  activity: Activity,
  added: readonly Part[],
  threadId: string,
  { newId, now }: Making,
  received?: CareCommunication,
  before?: Preceding,
): CareCommunication {
  const messageId = newId();
  const preceding = received === undefined ? before : { messageId: received.messageId };
  const step: Step = {
    messageId,
    activity,
    at: now,
    by: opening.sender,
    parts: added.map(({ id }) => id),
    ...(preceding && { preceding }),
  };
  return { ...opening, bundleId: newId(), messageId, threadId, sentAt: now, steps: [step, ...(received?.steps ?? [])] };
}
