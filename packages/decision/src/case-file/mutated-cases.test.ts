/** Adversaries of the case file: every key misspelt, every value of the wrong kind, and any text at all. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument, type Scalar, stringify, visit } from 'yaml';
import { readCases } from './read-cases.ts';
import { readExpectations } from './read-expectations.ts';
import { fullCase, testVocabulary } from './test-vocabulary.ts';

const read = (text: string) => readCases(text, 'file.yaml', testVocabulary);

interface Spot {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

function spotOf(node: Scalar): Spot {
  const [start = 0, end = 0] = node.range ?? [];
  return { text: fullCase.slice(start, end), start, end, line: fullCase.slice(0, start).split('\n').length };
}

function spotsIn(): { readonly keys: readonly Spot[]; readonly values: readonly Spot[] } {
  const keys: Spot[] = [];
  const values: Spot[] = [];
  visit(parseDocument(fullCase), {
    Scalar: (role, node) => {
      if (role === 'key') keys.push(spotOf(node));
      else values.push(spotOf(node));
    },
  });
  return { keys, values };
}

const replaced = ({ start, end }: Spot, text: string) => fullCase.slice(0, start) + text + fullCase.slice(end);

const { keys, values } = spotsIn();

test('every key misspelt is a fault on its line', () => {
  assert.ok(keys.length >= 50);
  for (const key of keys) {
    for (const misspelt of [`${key.text}x`, key.text.slice(1), key.text.toUpperCase()]) {
      const { cases, faults } = read(replaced(key, misspelt));
      assert.deepEqual(cases, [], `${misspelt} for ${key.text} in line ${key.line}`);
      assert.ok(
        faults.some(({ line, message }) => line === key.line && message.includes(misspelt)),
        `${misspelt} for ${key.text} in line ${key.line}: ${JSON.stringify(faults)}`,
      );
    }
  }
});

test('a key misspelt by one letter is answered with the key that was meant', () => {
  for (const key of keys) {
    const faults = read(replaced(key, `${key.text}x`)).faults.filter(({ line }) => line === key.line);
    assert.ok(
      faults.some(({ nearest }) => nearest === key.text),
      `${key.text} in line ${key.line}`,
    );
  }
});

test('a map in the place of any value but the title is a fault on its line', () => {
  assert.ok(values.length >= 45);
  for (const value of values.filter(({ text }) => !text.includes('Everything'))) {
    const { cases, faults } = read(replaced(value, '{surprise: 1}'));
    assert.deepEqual(cases, [], `line ${value.line}`);
    assert.ok(
      faults.some(({ line }) => line === value.line),
      `${value.text} in line ${value.line}: ${JSON.stringify(faults)}`,
    );
  }
});

test('null in the place of any value is a fault on its line', () => {
  for (const value of values) {
    const { cases, faults } = read(replaced(value, '~'));
    assert.deepEqual(cases, [], `line ${value.line}`);
    assert.ok(faults.some(({ line, message }) => line === value.line && message.includes('no value')));
  }
});

test('a number in the place of any text, and a text in the place of any number, is a fault on its line', () => {
  for (const value of values.filter(({ text }) => !text.includes('Everything'))) {
    const { cases, faults } = read(replaced(value, /^[\d.]+$/.test(value.text) ? 'seven' : '7'));
    assert.deepEqual(cases, [], `line ${value.line}`);
    assert.ok(faults.some(({ line }) => line === value.line));
  }
});

test('a file cut off anywhere is read or refused, never a crash, and never a case with other findings than were written', () => {
  const whole = read(fullCase).cases[0];
  const codes = new Set(whole?.findings.map(({ code }) => code));
  for (let length = 0; length < fullCase.length; length += 1) {
    for (const found of read(fullCase.slice(0, length)).cases) assert.ok(found.findings.every(({ code }) => codes.has(code)));
  }
});

test('any one character changed is read or refused, never a crash', () => {
  const place = fc.integer({ min: 0, max: fullCase.length - 1 });
  fc.assert(
    fc.property(place, fc.string({ unit: 'binary', minLength: 0, maxLength: 2 }), (at, text) => {
      const changed = fullCase.slice(0, at) + text + fullCase.slice(at + 1);
      const { faults } = read(changed);
      readExpectations(changed, 'file.yaml', testVocabulary);
      const lines = changed.split('\n').length;
      assert.ok(faults.every(({ line, column }) => line >= 1 && line <= lines && column >= 1));
    }),
    { numRuns: 1000 },
  );
});

test('any YAML at all is read or refused, never a crash', () => {
  const words = fc.constantFrom(
    ...testVocabulary.findings.keys(),
    ...testVocabulary.blocks.keys(),
    'findings',
    'code',
    'value',
    'citizen',
    'id',
    '<<',
  );
  const leaf = fc.oneof(words, fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.date({ noInvalidDate: true }));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(words, fc.string()), tie('tree'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const text = stringify(value);
      assert.deepEqual(read(text).cases, []);
      readExpectations(text, 'file.yaml', testVocabulary);
    }),
    { numRuns: 1000 },
  );
});

test('any text at all is read or refused, never a crash', () => {
  const signs = fc.string({ unit: fc.constantFrom(...'-:{}[]"\'&*!|>%@#,? \n\t\r~<a1é🙂'.split('')), maxLength: 60 });
  fc.assert(
    fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (text) => {
      assert.deepEqual(read(text).cases, []);
      readExpectations(text, 'file.yaml', testVocabulary);
    }),
    { numRuns: 2000 },
  );
});

test('deep nests, circles and the billion laughs end in a fault, not in a crash', () => {
  const laughs = `a: &a [x,x]\nb: &b [*a,*a]\n${'c: [*b,*b,*b,*b]\n'.repeat(50)}`;
  for (const text of [
    '['.repeat(100_000),
    `${'- '.repeat(20_000)}x`,
    '&a [*a]',
    'findings: &f [*f]',
    laughs,
    `a: ${'{a: '.repeat(5000)}`,
  ]) {
    const { cases, faults } = read(text);
    assert.deepEqual(cases, []);
    assert.ok(faults.length > 0);
  }
});

test('what a case holds is independent of the order of its keys', () => {
  const parsed = parseDocument(fullCase).toJS() as Record<string, unknown>;
  const keysOf = Object.keys(parsed);
  fc.assert(
    fc.property(fc.shuffledSubarray(keysOf, { minLength: keysOf.length, maxLength: keysOf.length }), (order) => {
      const text = stringify(Object.fromEntries(order.map((key) => [key, parsed[key]])));
      assert.deepEqual(read(text).cases, read(fullCase).cases);
    }),
    { numRuns: 50 },
  );
});
