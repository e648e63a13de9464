/** Whatever the network and the machines do, each message takes effect once and is known to be delivered. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Fates, playBadNetwork } from '../testing/bad-network.ts';

const fates: fc.Arbitrary<Fates> = fc.record({
  sendings: fc.array(
    fc.record({ lose: fc.boolean(), copies: fc.integer({ min: 1, max: 3 }), delay: fc.integer({ min: 0, max: 40 }), break: fc.boolean() }),
    { maxLength: 60 },
  ),
  effects: fc.array(fc.boolean(), { maxLength: 12 }),
  crashes: fc.array(fc.constantFrom('no' as const, 'no' as const, 'before' as const, 'after' as const), { maxLength: 60 }),
});

test('messages and answers are lost, doubled, late and out of order, effects fail and machines crash: each message takes effect once, and its sender knows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fates, async (count, all) => {
      const { left, right } = await playBadNetwork(count, all);
      const sent = left.outgoing.map(({ messageId }) => messageId).sort();
      assert.equal(sent.length, count);
      assert.deepEqual([...right.notes].sort(), sent);
      assert.deepEqual(
        left.outgoing.map(({ state }) => state),
        sent.map(() => 'delivered'),
      );
      assert.deepEqual(
        [...left.received, ...right.received].filter(({ state }) => state !== 'done'),
        [],
      );
    }),
    { numRuns: 60 },
  );
});
