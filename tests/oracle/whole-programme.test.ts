/** Every define of the programme has the value the reference engine gives it, for every case and for thousands of made-up citizens. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Case } from '@rygforloeb/decision';
import { compareWithOracle } from '@rygforloeb/engine/oracle';
import { randomCases, syntheticCases } from '@rygforloeb/synthetic';
import { asGiven, casesUnder, defines, files, libraries, program, root, told } from './programme-for-oracle.ts';

const CITIZENS = 5_000;
const ANYONE = 300;
const vignettes = join(root, '..', 'shared', 'contract', 'vignettes');
const { vocabulary } = files;
const citizens = [...syntheticCases(CITIZENS, { seed: 20_230_901, vocabulary }), ...randomCases(ANYONE, { seed: 20_230_901, vocabulary })];

test("the project's own cases", (t) => sameValues(casesUnder(join(root, 'cases')), t));

test(
  'the shared vignettes',
  { skip: existsSync(vignettes) ? false : 'no shared/contract/vignettes beside the project' },
  (t: TestContext) => sameValues(casesUnder(vignettes), t),
);

test(`${CITIZENS} synthetic citizens, and ${ANYONE} of whom anything may be recorded`, (t) => sameValues(citizens, t));

test('these citizens put the defines to the test: nearly all of them have more than one value', (t) => {
  const evaluate = program.evaluator(defines, {});
  const { patients, parameters } = asGiven(citizens);
  const seen = defines.map(() => new Set<string>());
  for (const [i, resources] of patients.entries()) {
    const values = evaluate(program.index(resources), parameters[i]);
    for (const [d, value] of values.entries()) seen[d]?.add(JSON.stringify(value));
  }
  const constant = defines.filter((_, d) => (seen[d]?.size ?? 0) < 2);
  t.diagnostic(
    `${constant.length} of ${defines.length} defines have one value for all: ${constant.map(({ library, name }) => `${library}."${name}"`).join(', ')}`,
  );
  assert.ok(constant.length < defines.length * 0.03);
});

async function sameValues(cases: readonly Case[], t: TestContext): Promise<void> {
  assert.ok(cases.length > 0);
  const { patients, parameters } = asGiven(cases);
  const comparison = await compareWithOracle(libraries, patients, parameters, defines);
  const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
  t.diagnostic(
    `${cases.length} citizens × ${defines.length} defines = ${comparison.compared} values, ${comparison.differences.length} differ; ` +
      `computing: ours ${seconds(comparison.ourMilliseconds)} s, the reference ${seconds(comparison.oracleMilliseconds)} s`,
  );
  assert.equal(comparison.compared, cases.length * defines.length);
  assert.deepEqual(told(comparison, cases), []);
}
