/** One change that makes a valid call a hostile one. Several follow one another. */
import { METHODS } from 'node:http';
import fc from 'fast-check';
import { hostileJsonTexts, hostileText, hostileTexts, hostileValue, shortHostileText } from './hostile.ts';
import type { Draft } from './request.ts';

type Change = (draft: Draft) => Draft;

const methods = METHODS.filter((method) => !['CONNECT', 'HEAD'].includes(method));
const mediaTypes = [
  'application/json',
  'application/fhir+json',
  'application/fhir+json; charset=utf-16',
  'application/fhir+json; charset=latin1',
  'application/fhir+xml',
  'application/json-patch+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  '',
  ';;;',
  'a/b/c',
];
const headerNames = [
  'if-match',
  'if-none-match',
  'if-none-exist',
  'if-modified-since',
  'prefer',
  'accept',
  'accept-encoding',
  'accept-language',
  'idempotency-key',
  'x-purpose-of-use',
  'x-acute-patient',
  'x-acute-reason',
  'x-csrf-token',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-http-method-override',
  'authorization',
  'cookie',
  'origin',
  'referer',
  'sec-fetch-site',
  'content-encoding',
  'range',
  'user-agent',
  'dpop',
];
const parameterNames = [
  '_id',
  '_lastUpdated',
  '_sort',
  '_count',
  '_include',
  '_revinclude',
  '_elements',
  '_summary',
  '_total',
  '_format',
  '_page',
  '_type',
  '_since',
  '_outputFormat',
  '_has:Observation:patient:code',
  '_filter',
  '_text',
  'patient',
  'subject',
  'subject:Patient.name',
  'identifier',
  'identifier:of-type',
  'code',
  'code:not',
  'code:missing',
  'code:in',
  'status',
  'date',
  'name:exact',
  'name:contains',
  'til',
  'sprog',
  'eksempel',
  'foer',
  'til[]',
  'a[b][c]',
  '__proto__',
  '__proto__[polluted]',
  'constructor[prototype][polluted]',
];

const name = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...parameterNames) }, { weight: 1, arbitrary: shortHostileText });

const changeJson: fc.Arbitrary<Change> = fc.tuple(fc.nat(), fc.nat(5), hostileValue, fc.constantFrom(...hostileTexts)).map(
  ([place, how, value, key]) =>
    (draft) =>
      draft.json === undefined ? draft : { ...draft, json: changedAt(draft.json, place, how, value, key) },
);

const changeForm: fc.Arbitrary<Change> = fc.tuple(fc.nat(), name, hostileText).map(([place, added, value]) => (draft) => {
  if (draft.form === undefined) return draft;
  const at = place % (draft.form.length + 1);
  const form = draft.form.map((pair, index): readonly [string, string] => (index === at ? [pair[0], value] : pair));
  return { ...draft, form: at === draft.form.length ? [...form, [added, value]] : form };
});

const changeQuery: fc.Arbitrary<Change> = fc
  .tuple(fc.nat(), fc.array(fc.tuple(name, shortHostileText), { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([place, pairs, repeat]) => (draft) => {
    const kept = draft.query.map((pair, index): readonly [string, string] =>
      index === place % (draft.query.length + 1) ? [pair[0], pairs[0]?.[1] ?? ''] : pair,
    );
    return { ...draft, query: [...kept, ...(place % 2 === 0 ? pairs : []), ...(repeat ? kept : [])] };
  });

const changeSegment: fc.Arbitrary<Change> = fc.tuple(fc.nat(), shortHostileText, fc.boolean()).map(([place, text, isRaw]) => (draft) => {
  const at = place % (draft.segments.length + 1);
  const segment = isRaw ? `raw:${text.replaceAll(/[^\u0021-\u007e]|[?#]/g, '')}` : text;
  const segments = draft.segments.map((one, index) => (index === at ? segment : one));
  return { ...draft, segments: at === draft.segments.length ? [...segments, segment] : segments };
});

const changeHeader: fc.Arbitrary<Change> = fc
  .tuple(fc.constantFrom(...headerNames), shortHostileText, fc.constantFrom(...mediaTypes), fc.nat(5))
  .map(([header, value, media, kind]) => (draft) => ({
    ...draft,
    headers: { ...draft.headers, ...(kind === 0 ? { 'content-type': media } : { [header]: value }) },
  }));

const changeText: fc.Arbitrary<Change> = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...hostileJsonTexts), fc.nat(3))
  .map(([where, inserted, how]) => (draft) => ({
    ...draft,
    text: (text) => {
      const at = Math.floor(where * text.length);
      if (how === 0) return text.slice(0, at);
      if (how === 1) return text.slice(0, at) + inserted + text.slice(at);
      if (how === 2) return inserted;
      // In place of a value, so that what is around it stays readable.
      return text.replace(/:\s*("[^"]*"|true|false|\d+)/, () => `:${inserted}`);
    },
  }));

const changeBytes: fc.Arbitrary<Change> = fc
  .tuple(fc.nat(5), fc.uint8Array({ minLength: 1, maxLength: 20 }), fc.nat())
  .map(([how, junk, place]) => (draft) => ({
    ...draft,
    bytes: (bytes) => {
      const text = bytes.toString('utf8');
      if (how === 0) return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
      if (how === 1) return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
      if (how === 2) return Buffer.from(text.replaceAll('a', 'å'), 'latin1');
      if (how === 3) return Buffer.from(junk);
      const at = place % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, at), junk, bytes.subarray(at)]);
    },
  }));

/** Up to over the limit of two mebibytes. */
const changeSize: fc.Arbitrary<Change> = fc
  .tuple(fc.constantFrom(60_000, 300_000, 1_000_000, 2_097_151, 2_300_000), fc.nat(2))
  .map(([size, how]) => (draft) => ({
    ...draft,
    text: (text) => {
      if (how === 0) return text + ' '.repeat(size);
      if (how === 1) return text.replace(/"[^"]{3,}"(?=[,}\]])/, () => `"${'x'.repeat(size)}"`);
      return `[${'{},'.repeat(Math.floor(size / 3))}{}]`;
    },
  }));

const changeMethod: fc.Arbitrary<Change> = fc.constantFrom(...methods).map((method) => (draft) => ({ ...draft, method }));

const lengthen: fc.Arbitrary<Change> = fc
  .tuple(fc.constantFrom(1_000, 5_000, 15_000, 40_000), fc.constantFrom('a', '%41', '../', 'a/', '%2e%2e/'))
  .map(([length, part]) => (draft) => ({ ...draft, rawPath: `/${part.repeat(Math.floor(length / part.length))}` }));

/** Any of them; what costs most comes least often. */
export const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 30, arbitrary: changeJson },
  { weight: 14, arbitrary: changeQuery },
  { weight: 10, arbitrary: changeForm },
  { weight: 12, arbitrary: changeSegment },
  { weight: 14, arbitrary: changeHeader },
  { weight: 8, arbitrary: changeText },
  { weight: 6, arbitrary: changeBytes },
  { weight: 4, arbitrary: changeMethod },
  { weight: 1, arbitrary: changeSize },
  { weight: 1, arbitrary: lengthen },
);

/** The JSON with one thing changed at one of its places: replaced, removed, added, doubled or wrapped. */
function changedAt(json: unknown, place: number, how: number, value: unknown, key: string): unknown {
  const count = countOf(json);
  const wanted = place % count;
  let seen = -1;
  const walk = (one: unknown): unknown => {
    seen += 1;
    if (seen === wanted) {
      if (how === 1) return undefined;
      if (how === 2 && isObject(one)) return withKey(one, key, value);
      if (how === 3 && Array.isArray(one)) return [...one, ...one, value];
      if (how === 4) return [one];
      return value;
    }
    if (Array.isArray(one)) return one.map(walk);
    return isObject(one) ? Object.fromEntries(Object.entries(one).map(([name, part]) => [name, walk(part)])) : one;
  };
  return walk(json);
}

/** Also where the key is `__proto__`: it must stand in what is sent. */
function withKey(object: object, key: string, value: unknown): object {
  const copy: object = { ...object };
  Object.defineProperty(copy, key, { value, enumerable: true });
  return copy;
}

function countOf(json: unknown): number {
  const parts = Array.isArray(json) ? json : isObject(json) ? Object.values(json) : [];
  return 1 + parts.reduce((sum: number, part) => sum + countOf(part), 0);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
