/** A kind of letter: where its table of parts stands inside an Emessage, and under which names and codes. */
import { MessagingError } from '../errors.ts';
import { readXml, type XmlLimits, type XmlRefusal } from '../xml/read-xml.ts';
import { node, withAttributes, writeXml } from '../xml/write-xml.ts';
import { childOf, elementsOf, textOf, type XmlElement } from '../xml/xml-element.ts';
import { moment } from './moments.ts';
import { coded, fields, group, type LetterFault, type Model, optional, type Part, type Parts, text } from './parts.ts';

export interface LetterKind<Content> {
  /** `XREF01` and its like. */
  readonly type: string;
  readonly version: string;
  /** Throws RYG_MESSAGING_INVALID_LETTER, with the places, for what the standard does not allow. */
  write(letter: Frame & Content): string;
  read(emessage: XmlElement): LetterReading<Frame & Content>;
}

export type LetterReading<Letter> =
  | { readonly ok: true; readonly letter: Letter }
  | { readonly ok: false; readonly faults: readonly LetterFault[] };

/** What is the same for all letters. */
export type Frame = Model<typeof frame>;

const frame = {
  envelope: group('Envelope', {
    sentAt: moment('Sent'),
    identifier: text('Identifier', 14),
    receipt: coded('AcknowledgementCode', { wanted: 'pluspositivkvitt', 'only-negative': 'minuspositivkvitt' }),
  }),
  identifier: text('Identifier', 14),
  /** For statistics: the type, or a variant of it. */
  statisticalCode: optional(text('StatisticalCode', 8)),
  writtenAt: moment('Authorisation'),
  status: optional(coded('StatusCode', { new: 'nytbrev', corrected: 'rettetbrev' })),
  course: optional(text('EpisodeOfCareIdentifier', 35)),
};

export interface Naming {
  readonly type: string;
  readonly version: string;
  /** The element around the letter, and the namespace of all. */
  readonly element: string;
  readonly namespace: string;
  /** Further namespaces by their prefixes. */
  readonly namespaces?: Readonly<Record<string, string>>;
  /** The prefix of the envelope's elements and of the letter's time, where they have one. */
  readonly envelopePrefix?: string;
  /** Does the letter say whether it is new or corrected? */
  readonly hasStatus?: boolean;
}

/** Makes a kind of letter from its names and its table. */
export function letterKind<Table extends Parts>(naming: Naming, table: Table): LetterKind<Model<Table>> {
  const { type, version, element, namespace, namespaces = {}, envelopePrefix = '', hasStatus = true } = naming;
  const envelope = envelopeOf(envelopePrefix);
  const head = {
    identifier: frame.identifier,
    version: text('VersionCode', 14),
    statisticalCode: text('StatisticalCode', 8),
    writtenAt: moment('Authorisation', envelopePrefix),
    type: text('TypeCode', 10),
    ...(hasStatus ? { status: frame.status, course: frame.course } : {}),
  };
  const letter = group('Letter', head);
  const content: Part<Model<Table>> = fields(table);
  return {
    type,
    version,
    write: (value) => {
      const faults: LetterFault[] = [];
      const around = { ...value, version, type, statisticalCode: value.statisticalCode ?? type, status: value.status ?? 'new' };
      const inside = node(element, letter.write(around as never, element, faults), content.write(value, element, faults));
      const root = node('Emessage', envelope.write(value.envelope, '', faults), inside);
      const missing = missingIn(table, value, element);
      const [first] = [...faults, ...missing];
      if (first !== undefined)
        throw new MessagingError(
          'RYG_MESSAGING_INVALID_LETTER',
          [...faults, ...missing].map((fault) => `${fault.place}: ${fault.text}`).join('; '),
        );
      const declared = Object.fromEntries(Object.entries(namespaces).map(([prefix, address]) => [`xmlns:${prefix}`, address]));
      return writeXml(withAttributes(root, { xmlns: namespace, ...declared }));
    },
    read: (emessage) => {
      const faults: LetterFault[] = [];
      const inside = childOf(emessage, element);
      if (inside === undefined) return { ok: false, faults: [{ place: element, text: 'This element is mandatory.' }] };
      const around = letter.read(inside, element, faults);
      const read = { ...content.read(inside, element, faults), envelope: envelope.read(emessage, '', faults), ...around };
      if (around === undefined || read.envelope === undefined) faults.push({ place: element, text: 'Envelope and Letter are mandatory.' });
      const { version: _, type: __, ...known } = read as typeof read & { readonly version?: string; readonly type?: string };
      return faults.length === 0 ? { ok: true, letter: known as unknown as Frame & Model<Table> } : { ok: false, faults };
    },
  };
}

function envelopeOf(prefix: string) {
  if (prefix === '') return frame.envelope;
  return group(`${prefix}Envelope`, {
    sentAt: moment(`${prefix}Sent`, prefix),
    identifier: text(`${prefix}Identifier`, 14),
    receipt: coded(`${prefix}AcknowledgementCode`, { wanted: 'pluspositivkvitt', 'only-negative': 'minuspositivkvitt' }),
  });
}

/** Mandatory parts that a caller without types left out. */
function missingIn(table: Parts, value: object, place: string): readonly LetterFault[] {
  return Object.entries(table).flatMap(([key, part]) =>
    part.optional === true || Object.hasOwn(value, key) ? [] : [{ place, text: `The ${key} is mandatory.` }],
  );
}

/** What an Emessage says it is, before it is read as that. */
export type OpenedLetter =
  | { readonly ok: true; readonly emessage: XmlElement; readonly type: string; readonly version: string }
  | { readonly ok: false; readonly reason: XmlRefusal | 'not-a-letter' };

/** Letters are small: ten megabytes are plenty. */
const limits: Partial<XmlLimits> = { bytes: 10 * 1024 * 1024 };

/** Opens a letter of any kind. */
export function openLetter(source: string | Uint8Array): OpenedLetter {
  const reading = readXml(source, limits);
  if (!reading.ok) return reading;
  const letter = elementsOf(reading.root)
    .map((child) => childOf(child, 'Letter'))
    .find((child) => child !== undefined);
  const [type, version] = [textOf(childOf(letter, 'TypeCode')), textOf(childOf(letter, 'VersionCode'))];
  if (reading.root.name !== 'Emessage' || type === undefined || version === undefined) return { ok: false, reason: 'not-a-letter' };
  return { ok: true, emessage: reading.root, type, version };
}
