/** A letter made ready to travel. */
import type { Party } from '../parties.ts';
import type { Parcel } from '../transport/transport.ts';
import { type Letter, type LetterType, letterKinds } from './read-letter.ts';

/** The parcel of a letter; the network knows it by its statistical code and its version. Throws RYG_MESSAGING_INVALID_LETTER as writing does. */
export function letterParcel<Type extends LetterType>(
  type: Type,
  letter: Letter<Type>,
  way: { readonly messageId: string; readonly from: Party; readonly to: Party },
): Parcel {
  const { version, write } = letterKinds[type];
  return { ...way, name: `MCM:${letter.statisticalCode ?? type}`, version, format: 'XML', body: write(letter as never) };
}
