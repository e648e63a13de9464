/** The headers that say which version was seen and what the answer shall hold: If-Match, If-None-Match, Prefer. */

import type { StoredResource } from '@rygforloeb/record';
import { refuse } from '../problem.ts';
import type { Call, Refusal } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';

/** `W/"3"` of a version. */
export function etagOf(version: number | string): string {
  return `W/"${version}"`;
}

/** The version that the caller has seen; without it nothing is changed (RFC 6585), for it might undo somebody's work. */
export function seenVersion({ headers }: Pick<Call, 'headers'>): { readonly ok: true; readonly version: number } | Refusal {
  const header = headers['if-match']?.trim();
  if (header === undefined || header === '') return refuse('precondition-required', fhirTexts.ifMatchMissing);
  const version = /^(?:W\/)?"(\d{1,10})"$/.exec(header)?.[1];
  return version === undefined ? refuse('invalid', fhirTexts.ifMatch) : { ok: true, version: Number(version) };
}

/** Whether the caller already has this version. */
export function isKnownTo({ headers }: Pick<Call, 'headers'>, { meta }: StoredResource): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined) {
    const own = `"${meta.versionId}"`;
    return known.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === own);
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && Math.floor(Date.parse(meta.lastUpdated) / 1000) * 1000 <= since;
}

/** What a writing client wants back; the resource unless it says otherwise. */
export function wantedReturn({ headers }: Pick<Call, 'headers'>): 'minimal' | 'representation' | 'OperationOutcome' {
  const wanted = /(?:^|[,;\s])return=(minimal|representation|OperationOutcome)\b/.exec(headers['prefer'] ?? '')?.[1];
  return (wanted ?? 'representation') as 'minimal' | 'representation' | 'OperationOutcome';
}

/** Whether unknown search parameters are passed over; strict unless the caller says otherwise. */
export function isLenient({ headers }: Pick<Call, 'headers'>): boolean {
  return /(?:^|[,;\s])handling=lenient\b/.test(headers['prefer'] ?? '');
}

/** Whether the caller will come back for the answer. */
export function isAsync({ headers }: Pick<Call, 'headers'>): boolean {
  return /(?:^|[,;\s])respond-async\b/.test(headers['prefer'] ?? '');
}
