/** One at a time, many at once, explained: every define of the programme has the same value, whichever way it is asked. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseParameters, caseToFhir } from '@rygforloeb/decision';
import type { PatientIndex } from '@rygforloeb/engine';
import { randomCases, syntheticCases } from '@rygforloeb/synthetic';
import { defines, files, program } from './programme-for-oracle.ts';

const asOf = '2024-05-14T10:00+02:00';
const options = { seed: 815, vocabulary: files.vocabulary, asOf };
const everyone = [...syntheticCases(1_500, options), ...randomCases(200, options)];
const parameters = caseParameters({ asOf, actor: 'gp' });
const indexes = everyone.map((one) => program.index(caseToFhir(one, files.vocabulary)));
const evaluate = program.evaluator(defines, parameters);

test(`${everyone.length} citizens in batches are what they are one by one`, () => {
  let row = 0;
  for (const values of program.evaluateMany(defines, parameters, indexes)) {
    assert.deepEqual(named(values), named(evaluate(indexes[row] as PatientIndex)), everyone[row]?.id);
    row++;
  }
  assert.equal(row, everyone.length);
});

test('an explained value is the value', () => {
  for (const [i, index] of indexes.entries()) {
    if (i % 10 !== 0) continue;
    const { explain } = program.explainer(index, parameters);
    assert.deepEqual(named(defines.map((define) => explain(define).value)), named(evaluate(index)), everyone[i]?.id);
  }
});

test('a citizen read from JSON text is the citizen given as resources', () => {
  for (const one of everyone.slice(0, 200)) {
    const resources = caseToFhir(one, files.vocabulary);
    const text = JSON.stringify({ resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) });
    assert.deepEqual(named(evaluate(program.indexJson(text))), named(evaluate(program.index(resources))), one.id);
  }
});

/** Values as text by define; a difference is then told by its name. */
function named(values: readonly unknown[]): Readonly<Record<string, string>> {
  return Object.fromEntries(defines.map(({ library, name }, i) => [`${library}."${name}"`, JSON.stringify(values[i] ?? null)]));
}
