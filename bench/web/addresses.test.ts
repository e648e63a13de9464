import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageAddresses } from '@rygforloeb/server/testing';
import { files, listedPages } from './addresses.ts';

test('every page of the three doors is listed among those that are measured and held against axe', async () => {
  const listed = new Set([...files, ...listedPages.map(({ path }) => path)]);
  const missing = (await pageAddresses()).filter((path) => !listed.has(path));
  assert.deepEqual(missing, [], 'add them to bench/web/addresses.ts');
});

test('no page is listed twice', () => {
  assert.equal(new Set(listedPages.map(({ path }) => path)).size, listedPages.length);
});
