import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullResources } from '../testing/full-resources.ts';
import { openTemporaryRecord, saved } from '../testing/open-temporary-record.ts';
import { readSearch } from './read-search.ts';
import { searchParametersOf } from './search-parameters.ts';

const store = await openTemporaryRecord();

for (const [type, { resource, bare, parameters }] of Object.entries(fullResources)) {
  test(`${type} is found by every search parameter that it has, and not by another value`, async () => {
    const own = searchParametersOf(type).filter(({ name }) => !name.startsWith('_'));
    assert.deepEqual(Object.keys(parameters).sort(), own.map(({ name }) => name).sort());
    const full = await saved(store, resource);
    const empty = bare === undefined ? undefined : await saved(store, bare);
    const ids = (...pairs: (readonly [string, string])[]) =>
      found(type, [['_id', [full.id, empty?.id].filter(Boolean).join(',')], ...pairs]);
    for (const [name, example] of Object.entries(parameters)) {
      const { hits, misses, always } = example;
      for (const hit of hits) assert.ok((await ids([name, hit])).includes(full.id), `${name}=${hit}`);
      for (const miss of misses) assert.ok(!(await ids([name, miss])).includes(full.id), `${name}=${miss}`);
      assert.deepEqual(await ids([`${name}:missing`, 'false'], ['_id', full.id]), [full.id], `${name}:missing=false`);
      if (empty !== undefined && always !== true)
        assert.deepEqual(await ids([`${name}:missing`, 'true']), [empty.id], `${name}:missing=true`);
    }
    for (const { name, sortable } of searchParametersOf(type)) {
      if (sortable) assert.equal((await ids(['_sort', `-${name}`])).length, empty === undefined ? 1 : 2, name);
    }
    const before = new Date(Date.parse(full.meta.lastUpdated) - 1000).toISOString();
    assert.equal((await ids(['_lastUpdated', `gt${before}`], ['_id', full.id])).length, 1);
    assert.equal((await ids(['_lastUpdated', `lt${before}`])).length, 0);
    assert.deepEqual(await ids(['_lastUpdated', full.meta.lastUpdated], ['_id', full.id]), [full.id]);
  });
}

async function found(type: string, pairs: readonly (readonly [string, string])[]): Promise<readonly string[]> {
  const read = readSearch(type, pairs);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const { entries } = await store.search(type, read.query.search);
  assert.equal(await store.count(type, read.query.search), entries.length);
  return entries.map(({ id }) => id);
}
