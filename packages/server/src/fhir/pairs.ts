/** The names and values of a query or a form, in the order in which they came. */

import type { Outcome, ProblemIssue } from '../problem.ts';
import { refuse } from '../problem.ts';
import type { Pair } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';

const MOST = 200;

/** Reads `a=1&b=2`; refused when it is no UTF-8, holds a NUL or has no end. */
export function readPairs(query: string): Outcome<readonly Pair[]> {
  const parts = query.split('&').filter((part) => part !== '');
  if (parts.length > MOST) return refuse('invalid', fhirTexts.address);
  const pairs: Pair[] = [];
  for (const part of parts) {
    const [name, value] = splitOnce(part).map(decoded);
    if (name === undefined || value === undefined || `${name}${value}`.includes('\u0000')) return refuse('invalid', fhirTexts.address);
    pairs.push([name, value]);
  }
  return { ok: true, body: pairs };
}

/** Pairs as a query. */
export function writePairs(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}

/** Reads parameters that may stand once each and no others; `_format` and `_pretty` are always allowed. */
export function readOnce<Name extends string>(
  pairs: readonly Pair[],
  names: readonly Name[],
): Outcome<Readonly<Partial<Record<Name, string>>>> {
  const issues: ProblemIssue[] = [];
  const found = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (name === '_format' || name === '_pretty') continue;
    if (!(names as readonly string[]).includes(name)) issues.push({ text: fhirTexts.unknownParameter, code: 'not-supported' });
    else if (found.has(name)) issues.push({ text: `${name} ${fhirTexts.repeated}`, place: name });
    else found.set(name, value);
  }
  if (issues.length > 0) return refuse('invalid', fhirTexts.search, issues);
  return { ok: true, body: Object.fromEntries(found) as Partial<Record<Name, string>> };
}

/** `_count` as a number: at most `most`, `otherwise` when it is absent, undefined when it is no such number. */
export function countOf(value: string | undefined, most: number, otherwise: number): number | undefined {
  if (value === undefined) return otherwise;
  return /^[1-9]\d{0,5}$/.test(value) ? Math.min(Number(value), most) : undefined;
}

/** Whether a text is an instant with its time zone. */
export function isInstant(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value));
}

function splitOnce(part: string): readonly [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
