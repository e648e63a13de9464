/** From FHIR's XML form to its JSON form, for the resources of MedCom's messages. Narratives are left behind: they repeat the data for the eye. */
import { elementsOf, type XmlElement } from '../xml/xml-element.ts';
import type { JsonObject } from './json-value.ts';
import { isPrimitive, mayRepeat } from './list-elements.ts';

export const fhirNamespace = 'http://hl7.org/fhir';

/** A resource as FHIR JSON. */
export function resourceFromXml(element: XmlElement): JsonObject {
  return { resourceType: element.name, ...insideOf(element) };
}

function insideOf(element: XmlElement): Record<string, unknown> {
  const { id, url } = element.attributes;
  const inside: Record<string, unknown> = { ...(id === undefined ? {} : { id }), ...(url === undefined ? {} : { url }) };
  for (const name of new Set(elementsOf(element).map((child) => child.name))) {
    const children = elementsOf(element).filter((child) => child.name === name && child.namespace === fhirNamespace);
    if (children.length > 0) put(inside, element.name, name, children);
  }
  return inside;
}

function put(inside: Record<string, unknown>, parent: string, name: string, children: readonly XmlElement[]): void {
  const list = mayRepeat(parent, name) || children.length > 1;
  const values = children.map((child) => jsonOf(child));
  if (!children.some(isPlain)) {
    define(inside, name, list ? values : values[0]);
    return;
  }
  const besides = children.map((child) => besidesOf(child));
  if (values.some((value) => value !== undefined)) define(inside, name, list ? values.map((value) => value ?? null) : values[0]);
  if (besides.some((beside) => beside !== undefined))
    define(inside, `_${name}`, list ? besides.map((beside) => beside ?? null) : besides[0]);
}

/** A name from outside becomes a key: never one that reaches for the language itself. */
function define(inside: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(inside, name, { value, enumerable: true, configurable: true, writable: true });
}

function isPlain(element: XmlElement): boolean {
  return (
    element.attributes['value'] !== undefined ||
    (isPrimitive(element.name) && elementsOf(element).every(({ name }) => name === 'extension') && elementsOf(element).length > 0)
  );
}

function jsonOf(element: XmlElement): unknown {
  const { value } = element.attributes;
  if (value !== undefined) return typed(element.name, value);
  if (isPlain(element)) return undefined;
  const [first] = elementsOf(element);
  if ((element.name === 'resource' || element.name === 'contained') && first !== undefined) return resourceFromXml(first);
  return insideOf(element);
}

/** What FHIR keeps beside a plain value: its id and its extensions. */
function besidesOf(element: XmlElement): JsonObject | undefined {
  const inside = insideOf(element);
  return isPlain(element) && Object.keys(inside).length > 0 ? inside : undefined;
}

function typed(name: string, value: string): unknown {
  if (name.endsWith('Boolean') || name === 'active' || name === 'userSelected') return value === 'true';
  if (/(Integer|Decimal|PositiveInt|UnsignedInt)$/.test(name) || name === 'size' || name === 'rank') return Number(value);
  return value;
}
