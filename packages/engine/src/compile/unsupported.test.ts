/** What the engine cannot compile stops the build, and is named with library, define and line. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, EngineError } from '../index.ts';
import { factsLibrary, rowsLibrary, translated } from '../tables/small-programme.ts';

const facts = factsLibrary({ pain: true });

async function refusalOf(definitions: string, declarations = ''): Promise<EngineError> {
  const libraries = await translated(facts, rowsLibrary(definitions, declarations));
  try {
    compile(libraries, { facts: ['Facts'] });
  } catch (error) {
    assert.ok(error instanceof EngineError);
    assert.equal(error.code, 'RYG_ENGINE_UNSUPPORTED');
    return error;
  }
  throw new Error('it was compiled');
}

test('an operator the engine does not have is named with library, define and line', async () => {
  const { unsupported, message } = await refusalOf('define "Fine": 1\ndefine "Spread":\n  1 +\n  StdDev({1.0, 2.0})');
  assert.deepEqual(
    unsupported.map(({ library, define, line, node }) => ({ library, define, line, node })),
    [{ library: 'Rows', define: 'Spread', line: 9, node: 'StdDev' }],
  );
  assert.match(message, /Rows, "Spread", line 9: StdDev \(the engine has no such operator\)/);
});

test('everything that cannot be compiled is named at once, wherever it stands', async () => {
  const { unsupported } = await refusalOf(
    [
      'define "One": Median({1.0, 2.0})',
      'define function "Two"(x Decimal): Ln(x)',
      'define "Three": ({1, 2}) X where Power(X, 2) > 1 return Exp(X)',
      'define "Four": if true then 1 else Product({1, 2})',
    ].join('\n'),
  );
  const named = unsupported.map(({ define, line, node }) => `${define} ${line} ${node}`);
  assert.deepEqual(named.sort(), ['Four 9 Product', 'One 6 Median', 'Three 8 Exp', 'Three 8 Power', 'Two 7 Ln']);
});

for (const [what, definition, reason, declarations] of [
  ['the clock', 'define "Now": Now()', /Now/],
  ['today', 'define "Today": Today()', /Today/],
  ['the time of day', 'define "Clock": TimeOfDay()', /TimeOfDay/],
  ['a time of day', 'define "Noon": @T12:00', /Time/],
  ['an aggregate clause', 'define "All": ({1, 2}) X aggregate R starting 0: R + X', /aggregate/],
  ['a value set', 'define "Some": [Observation: "Set"]', /value set/, `valueset "Set": 'https://example.org/set'`],
  ['an interval in an interval', 'define "Both": Interval[1, 2] union Interval[2, 3]', /not on intervals/],
  ['overlapping intervals', 'define "Over": Interval[1, 2] overlaps Interval[2, 3]', /no such operator/],
  ['pattern matching', `define "Like": Matches('a', 'a*')`, /no such operator/],
] as const) {
  test(`${what} is refused, not guessed`, async () => {
    const { unsupported, message } = await refusalOf(definition, declarations);
    assert.equal(unsupported[0]?.library, 'Rows');
    assert.ok((unsupported[0]?.line ?? 0) > 3);
    assert.match(message, reason);
  });
}
