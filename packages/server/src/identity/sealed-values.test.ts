import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeptValues } from '@rygforloeb/record';
import { sealed } from './sealed-values.ts';
import { keptInMemory } from './testing/identity-fixture.ts';

const expires = new Date(Date.now() + 60_000);

test('what is kept can be read by whoever holds the key, and tells nothing to whoever holds the table', async () => {
  const table: string[] = [];
  const kept = keptInMemory();
  const watched: KeptValues = {
    ...kept,
    put: (space, key, value, options) => {
      table.push(JSON.stringify(value));
      return kept.put(space, key, value, options);
    },
  };
  const values = sealed(watched);
  await values.put('session', 'id-1', { name: 'Anna Demolund' }, { expires });
  assert.doesNotMatch(table.join(), /Anna|name/);
  assert.deepEqual(await values.get('session', 'id-1'), { name: 'Anna Demolund' });
  assert.deepEqual(await values.change('session', 'id-1', (value) => ({ ...value, role: 'gp' })), { name: 'Anna Demolund', role: 'gp' });
  assert.deepEqual(await values.change('session', 'id-1', () => undefined), { name: 'Anna Demolund', role: 'gp' });
  assert.deepEqual(await values.take('session', 'id-1'), { name: 'Anna Demolund', role: 'gp' });
  assert.equal(await values.get('session', 'id-1'), undefined);
});

test('a value moved to another key, or changed in the table, is nothing', async () => {
  const kept = keptInMemory();
  const values = sealed(kept);
  await values.put('session', 'mine', { role: 'citizen' }, { expires });
  const box = (await kept.get('session', 'mine')) as { sealed: string };
  await kept.put('session', 'yours', box, { expires });
  await kept.put('session', 'bent', { sealed: `${box.sealed.slice(0, -4)}AAAA` }, { expires });
  await kept.put('session', 'bare', { role: 'administrator' }, { expires });
  for (const key of ['yours', 'bent', 'bare']) assert.equal(await values.get('session', key), undefined, key);
});
