/** Each deliberate difference from the reference engine: what it does, what ours does, and that there are no others in the list. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DIFFERENCES, type DifferenceId } from './differences.ts';
import { compile, type FhirResource, type Parameters } from './index.ts';
import { correct } from './oracle/corrections.ts';
import { ourForm, theirForm } from './oracle/normal-form.ts';
import { openOracle } from './oracle/oracle.ts';
import { factsLibrary, observation, rowsLibrary, translated } from './tables/small-programme.ts';

type Shown = {
  readonly expression: string;
  readonly ours: unknown;
  /** The value of the reference engine, or a pattern of what it throws. */
  readonly theirs: unknown;
  /** The correction for comparisons does not reach this: the reference engine keeps no types to tell it by. */
  readonly stays?: true;
};

const time = (text: string): object => ({ time: text });

const SHOWN: Readonly<Record<DifferenceId, readonly Shown[]>> = {
  'sort-by-instant': [
    {
      expression: '(Last([Observation: "when"] O sort by (effective as FHIR.dateTime).value).value as FHIR.integer).value',
      ours: 2,
      theirs: 1,
    },
    {
      expression: '({@2024-05-14T10:00:00+02:00, @2024-05-14T09:30:00Z}) M return all M sort asc',
      ours: [time('2024-05-14T10:00:00+02:00'), time('2024-05-14T09:30:00+00:00')],
      theirs: [time('2024-05-14T09:30:00+00:00'), time('2024-05-14T10:00:00+02:00')],
    },
    {
      expression: `(({Tuple {k: @2024-05-14, v: 'first'}, Tuple {k: @2024-05-14, v: 'second'}}) P return all P sort by k).v`,
      ours: ['first', 'second'],
      theirs: ['second', 'first'],
    },
  ],
  'seconds-and-milliseconds': [
    { expression: '@2024-05-14T10:00:00Z before @2024-05-14T10:00:00.500Z', ours: true, theirs: null },
    { expression: '@2024-05-14T10:00:00Z same or before @2024-05-14T10:00:00.000Z', ours: true, theirs: null },
  ],
  'no-return-keeps-doubles': [{ expression: '({1, 1, 2}) X where X > 0', ours: [1, 1, 2], theirs: [1, 2] }],
  'singleton-of-several': [{ expression: 'singleton from {1, 2}', ours: null, theirs: /0 or 1 arg/ }],
  'flatten-with-unknown': [{ expression: 'flatten {{1}, null as List<Integer>, {2}}', ours: [1, 2], theirs: [[1], null, [2]] }],
  'length-of-unknown': [
    { expression: '"Length of"(null)', ours: null, theirs: /./ },
    { expression: '"Size of"(null)', ours: 0, theirs: /./, stays: true },
  ],
  'equivalence-keeps-accents': [
    { expression: "'Å' ~ 'A'", ours: false, theirs: true },
    { expression: "'Å' ~ 'å'", ours: true, theirs: true },
  ],
  'decimals-have-eight-digits': [
    { expression: '0.1 + 0.2 = 0.3', ours: true, theirs: false },
    { expression: '2147483647.0 + 1.0', ours: 2_147_483_648, theirs: null, stays: true },
  ],
  'days-of-two-offsets': [
    { expression: '@2024-03-31T00:30:00+01:00 after DateTime(2024, 3, 31)', ours: null, theirs: true },
    { expression: '@2024-03-31T00:30:00+01:00 <= DateTime(2024, 3, 31)', ours: null, theirs: null },
  ],
  'numbers-in-text': [
    { expression: "ToInteger('12.5')", ours: null, theirs: 12 },
    { expression: "ToDecimal('1.5 kg')", ours: null, theirs: 1.5 },
  ],
};

const declarations = `codesystem "Finding": 'https://example.org/finding'\ncode "when": 'when' from "Finding"`;
const definitions = 'define function "Length of"(x String): Length(x)\ndefine function "Size of"(x List<Integer>): Length(x)';
const resources: readonly FhirResource[] = [
  { resourceType: 'Patient' },
  observation('when', 1, { effectiveDateTime: '2024-05-14T10:00:00+02:00' }),
  observation('when', 2, { effectiveDateTime: '2024-05-14T08:30:00Z' }),
];
const parameters: Parameters = { timezoneOffset: 2 };

const shown = DIFFERENCES.flatMap(({ id }) => SHOWN[id].map((one) => ({ id: id as DifferenceId, ...one })));
const rows = shown.map(({ expression }, i) => `define "row ${i}": ${expression}`).join('\n');
const libraries = await translated(factsLibrary({ pain: true }), rowsLibrary(`${definitions}\n${rows}`, declarations));
const defines = shown.map((_, i) => ({ library: 'Rows', name: `row ${i}` }));
const program = compile(libraries, { facts: [] });
const ours = program.evaluator(defines, parameters)(program.index(resources));
const theirs = await openOracle(libraries).evaluate(resources, parameters, defines);

for (const difference of DIFFERENCES) {
  test(`${difference.ours} ${difference.theirs}`, async () => {
    const restore = correct([difference.id]);
    const corrected = await openOracle(libraries).evaluate(resources, parameters, defines);
    restore();
    for (const [i, one] of shown.entries()) {
      if (one.id !== difference.id) continue;
      assert.deepEqual(ourForm(ours[i]), one.ours, `ours: ${one.expression}`);
      const found = theirs[i] ?? { value: undefined };
      if (one.theirs instanceof RegExp) assert.match('error' in found ? found.error : '', one.theirs, `theirs: ${one.expression}`);
      else assert.deepEqual('error' in found ? found : theirForm(found.value), one.theirs, `theirs: ${one.expression}`);
      const after = corrected[i] ?? { value: undefined };
      if (one.stays === undefined)
        assert.deepEqual('error' in after ? after : theirForm(after.value), one.ours, `corrected: ${one.expression}`);
    }
  });
}

test('the list is short, and every difference says what, and why', () => {
  assert.ok(DIFFERENCES.length <= 10);
  for (const { ours: own, theirs: other, why } of DIFFERENCES) for (const text of [own, other, why]) assert.ok(text.length > 10);
});
