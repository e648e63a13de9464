/** From the text or bytes of a message to FHIR JSON, whichever of its two forms it came in; or why it cannot be read. */
import { readXml, type XmlRefusal, xmlLimits } from '../xml/read-xml.ts';
import { fhirNamespace, resourceFromXml } from './from-xml.ts';
import { type JsonObject, objectOf } from './json-value.ts';

export type Unreadable = XmlRefusal | 'not-json' | 'not-fhir';
export type ResourceReading = { readonly ok: true; readonly resource: JsonObject } | { readonly ok: false; readonly reason: Unreadable };

/** The resource in a JSON or XML document, up to 100 MB. */
export function readResource(source: string | Uint8Array): ResourceReading {
  if (source.length > xmlLimits.bytes) return { ok: false, reason: 'too-large' };
  return startOf(source) === '<' || startOf(source) === undefined ? fromXml(source) : fromJson(source);
}

/** The first character that is no space or byte order mark. */
function startOf(source: string | Uint8Array): string | undefined {
  const start = typeof source === 'string' ? source.slice(0, 200) : new TextDecoder('latin1').decode(source.subarray(0, 200));
  return /[^\s\p{Cc}\u00EF\u00BB\u00BF\u00FE\u00FF\uFEFF]/u.exec(start)?.[0];
}

function fromXml(source: string | Uint8Array): ResourceReading {
  const reading = readXml(source);
  if (!reading.ok) return reading;
  return reading.root.namespace === fhirNamespace
    ? { ok: true, resource: resourceFromXml(reading.root) }
    : { ok: false, reason: 'not-fhir' };
}

function fromJson(source: string | Uint8Array): ResourceReading {
  try {
    const text = typeof source === 'string' ? source : new TextDecoder('utf-8', { fatal: true }).decode(source);
    const resource = objectOf(JSON.parse(text.replace(/^\uFEFF/, '')));
    return typeof resource?.['resourceType'] === 'string' ? { ok: true, resource } : { ok: false, reason: 'not-fhir' };
  } catch {
    return { ok: false, reason: 'not-json' };
  }
}
