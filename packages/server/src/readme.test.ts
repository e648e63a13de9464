import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { listen } from './listening-server.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const readme = read('../README.md');
const run = promisify(execFile);
const hasCurl = await run('curl', ['--version']).then(
  () => true,
  () => false,
);

test('every command of the README works as it stands', { skip: hasCurl ? false : 'no curl here' }, async () => {
  const server = await listen();
  try {
    const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, command = '']) => command);
    assert.equal(commands.length, 4);
    const told = [];
    for (const command of commands) {
      assert.match(command, /^curl -fsS /);
      told.push((await run('sh', ['-ec', command.replaceAll('http://127.0.0.1:8080', server.url)])).stdout);
    }
    const [, hook = '', plan = '', feedback = ''] = told;
    assert.deepEqual(
      JSON.parse(hook).cards.map(({ indicator }: { indicator: string }) => indicator),
      ['critical'],
    );
    assert.equal(JSON.parse(plan).resourceType, 'CarePlan');
    assert.equal(feedback, '{}');
  } finally {
    await server.close();
  }
});

test('the README names every setting of the environment, and no other', () => {
  const distinct = (names: readonly (string | undefined)[]) => [...new Set(names)].sort();
  const own = [...read('./settings.ts').matchAll(/environment(?:\.|, ')([A-Z][A-Z_]+)/g)].map(([, name]) => name);
  own.push(...[...read('./settings.ts').matchAll(/\b(RYG_[A-Z_]+):/g)].map(([, name]) => name));
  own.push(...[...read('./identity/identity-settings.ts').matchAll(/\b(RYG_[A-Z_]+)\b/g)].map(([, name]) => name));
  own.push(...[...read('./jobs/jobs-settings.ts').matchAll(/\b(RYG_[A-Z_]+)\b/g)].map(([, name]) => name));
  own.push(...[...read('./messages/message-settings.ts').matchAll(/'(RYG_[A-Z_]+)'/g)].map(([, name]) => name));
  own.push('RYG_MESSAGES_TOKEN_FILE', 'RYG_MESSAGES_URL_TOKEN_FILE');
  own.push('RYG_AUDIT_KEY', 'RYG_AUDIT_KEY_FILE'); // The record's own, told where a server is set up.
  const told = [...readme.matchAll(/`(HOST|PORT|RYG_[A-Z_]+)`/g)].map(([, name]) => name);
  assert.deepEqual(distinct(told), distinct(own));
});
