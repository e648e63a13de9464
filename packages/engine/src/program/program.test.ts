/** The programme as its callers use it: index, evaluate one, evaluate many, parameters, and refusals of what is not right. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, type EngineError, type FhirResource, type PatientIndex } from '../index.ts';
import { type Facts, factsLibrary, observation, recordOf, rowsLibrary, translated } from '../tables/small-programme.ts';

const facts: Facts = { pain: true, weak: false, grade: 4 };
const declarations = `
parameter "Limit" Integer default 3
parameter "As of" DateTime
parameter "Today" Date
parameter "Wait" System.Quantity default 2 weeks
parameter "Places" List<String>
parameter "Score" Decimal
parameter "Asked" Boolean
parameter "Actor" String`;
const definitions = `
define "Low": F."grade" <= "Limit"
define "Pain and low": F."pain" and "Low"
define "Constant": "Limit" * 2
define "Entries": [Observation] O return Tuple { value: (O.value as FHIR.integer).value, status: O.status.value }
define "Moment": "As of"
define "Day": "Today"
define "Local": DateTime(2024, 5, 14, 10)`;
const program = compile(await translated(factsLibrary(facts), rowsLibrary(definitions, declarations)), {
  facts: ['Facts'],
});
const rows = (...names: readonly string[]) => names.map((name) => ({ library: 'Rows', name }));

test('the programme lists its defines and parameters with their types and defaults', () => {
  const types = Object.fromEntries(program.defines.filter(({ library }) => library === 'Rows').map(({ name, type }) => [name, type]));
  assert.equal(types['Low'], 'Boolean');
  assert.equal(types['Entries'], 'List<Tuple{value Integer, status String}>');
  const parameters = Object.fromEntries(program.parameters.map(({ name, type, default: value }) => [name, [type, value]]));
  assert.deepEqual(parameters['Limit'], ['Integer', 3]);
  assert.deepEqual(parameters['As of'], ['DateTime', null]);
  assert.deepEqual(JSON.parse(JSON.stringify(parameters['Wait'])), ['Quantity', { value: 2, unit: 'weeks' }]);
});

test('values come in the order asked, twice where asked twice', () => {
  const evaluate = program.evaluator(rows('Constant', 'Low', 'Constant'), {});
  assert.deepEqual(evaluate(program.index(recordOf(facts))), [6, false, 6]);
});

test('one citizen leaves nothing behind for the next', () => {
  const evaluate = program.evaluator(rows('Low', 'Pain and low'), {});
  const ask = (recorded: Facts) => evaluate(program.index(recordOf(recorded)));
  assert.deepEqual(ask({ pain: true, grade: 3 }), [true, true]);
  assert.deepEqual(ask({}), [null, null]);
  assert.deepEqual(ask({ pain: false }), [null, false]);
  assert.deepEqual(ask({ pain: true, grade: 3 }), [true, true]);
});

test('parameters of one citizen stand over the evaluator’s, for that citizen alone', () => {
  const evaluate = program.evaluator(rows('Low', 'Constant'), { Limit: 3 });
  const four = program.index(recordOf({ grade: 4 }));
  assert.deepEqual(evaluate(four), [false, 6]);
  assert.deepEqual(evaluate(four, { Limit: 4 }), [true, 8]);
  assert.deepEqual(evaluate(four), [false, 6]);
});

test('two evaluators of one programme do not mix', () => {
  const strict = program.evaluator(rows('Low'), { Limit: 1 });
  const mild = program.evaluator(rows('Low'), { Limit: 9 });
  const four = program.index(recordOf({ grade: 4 }));
  assert.deepEqual([strict(four), mild(four), strict(four)], [[false], [true], [false]]);
});

test('a moment without an offset is taken at the evaluation’s offset, one hour by default', () => {
  const nobody = program.index([]);
  const text = (given: object): string =>
    String(program.evaluator(rows('Moment'), { 'As of': '2024-05-14T10:00:00', ...given })(nobody)[0]);
  assert.equal(text({}), '2024-05-14T10:00:00+01:00');
  assert.equal(text({ timezoneOffset: 2 }), '2024-05-14T10:00:00+02:00');
  assert.equal(text({ timezoneOffset: -3.5 }), '2024-05-14T10:00:00-03:30');
  assert.equal(String(program.evaluator(rows('Local'), { timezoneOffset: 2 })(nobody)[0]), '2024-05-14T10+02:00');
});

test('tuples are given as plain objects', () => {
  const [entries] = program.evaluator(rows('Entries'), {})(program.index(recordOf({ grade: 4 })));
  assert.deepEqual(entries, [{ value: 4, status: 'final' }]);
  assert.equal(Object.getPrototypeOf((entries as readonly object[])[0]), Object.prototype);
});

test('a batch of any size is what its citizens are one by one', () => {
  const asked = rows('Pain and low', 'Low', 'Constant', 'Entries');
  const grades = [1, 3, 4, undefined, 5, undefined, undefined, 3];
  const recorded = (i: number): Facts => {
    const grade = grades[i % grades.length];
    return { ...(i % 3 === 0 ? {} : { pain: i % 3 === 1 }), ...(grade === undefined ? {} : { grade }) };
  };
  const evaluate = program.evaluator(asked, {});
  for (const size of [0, 1, 31, 32, 33, 64, 100]) {
    const indexes = Array.from({ length: size }, (_, i) => program.index(recordOf(recorded(i * 7))));
    const many = [...program.evaluateMany(asked, {}, indexes)];
    assert.deepEqual(
      many,
      indexes.map((index) => evaluate(index)),
      `${size} citizens`,
    );
  }
});

test('many are taken from the source as they are asked for, not all at once', () => {
  let given = 0;
  function* endless(): Generator<PatientIndex> {
    for (;;) {
      given++;
      yield program.index(recordOf({ grade: given % 2 === 0 ? 3 : 4 }));
    }
  }
  const first: unknown[] = [];
  for (const [low] of program.evaluateMany(rows('Low'), {}, endless())) {
    first.push(low);
    if (first.length === 40) break;
  }
  assert.deepEqual(first.slice(0, 4), [false, true, false, true]);
  assert.ok(given <= 512);
});

test('a bundle, an array of resources and resources as objects are the same citizen', () => {
  const resources = recordOf(facts);
  const bundle = JSON.stringify({ resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) });
  const evaluate = program.evaluator(rows('Low', 'Entries'), {});
  const expected = evaluate(program.index(resources));
  assert.deepEqual(evaluate(program.indexJson(bundle)), expected);
  assert.deepEqual(evaluate(program.indexJson(JSON.stringify(resources))), expected);
  assert.deepEqual(evaluate(program.indexJson('{"resourceType":"Bundle"}')), [null, []]);
});

test('resources of odd shapes are passed over, never a crash', () => {
  const evaluate = program.evaluator(rows('Low', 'Entries'), {});
  const odd = [
    { resourceType: 'Observation' },
    { resourceType: 'Observation', code: null },
    { resourceType: 'Observation', code: 'pain' },
    { resourceType: 'Observation', code: { coding: 'pain' } },
    { resourceType: 'Observation', code: { coding: [null, {}, 7] } },
    { resourceType: 'Starship' },
    observation('grade', 4),
  ] as unknown as readonly FhirResource[];
  assert.equal(evaluate(program.index(odd))[0], false);
});

test('the same resource under two codings of one retrieve is found once', () => {
  const twice = observation('grade', 4);
  const coding = (twice['code'] as { coding: readonly object[] }).coding;
  const [entries] = program.evaluator(rows('Entries'), {})(program.index([{ ...twice, code: { coding: [...coding, ...coding] } }]));
  assert.equal((entries as readonly unknown[]).length, 1);
});

test('what is not right is refused with a stable code', () => {
  const nobody = program.index([]);
  const refused = (work: () => unknown, code: string, message: RegExp): void =>
    assert.throws(work, (error: EngineError) => error.code === code && message.test(error.message));
  refused(() => program.evaluator(rows('Nowhere'), {}), 'RYG_ENGINE_UNKNOWN_DEFINE', /No library Rows defines "Nowhere"/);
  refused(() => program.explain({ library: 'Nobody', name: 'Low' }, nobody, {}), 'RYG_ENGINE_UNKNOWN_DEFINE', /Nobody/);
  refused(() => program.evaluator(rows('Low'), { Limt: 3 }), 'RYG_ENGINE_UNKNOWN_PARAMETER', /"Limt"/);
  refused(() => program.evaluator(rows('Low'), {})(nobody, { Limt: 3 }), 'RYG_ENGINE_UNKNOWN_PARAMETER', /"Limt"/);
  refused(() => program.indexJson('{'), 'RYG_ENGINE_BAD_INPUT', /not JSON/);
  refused(() => program.indexJson('7'), 'RYG_ENGINE_BAD_INPUT', /Bundle/);
  refused(() => program.indexJson('{"entry":7}'), 'RYG_ENGINE_BAD_INPUT', /Bundle/);
  refused(() => program.indexJson('null'), 'RYG_ENGINE_BAD_INPUT', /Bundle/);
});

for (const [name, wrong, right] of [
  ['Limit', [3.5, '3', true], 3],
  ['Score', ['40', Number.NaN, Number.POSITIVE_INFINITY], 40.5],
  ['Actor', [7, true], 'gp'],
  ['Asked', ['true', 1], true],
  ['Today', ['2024-02-30', '14-05-2024', '2024-05-14T10:00', 20240514], '2024-05-14'],
  ['As of', ['yesterday', '2024-05-14T25:00', '2024-05-14T10:00:00+25:00', 0], '2024-05-14T10:00:00Z'],
  ['Wait', [2, { value: '2', unit: 'weeks' }, { value: 2 }], { value: 2, unit: 'weeks' }],
  ['Places', ['Kolding', [7]], ['Kolding']],
] as const) {
  test(`the parameter "${name}" takes its own type or unknown, and nothing else`, () => {
    for (const value of wrong) {
      assert.throws(() => program.evaluator([], { [name]: value }), /RYG_ENGINE_BAD_INPUT.*must be a/, JSON.stringify(value));
    }
    program.evaluator([], { [name]: right });
    program.evaluator([], { [name]: null });
  });
}
