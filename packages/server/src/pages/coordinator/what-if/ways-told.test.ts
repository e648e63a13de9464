import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addedWays, shownWays, waysIn } from './ways-told.ts';

const opened = { what: 'refer-imaging', before: 'permitted', after: 'not-indicated' };
const moved = { what: 'evaluate', before: 'due', after: 'due', dueBefore: '2026-03-01', dueAfter: '2026-02-22' };

test('citizens who go the same way are counted together, the most first; a day that moves is earlier or later', () => {
  assert.deepEqual(waysIn([[opened], [opened, moved]]), [
    { ...opened, count: 2 },
    { what: 'evaluate', before: 'due', after: 'due', due: 'earlier', count: 1 },
  ]);
  assert.deepEqual(addedWays(waysIn([[opened]]), waysIn([[opened], [moved]]))[0], { ...opened, count: 2 });
});

for (const [count, changed, shown] of [
  [4, 20, 'few'],
  [5, 20, 5],
  [15, 20, 15],
  [16, 20, 'withheld'],
  [19, 20, 'withheld'],
  [20, 20, 20],
] as const)
  test(`of ${changed} who would be answered otherwise, a way of ${count} is shown as ${shown}`, () => {
    assert.equal(shownWays([{ what: 'x', count }], changed)[0]?.count, shown);
  });
