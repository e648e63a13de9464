/** The README is true: its example runs and prints what it says, and its table of differences is the list. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inspect, isDeepStrictEqual } from 'node:util';
import { DIFFERENCES } from './differences.ts';
import * as engine from './index.ts';

const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');

test('the example runs and prints what it says', async () => {
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const said = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, text]) => text);
  assert.ok(said.length >= 4);
  const body = example.replace(/^import \{(.*)\} from '@rygforloeb\/engine';/, 'const {$1} = engine;');
  assert.notEqual(body, example);
  const printed: string[] = [];
  const run = new Function('engine', 'console', `return (async () => {${body}})();`) as (api: typeof engine, to: object) => Promise<void>;
  await run(engine, { log: (value: unknown) => printed.push(inspect(value)) });
  assert.ok(isDeepStrictEqual(printed, said), printed.join('\n'));
});

test('the table of differences is the list', () => {
  const rows = [...readme.matchAll(/^\| \d+ \| (.*) \| (.*) \|$/gm)].map(([, ours, theirs]) => ({ ours, theirs }));
  assert.deepEqual(
    rows,
    DIFFERENCES.map(({ ours, theirs }) => ({ ours, theirs })),
  );
});
