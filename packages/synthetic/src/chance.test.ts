/** Chance repeats itself, keeps its promises about ranges, and streams of different seeds do not run alike. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createChance, EmptyDrawError } from './chance.ts';

const draws = (...seeds: readonly number[]): readonly number[] => {
  const chance = createChance(...seeds);
  return Array.from({ length: 20 }, () => chance.next());
};

test('the same seeds give the same draws, other seeds others', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(), (seed, index) => {
      assert.deepEqual(draws(seed, index), draws(seed, index));
      assert.notDeepEqual(draws(seed, index), draws(seed, index + 1));
      assert.notDeepEqual(draws(seed, index), draws(seed + 1, index));
    }),
  );
});

test('a whole number lies between its ends and reaches both', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(6), (seed, least, width) => {
      const chance = createChance(seed);
      const seen = new Set(Array.from({ length: 400 }, () => chance.between(least, least + width)));
      assert.deepEqual(
        [...seen].sort((a, b) => a - b),
        Array.from({ length: width + 1 }, (_, step) => least + step),
      );
    }),
  );
});

test('what happens with a probability happens about as often', () => {
  const chance = createChance(1, 2, 3);
  for (const probability of [0, 0.1, 0.5, 0.9, 1]) {
    const often = Array.from({ length: 20_000 }, () => chance.happens(probability)).filter(Boolean).length / 20_000;
    assert.ok(Math.abs(often - probability) < 0.02, `${probability}: ${often}`);
  }
});

test('weights count, and what weighs nothing is never drawn', () => {
  const chance = createChance(5);
  const drawn = Array.from({ length: 4_000 }, () =>
    chance.weighted([
      [3, 'often'],
      [0, 'never'],
      [1, 'seldom'],
    ]),
  );
  const share = drawn.filter((one) => one === 'often').length / drawn.length;
  assert.ok(Math.abs(share - 0.75) < 0.04, String(share));
  assert.ok(!drawn.includes('never'));
});

test('some of a list is never nothing, and keeps its order', () => {
  const chance = createChance(9);
  for (let round = 0; round < 200; round++) {
    const some = chance.some([1, 2, 3, 4], 0.2);
    assert.ok(some.length > 0);
    assert.deepEqual([...some].sort(), some);
  }
});

test('nothing can be drawn from nothing', () => {
  assert.throws(() => createChance(1).pick([]), EmptyDrawError);
});
