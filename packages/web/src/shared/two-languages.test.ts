import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('messages.ts'));

for (const file of files)
  test(`${file} says the same things in both languages`, async () => {
    const pairs = pairsIn((await import(join(source, file))) as Record<string, unknown>);
    assert.ok(pairs.length > 0, 'a function …MessagesIn, or a part as …Da and …En');
    for (const [da, en] of pairs) assert.deepEqual(keysOf(en), keysOf(da));
  });

/** The Danish and the English of each set of messages: by a function of the language, or as the parts of which others make one. */
function pairsIn(exported: Readonly<Record<string, unknown>>): readonly (readonly [object, object])[] {
  return Object.entries(exported).flatMap(([name, found]) => {
    if (/essagesIn$/.test(name)) {
      const messagesIn = found as (language: string) => object;
      return [[messagesIn('da'), messagesIn('en')] as const];
    }
    return name.endsWith('Da') ? [[found as object, (exported[`${name.slice(0, -2)}En`] ?? {}) as object] as const] : [];
  });
}

function keysOf(messages: object, at = ''): readonly string[] {
  return Object.entries(messages)
    .flatMap(([key, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? keysOf(value as object, `${at}${key}.`) : [`${at}${key}`],
    )
    .sort();
}
