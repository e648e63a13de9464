/** Reads XML from strangers: well-formed or refused, no document types, no entities of its own, nothing fetched, and limits on everything. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { decodeXml } from './decode-xml.ts';
import type { XmlElement } from './xml-element.ts';

/** How much is read before we refuse. */
export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
  readonly elements: number;
  readonly attributes: number;
}

/** What the network carries at most, envelope and all; a letter needs a thousandth of it. */
export const xmlLimits: XmlLimits = { bytes: 100 * 1024 * 1024, depth: 64, elements: 200_000, attributes: 32 };

export type XmlRefusal =
  | 'too-large'
  | 'too-deep'
  | 'too-many-elements'
  | 'too-many-attributes'
  | 'document-type'
  | 'processing-instruction'
  | 'unknown-encoding'
  | 'not-well-formed';

export type XmlReading = { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly reason: XmlRefusal };

interface Building {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Record<string, string>;
  readonly children: (XmlElement | string)[];
}

/** Carries the reason out of the parser's callbacks. */
class Refused extends Error {
  readonly reason: XmlRefusal;
  constructor(reason: XmlRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** The document's element, or why it is refused. Bytes are decoded by their declaration (UTF-8, UTF-16, ISO-8859-1, windows-1252). */
export function readXml(source: string | Uint8Array, limits: Partial<XmlLimits> = {}): XmlReading {
  const within = { ...xmlLimits, ...limits };
  if (source.length > within.bytes) return { ok: false, reason: 'too-large' };
  const text = typeof source === 'string' ? source : decodeXml(source);
  if (text === undefined) return { ok: false, reason: 'unknown-encoding' };
  try {
    return { ok: true, root: parse(text.replace(/^\uFEFF/, ''), within) };
  } catch (error) {
    return { ok: false, reason: error instanceof Refused ? error.reason : 'not-well-formed' };
  }
}

function parse(text: string, limits: XmlLimits): XmlElement {
  const open: Building[] = [];
  let root: Building | undefined;
  let elements = 0;
  const refuse = (reason: XmlRefusal): never => {
    throw new Refused(reason);
  };
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', () => refuse('not-well-formed'));
  parser.on('doctype', () => refuse('document-type'));
  parser.on('processinginstruction', ({ target }) => {
    if (target !== 'xml-stylesheet') refuse('processing-instruction'); // MedCom's own letters carry a pointer to a style sheet.
  });
  parser.on('opentag', (tag) => {
    if (++elements > limits.elements) refuse('too-many-elements');
    if (open.length >= limits.depth) refuse('too-deep');
    if (Object.keys(tag.attributes).length > limits.attributes) refuse('too-many-attributes');
    const element: Building = { name: tag.local, namespace: tag.uri, attributes: attributesOf(tag), children: [] };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const keep = (content: string) => open.at(-1)?.children.push(content);
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.write(text).close();
  return root ?? refuse('not-well-formed');
}

/** Attributes without those that declare namespaces, by their local name. */
function attributesOf(tag: SaxesTagNS): Record<string, string> {
  const kept = Object.values(tag.attributes).filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns');
  return Object.fromEntries(kept.map(({ local, value }) => [local, value]));
}
