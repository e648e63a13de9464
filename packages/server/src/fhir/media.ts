/** Which forms are spoken: JSON alone, told by `_format`, Accept and Content-Type. */

import type { Problem } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import type { Pair } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';

const json: ReadonlySet<string> = new Set(['application/fhir+json', 'application/json', 'text/json', 'json']);
const ndjson: ReadonlySet<string> = new Set(['application/fhir+ndjson', 'application/ndjson', 'ndjson']);
const anything: ReadonlySet<string> = new Set(['*/*', 'application/*']);

/** What is wrong with the form that is asked for; `_format` goes before Accept. A file of an export is given as NDJSON, all else as JSON. */
export function unacceptable(pairs: readonly Pair[], accept: string | undefined, given: 'json' | 'ndjson' = 'json'): Problem | undefined {
  const format = pairs.find(([name]) => name === '_format')?.[1];
  const wanted = format === undefined ? (accept ?? '*/*').split(',') : [format.replaceAll(' ', '+')];
  const kinds = wanted.filter((one) => !/;\s*q=0(?:\.0*)?\s*$/.test(one)).map(kindOf);
  if (
    kinds.some(
      (kind) => json.has(kind) || (given === 'ndjson' && ndjson.has(kind)) || (format === undefined && (anything.has(kind) || kind === '')),
    )
  )
    return undefined;
  return { kind: 'not-acceptable', text: kinds.some((kind) => kind.includes('xml')) ? fhirTexts.xml : fhirTexts.notAcceptable };
}

/** What is wrong with the form of what was sent; bodies of the given kinds may come. */
export function unsupported(contentType: string | undefined, allowed: readonly string[]): Problem | undefined {
  if (contentType === undefined) return { kind: 'unsupported-media', text: problemTexts.unsupportedMedia };
  const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1]?.toLowerCase();
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') return { kind: 'unsupported-media', text: fhirTexts.charset };
  const kind = kindOf(contentType);
  if (allowed.includes(kind)) return undefined;
  return { kind: 'unsupported-media', text: kind.includes('xml') ? fhirTexts.xml : problemTexts.unsupportedMedia };
}

/** Whether new-line delimited JSON is asked for by one of its names. */
export function isNdjson(kind: string): boolean {
  return ndjson.has(kindOf(kind.replaceAll(' ', '+')));
}

function kindOf(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}
