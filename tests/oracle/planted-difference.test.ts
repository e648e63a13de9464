/** The comparison with the reference engine can fail: what is planted in one engine alone is told, with library, define and citizen. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ElmLibrary } from '@rygforloeb/engine';
import { compareWithOracle } from '@rygforloeb/engine/oracle';
import { asGiven, casesUnder, defines, libraries, root } from './programme-for-oracle.ts';

const cases = casesUnder(join(root, 'cases', 'thresholds')).filter(({ id }) => id.startsWith('th-paresis-'));
const { patients, parameters } = asGiven(cases);

type Definition = { readonly name: string; readonly default?: object; readonly expression?: object };

/** Compares the programme with a copy in which one definition is another, in our engine alone. */
async function planted(library: string, section: 'parameters' | 'statements', name: string, change: (own: Definition) => object) {
  let changes = 0;
  const ours = libraries.map((one) => {
    if (one.name !== library) return one;
    const root = one.elm.library;
    const def = ((root[section]?.def ?? []) as readonly Definition[]).map((own) => {
      if (own.name !== name) return own;
      changes++;
      return { ...own, ...change(own) };
    });
    return { ...one, elm: { library: { ...root, [section]: { def } } } } as ElmLibrary;
  });
  assert.equal(changes, 1);
  return compareWithOracle(libraries, patients, parameters, defines, { ours, workers: 1 });
}

test('without anything planted nothing is told', async () => {
  const { differences } = await compareWithOracle(libraries, patients, parameters, defines, { workers: 1 });
  assert.deepEqual(differences, []);
});

test('one hour more in a limit is seen where it counts, for the citizen just past the limit', async () => {
  const { differences } = await planted('Parameters', 'parameters', 'acute-paresis-hours', (own) => ({
    default: { ...own.default, value: '49' },
  }));
  assert.ok(differences.some(({ library }) => library === 'Safety'));
  for (const { ours, oracle } of differences) assert.notDeepEqual(ours, oracle);
  assert.ok(differences.some(({ library, define }) => library === 'Decisions' && define === 'refer-emergency-department'));
  const moved = new Set(differences.filter(({ library }) => library === 'Decisions').map(({ patient }) => cases[patient]?.id));
  assert.ok(moved.size > 0 && moved.size < cases.length);
});

test('unknown in place of false is seen', async () => {
  const { differences } = await planted('Safety', 'statements', 'Progressive', ({ expression }) => ({
    expression: (expression as { readonly operand?: object }).operand,
  }));
  const own = differences.filter(({ library, define }) => library === 'Safety' && define === 'Progressive');
  assert.ok(own.length > 0);
  for (const { ours, oracle } of own) assert.deepEqual([ours, oracle], [null, false]);
});

test('a define that our engine alone refuses to have is no silent pass', async () => {
  const less = libraries.filter(({ name }) => name !== 'Decisions');
  await assert.rejects(
    compareWithOracle(libraries, patients, parameters, defines, { ours: less, workers: 1 }),
    /RYG_ENGINE_UNKNOWN_DEFINE/,
  );
  await assert.rejects(
    compareWithOracle(libraries, patients, parameters, defines, { ours: less, workers: 2 }),
    /RYG_ENGINE_UNKNOWN_DEFINE/,
  );
});
