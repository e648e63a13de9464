import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { highestCitizenLix, readability } from '@rygforloeb/decision';

/** Below so many words the figure says how long one word is, not how hard a sentence is. */
const fewest = 8;

test('what the pages say to a citizen in Danish is easy to read', async () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('-messages.ts'));
  assert.ok(files.length > 8);
  const hard: string[] = [];
  for (const file of files)
    for (const [name, messagesIn] of Object.entries((await import(join(import.meta.dirname, file))) as Readonly<Record<string, unknown>>))
      if (name.endsWith('essagesIn'))
        for (const text of textsIn((messagesIn as (language: string) => object)('da'))) {
          const { words, lix } = readability(text);
          if (words >= fewest && lix > highestCitizenLix) hard.push(`${file}: ${lix} ${text}`);
        }
  assert.deepEqual(hard, []);
});

function textsIn(messages: object): readonly string[] {
  return Object.values(messages).flatMap((value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [String((value as (...told: readonly string[]) => unknown)('om 3 dage', 'det', 'det'))];
    return typeof value === 'object' && value !== null ? textsIn(value) : [];
  });
}
