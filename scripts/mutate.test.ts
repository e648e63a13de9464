/** Every number of the programme is held by a case of the project, and the mutation run itself can be trusted. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openProgramme, type Programme } from '@rygforloeb/decision';
import { type ExpectingCase, expectingCases } from './mutate-cases.ts';
import { parameterMutants } from './mutate-parameters.ts';
import { runParameterMutants } from './mutate-run.ts';

let programme: Programme;
let cases: readonly ExpectingCase[];
before(async () => {
  programme = await openProgramme();
  cases = expectingCases(programme.vocabulary);
});

test('every number moved by one unit, and every list short of one member, makes a case of the project fail', () => {
  const outcomes = runParameterMutants(programme, cases, parameterMutants(programme.parameters));
  const survivors = outcomes.filter(({ killedBy }) => killedBy === undefined);
  assert.deepEqual(
    survivors.map(
      ({ mutant, witness }) =>
        `${mutant.parameter} ${mutant.change}: write ${mutant.advice}${witness === undefined ? '' : ` (${witness})`}`,
    ),
    [],
  );
});

test('every number has two mutants and every list one for each member', () => {
  const mutants = parameterMutants(programme.parameters);
  for (const { name, value } of programme.parameters) {
    const count = mutants.filter(({ parameter }) => parameter === name).length;
    assert.equal(count, typeof value === 'number' ? 2 : value.length, name);
  }
});

test('a mutant that changes nothing is told as a survivor', () => {
  const [first] = programme.parameters;
  assert.ok(first);
  const unchanged = { parameter: first.name, change: 'unchanged', value: first.value, advice: '' };
  const [outcome] = runParameterMutants(programme, cases.slice(0, 3), [unchanged]);
  assert.deepEqual(outcome, { mutant: unchanged, noticedBy: 0 });
});
