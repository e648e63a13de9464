/** The entries of a batch or a transaction as calls, each with its place; what cannot be read is told for that entry alone. */

import type { Problem, ProblemIssue } from '../../problem.ts';
import { refuse } from '../../problem.ts';
import { type Fields, fieldsOf, textOf } from '../../request-fields.ts';
import type { Call, Method, Refusal } from '../exchange.ts';
import { fhirTexts } from '../fhir-texts.ts';
import { readJson } from '../json-text.ts';
import { readPairs } from '../pairs.ts';

export const MOST_ENTRIES = 500;

/** An entry that can be asked. */
export interface Entry {
  readonly ok: true;
  readonly index: number;
  readonly fullUrl?: string;
  readonly call: Pick<Call, 'method' | 'path' | 'pairs' | 'body' | 'headers'>;
}

export type EntryRead = Entry | (Refusal & { readonly index: number });

const methods: ReadonlySet<unknown> = new Set<Method>(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Reads a Bundle; `prefer` is the outer request's, which holds for its entries. */
export function readBundle(
  body: unknown,
  base: string,
  prefer: string | undefined,
): { readonly ok: true; readonly type: 'batch' | 'transaction'; readonly entries: readonly EntryRead[] } | Refusal {
  const bundle = fieldsOf(body);
  const type = bundle?.resourceType === 'Bundle' ? bundle.type : undefined;
  if (type !== 'batch' && type !== 'transaction')
    return refuse('invalid', fhirTexts.bundle, [{ text: fhirTexts.bundle, place: 'Bundle.type' }]);
  const entry = bundle?.entry ?? [];
  if (!Array.isArray(entry)) return refuse('invalid', fhirTexts.bundle, [{ text: fhirTexts.bundle, place: 'Bundle.entry' }]);
  if (entry.length > MOST_ENTRIES) return refuse('too-large', fhirTexts.bundleTooMany(MOST_ENTRIES));
  return { ok: true, type, entries: (entry as readonly unknown[]).map((one, index) => readEntry(fieldsOf(one), index, base, prefer)) };
}

/** A problem of an entry, with places that begin at the Bundle. */
export function placedIn(index: number, { kind, text, issues }: Problem): Problem {
  const entry = `Bundle.entry[${index}]`;
  const told: readonly ProblemIssue[] = issues?.length ? issues : [{ text }];
  return {
    kind,
    text,
    issues: told.map((issue) => ({
      ...issue,
      place: /^[A-Z][A-Za-z]+\./.test(issue.place ?? '') ? `${entry}.resource.${issue.place?.split('.').slice(1).join('.')}` : entry,
    })),
  };
}

function readEntry(entry: Fields | undefined, index: number, base: string, prefer: string | undefined): EntryRead {
  const refused = (text: string): EntryRead => ({ ...refuse('invalid', fhirTexts.entry, [{ text }]), index });
  const request = fieldsOf(entry?.request);
  const method = request?.method;
  const url = textOf(request?.url, 4000);
  if (request === undefined || !methods.has(method) || url === undefined) return refused(fhirTexts.entryRequest);
  const address = readAddress(url, base);
  if (address === undefined) return refused(fhirTexts.entryUrl);
  const needsResource = method === 'POST' || method === 'PUT' || method === 'PATCH';
  if (needsResource && fieldsOf(entry?.resource) === undefined) return refused(fhirTexts.entryResource);
  const body = method === 'PATCH' ? patchIn(fieldsOf(entry?.resource)) : entry?.resource;
  const fullUrl = textOf(entry?.fullUrl, 1000);
  return {
    ok: true,
    index,
    ...(fullUrl !== undefined && { fullUrl }),
    call: { method: method as Method, ...address, body, headers: headersOf(request, prefer) },
  };
}

/** Path and query within `/fhir`; a Bundle in a Bundle and what is done in the background cannot be asked here. */
function readAddress(url: string, base: string): Pick<Call, 'path' | 'pairs'> | undefined {
  const relative = url.startsWith(`${base}/`) ? url.slice(base.length + 1) : url.replace(/^\//, '');
  if (/^[a-z]+:/i.test(relative)) return undefined;
  const at = relative.indexOf('?');
  const path = at < 0 ? relative : relative.slice(0, at);
  const pairs = readPairs(at < 0 ? '' : relative.slice(at + 1));
  if (!pairs.ok || path === '' || /[%#\s]/.test(path) || path.includes('$export')) return undefined;
  return { path, pairs: pairs.body };
}

function headersOf(request: Fields, prefer: string | undefined): Call['headers'] {
  return {
    'if-match': textOf(request.ifMatch),
    'if-none-match': textOf(request.ifNoneMatch),
    'if-modified-since': textOf(request.ifModifiedSince),
    'if-none-exist': textOf(request.ifNoneExist, 1000),
    prefer,
  };
}

/** A JSON Patch travels in a Bundle as a Binary. */
function patchIn(binary: Fields | undefined): unknown {
  if (binary?.resourceType !== 'Binary' || typeof binary.data !== 'string') return undefined;
  const read = readJson(Buffer.from(binary.data, 'base64').toString('utf8'));
  return read.ok ? read.value : undefined;
}
