import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anObservation, aPatient } from '../testing/examples.ts';
import { openTemporaryRecord, saved } from '../testing/open-temporary-record.ts';
import type { Gate } from './search.ts';

const store = await openTemporaryRecord();
/** Lets only one citizen's rows through. */
const only = (patient: string): Gate => ({ condition: (column, parameter) => `${column} = ${parameter(patient, 'text')}` });

test('the versions of a type and of one resource are walked page by page, latest first, without a gap or a double', async () => {
  const written: string[] = [];
  for (let n = 0; n < 4; n += 1) {
    const { id } = await saved(store, aPatient());
    for (let version = 1; version <= n; version += 1) await store.update({ ...aPatient(), id }, version);
    if (n === 3) await store.delete('Patient', id, 4);
    written.push(...Array.from({ length: n === 3 ? 5 : n + 1 }, (_, index) => `${id} ${index + 1}`));
  }
  for (const count of [1, 3, 100]) assert.deepEqual(await walk({ count }), [...written].reverse());
  const [id = ''] = written.at(-1)?.split(' ') ?? [];
  assert.deepEqual(await walk({ id, count: 2 }), written.filter((one) => one.startsWith(id)).reverse());
  const { entries } = await store.historyPage('Patient', { count: 5 });
  assert.deepEqual(
    entries.map(({ action, resource }) => `${action} ${resource?.meta.versionId}`),
    ['delete undefined', 'update 4', 'update 3', 'update 2', 'create 1'],
  );
  assert.deepEqual(await walk({ since: entries[1]?.recorded ?? '' }), [...written].reverse().slice(0, 2));
  assert.deepEqual(await walk({ id: 'nobody' }), []);
  assert.deepEqual(await walk({ id: "x' or true --" }), []);
});

test('a history that cannot be is refused', async () => {
  const { next } = await store.search('Patient', { count: 1 });
  for (const query of [{ count: 0 }, { since: 'today' }, { after: 'x' }, { after: next ?? '' }])
    await assert.rejects(store.historyPage('Patient', query), { code: 'RYG_RECORD_UNKNOWN_SEARCH' });
});

test('a gate stands before every row that is found, counted and shown of the past', async () => {
  for (const patient of ['karen', 'another', 'another']) await saved(store, anObservation(patient));
  assert.equal(await store.count('Observation'), 3);
  assert.equal(await store.count('Observation', { where: { codes: 'leg-pain' } }, only('another')), 2);
  for (const search of [
    {},
    { conditions: [{ parameter: 'code', filter: { anyOf: ['leg-pain', 'x'] } }] },
    { sort: 'status,-event', count: 1 },
  ]) {
    const { entries } = await store.search('Observation', search, only('karen'));
    assert.deepEqual(
      entries.map((entry) => entry['subject']),
      [{ reference: 'Patient/karen' }],
    );
  }
  const { entries } = await store.historyPage('Observation', {}, only('karen'));
  assert.equal(entries.length, 1);
  assert.deepEqual(await store.historyPage('Observation', { id: entries[0]?.id ?? '' }, only('another')), { entries: [] });
});

async function walk(query: { id?: string; count?: number; since?: string }): Promise<readonly string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.historyPage('Patient', { ...query, ...(after !== undefined && { after }) });
    found.push(...page.entries.map(({ id, version }) => `${id} ${version}`));
    after = page.next;
  } while (after !== undefined);
  return found;
}
