/** Houses outside, for tests: they receive, acknowledge or refuse, and close a referral by letter, over the same inbox and outbox as we do. */
import { randomUUID } from 'node:crypto';
import { receive } from '../delivery/inbox.ts';
import { postLetter, postReceipt, sendNext } from '../delivery/outbox.ts';
import { letterMessageId, letterParcel } from '../oioxml/letter-parcel.ts';
import { type AnyLetterReading, type LetterType, readLetter } from '../oioxml/read-letter.ts';
import type { Parcel, Transport } from '../transport/transport.ts';
import { memoryMessageStore } from './memory-message-store.ts';

type Reading = AnyLetterReading & { readonly ok: true };

export interface Outside {
  /** Takes what the network brings; a letter that is refused gets a negative receipt. */
  take(parcel: Parcel, now: string, refuses?: boolean): Promise<void>;
  /** Writes the closing letter to the last referral about a citizen that came to the house; false where none did. */
  close(told: { readonly gln: string; readonly cpr: string; readonly text: string; readonly now: string }): Promise<boolean>;
  /** Sends one message that waits; false where none is due. */
  sendNext(transport: Transport, now: string): Promise<boolean>;
}

/** By which letter each referral is closed. */
const closes: Readonly<Partial<Record<LetterType, LetterType>>> = {
  XREF01: 'XDIS02',
  XREF06: 'XDIS07',
  XREF07: 'XDIS08',
  XREF10: 'XDIS10',
  XREF15: 'XDIS15',
};

/** All houses outside, behind one inbox. */
export function outsideHouses(): Outside {
  const store = memoryMessageStore();
  return {
    async take(parcel, now, refuses = false) {
      const reading = readLetter(parcel.body);
      if (refuses && reading.ok) return store.transaction((inside) => postReceipt(inside, refusalOf(reading, now), now));
      await receive(store, parcel.body, { making: { newId: randomUUID, now }, isOurGln: () => true });
    },
    async close({ gln, cpr, text, now }) {
      const referral = store.received
        .map(({ body }) => readLetter(body))
        .filter((reading): reading is Reading => reading.ok && closes[reading.type] !== undefined)
        .findLast(({ letter }) => letter.receiver.ean === gln && JSON.stringify(letter.patient).includes(cpr));
      const type = referral && closes[referral.type];
      if (referral === undefined || type === undefined) return false;
      const letter = closing(type, referral.letter, text, now);
      const messageId = letterMessageId(gln, letter.envelope.identifier);
      const way = { messageId, from: { gln }, to: { gln: referral.letter.sender.ean } };
      await store.transaction((inside) => postLetter(inside, letterParcel(type, letter as never, way), now, true));
      return true;
    },
    sendNext: (transport, now) => sendNext(store, transport, now),
  };
}

function number(): string {
  return randomUUID().replaceAll('-', '').slice(0, 14);
}

function refusalOf({ letter, version }: Reading, now: string) {
  const { sender, receiver, envelope, identifier } = letter;
  const own = number();
  return {
    kind: 'negative',
    envelope: { sentAt: now, identifier: own, receipt: 'only-negative' },
    ...{ identifier: own, sender: receiver.ean, receiver: sender.ean },
    original: {
      ...{ envelope: envelope.identifier, sender: sender.ean, receiver: receiver.ean },
      letters: [{ identifier, version }],
    },
    refusal: 'ikke_specificeret',
  } as const;
}

function closing(type: LetterType, { sender, receiver, patient, course }: Reading['letter'], text: string, now: string) {
  const own = number();
  const house = ({ ean, identifier, identifierCode, organisation = 'Udenfor' }: typeof receiver) => ({
    ...{ ean, identifier, identifierCode, organisation },
  });
  const { number: cpr, surname, givenName } = patient as Extract<typeof patient, { readonly number: unknown }>;
  const around = {
    envelope: { sentAt: now, identifier: own, receipt: 'wanted' },
    ...{ identifier: own, statisticalCode: type, writtenAt: now, status: 'new', sender: house(receiver), receiver: house(sender) },
    patient: { number: cpr, surname, ...(givenName !== undefined && { givenName }), status: 'inactive' },
    ...(course !== undefined && { course }),
  };
  return type === 'XDIS15'
    ? { ...around, closedAt: now, clinical: { text } }
    : { ...around, dischargedAt: now, texts: [{ signedAt: now, text }] };
}
