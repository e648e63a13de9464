import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openGatedRecord, someone } from '../testing/open-gated-record.ts';
import type { MessageRow } from './message-rows.ts';

const { record } = await openGatedRecord();
const jobs = record.as(someone('jobs'));
const clinic = record.as(someone('clinic', 'Organization/a'));
const now = '2026-03-02T09:00:00.000Z';
const later = '2026-03-02T09:02:00.000Z';
const row = (key: string, more: Partial<MessageRow> = {}): MessageRow => ({
  ...{ box: 'out', key, messageId: key, state: 'waiting', due: now, body: `{"a":"${key}"}`, content: { attempts: 0 } },
  ...more,
});

test('a message is kept once under its key, with every character it came with', async () => {
  const odd = row('odd', { box: 'in', body: 'NUL \u0000, half a pair \ud800, æøå' });
  assert.equal(await jobs.messages.add(odd), true);
  assert.equal(await jobs.messages.add({ ...odd, body: 'another' }), false);
  assert.deepEqual(await jobs.messages.find('in', 'odd'), odd);
  assert.equal(await jobs.messages.find('out', 'odd'), undefined);
  assert.equal(await jobs.messages.knows('odd'), true);
  await jobs.messages.change({ box: 'in', key: 'odd', state: 'done', content: {} });
});

test('it holds or falls with the transaction in which it was laid down', async () => {
  const undone = await clinic.transaction(async (inside) => ({ ok: !(await inside.messages.add(row('undone'))) }));
  assert.equal(undone.ok, false);
  assert.equal(await jobs.messages.find('out', 'undone'), undefined);
  await assert.rejects(
    clinic.transaction(async (inside) => {
      await inside.messages.add(row('broken'));
      throw new Error('The machine fell.');
    }),
  );
  assert.equal(await jobs.messages.find('out', 'broken'), undefined);
  await clinic.transaction(async (inside) => ({ ok: await inside.messages.add(row('kept')) }));
  assert.equal((await jobs.messages.find('out', 'kept'))?.state, 'waiting');
});

test('a step lays messages down and sees none; within it our own jobs do', async () => {
  for (const look of [
    () => clinic.messages.find('out', 'kept'),
    () => clinic.messages.parked(1),
    () => clinic.messages.claim('out', now, later),
  ])
    await assert.rejects(look, { code: 'RYG_RECORD_MESSAGES_CLOSED' });
  const seen = await clinic.transaction(async (inside) => {
    await inside.messages.add(row('own'));
    return { ok: true, found: await inside.as(someone('jobs')).messages.find('out', 'own') };
  });
  assert.equal(seen.found?.key, 'own');
  for (const key of ['own', 'kept']) await jobs.messages.change({ box: 'out', key, state: 'delivered', content: {} });
});

test('of many who look for work at once, each gets another message, and what is put off is nobody’s until then', async () => {
  for (const key of ['1', '2', '3', '4', '5']) await jobs.messages.add(row(key));
  const taken = await Promise.all(Array.from({ length: 8 }, () => jobs.messages.claim('out', now, later)));
  const keys = taken.flatMap((one) => (one === undefined ? [] : [one.key]));
  assert.deepEqual(keys.toSorted(), [...new Set(keys)].toSorted());
  for (let more = await jobs.messages.claim('out', now, later); more !== undefined; more = await jobs.messages.claim('out', now, later))
    keys.push(more.key);
  assert.deepEqual(keys.toSorted(), ['1', '2', '3', '4', '5']);
  assert.equal((await jobs.messages.claim('out', later, later))?.body, row(keys[0] ?? '').body);
});

test('two who change one message at once do so one after the other', async () => {
  await jobs.messages.add(row('count', { content: { attempts: 0 } }));
  const count = () =>
    jobs.transaction(async (inside) => {
      const found = await inside.messages.find('out', 'count');
      const attempts = Number((found?.content as { attempts?: number } | undefined)?.attempts);
      await inside.messages.change({ box: 'out', key: 'count', state: 'waiting', content: { attempts: attempts + 1 } });
      return { ok: true };
    });
  await Promise.all(Array.from({ length: 6 }, count));
  assert.deepEqual((await jobs.messages.find('out', 'count'))?.content, { attempts: 6 });
});

test('parts are seen once, and what is parked is listed, the oldest first', async () => {
  assert.deepEqual(await jobs.messages.seeParts(['b', 'a']), ['b', 'a']);
  assert.deepEqual(await jobs.messages.seeParts(['a', 'c']), ['c']);
  for (const key of ['old', 'new']) await jobs.messages.add(row(key, { state: 'parked' }));
  assert.deepEqual(
    (await jobs.messages.parked(10)).map(({ key }) => key),
    ['old', 'new'],
  );
  assert.equal((await jobs.messages.parked(1)).length, 1);
});
