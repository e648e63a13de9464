/** Reads what an act is told, once and at the edge: every fault names its place, in Danish and English, and never a value. */

import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Act } from './act.ts';
import type { Wording } from './refusal-words.ts';

export interface Fault extends Wording {
  /** Where, such as `steps[0].evaluate`. */
  readonly place: string;
  readonly kind: 'required' | 'value' | 'structure';
}

export type Read =
  | { readonly ok: true; readonly told: object; readonly passedOver: readonly string[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** What was told in the form that the act takes. */
export function readTold(act: Pick<Act, 'told' | 'acute'>, body: unknown): Read {
  return act.acute ? readAcute(act.told, body) : readStrict(act.told, body);
}

/** The same for what stands in an address. */
export function readStrict(schema: z.ZodObject, value: unknown): Read {
  const read = schema.safeParse(value, { reportInput: false });
  if (read.success) return { ok: true, told: read.data, passedOver: [] };
  return { ok: false, faults: read.error.issues.slice(0, 50).flatMap((issue) => faultsOf(issue)) };
}

/** A name that is not known, a time that cannot be read or a missing key does not hold help back: it is passed over, and that is told. */
function readAcute(schema: z.ZodObject, body: unknown): Read {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return readStrict(schema, body);
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) given[name] = typeof value === 'number' ? String(value) : value;
  if (typeof given.reason === 'string') given.reason = given.reason.slice(0, longestReason);
  given.key ??= randomUUID();
  const first = schema.safeParse(given);
  if (first.success) return { ok: true, told: first.data, passedOver: [] };
  const passedOver = new Set(
    first.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])])),
  );
  for (const name of passedOver) delete given[name];
  given.key ??= randomUUID();
  const second = readStrict(schema, given);
  return second.ok ? { ...second, passedOver: [...passedOver] } : second;
}

const longestReason = 1_000;

type Issue = z.core.$ZodIssue;

function faultsOf(issue: Issue, before: readonly PropertyKey[] = []): readonly Fault[] {
  const path = [...before, ...issue.path];
  const place = placeOf(path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => ({
      place: placeOf([...path, name.slice(0, 60)]),
      kind: 'structure',
      da: 'kendes ikke og skal udelades',
      en: 'is not known and is to be left out',
    }));
  if (issue.code === 'invalid_union') {
    const [nearest] = [...issue.errors].sort((one, other) => one.length - other.length);
    return nearest === undefined ? [{ place, kind: 'value', ...unusable }] : nearest.flatMap((inner) => faultsOf(inner, path));
  }
  return [{ place, kind: isMissing(issue) ? 'required' : 'value', ...wordsOf(issue) }];
}

/** An empty path is the whole body. */
function placeOf(path: readonly PropertyKey[]): string {
  return (
    path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`)).join('') || '$this'
  );
}

const unusable: Wording = { da: 'kan ikke bruges', en: 'cannot be used' };

function isMissing(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.message.endsWith('undefined');
}

const kinds: Readonly<Record<string, Wording>> = {
  string: { da: 'skal være tekst', en: 'must be text' },
  number: { da: 'skal være et tal', en: 'must be a number' },
  int: { da: 'skal være et helt tal', en: 'must be a whole number' },
  boolean: { da: 'skal være true eller false', en: 'must be true or false' },
  array: { da: 'skal være en liste', en: 'must be a list' },
  object: { da: 'skal være et objekt', en: 'must be an object' },
};

function wordsOf(issue: Issue): Wording {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue) ? { da: 'mangler', en: 'is missing' } : (kinds[issue.expected] ?? unusable);
    case 'too_big':
      return { da: `må højst være ${issue.maximum}`, en: `may be ${issue.maximum} at most` };
    case 'too_small':
      return issue.minimum === 1
        ? { da: 'må ikke være tom', en: 'must not be empty' }
        : { da: `skal være mindst ${issue.minimum}`, en: `must be ${issue.minimum} at least` };
    case 'invalid_value': {
      const values = issue.values.join(', ');
      return { da: `skal være en af: ${values}`, en: `must be one of: ${values}` };
    }
    case 'invalid_format':
      return issue.format === 'date'
        ? { da: 'skal være en dato, ÅÅÅÅ-MM-DD', en: 'must be a date, YYYY-MM-DD' }
        : { da: 'har ikke den rette form', en: 'has not the right form' };
    default:
      return unusable;
  }
}
