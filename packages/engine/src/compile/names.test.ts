/** Names in rules are the authors' own; whatever they are, each define and field keeps its value apart. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile } from '../index.ts';
import { factsLibrary, observation, rowsLibrary, translated } from '../tables/small-programme.ts';
import { Names, property, toIdentifier } from './names.ts';

const names = [
  'Pain',
  'Pain?',
  'Pain ',
  'pain',
  'Pain_',
  'trace Pain',
  'value',
  'row',
  'slots',
  'null',
  '119',
  'Smerte i ben',
  'Smerte-i-ben',
  '§119',
];
const fields = ['of', 'plain', 'toJSON', 'a b', 'a_b', 'a-b', 'hasOwnProperty', 'if'];

test('defines whose names differ only in signs have values of their own, in every form', async () => {
  const definitions = names.map((name, i) => `define "${name}": ${i} + Count([Observation])`).join('\n');
  const libraries = await translated(factsLibrary({ pain: true }), rowsLibrary(definitions));
  const program = compile(libraries, { facts: ['Facts'] });
  const index = program.index([observation('pain', true)]);
  const defines = names.map((name) => ({ library: 'Rows', name }));
  const expected = names.map((_, i) => i + 1);
  assert.deepEqual(program.evaluator(defines, {})(index), expected);
  assert.deepEqual([...program.evaluateMany(defines, {}, [index])], [expected]);
  assert.deepEqual(
    defines.map((define) => program.explain(define, index, {}).value),
    expected,
  );
});

test('the fields of a tuple may have any name', async () => {
  const tuple = fields.map((field, i) => `"${field}": First(O.note).text.value & '${i}'`).join(', ');
  const read = fields.map((field, i) => `define "read ${i}": First("Tuples")."${field}"`).join('\n');
  const libraries = await translated(
    factsLibrary({ pain: true }),
    rowsLibrary(`define "Tuples": [Observation] O return Tuple { ${tuple} }\n${read}`),
  );
  const program = compile(libraries, { facts: ['Facts'] });
  const index = program.index([observation('pain', true, { note: [{ text: 'note ' }] })]);
  const evaluate = program.evaluator(
    fields.map((_, i) => ({ library: 'Rows', name: `read ${i}` })),
    {},
  );
  assert.deepEqual(
    evaluate(index),
    fields.map((_, i) => `note ${i}`),
  );
  const [whole] = program.evaluator([{ library: 'Rows', name: 'Tuples' }], {})(index);
  assert.deepEqual(
    Object.entries((whole as readonly object[])[0] ?? {}),
    fields.map((field, i) => [field, `note ${i}`]),
  );
});

test('a field may not be called by the two names that JavaScript objects keep for themselves', async () => {
  const libraries = await translated(
    factsLibrary({ pain: true }),
    rowsLibrary('define "One": Tuple { constructor: 1 }\ndefine "Two": Tuple { "__proto__": 1 }'),
  );
  assert.throws(() => compile(libraries, { facts: [] }), /"One", line 6: Tuple .*constructor[\s\S]*"Two", line 7: Tuple .*__proto__/);
});

test('a JavaScript name is made of any wish, and never twice', () => {
  const taken = new Names();
  assert.equal(taken.take('Safety_Fresh paresis'), 'Safety_Fresh_paresis');
  assert.equal(taken.take('Safety_Fresh-paresis'), 'Safety_Fresh_paresis_2');
  assert.equal(toIdentifier('119'), '_119');
  assert.equal(toIdentifier('while'), '_while');
  assert.equal(toIdentifier('ændring i ø'), 'ændring_i_ø');
  assert.equal(property('value'), '.value');
  assert.equal(property('a b'), '["a b"]');
});
