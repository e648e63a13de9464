import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { identityFromEnvironment } from './identity-settings.ts';
import { serveIdentity } from './testing/identity-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'settings-test-'));
after(() => rmSync(folder, { recursive: true }));
const broker = { RYG_OIDC_ISSUER: 'https://broker.example', RYG_OIDC_CLIENT_ID: 'ryg', RYG_OIDC_CLIENT_SECRET: 'hush' };
const real = { ...broker, RYG_PUBLIC_URL: 'https://ryg.example', RYG_DATA: folder };

test('an empty environment is a demo; a broker with its public address and a folder for the keys is production', () => {
  const demo = identityFromEnvironment({});
  assert.deepEqual([demo.broker, demo.production, demo.idleMinutes, demo.longestHours, demo.tokenMinutes], [undefined, false, 30, 8, 10]);
  const production = identityFromEnvironment(real);
  assert.equal(production.production, true);
  assert.deepEqual(production.broker, {
    issuer: 'https://broker.example',
    clientId: 'ryg',
    clientSecret: 'hush',
    scope: 'openid',
    claims: { cpr: 'cpr', professional: 'professional' },
  });
});

test('the demo refuses to start beside anything that means production', () => {
  const signs: readonly Record<string, string>[] = [
    { RYG_PUBLIC_URL: 'https://ryg.example' },
    { RYG_PUBLIC_URL: 'HTTPS://ryg.example' },
    { NODE_ENV: 'production' },
    { RYG_PRODUCTION: '1' },
    { RYG_PRODUCTION: '1', RYG_OIDC_ISSUER: '' },
  ];
  for (const sign of signs)
    assert.throws(() => identityFromEnvironment(sign), { code: 'RYG_SERVER_SETTING', message: /^RYG_OIDC_ISSUER is missing/ });
});

test('a server whose settings mix demo and production does not start, however they came about', async () => {
  const nothing = { kept: {} as never, source: {} as never };
  for (const settings of [{ production: true }, { publicUrl: 'https://ryg.example' }])
    await assert.rejects(serveIdentity({ ...nothing, settings }), { code: 'RYG_SERVER_SETTING' });
});

test('production needs an address to be sent back to, and keys that outlive a restart', () => {
  const { RYG_PUBLIC_URL: _url, ...homeless } = real;
  assert.throws(() => identityFromEnvironment({ ...homeless, RYG_PRODUCTION: '1' }), /RYG_PUBLIC_URL is missing/);
  const { RYG_DATA: _data, ...forgetful } = real;
  assert.throws(() => identityFromEnvironment(forgetful), /RYG_KEYS_FILE or RYG_DATA/);
});

test('a secret comes from the environment or a file, a key from a file; one of them', () => {
  const file = join(folder, 'secret');
  writeFileSync(file, 'from a file\n');
  const { RYG_OIDC_CLIENT_SECRET: _secret, ...bare } = real;
  assert.equal(identityFromEnvironment({ ...bare, RYG_OIDC_CLIENT_SECRET_FILE: file }).broker?.clientSecret, 'from a file');
  assert.equal(identityFromEnvironment({ ...bare, RYG_OIDC_CLIENT_KEY_FILE: file }).broker?.clientKey, 'from a file');
  assert.throws(() => identityFromEnvironment(bare), /give one of/);
  assert.throws(() => identityFromEnvironment({ ...real, RYG_OIDC_CLIENT_KEY_FILE: file }), /give one of/);
  assert.throws(
    () => identityFromEnvironment({ ...bare, RYG_OIDC_CLIENT_SECRET_FILE: join(folder, 'none') }),
    /RYG_OIDC_CLIENT_SECRET_FILE/,
  );
});

test('a broker in the clear, and times that cannot be, are refused by their name', () => {
  for (const [name, value] of [
    ['RYG_OIDC_ISSUER', 'http://broker.example'],
    ['RYG_OIDC_ISSUER', 'broker'],
    ['RYG_OIDC_CLIENT_ID', ''],
    ['RYG_SESSION_IDLE_MINUTES', '0'],
    ['RYG_SESSION_HOURS', '25'],
    ['RYG_TOKEN_MINUTES', '61'],
    ['RYG_LOGINS_PER_MINUTE', 'many'],
  ] as const)
    assert.throws(() => identityFromEnvironment({ ...real, [name]: value }), new RegExp(name));
});
