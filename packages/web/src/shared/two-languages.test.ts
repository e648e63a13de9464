import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('messages.ts'));

for (const file of files)
  test(`${file} says the same things in both languages`, async () => {
    const found = Object.entries((await import(join(source, file))) as Record<string, unknown>).filter(([name]) => /essagesIn$/.test(name));
    assert.ok(found.length > 0, 'a function …MessagesIn');
    for (const [, messagesIn] of found as [string, (language: string) => object][])
      assert.deepEqual(keysOf(messagesIn('en')), keysOf(messagesIn('da')));
  });

function keysOf(messages: object, at = ''): readonly string[] {
  return Object.entries(messages)
    .flatMap(([key, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? keysOf(value as object, `${at}${key}.`) : [`${at}${key}`],
    )
    .sort();
}
