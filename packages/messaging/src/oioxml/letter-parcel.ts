/** A letter made ready to travel. */
import type { Endpoint, Parcel } from '../transport/transport.ts';
import { type Letter, type LetterType, letterKinds } from './read-letter.ts';

/** The parcel of a letter; the network knows it by its statistical code and its version. Throws RYG_MESSAGING_INVALID_LETTER as writing does. */
export function letterParcel<Type extends LetterType>(
  type: Type,
  letter: Letter<Type>,
  way: { readonly messageId: string; readonly from: Endpoint; readonly to: Endpoint },
): Parcel {
  const { version, write } = letterKinds[type];
  return { ...way, name: `MCM:${letter.statisticalCode ?? type}`, version, format: 'XML', body: write(letter as never) };
}

/** By what a letter is known in the outbox: its receipt names the sender and the envelope. */
export function letterMessageId(senderGln: string, envelope: string): string {
  return `${senderGln}-${envelope}`;
}
