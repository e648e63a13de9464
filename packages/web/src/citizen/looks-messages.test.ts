import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highestCitizenLix, readability } from '@rygforloeb/decision';
import { looksMessagesIn } from './looks-messages.ts';

test('both languages say the same things about looks', () => {
  assert.deepEqual(Object.keys(looksMessagesIn('en')).sort(), Object.keys(looksMessagesIn('da')).sort());
});

test('a citizen reads the Danish sentences with ease: LIX at most 35, each by itself', () => {
  const texts = Object.values(looksMessagesIn('da'))
    .flatMap((message) => (typeof message === 'object' ? [] : [typeof message === 'string' ? message : message('Fald', 'Fald')]))
    .filter((text) => text.split(' ').length > 3);
  assert.ok(texts.length > 8);
  const hard = texts.map((text) => ({ text, ...readability(text) })).filter(({ lix }) => lix > highestCitizenLix);
  assert.deepEqual(hard, []);
});
