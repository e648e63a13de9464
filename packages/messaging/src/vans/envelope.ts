/** The envelope of the Danish health network (VANSEnvelope 1.0.4): who to whom, what kind of document, and the document in base64. */
import { isGln } from '../fhir/numbers.ts';
import { readXml, type XmlRefusal } from '../xml/read-xml.ts';
import { node, textNode, withAttributes, writeXml } from '../xml/write-xml.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../xml/xml-element.ts';

export interface Envelope {
  /** New for each sending. */
  readonly envelopeId: string;
  /** Of the message: the same however often it is sent. */
  readonly messageId: string;
  readonly senderGln: string;
  readonly receiverGln: string;
  readonly sentAt: string;
  /** `HL7` for FHIR, `XML` for letters. */
  readonly format: 'HL7' | 'XML';
  /** `MCM:` and MedCom's number of the type, with a statistical code behind `#`. */
  readonly name: string;
  readonly version: string;
  readonly data: Uint8Array;
}

export type EnvelopeReading =
  | { readonly ok: true; readonly envelope: Envelope }
  | { readonly ok: false; readonly reason: XmlRefusal | 'not-an-envelope' | 'not-one-message' | 'damaged' };

const namespace = 'urn:oio:medcom:vans-envelope:1.0.4';

/** The envelope as XML text. */
export function writeEnvelope(envelope: Envelope): string {
  const { format, name, version, data } = envelope;
  const isJson = data[0] === '{'.charCodeAt(0);
  const mime =
    format === 'HL7'
      ? withAttributes(node('ServiceTag', isJson ? 'application/fhir+json' : 'application/fhir+xml'), { name: 'MCM:MIME' })
      : undefined;
  const document = node(
    'Document',
    node('Format', format),
    node('Name', name),
    textNode('Version', version),
    node('SizeInBytes', `${data.length}`),
  );
  const transport = node('Transport', node('Type', 'reliable'), node('TransformMessage', 'false'), mime);
  const message = node(
    'Message',
    node('MetaInformation', node('Identifier', envelope.messageId), document, transport),
    node('Data', Buffer.from(data).toString('base64')),
  );
  const parts = [
    withAttributes(node('SenderID', envelope.senderGln), { EndPointType: 'EAN' }),
    withAttributes(node('ReceiverID', envelope.receiverGln), { EndPointType: 'EAN' }),
    node('EnvelopeIdentifier', envelope.envelopeId),
    node('SentDateTime', envelope.sentAt),
    message,
  ];
  return writeXml(withAttributes(node('VANSEnvelope', parts), { xmlns: namespace }));
}

/** An envelope with exactly one message. Of another version than 1.0.4 it is read too; a size that does not fit is damage. */
export function readEnvelope(source: string | Uint8Array): EnvelopeReading {
  const reading = readXml(source);
  if (!reading.ok) return reading;
  const { root } = reading;
  if (root.name !== 'VANSEnvelope' || !root.namespace.startsWith('urn:oio:medcom:vans-envelope:'))
    return { ok: false, reason: 'not-an-envelope' };
  if (childrenOf(root, 'Message').length !== 1) return { ok: false, reason: 'not-one-message' };
  return readParts(root);
}

function readParts(root: XmlElement): EnvelopeReading {
  const information = childOf(root, 'Message', 'MetaInformation');
  const document = childOf(information, 'Document');
  const [senderGln, receiverGln, envelopeId, sentAt] = ['SenderID', 'ReceiverID', 'EnvelopeIdentifier', 'SentDateTime'].map((name) =>
    textOf(childOf(root, name)),
  );
  const [messageId, name, version] = [
    textOf(childOf(information, 'Identifier')),
    textOf(childOf(document, 'Name')),
    textOf(childOf(document, 'Version')),
  ];
  const format = textOf(childOf(document, 'Format'));
  const data = dataOf(textOf(childOf(root, 'Message', 'Data')));
  if (senderGln === undefined || receiverGln === undefined || !isGln(senderGln) || !isGln(receiverGln))
    return { ok: false, reason: 'not-an-envelope' };
  if (envelopeId === undefined || messageId === undefined || sentAt === undefined || name === undefined)
    return { ok: false, reason: 'not-an-envelope' };
  if (format !== 'HL7' && format !== 'XML') return { ok: false, reason: 'not-an-envelope' };
  const size = textOf(childOf(document, 'SizeInBytes'));
  if (data === undefined || (size !== undefined && Number(size) !== data.length)) return { ok: false, reason: 'damaged' };
  return { ok: true, envelope: { envelopeId, messageId, senderGln, receiverGln, sentAt, format, name, version: version ?? '', data } };
}

function dataOf(text: string | undefined): Uint8Array | undefined {
  const base64 = text?.replaceAll(/\s/g, '');
  if (base64 === undefined || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  return Buffer.from(base64, 'base64');
}
