/** The command as people start it: the launcher, the real programme, real pipes. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { caseText } from './test-surroundings.ts';

const launcher = fileURLToPath(new URL('../bin/rygforloeb.mjs', import.meta.url));

function rygforloeb(words: readonly string[], input = '', environment: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [launcher, ...words], { input, encoding: 'utf8', env: { ...process.env, ...environment } });
}

/** A root under pressure: weakness of grade 3 since last night. */
const acute = caseText(
  'acute',
  'findings: [{code: pain-site, value: [lumbar]}, {code: strength-grade, value: 3, onset: 2024-03-11T22:00+01:00, site: left}]\n',
);

test('the version is the package version', () => {
  assert.match(rygforloeb(['--version']).stdout, /^rygforloeb \d+\.\d+\.\d+\n$/);
});

test('fresh weakness of grade 3 is acute for the GP, in words and as JSON', () => {
  const { status, stdout, stderr } = rygforloeb(['assess', '-'], acute);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(stdout, /HASTEGRAD: AKUT/);
  assert.match(stdout, /NU\n {2}• Akut henvisning til FAM – Skal/);
  const answer = JSON.parse(rygforloeb(['assess', '--json', '-'], acute).stdout) as Record<string, unknown>;
  assert.deepEqual(Object.keys(answer), ['case', 'programme', 'asOf', 'inScope', 'urgency', 'dispositions', 'missing']);
  assert.equal(answer.urgency, 'acute');
});

test('a fault ends with exit 2 and no stack, the good case is answered', () => {
  const { status, stdout, stderr } = rygforloeb(
    ['assess', '--json', '-'],
    `${caseText('bad', 'findings: [{code: fevr, value: true}]\n')}---\n${acute}`,
  );
  assert.equal(status, 2);
  assert.equal(stdout.trim().split('\n').length, 1);
  assert.match(stderr, /^-:5:19: there is no finding fevr \(allowed: .*did you mean fever\)\n$/);
});

test('a reader who leaves after one line gets no complaint', async () => {
  const many = Array.from({ length: 300 }, (_, index) => acute.replace('id: acute', `id: c${index}`)).join('---\n');
  const child = spawn(process.execPath, [launcher, 'assess', '--json', '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (data: Buffer) => {
    complaint += data.toString('utf8');
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(many);
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.once('close', resolve));
  assert.deepEqual([status, complaint], [0, '']);
});
