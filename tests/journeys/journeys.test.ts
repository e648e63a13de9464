import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Journey, momentOf, readJourneys } from '@rygforloeb/synthetic';
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
  told = await play({ journeys: journeys.filter((journey) => waitsFor(journey).length === 0) }, stage);
});
after(() => stage.close());

function waitsFor({ steps }: Journey): readonly string[] {
  return steps.map(({ does }) => does).filter((does) => !does.includes(' ') && !stage.acts.has(does));
}

for (const journey of journeys)
  test(`${journey.file}: ${journey.en}`, (context) => {
    if (waitsFor(journey).length > 0) return context.skip(`waits for ${waitsFor(journey).join(', ')}`);
    assert.deepEqual(told.get(journey.file), []);
  });

test('there are at least twelve journeys, each of another citizen', () => {
  assert.ok(words !== undefined || book.journeys.length >= 12);
});
