/** Every case file with an expectation is answered as it expects: the project's own, and the shared vignettes where they are. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { matchExpectation } from './case-file/match-expectation.ts';
import { readCases } from './case-file/read-cases.ts';
import { readExpectations } from './case-file/read-expectations.ts';
import { openProgramme } from './open-programme.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const programme = await openProgramme();

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

function answersAsExpected(file: string): void {
  const text = readFileSync(file, 'utf8');
  const { cases, faults } = readCases(text, file, programme.vocabulary);
  const { expectations, faults: wrong } = readExpectations(text, file, programme.vocabulary);
  assert.deepEqual([...faults, ...wrong], []);
  for (const aCase of cases) {
    const expectation = expectations.get(aCase.id);
    if (expectation !== undefined)
      assert.deepEqual(matchExpectation(programme.assess(aCase), expectation), [], `${aCase.id}: ${aCase.title}`);
  }
}

describe("the project's own cases are answered as they expect", () => {
  const files = filesUnder(join(root, 'cases'));
  assert.ok(files.length > 0);
  for (const file of files) test(relative(root, file), () => answersAsExpected(file));
});

const vignettes = join(root, '..', 'shared', 'contract', 'vignettes');

describe('the shared vignettes are answered as they expect', {
  skip: existsSync(vignettes) ? false : 'no shared/contract/vignettes beside the project',
}, () => {
  for (const file of existsSync(vignettes) ? filesUnder(vignettes) : []) test(relative(vignettes, file), () => answersAsExpected(file));
});
