import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { installationKeys } from './installation-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-test-'));
after(() => rmSync(folder, { recursive: true }));

test('keys are made once, for their owner alone, and are the same at the next start', () => {
  const first = installationKeys({ dataDirectory: folder });
  assert.equal(statSync(join(folder, 'keys.json')).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(folder), ['keys.json'], 'no draft is left');
  assert.deepEqual(installationKeys({ dataDirectory: folder }), first);
  assert.deepEqual(installationKeys({ keysFile: join(folder, 'keys.json') }), first);
  assert.notDeepEqual(installationKeys({}), first);
});

test('keys that others may read, and files that hold no keys, are refused', { skip: process.platform === 'win32' }, () => {
  const file = join(folder, 'keys.json');
  chmodSync(file, 0o644);
  assert.throws(() => installationKeys({ keysFile: file }), { code: 'RYG_SERVER_SETTING', message: /may be read by others/ });
  for (const content of ['', '{}', '{"jwks":{"keys":[]},"secret":"short"}', 'null']) {
    writeFileSync(join(folder, 'other.json'), content, { mode: 0o600 });
    assert.throws(() => installationKeys({ keysFile: join(folder, 'other.json') }), /not one that we wrote/);
  }
});
