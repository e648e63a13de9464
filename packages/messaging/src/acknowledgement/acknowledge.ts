/** Makes the answer to a message we received. */
import type { Making } from '../care-communication/thread.ts';
import type { MessageReference } from '../fhir/read-header.ts';
import type { Acknowledgement, Verdict } from './model.ts';

/** The acknowledgement, or undefined where it cannot be told from whom or to whom: such a message can only be looked at by a person. */
export function acknowledge(received: MessageReference, verdict: Verdict, { newId, now }: Making): Acknowledgement | undefined {
  const { messageId: about, sender, receiver } = received;
  if (about === undefined || sender === undefined || receiver === undefined) return undefined;
  return { bundleId: newId(), messageId: newId(), sentAt: now, sender: receiver, receiver: sender, about, verdict };
}
