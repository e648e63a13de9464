/** Writes XML: built from elements, escaped in one place, in UTF-8. */
import { MessagingError } from '../errors.ts';

/** An element to be written. Its prefix says which of the document's namespaces it belongs to; none is the default one. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlNode | string)[];
}

export type XmlContent = XmlNode | string | undefined | readonly XmlContent[];

/** What XML 1.0 cannot carry, not even escaped: control characters, halves of surrogate pairs, and two that are none. */
const unwritable = /[^\P{Cc}\t\n\r\u007F-\u009F]|\p{Cs}|[\uFFFE\uFFFF]/u;

/** An element; undefined content is left out. */
export function node(name: string, ...content: readonly XmlContent[]): XmlNode {
  return { name, attributes: {}, children: flat(content) };
}

/** The same element with these attributes. */
export function withAttributes(element: XmlNode, attributes: Readonly<Record<string, string>>): XmlNode {
  return { ...element, attributes: { ...element.attributes, ...attributes } };
}

/** An element around a text, or undefined where there is none: an optional element of a letter. */
export function textNode(name: string, text: string | undefined): XmlNode | undefined {
  return text === undefined || text === '' ? undefined : node(name, text);
}

/** The whole document as text. Throws RYG_MESSAGING_UNWRITABLE_TEXT for characters that XML cannot carry. */
export function writeXml(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;
}

function flat(content: readonly XmlContent[]): readonly (XmlNode | string)[] {
  return content.flatMap((one): readonly (XmlNode | string)[] => {
    if (one === undefined) return [];
    return Array.isArray(one) ? flat(one as readonly XmlContent[]) : [one as XmlNode | string];
  });
}

function written({ name, attributes, children }: XmlNode): string {
  const start = `${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value).replaceAll('"', '&quot;')}"`)
    .join('')}`;
  if (children.length === 0) return `<${start}/>`;
  return `<${start}>${children.map((child) => (typeof child === 'string' ? escaped(child) : written(child))).join('')}</${name}>`;
}

/** Can XML carry this text? */
export function isWritable(text: string): boolean {
  return !unwritable.test(text);
}

function escaped(text: string): string {
  if (!isWritable(text)) throw new MessagingError('RYG_MESSAGING_UNWRITABLE_TEXT');
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}
