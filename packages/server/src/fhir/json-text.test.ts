import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readJson } from './json-text.ts';

test('JSON is read as the language reads it, where it is sound', () => {
  for (const text of [
    '{}',
    '[]',
    ' [1, -0, 1.5e3, "a\\u00e6\\n", true, null, {"a": [{}]}] ',
    '"x"',
    '0',
    '{"a":{"b":1},"c":{"b":2}}',
    '0.30000000000000004',
  ]) {
    const read = readJson(text);
    assert.ok(read.ok, text);
    assert.deepEqual(read.value, JSON.parse(text));
  }
  const nested = (depth: number) => readJson(`${'['.repeat(depth)}${']'.repeat(depth)}`).ok;
  assert.deepEqual([nested(64), nested(65), nested(66)], [true, true, false]);
  const digits = (count: number) => readJson(`0.${'1'.repeat(count)}`).ok;
  assert.deepEqual([digits(16), digits(17), digits(18)], [true, true, false]);
  for (const text of ['', ' ', '{', '[1,]', '{"a":1,}', '{"a"}', '{a:1}', '[1 2]', '01', '+1', '.5', '1.', 'tru', '"\t"', '{}x', ']'])
    assert.equal(readJson(text).ok, false, text);
});

test('whatever the language writes is read the same', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 8 }), fc.nat(4), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const read = readJson(text);
      if (/"(?:__proto__|constructor|toString|valueOf|hasOwnProperty)"\s*:/.test(text)) return;
      assert.ok(read.ok, text);
      assert.deepEqual(JSON.stringify(read.value), JSON.stringify(JSON.parse(text)));
    }),
    { numRuns: 500 },
  );
});

test('what the language cannot read is refused, and nothing throws', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 4 }),
      fc.nat(),
      fc.constantFrom('', '"', '{', ',', '\\', '\n', '0', 'e', '\u0000', '}'),
      (value, place, junk) => {
        const whole = JSON.stringify(value);
        const at = place % (whole.length + 1);
        const text = whole.slice(0, at) + junk + whole.slice(at + (place % 2));
        const read = readJson(text);
        if (read.ok) assert.doesNotThrow(() => JSON.parse(text));
      },
    ),
    { numRuns: 1000 },
  );
});

test('a fault is told by line and column, and never by what stands there', () => {
  const fault = readJson('{\n  "a": 1,\n  "0101701234": 1,\n  "0101701234": 2\n}');
  assert.deepEqual(fault, { ok: false, text: 'Samme navn står to gange i samme objekt', line: 4, column: 3 });
});
