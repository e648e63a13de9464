import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openUngated, temporaryFolder } from '@rygforloeb/record/ungated';
import { check } from './check.ts';
import { Ledger, markSystem } from './ledger.ts';
import type { Request, Saved } from './requests.ts';

const folder = await temporaryFolder();
const { database, store, close } = await openUngated({ folder });
after(close);
const ledger = new Ledger();

test('what was acknowledged and is whole is neither lost nor torn', async () => {
  for (let round = 0; round < 2; round += 1) await save(3);
  ledger.mark(3); // Sent, never answered, and not saved.
  assert.deepEqual(await check(folder, ledger), { lost: 0, torn: 0, untold: 0 });
});

test('an acknowledged version that is gone, or holds something else, is lost', async () => {
  const { id } = await save(1);
  assert.deepEqual(await check(folder, ledger), { lost: 0, torn: 0, untold: 0 });
  for (const table of ['organization', 'organization_history']) {
    await database.pool.query(`update record.${table} set content = jsonb_set(content, '{name}', '"other"') where id = $1`, [id]);
  }
  assert.deepEqual(await check(folder, ledger), { lost: 1, torn: 0, untold: 0 });
  for (const table of ['organization', 'organization_history'])
    await database.pool.query(`delete from record.${table} where id = $1`, [id]);
  assert.deepEqual(await check(folder, ledger), { lost: 1, torn: 0, untold: 0 });
});

test('a part of a transaction, and a resource without its history, are torn', async () => {
  const { id } = await save(3);
  for (const table of ['organization', 'organization_history'])
    await database.pool.query(`delete from record.${table} where id = $1`, [id]);
  assert.deepEqual(await check(folder, ledger), { lost: 2, torn: 1, untold: 0 });
  const { id: other } = await save(1);
  await database.pool.query('delete from record.organization where id = $1', [other]);
  assert.deepEqual(await check(folder, ledger), { lost: 3, torn: 2, untold: 0 });
});

test('a version of which the log tells nothing is untold', async () => {
  const { untold } = await check(folder, ledger, Buffer.alloc(32, 5));
  assert.ok(untold > 0, 'nothing here was written through the gate');
});

/** Saves so many organisations as one request, acknowledged; the first of them. */
async function save(size: number): Promise<Saved> {
  const mark = ledger.mark(size);
  const identifier = [{ system: markSystem, value: mark }];
  const request: Request = {
    writes: Array.from({ length: size }, (_, index) => ({
      resource: { resourceType: 'Organization', identifier, name: `${mark} ${index}` },
    })),
  };
  const saved: Saved[] = [];
  for (const { resource } of request.writes) {
    const outcome = await store.create(resource);
    assert.ok(outcome.ok, JSON.stringify(outcome));
    saved.push({ type: 'Organization', id: outcome.resource.id, version: 1 });
  }
  ledger.note(request, { ok: true, saved });
  return saved[0] ?? assert.fail();
}
