/** What a case expects, read from its file and held against an answer. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../model.ts';
import { matchExpectation } from './match-expectation.ts';
import { readExpectations } from './read-expectations.ts';
import { testVocabulary } from './test-vocabulary.ts';

const rest = { because: [], sources: [], requirements: [], conflicts: [] };

const answer: Answer = {
  case: 'a',
  programme: { id: 'p', version: 'v', status: 's' },
  asOf: '2024-03-12T10:00+01:00',
  inScope: true,
  urgency: 'elective',
  dispositions: [
    { code: 'refer-imaging', status: 'permitted', due: '2024-03-29', ...rest },
    { code: 'stop-plan', status: 'not-indicated', ...rest },
  ],
  missing: [{ finding: 'fever', wouldChange: ['refer-imaging'] }],
};

const readExpect = (expect: string) => readExpectations(`id: a\nexpect: ${expect}\n`, 'file.yaml', testVocabulary);

function differences(expect: string): readonly string[] {
  const { expectations, faults } = readExpect(expect);
  assert.deepEqual(faults, []);
  const expectation = expectations.get('a');
  assert.ok(expectation);
  return matchExpectation(answer, expectation);
}

const examples: readonly (readonly [name: string, expect: string, difference: string | undefined])[] = [
  ['the same urgency', '{urgency: elective}', undefined],
  ['one of several urgencies', '{urgency: [acute, elective]}', undefined],
  ['another urgency', '{urgency: [acute, same-day]}', 'urgency should be acute or same-day, is elective'],
  ['the same scope', '{inScope: true}', undefined],
  ['another scope', '{inScope: [false, not-covered]}', 'inScope should be false or not-covered, is true'],
  ['a code with its status', '{must: [{code: refer-imaging, status: permitted}]}', undefined],
  ['a code with one of its statuses', '{must: [{code: refer-imaging, status: [required, permitted]}]}', undefined],
  ['a code with another status', '{must: [{code: refer-imaging, status: required}]}', 'refer-imaging should be required, is permitted'],
  ['a code that is absent', '{must: [{code: refer-rygcenter, status: required}]}', 'refer-rygcenter should be required, is absent'],
  ['the day it is due', '{must: [{code: refer-imaging, status: permitted, due: 2024-03-29}]}', undefined],
  [
    'the day before it is due',
    '{must: [{code: refer-imaging, status: permitted, due: 2024-03-28}]}',
    'refer-imaging should be due 2024-03-28, is due 2024-03-29',
  ],
  [
    'a day where none is',
    '{must: [{code: stop-plan, status: not-indicated, due: 2024-03-28}]}',
    'stop-plan should be due 2024-03-28, is due at no stated day',
  ],
  ['an affirmed code that must not be', '{mustNot: [{code: refer-imaging}]}', 'refer-imaging should not be permitted'],
  ['a denied code that must not be affirmed', '{mustNot: [{code: stop-plan}]}', undefined],
  ['an absent code that must not be', '{mustNot: [{code: refer-rygcenter}]}', undefined],
  ['a status it must not have', '{mustNot: [{code: stop-plan, status: not-indicated}]}', 'stop-plan should not be not-indicated'],
  ['a status it must not have and has not', '{mustNot: [{code: refer-imaging, status: [required, overdue]}]}', undefined],
  ['a missing finding', '{missingMustInclude: [fever]}', undefined],
  ['one of several missing findings', '{missingMustInclude: [[trauma, fever]]}', undefined],
  ['a finding that is not missing', '{missingMustInclude: [trauma]}', 'missing should name trauma'],
  ['several findings that are not missing', '{missingMustInclude: [[trauma, night-pain]]}', 'missing should name trauma or night-pain'],
];

for (const [name, expect, difference] of examples) {
  test(`${name} ${difference === undefined ? 'matches' : 'does not match'}`, () => {
    assert.deepEqual(differences(expect), difference === undefined ? [] : [difference]);
  });
}

test('all differences are told, not only the first', () => {
  assert.equal(
    differences('{urgency: acute, inScope: false, must: [{code: stop-plan, status: required}], missingMustInclude: [trauma]}').length,
    4,
  );
});

test('a case without expectation has none', () => {
  assert.equal(readExpectations('id: a\n---\nid: b\nexpect: {}\n', 'f', testVocabulary).expectations.size, 1);
});

for (const [expect, says] of [
  ['{urgent: acute}', /no key urgent/],
  ['{urgency: quick}', /urgency cannot be quick/],
  ['{inScope: maybe}', /inScope cannot be maybe/],
  ['{must: [{code: refer-imagin, status: required}]}', /no disposition refer-imagin/],
  ['{must: [{code: refer-imaging}]}', /lacks status/],
  ['{must: [{code: refer-imaging, status: requird}]}', /status cannot be requird/],
  ['{must: [{code: refer-imaging, status: required, due: 2024-02-30}]}', /does not exist/],
  ['{missingMustInclude: [fevr]}', /no finding fevr/],
] as const) {
  test(`the expectation ${expect} is refused`, () => {
    const [fault] = readExpect(expect).faults;
    assert.match(fault?.message ?? '', says);
    assert.equal(fault?.line, 2);
  });
}
