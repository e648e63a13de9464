import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { defaultSettings, settingsFromEnvironment } from './settings.ts';

test('an empty environment gives the calm defaults: this machine only, a limit, no trusted systems; messages wait in the outbox', () => {
  const { now: _now, ...settings } = settingsFromEnvironment({});
  const { now: _default, ...defaults } = defaultSettings;
  assert.deepEqual(settings, { ...defaults, messages: { everySeconds: 5 } });
});

test('the environment sets address, limit, origins and public address', () => {
  const settings = settingsFromEnvironment({
    HOST: '0.0.0.0',
    PORT: '3000',
    RYG_RATE_PER_MINUTE: '0',
    RYG_ORIGINS: 'https://a.dk, https://b.dk',
    RYG_PUBLIC_URL: 'https://ryg.dk/',
  });
  assert.deepEqual([settings.host, settings.port, settings.rateLimit, settings.publicUrl], ['0.0.0.0', 3000, false, 'https://ryg.dk']);
  assert.deepEqual(settings.allowedOrigins, ['https://a.dk', 'https://b.dk']);
});

test('whoever runs the pages says whom to tell of what cannot be used, and where the statement stands', () => {
  const told = { RYG_ACCESSIBILITY_CONTACT: 'was@region.dk', RYG_ACCESSIBILITY_STATEMENT: 'https://was.example/rygforloeb' };
  assert.deepEqual(settingsFromEnvironment(told).accessibility, { contact: 'was@region.dk', statement: 'https://was.example/rygforloeb' });
  assert.throws(() => settingsFromEnvironment({ RYG_ACCESSIBILITY_STATEMENT: 'javascript:1' }), /https/);
});

test('trusted systems are read from a file and need a public address, for their tokens name it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rygforloeb-'));
  const file = join(folder, 'clients.json');
  writeFileSync(file, JSON.stringify([{ issuer: 'https://a.dk', jwksUrl: 'https://a.dk/jwks' }]));
  assert.equal(settingsFromEnvironment({ RYG_TRUSTED_CLIENTS: file, RYG_PUBLIC_URL: 'https://ryg.dk' }).trustedClients.length, 1);
  assert.throws(() => settingsFromEnvironment({ RYG_TRUSTED_CLIENTS: file }), { code: 'RYG_SERVER_SETTING' });
  writeFileSync(file, '[{"issuer":"https://a.dk"}]');
  assert.throws(() => settingsFromEnvironment({ RYG_TRUSTED_CLIENTS: file, RYG_PUBLIC_URL: 'https://ryg.dk' }), {
    code: 'RYG_SERVER_SETTING',
  });
  rmSync(folder, { recursive: true });
});

test('a setting that cannot be used is refused by its name', () => {
  for (const [name, value] of [
    ['PORT', 'http'],
    ['RYG_LOG', 'loud'],
    ['RYG_PUBLIC_URL', 'ryg.dk'],
  ] as const)
    assert.throws(() => settingsFromEnvironment({ [name]: value }), new RegExp(name));
});

test('the token of the metrics comes from the environment or a file, and a short one is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rygforloeb-'));
  const file = join(folder, 'token');
  writeFileSync(file, 'from-a-file-of-its-own\n');
  assert.equal(settingsFromEnvironment({ RYG_METRICS_TOKEN_FILE: file }).metricsToken, 'from-a-file-of-its-own');
  assert.equal(
    settingsFromEnvironment({ RYG_METRICS_TOKEN: 'from-the-environment', RYG_METRICS_TOKEN_FILE: file }).metricsToken,
    'from-the-environment',
  );
  for (const environment of [
    { RYG_METRICS_TOKEN: 'fifteen-letters' },
    { RYG_METRICS_TOKEN: 'with a space in it' },
    { RYG_METRICS_TOKEN_FILE: join(folder, 'none') },
  ])
    assert.throws(() => settingsFromEnvironment(environment), { code: 'RYG_SERVER_SETTING' });
  rmSync(folder, { recursive: true });
});
