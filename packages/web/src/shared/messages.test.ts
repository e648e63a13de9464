import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagesIn } from './messages.ts';

test('both languages have the same messages', () => {
  assert.deepEqual(keysOf(messagesIn('en')), keysOf(messagesIn('da')));
});

function keysOf(messages: object): readonly string[] {
  return Object.entries(messages)
    .flatMap(([key, value]) => (typeof value === 'object' ? Object.keys(value as object).map((inner) => `${key}.${inner}`) : [key]))
    .sort();
}
