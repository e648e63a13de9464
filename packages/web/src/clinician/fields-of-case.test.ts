import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Case, loadVocabulary, readCases, shippedProgramme } from '@rygforloeb/decision';
import { emptyFields, fieldsOfCase } from './fields-of-case.ts';
import { readAssessmentForm } from './read-assessment-form.ts';

const vocabulary = loadVocabulary(shippedProgramme);
const folder = join(import.meta.dirname, '..', '..', '..', '..', 'cases', 'examples');

for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
  const { cases, faults } = readCases(readFileSync(join(folder, file), 'utf8'), file, vocabulary);
  test(`${file} is a case in order`, () => {
    assert.deepEqual(faults, []);
    assert.equal(cases.length, 1);
  });
  for (const aCase of cases)
    test(`${aCase.id} comes back from the form as it went in`, () => {
      const read = readAssessmentForm(fieldsOfCase(aCase, vocabulary), vocabulary);
      assert.deepEqual(read.faults, []);
      assert.deepEqual(inOrder(read.case), inOrder(aCase));
    });
}

test('the latest of two measurements stands first', () => {
  const aCase: Case = {
    id: 'two-grades',
    asOf: '2024-03-21T09:20+01:00',
    actor: 'gp',
    citizen: {},
    findings: [
      { code: 'strength-grade', value: 4, recorded: '2024-03-16' },
      { code: 'strength-grade', value: 2, recorded: '2024-03-21' },
    ],
    medications: [],
  };
  const fields = fieldsOfCase(aCase, vocabulary);
  assert.equal(fields.get('strength-grade'), '2');
  assert.equal(fields.get('strength-grade~2'), '4');
});

test('an empty form holds the moment alone', () => {
  assert.deepEqual(
    [...emptyFields('2024-07-01T06:15Z')],
    [
      ['asOf.day', '1'],
      ['asOf.month', '7'],
      ['asOf.year', '2024'],
      ['asOf.time', '08.15'],
    ],
  );
});

/** Findings and their lists sorted, what was seen now without its day, and the moment as an instant: two ways of writing the same are equal. */
function inOrder(aCase: Case | undefined): unknown {
  const findings = (aCase?.findings ?? []).map(({ recorded, value, ...rest }) => ({
    ...rest,
    value: typeof value === 'object' ? [...value].sort() : value,
    ...(recorded !== undefined && recorded !== aCase?.asOf && { recorded }),
  }));
  const text = (entry: object) => JSON.stringify(Object.entries(entry).sort());
  return { ...aCase, asOf: Date.parse(aCase?.asOf ?? ''), findings: findings.map(text).sort() };
}
