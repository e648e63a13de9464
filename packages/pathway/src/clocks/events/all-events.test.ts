import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readProgrammeFiles, shippedProgramme } from '@rygforloeb/decision';
import { parse } from 'yaml';
import { readClocks } from '../clock.ts';

interface Written {
  readonly id: string;
  readonly group: string;
  readonly owner: readonly string[];
}

const { clocks: written } = parse(readFileSync(join(shippedProgramme, 'clocks.yaml'), 'utf8')) as { readonly clocks: readonly Written[] };
const clocks = readClocks(readProgrammeFiles(shippedProgramme));
const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));

/** Files of areas that say nothing yet. */
const silent = sources.filter((source) => source.includes('(_citizen: CitizenRecord)'));

/** What concerns no citizen: bodies that meet, plans of years, and the history of the draft itself. */
const ofNoCitizen: Readonly<Record<string, string>> = {
  'follow-up-group': 'a group that sees no citizen meets once a year',
  'back-coordinator': 'an appointment of a day a week',
  'nkr-review': 'a health authority looks at a guideline',
  'joint-schooling': 'a plan of the region for two years',
  'health-agreement': 'an agreement that has expired',
  'vk-material': 'history of the draft',
  'vk-workshop': 'history of the draft',
  'vk-catalogue': 'history of the draft',
  'vk-dialogue-material': 'history of the draft',
  'dsf-response': 'history of the draft',
  'entry-into-force': 'the draft has no date',
};

test('every clock of the programme is started by what stands in the record, or concerns no citizen', () => {
  const isRead = new Set(clocks.map(({ id }) => id));
  for (const { id } of written) {
    if (id in ofNoCitizen) assert.ok(!isRead.has(id), `${id} is read as a clock of citizens`);
    else {
      assert.ok(isRead.has(id), `${id} is not read`);
      assert.ok(silent.length > 0 || sources.some((source) => source.includes(`'${id}'`)), `${id} is started by nothing`);
    }
  }
  for (const id of Object.keys(ofNoCitizen))
    assert.ok(
      written.some((one) => one.id === id),
      `${id} is no clock`,
    );
});

test('every window of the timeline page is there: as many as its tables have lines, and more that cases bring', () => {
  const count = (...groups: readonly string[]) => written.filter(({ group }) => groups.includes(group)).length;
  assert.deepEqual([count('minutes-days'), count('months-years'), count('unnumbered'), count('project')], [11, 7, 8, 6]);
  assert.ok(count('weeks') >= 16);
});

test('what only informs is on nobody’s list', () => {
  assert.deepEqual(
    clocks.flatMap(({ id, informs }) => (informs ? [id] : [])),
    [
      ...['opioid-studied', 'paracetamol-studied', 'nsaid-studied', 'nkr-scope', 'nkr-outcomes', 'prognosis-year'],
      // Told by other clocks, or by nobody's act.
      ...['regular-monitoring', 'manual-short-period', 'return-risk'],
    ],
  );
});
