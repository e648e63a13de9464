import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { momentOf, readJourneys } from '@rygforloeb/synthetic';
import { type Differences, play } from './play.ts';
import { openStage, type Stage } from './stage.ts';

const words = process.env.RYG_JOURNEYS?.split(',');
const book = readJourneys(join(import.meta.dirname, '../../journeys'));
const journeys = book.journeys.filter(({ file }) => words === undefined || words.some((word) => file.includes(word)));
const first = journeys.map(({ begins, steps: [step] }) => momentOf(begins, step?.at ?? '') ?? '').sort()[0] ?? '';
let stage: Stage;
let told: Differences;

before(async () => {
  stage = await openStage({ ...book, journeys }, first);
  told = await play({ journeys }, stage);
});
after(() => stage.close());

for (const { file, en } of journeys)
  test(`${file}: ${en}`, () => {
    assert.deepEqual(told.get(file), []);
  });

test('there are at least twelve journeys, each of another citizen', () => {
  assert.ok(words !== undefined || book.journeys.length >= 12);
});
