/** What no honest client sends: texts and values that aim at SQL, FHIRPath, HTML, paths, the language itself, or at memory. */
import fc from 'fast-check';

export const hostileTexts: readonly string[] = [
  '',
  ' ',
  "'",
  "' or '1'='1",
  "'; drop table record.patient; --",
  '1); select pg_sleep(10); --',
  '$1',
  '\\',
  '%',
  '%%',
  '%00',
  '%ff%fe',
  '%c0%ae%c0%ae',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '....//....//',
  '/etc/passwd\u0000.json',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{constructor.constructor("return process")()}}',
  '#{7*7}',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'Patient.name.where(true).exists()',
  "%resource.descendants().where($this='a')",
  '*',
  '|',
  '||',
  'a|b|c',
  'system|',
  ',',
  ',,,,',
  '\\,\\|\\$',
  ':missing',
  'gt2020-01-01',
  'ne',
  '9999-99-99',
  '2024-02-30',
  '0000-01-01',
  '-4713-01-01',
  '275760-09-13T00:00:00.001Z',
  '2024-01-01T24:00:00+99:99',
  '-1',
  '0',
  '1e309',
  '999999999999999999999999',
  'NaN',
  'null',
  'undefined',
  'true',
  'W/"1"',
  'W/"99999999999"',
  '"\u0000"',
  '\u0000',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202e',
  'e\u0301'.repeat(50),
  '\u{1f4a9}'.repeat(20),
  'æøåÆØÅ',
  '\r\nset-cookie: ryg-session=stolen',
  'Patient/demo-karen',
  'Patient/../Organization/demo-laegehus',
  'http://169.254.169.254/latest/meta-data/',
  'javascript:alert(1)',
  'urn:uuid:00000000-0000-0000-0000-000000000000',
  '#',
  '#self',
  'a'.repeat(65),
  'a'.repeat(1_100),
  '('.repeat(200),
  '[[[[[[[[[[',
  'a=b&c=d',
  '?',
  ';',
];

const few = (text: string) => text.length < 2_000;

/** A text of the list, or of any signs whatever. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 2_000, max: 6_000 }).map((length) => 'x'.repeat(length)) },
);

/** The same, short enough for an address or a header. */
export const shortHostileText: fc.Arbitrary<string> = hostileText.filter(few);

const nested = (depth: number, kind: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) {
    value = kind === 0 ? [value] : kind === 1 ? { extension: [value] } : { contained: [{ resourceType: 'Bundle', entry: [value] }] };
  }
  return value;
};

/** A value of the wrong type, the wrong size or the wrong depth. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: hostileText },
  {
    weight: 5,
    arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e21, 5e-324, 2 ** 53, {}, [], [[]], [null], { a: null }, '', {
      reference: 'Patient/demo-peter',
    }),
  },
  { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 2, max: 200 }), fc.nat(2)).map(([depth, kind]) => nested(depth, kind)) },
  { weight: 1, arbitrary: fc.integer({ min: 50, max: 3_000 }).map((length) => Array.from({ length }, (_, index) => index)) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 50, max: 600 }).map((length) => Array.from({ length }, () => ({ system: 'urn:x', value: 'y' }))),
  },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

/** JSON that is wrong as text: it goes into the middle of what is sent. */
export const hostileJsonTexts: readonly string[] = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"a":1,"a":2}',
  '"\\ud800"',
  '"\\u0000"',
  '1e400',
  '-0',
  '01',
  '0.1234567890123456789',
  '{',
  '[',
  ']',
  '"',
  '\u0000',
  'NaN',
  "{'a':1}",
  '{"a":1,}',
  '/* */',
  '[1,,2]',
  '[['.repeat(5_000),
  '{"a":'.repeat(5_000),
];
