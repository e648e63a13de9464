/** An explanation names the known facts an answer rests on, and the unknown ones that leave it open. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Facts, recordOf, smallProgramme } from '../tables/small-programme.ts';

const open = { unknown: 'boolean' } as const;
const all: Facts = {
  pain: open,
  weak: open,
  fever: open,
  fall: open,
  grade: { unknown: 'integer' },
  onset: { unknown: 'dateTime' },
  word: { unknown: 'string' },
};
const definitions = `
define "Both": F."pain" and F."weak"
define "Either": F."pain" or F."weak"
define "If so": F."pain" implies F."weak"
define "Not pain": not F."pain"
define "Low grade": F."grade" <= 3
define "Unmeasured": F."grade" is null
define "Rule": case when F."pain" and F."weak" then 'both' when F."fever" then 'fever' else null end
define "Chosen": if F."pain" then F."weak" else F."fever"
define "First known": Coalesce(F."pain", F."weak", F."fever")
define "Counted": Count(({F."pain", F."weak", F."fever"}) X where X is true)
define "Certain": "Both" is true
define "Text": 'grade ' + ToString(F."grade")
define "Constant": 1 + 1
define "Deep": "Rule" is not null and not "Unmeasured"
define function "Any"(x Boolean, y Boolean): x or y
define "Through a function": "Any"(F."pain", F."fever")
`;
const program = await smallProgramme(all, definitions);

/** What is told of a define for a citizen about whom this is recorded. */
function told(name: string, recorded: Facts): readonly [unknown, string, string] {
  const { value, known, unknown } = program.explain({ library: 'Rows', name }, program.index(recordOf(recorded)), {});
  const short = (facts: readonly string[]): string =>
    facts
      .map((fact) => fact.replace('Facts.', ''))
      .sort()
      .join(' ');
  return [value, short(known), short(unknown)];
}

test('a false side of and is the reason by itself; true needs both; unknown is open where it is unknown', () => {
  assert.deepEqual(told('Both', { pain: false, weak: true }), [false, 'pain', '']);
  assert.deepEqual(told('Both', { pain: true, weak: false }), [false, 'weak', '']);
  assert.deepEqual(told('Both', { weak: false }), [false, 'weak', '']);
  assert.deepEqual(told('Both', { pain: true, weak: true }), [true, 'pain weak', '']);
  assert.deepEqual(told('Both', { pain: true }), [null, 'pain', 'weak']);
  assert.deepEqual(told('Both', {}), [null, '', 'pain weak']);
});

test('a true side of or is the reason by itself; false needs both', () => {
  assert.deepEqual(told('Either', { pain: true, weak: false }), [true, 'pain', '']);
  assert.deepEqual(told('Either', { weak: true }), [true, 'weak', '']);
  assert.deepEqual(told('Either', { pain: false, weak: false }), [false, 'pain weak', '']);
  assert.deepEqual(told('Either', { pain: false }), [null, '', 'weak']);
});

test('implies rests on the condition that fails or the consequence that holds', () => {
  assert.deepEqual(told('If so', { pain: false }), [true, 'pain', '']);
  assert.deepEqual(told('If so', { weak: true }), [true, 'weak', '']);
  assert.deepEqual(told('If so', { pain: true, weak: false }), [false, 'pain weak', '']);
  assert.deepEqual(told('Not pain', { pain: true }), [false, 'pain', '']);
});

test('a limit rests on what is measured, above, at and below', () => {
  assert.deepEqual(told('Low grade', { grade: 2 }), [true, 'grade', '']);
  assert.deepEqual(told('Low grade', { grade: 3 }), [true, 'grade', '']);
  assert.deepEqual(told('Low grade', { grade: 4 }), [false, 'grade', '']);
  assert.deepEqual(told('Low grade', {}), [null, '', 'grade']);
});

test('what is not measured is an open fact even where asking for it has an answer', () => {
  assert.deepEqual(told('Unmeasured', {}), [true, '', 'grade']);
  assert.deepEqual(told('Unmeasured', { grade: 0 }), [false, 'grade', '']);
  assert.deepEqual(told('Certain', { pain: true }), [false, 'pain', ''], 'is true takes unknown for an answer');
});

test('a choice rests on the way taken; ways before it count only where they were open', () => {
  assert.deepEqual(told('Rule', { pain: true, weak: true, fever: true }), ['both', 'pain weak', '']);
  assert.deepEqual(told('Rule', { pain: false, fever: true }), ['fever', 'fever', '']);
  assert.deepEqual(told('Rule', { pain: true, fever: true }), ['fever', 'fever', 'weak']);
  assert.deepEqual(told('Rule', { pain: false, fever: false }), [null, '', '']);
  assert.deepEqual(told('Rule', {}), [null, '', 'fever pain weak']);
  assert.deepEqual(told('Chosen', { pain: true, weak: false }), [false, 'pain weak', '']);
  assert.deepEqual(told('Chosen', { pain: false, fever: true }), [true, 'fever', '']);
  assert.deepEqual(told('Chosen', { pain: true }), [null, 'pain', 'weak']);
});

test('coalesce rests on the operand that was known', () => {
  assert.deepEqual(told('First known', { weak: false, fever: true }), [false, 'weak', '']);
  assert.deepEqual(told('First known', {}), [null, '', 'fever pain weak']);
});

test('explanations go through functions, defines and texts', () => {
  assert.deepEqual(told('Through a function', { fever: true }), [true, 'fever', '']);
  assert.deepEqual(told('Text', { grade: 3 }), ['grade 3', 'grade', '']);
  assert.deepEqual(told('Deep', { fever: true, grade: 3 }), [true, 'fever grade', '']);
  assert.deepEqual(told('Constant', { pain: true }), [2, '', '']);
});

test('a fact itself rests on itself', () => {
  const own = (recorded: Facts) => program.explain({ library: 'Facts', name: 'pain' }, program.index(recordOf(recorded)), {});
  assert.deepEqual(own({ pain: false }), { value: false, known: ['Facts.pain'], unknown: [] });
  assert.deepEqual(own({}), { value: null, known: [], unknown: ['Facts.pain'] });
});
