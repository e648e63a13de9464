import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { appsIn } from './apps.ts';

const folder = mkdtempSync(join(tmpdir(), 'apps-test-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'apps.json');
const read = (content: unknown) => {
  writeFileSync(file, JSON.stringify(content));
  return appsIn(file);
};
const app = { client_id: 'a', name: 'A', kind: 'public', redirect_uris: ['https://a.example/back'], scopes: ['patient/*.rs'] };
const keys = { keys: [{ kty: 'EC', crv: 'P-384', x: 'x', y: 'y' }] };
const system = { ...app, kind: 'system', redirect_uris: [], jwks: keys, role: 'gp', organization: 'Organization/o', device: 'Device/d' };

test('apps of every kind are read', () => {
  const native = { ...app, client_id: 'b', redirect_uris: ['dk.example.app:/back', 'http://127.0.0.1/back'] };
  assert.deepEqual(
    read([
      app,
      native,
      { ...system, client_id: 'c' },
      { ...app, client_id: 'd', kind: 'confidential', jwks_uri: 'https://d.example/jwks' },
    ]).map(({ clientId, kind }) => `${clientId} ${kind}`),
    ['a public', 'b public', 'c system', 'd confidential'],
  );
});

test('what is wrong with an app is told by its place and in words', () => {
  const wrong: readonly (readonly [content: unknown, words: RegExp])[] = [
    [{}, /not a list/],
    [[app, app], /twice/],
    [[{ ...app, client_id: 'a b' }], /app 1: client_id/],
    [[app, { ...app, name: '' }], /app 2: name/],
    [[{ ...app, kind: 'secret' }], /kind/],
    [[{ ...app, scopes: ['patient/*.rs', 'everything'] }], /scopes/],
    [[{ ...app, redirect_uris: [] }], /redirect_uris/],
    [[{ ...app, redirect_uris: ['http://a.example/back'] }], /redirect_uris/],
    [[{ ...app, redirect_uris: ['javascript:alert(1)'] }], /redirect_uris/],
    [[{ ...app, redirect_uris: ['https://a.example/back#x'] }], /redirect_uris/],
    [[{ ...app, launch_url: 'ftp://a.example' }], /launch_url/],
    [[{ ...app, kind: 'confidential' }], /jwks/],
    [[{ ...system, jwks: { keys: [{ ...keys.keys[0], d: 'd' }] } }], /private key/],
    [[{ ...system, organization: 'o' }], /organization/],
    [[{ ...system, redirect_uris: ['https://a.example'] }], /redirect_uris/],
  ];
  for (const [content, words] of wrong)
    assert.throws(
      () => read(content),
      (error: Error & { code?: string }) => error.code === 'RYG_SERVER_SETTING' && words.test(error.message),
    );
  assert.throws(() => appsIn(join(folder, 'none.json')), /cannot be read/);
});
