import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessMessagesIn } from './access-messages.ts';

test('both languages say the same things about access', () => {
  assert.deepEqual(keysOf(accessMessagesIn('en')), keysOf(accessMessagesIn('da')));
});

function keysOf(messages: object): readonly string[] {
  return Object.entries(messages)
    .flatMap(([key, value]) => (typeof value === 'object' ? Object.keys(value as object).map((inner) => `${key}.${inner}`) : [key]))
    .sort();
}
