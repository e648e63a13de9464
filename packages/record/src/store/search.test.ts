import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anObservation } from '../testing/examples.ts';
import { openTemporaryRecord, saved } from '../testing/open-temporary-record.ts';
import type { Gate } from './search.ts';

const store = await openTemporaryRecord();
/** Lets only one citizen's rows through. */
const only = (patient: string): Gate => ({ condition: (column, parameter) => `${column} = ${parameter(patient, 'text')}` });

test('a gate stands before every row that is found and counted', async () => {
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
});
