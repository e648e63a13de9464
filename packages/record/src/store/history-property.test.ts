import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aPatient } from '../testing/examples.ts';
import { openTemporaryRecord, saved } from '../testing/open-temporary-record.ts';
import type { Store } from './store.ts';

const store = await openTemporaryRecord();

/** What one of several writers tries: with the version it last saw, or with one it makes up. */
const attempt = fc.record({
  writer: fc.nat(2),
  verb: fc.constantFrom('update', 'update', 'update', 'delete', 'undone update'),
  guess: fc.option(fc.integer({ min: -1, max: 6 }), { nil: undefined, freq: 3 }),
});

test('whatever several writers try at once, the history is every change that was acknowledged, and nothing else', async () => {
  const property = fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 12 }), async (attempts) => {
    const { id } = await saved(store, { ...aPatient(), language: 'start' });
    const acknowledged = new Map([[1, 'start']]);
    const writers = [0, 1, 2].map(async (writer) => {
      let seen = 1;
      for (const [index, { verb, guess, ...by }] of attempts.entries()) {
        if (by.writer !== writer) continue;
        const expected = guess ?? seen;
        const mark = `mark-${index}`;
        if (verb === 'undone update') await undone(id, expected);
        else if (verb === 'delete') {
          const outcome = await store.delete('Patient', id, expected);
          if (outcome.ok) note(acknowledged, outcome.version, 'deleted');
        } else {
          const outcome = await store.update({ ...aPatient(), id, language: mark }, expected);
          if (outcome.ok) note(acknowledged, Number(outcome.resource.meta.versionId), mark);
          else if (outcome.reason === 'version-conflict') seen = outcome.current;
        }
      }
    });
    await Promise.all(writers);
    const history = await store.history('Patient', id, { count: 100 });
    assert.deepEqual(
      history.map(({ version, resource }) => [version, resource?.['language'] ?? 'deleted']),
      [...acknowledged].sort(([one], [other]) => other - one),
    );
    assert.deepEqual(
      history.map(({ version }) => version),
      Array.from(history, (_, index) => history.length - index),
    );
    const present = await store.read('Patient', id);
    assert.deepEqual(present.ok ? present.resource : undefined, history[0]?.resource);
  });
  await fc.assert(property, { numRuns: 60 });
});

test('however a worklist is cut into pages, the pages together are the worklist', async () => {
  const days = fc.array(fc.constantFrom(undefined, '2026-03-01', '2026-03-02', '2026-03-03T10:00:00Z'), { maxLength: 12 });
  let owners = 0;
  const property = fc.asyncProperty(
    days,
    fc.integer({ min: 1, max: 5 }),
    fc.constantFrom('modified', '-modified'),
    async (modified, count, sort) => {
      owners += 1;
      const owner = `Organization/${owners}`;
      for (const lastModified of modified)
        await saved(store, { resourceType: 'Task', status: 'requested', intent: 'order', owner: { reference: owner }, lastModified });
      const whole = await ids(store, { owner }, sort, 1000);
      assert.equal(new Set(whole).size, modified.length);
      assert.deepEqual(await ids(store, { owner }, sort, count), whole);
    },
  );
  await fc.assert(property, { numRuns: 25 });
});

async function undone(id: string, expected: number): Promise<void> {
  await store.transaction(async (inside) => {
    await inside.update({ ...aPatient(), id, language: 'undone' }, expected);
    return { ok: false };
  });
}

function note(acknowledged: Map<number, string>, version: number, mark: string): void {
  assert.ok(!acknowledged.has(version), `version ${version} was acknowledged twice`);
  acknowledged.set(version, mark);
}

async function ids(from: Store, where: { owner: string }, sort: string, count: number): Promise<readonly string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await from.search('Task', { where, sort, count, ...(after !== undefined && { after }) });
    found.push(...page.entries.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  return found;
}
