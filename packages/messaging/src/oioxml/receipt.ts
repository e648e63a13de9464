/** Receipts of letters (XCTL01–03): that one came, that it was refused, or that the network could not carry it. */
import { MessagingError } from '../errors.ts';
import { readXml } from '../xml/read-xml.ts';
import { node, withAttributes, writeXml } from '../xml/write-xml.ts';
import { childOf } from '../xml/xml-element.ts';
import { moment } from './moments.ts';
import { coded, fields, group, type LetterFault, lines, type Model, optional, repeated, text } from './parts.ts';
import { schemas2005 } from './referral.ts';

const ean = { ean: text('EANIdentifier', 35) };
const refusal = { code: optional(text('RefuseCode', 35)), text: optional(lines('RefuseText')) };

const envelope = group('Envelope', {
  sentAt: moment('Sent'),
  identifier: text('Identifier', 14),
  receipt: coded('AcknowledgementCode', { wanted: 'pluspositivkvitt', 'only-negative': 'minuspositivkvitt' }),
});

const content = fields({
  letter: group('Letter', { identifier: text('Identifier', 14), version: text('VersionCode', 14), kind: text('StatisticalCode', 8) }),
  sender: group('Sender', ean),
  receiver: group('Receiver', ean),
  original: group('OriginalEmessage', {
    envelope: text('OriginalEnvelopeIdentifier', 14),
    sender: group('OriginalSender', ean),
    receiver: group('OriginalReceiver', ean),
    ...refusal,
    letters: repeated(
      'OriginalLetter',
      group('OriginalLetter', { identifier: text('OriginalLetterIdentifier', 14), version: text('OriginalVersionCode', 14), ...refusal }),
      99,
    ),
  }),
});

export const receiptElements = {
  /** It has come. */
  positive: { element: 'PositiveReceipt', kind: 'XCTL03', version: 'XC0330Q' },
  /** The receiver refuses it. */
  negative: { element: 'NegativeReceipt', kind: 'XCTL02', version: 'XC0230Q' },
  /** The network could not carry it. */
  'not-carried': { element: 'NegativeVansReceipt', kind: 'XCTL01', version: 'XC0130Q' },
} as const;

export type ReceiptKind = keyof typeof receiptElements;

export interface Receipt {
  readonly kind: ReceiptKind;
  readonly envelope: Model<{ readonly envelope: typeof envelope }>['envelope'];
  readonly identifier: string;
  readonly sender: string;
  readonly receiver: string;
  /** The envelope that is receipted, and what was in it. */
  readonly original: {
    readonly envelope: string;
    readonly sender: string;
    readonly receiver: string;
    readonly letters: readonly { readonly identifier: string; readonly version: string }[];
  };
  /** One of the standard's words of why not. */
  readonly refusal?: string;
}

/** The receipt as XML. Throws RYG_MESSAGING_INVALID_LETTER for what the standard does not allow. */
export function writeReceipt({ kind, envelope: around, identifier, sender, receiver, original, refusal: code }: Receipt): string {
  const names = receiptElements[kind];
  const faults: LetterFault[] = [];
  const inside = content.write(
    {
      letter: { identifier, version: names.version, kind: names.kind },
      sender: { ean: sender },
      receiver: { ean: receiver },
      original: {
        envelope: original.envelope,
        sender: { ean: original.sender },
        receiver: { ean: original.receiver },
        ...(code !== undefined && { code }),
        ...(original.letters.length > 0 && { letters: original.letters }),
      },
    },
    names.element,
    faults,
  );
  const root = node('Emessage', envelope.write(around, '', faults), node(names.element, inside));
  if (faults.length > 0)
    throw new MessagingError('RYG_MESSAGING_INVALID_LETTER', faults.map((fault) => `${fault.place}: ${fault.text}`).join('; '));
  return writeXml(withAttributes(root, { xmlns: schemas2005 }));
}

/** A receipt, or undefined where it is none, or not whole. */
export function readReceipt(source: string | Uint8Array): Receipt | undefined {
  const reading = readXml(source, { bytes: 1024 * 1024 });
  if (!reading.ok || reading.root.name !== 'Emessage') return undefined;
  const kind = (Object.keys(receiptElements) as ReceiptKind[]).find(
    (one) => childOf(reading.root, receiptElements[one].element) !== undefined,
  );
  const element = kind && childOf(reading.root, receiptElements[kind].element);
  if (kind === undefined || element === undefined) return undefined;
  const faults: LetterFault[] = [];
  const around = envelope.read(reading.root, '', faults);
  const read = content.read(element, element.name, faults);
  if (faults.length > 0 || around === undefined || read === undefined) return undefined;
  const { letters = [], ...original } = read.original;
  const code = original.code ?? letters.find((one) => one.code !== undefined)?.code;
  return {
    ...{ kind, envelope: around, identifier: read.letter.identifier, sender: read.sender.ean, receiver: read.receiver.ean },
    original: {
      envelope: original.envelope,
      sender: original.sender.ean,
      receiver: original.receiver.ean,
      letters: letters.map(({ identifier, version }) => ({ identifier, version })),
    },
    ...(code !== undefined && { refusal: code }),
  };
}
