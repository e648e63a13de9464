import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FeedbackEntry } from './feedback.ts';
import { feedbackInFolder, feedbackInMemory } from './feedback-store.ts';

const entry: FeedbackEntry = {
  receivedAt: '2024-03-12T09:00:00Z',
  service: 's',
  card: '4e0a3a1e-3283-4575-ab82-028d55fe2719',
  outcome: 'overridden',
  outcomeTimestamp: '2024-03-12T09:00:00Z',
};
const line = `${JSON.stringify(entry)}\n`;

test('the file takes what there is room for, below and at the limit; above it all of a call is refused, also after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rygforloeb-'));
  const most = 3 * line.length;
  const store = await feedbackInFolder(folder, most);
  assert.deepEqual(await Promise.all([store.append([entry]), store.append([entry])]), [true, true]);
  assert.equal(await store.append([entry, entry]), false, 'one of two would fit');
  assert.equal(await store.append([entry]), true, 'exactly full');
  assert.equal(await store.append([entry]), false);
  assert.equal(store.count(), 3);
  const again = await feedbackInFolder(folder, most);
  assert.deepEqual([again.count(), await again.append([entry])], [3, false]);
  assert.equal(await readFile(join(folder, 'feedback.ndjson'), 'utf8'), line.repeat(3));
  await rm(folder, { recursive: true });
});

test('in memory feedback is counted only', async () => {
  const store = feedbackInMemory();
  assert.equal(await store.append([entry, entry]), true);
  assert.equal(store.count(), 2);
});
