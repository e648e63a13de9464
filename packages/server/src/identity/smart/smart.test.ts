import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type { OpenRecord } from '@rygforloeb/record';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import {
  Browser,
  type IdentityServer,
  logIn,
  openTestRecord,
  type Page,
  peopleInMemory,
  serveIdentity,
} from '../testing/identity-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smart-test-'));
const pairs = { RS384: await generateKeyPair('RS384'), ES384: await generateKeyPair('ES384') };
const stranger = await generateKeyPair('ES384');
const redirect = 'https://app.example/callback';
const scopes = ['openid', 'fhirUser', 'offline_access', 'launch', 'launch/patient', 'patient/*.rs', 'user/Observation.rs', 'user/Task.cru'];

let record: OpenRecord;
let server: IdentityServer;
let browser: Browser;
let clock = 0;
const people = peopleInMemory();

before(async () => {
  const jwks = {
    keys: [
      { ...(await exportJWK(pairs.RS384.publicKey)), kid: 'rsa', alg: 'RS384' },
      { ...(await exportJWK(pairs.ES384.publicKey)), kid: 'ec', alg: 'ES384' },
    ],
  };
  const appsFile = join(folder, 'apps.json');
  const system = { kind: 'system', jwks, scopes: ['system/Task.rs', 'system/Observation.r'], role: 'hospital' };
  writeFileSync(
    appsFile,
    JSON.stringify([
      {
        client_id: 'public-app',
        name: 'Rygappen',
        kind: 'public',
        redirect_uris: [redirect],
        scopes,
        launch_url: 'https://app.example/launch',
      },
      { client_id: 'practice-system', name: 'Lægesystemet', kind: 'confidential', redirect_uris: [redirect], scopes, jwks },
      { client_id: 'hospital-system', name: 'Sygehussystemet', organization: 'Organization/demo-sygehus', device: 'Device/epj', ...system },
    ]),
  );
  record = await openTestRecord();
  server = await serveIdentity({
    kept: record.kept,
    source: people.source,
    settings: { appsFile },
    now: () => new Date(Date.now() + clock),
  });
});
after(async () => {
  await server.close();
  await record.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  clock = 0;
  browser = new Browser(server.url);
});

const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

function authorizeAddress(params: Record<string, string | undefined>): string {
  const all: Record<string, string | undefined> = {
    response_type: 'code',
    client_id: 'public-app',
    redirect_uri: redirect,
    scope: 'openid fhirUser launch/patient patient/Observation.rs',
    state: 'some-state',
    aud: `${server.url}/fhir`,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...params,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${server.url}/oauth/auth?${new URLSearchParams(given)}`;
}

/** What the app gets back at its own address. */
function sentBack(): URLSearchParams {
  return new URL(browser.sentTo.at(-1) ?? 'https://nobody.example').searchParams;
}

async function consented(person: string, params: Record<string, string | undefined> = {}): Promise<Page> {
  await logIn(browser, server.url, person);
  const page = await browser.get(authorizeAddress(params));
  if (page.status !== 0) await browser.press(page, { svar: 'ja' });
  return page;
}

// biome-ignore lint/suspicious/noExplicitAny: the answers of the token endpoint as tests read them
async function token(fields: Record<string, string>): Promise<{ readonly status: number; readonly body: any }> {
  const response = await fetch(`${server.url}/oauth/token`, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: response.status, body: await response.json() };
}

function exchange(fields: Record<string, string> = {}) {
  const code = sentBack().get('code') ?? 'none';
  return token({
    grant_type: 'authorization_code',
    client_id: 'public-app',
    redirect_uri: redirect,
    code,
    code_verifier: verifier,
    ...fields,
  });
}

async function assertion(
  client: string,
  change: {
    readonly alg?: 'RS384' | 'ES384';
    readonly key?: CryptoKey;
    readonly aud?: string;
    readonly seconds?: number;
    readonly jti?: string;
  } = {},
): Promise<Record<string, string>> {
  const { alg = 'ES384', seconds = 240 } = change;
  const jwt = await new SignJWT({ jti: change.jti ?? randomBytes(9).toString('hex') })
    .setProtectedHeader({ alg, kid: alg === 'ES384' ? 'ec' : 'rsa', typ: 'JWT' })
    .setIssuer(client)
    .setSubject(client)
    .setAudience(change.aud ?? `${server.url}/oauth/token`)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1_000) + seconds)
    .sign(change.key ?? pairs[alg].privateKey);
  return { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: jwt };
}

async function who(bearer: string): Promise<{ readonly agent: { who: string; role: string }; readonly app: { scopes: unknown } } | null> {
  return (await fetch(`${server.url}/fhir/who`, { headers: { authorization: `Bearer ${bearer}` } })).json();
}

test('an app finds every address it needs', async () => {
  const configuration = await (await fetch(`${server.url}/fhir/.well-known/smart-configuration`)).json();
  assert.equal(configuration.authorization_endpoint, `${server.url}/oauth/auth`);
  assert.deepEqual(configuration.code_challenge_methods_supported, ['S256']);
  const openid = await (await fetch(`${server.url}/oauth/.well-known/openid-configuration`)).json();
  for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'revocation_endpoint'])
    assert.equal(openid[name], configuration[name], name);
  assert.equal((await fetch(configuration.jwks_uri)).status, 200);
});

test('a citizen lets an app in, and it gets her own data and nothing else', async () => {
  const page = await consented('karen');
  assert.match(page.text, /Rygappen beder om adgang/);
  assert.match(page.text, /læse og søge i fund, målinger og dagbog/);
  assert.match(page.text, /Det gælder kun oplysninger om dig/);
  assert.match(page.headers.get('content-security-policy') ?? '', /form-action 'self' https:\/\/app\.example/);
  assert.equal(sentBack().get('state'), 'some-state');
  const { status, body } = await exchange();
  assert.equal(status, 200);
  assert.deepEqual([body.token_type, body.expires_in, body.patient], ['Bearer', 600, 'demo-karen']);
  assert.deepEqual(body.scope.split(' ').sort(), ['fhirUser', 'launch/patient', 'openid', 'patient/Observation.rs']);
  assert.equal(decodeJwt(body.id_token)['fhirUser'], `${server.url}/fhir/Patient/demo-karen`);
  assert.equal(body.refresh_token, undefined);
  const access = await who(body.access_token);
  assert.equal(access?.agent.who, 'Patient/demo-karen');
  assert.deepEqual(access?.app, { client: 'public-app', scopes: [{ type: 'Observation', actions: ['r', 's'], patient: 'demo-karen' }] });
});

test('a code works once; who sends it again loses the token too', async () => {
  await consented('karen');
  const [one, two] = await Promise.all([exchange(), exchange()]);
  assert.deepEqual([one.status, two.status].sort(), [200, 400]);
  const again = await exchange();
  assert.equal(again.body.error, 'invalid_grant');
  assert.equal(await who((one.status === 200 ? one : two).body.access_token), null);
});

test('without PKCE by S256 there is no code, and with another verifier no token', async () => {
  await logIn(browser, server.url, 'karen');
  await browser.get(authorizeAddress({ code_challenge: undefined, code_challenge_method: undefined }));
  assert.equal(sentBack().get('error'), 'invalid_request');
  await browser.get(authorizeAddress({ code_challenge: verifier, code_challenge_method: 'plain' }));
  assert.equal(sentBack().get('error'), 'invalid_request');
  await browser.press(await browser.get(authorizeAddress({})), { svar: 'ja' });
  assert.equal((await exchange({ code_verifier: randomBytes(32).toString('base64url') })).body.error, 'invalid_grant');
});

test('an address that is not registered is never sent to, and another FHIR server is refused', async () => {
  await logIn(browser, server.url, 'karen');
  const page = await browser.get(authorizeAddress({ redirect_uri: 'https://evil.example/callback' }));
  assert.equal(page.status, 400);
  assert.deepEqual(browser.sentTo, []);
  for (const aud of [undefined, 'https://evil.example/fhir']) {
    await browser.get(authorizeAddress({ aud }));
    assert.equal(sentBack().get('error'), 'invalid_request');
  }
});

test('an app that asks comes through the login first, and a no is a no', async () => {
  const login = await browser.get(authorizeAddress({}));
  assert.match(login.text, /Demo – fiktive personer/);
  const asked = await browser.press(login, { person: 'demo-karen' });
  assert.match(asked.text, /Rygappen beder om adgang/);
  await browser.press(asked, { svar: 'nej' });
  assert.equal(sentBack().get('error'), 'access_denied');
});

test('the yes to an app cannot be forged', async () => {
  await logIn(browser, server.url, 'karen');
  const page = await browser.get(authorizeAddress({}));
  assert.equal((await browser.post(page.url, { svar: 'ja' })).status, 403);
  assert.equal((await browser.post(page.url, { svar: 'ja', _csrf: 'a'.repeat(43) })).status, 403);
  assert.deepEqual(browser.sentTo, []);
});

test('an app gets no more than it was registered for, whatever it asks', async () => {
  await consented('gp-anna', {
    scope: 'openid user/Observation.cruds user/Task.cruds user/Patient.rs system/Task.rs user/Observation.rs?category=x admin',
  });
  const { body } = await exchange();
  assert.deepEqual(body.scope.split(' ').sort(), ['openid', 'user/Observation.rs', 'user/Task.cru']);
  assert.deepEqual((await who(body.access_token))?.app.scopes, [
    { type: 'Observation', actions: ['r', 's'] },
    { type: 'Task', actions: ['c', 'r', 'u'] },
  ]);
  await browser.get(authorizeAddress({ scope: 'openid user/Patient.rs' }));
  assert.equal(sentBack().get('error'), 'invalid_scope');
});

test('scopes in the words of version 1 mean the same', async () => {
  await consented('karen', { scope: 'launch/patient patient/Observation.read' });
  const { body } = await exchange();
  assert.deepEqual((await who(body.access_token))?.app.scopes, [{ type: 'Observation', actions: ['r', 's'], patient: 'demo-karen' }]);
});

test('a professional without a chosen citizen is told to open the app from one', async () => {
  await logIn(browser, server.url, 'gp-anna');
  await browser.get(authorizeAddress({}));
  assert.deepEqual([sentBack().get('error'), /borger|citizen/.test(sentBack().get('error_description') ?? '')], ['access_denied', true]);
});

test('an app opened from a citizen is about that citizen, for the one who opened it', async () => {
  const me = await logIn(browser, server.url, 'gp-anna');
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(me.text)?.[1] ?? '';
  const opened = await browser.post(`${server.url}/smart/launch`, { patient: 'demo-karen', _csrf });
  const { iss, launch } = JSON.parse(opened.text);
  assert.equal(iss, `${server.url}/fhir`);
  const page = await browser.get(authorizeAddress({ launch, scope: 'launch patient/Observation.rs' }));
  await browser.press(page, { svar: 'ja' });
  assert.equal((await exchange()).body.patient, 'demo-karen');
  await browser.post(`${server.url}/smart/launch`, { patient: 'demo-karen', app: 'public-app', _csrf });
  assert.match(browser.sentTo.at(-1) ?? '', /^https:\/\/app\.example\/launch\?iss=.+&launch=/);
  assert.equal((await browser.post(`${server.url}/smart/launch`, { patient: 'demo-yusuf', _csrf })).status, 404, 'whom she may not see');
  assert.equal((await browser.post(`${server.url}/smart/launch`, { patient: 'demo-karen' })).status, 403, 'forged');
  browser = new Browser(server.url);
  await logIn(browser, server.url, 'hospital-ida');
  await browser.get(authorizeAddress({ launch, scope: 'launch patient/Observation.rs' }));
  assert.equal(sentBack().get('error'), 'access_denied', 'the handle is of no use to another');
});

test('offline access goes on after logout by a refresh token that changes each time; a used one ends everything', async () => {
  await consented('karen', { scope: 'openid offline_access patient/Observation.rs' });
  const first = await exchange();
  assert.equal(typeof first.body.refresh_token, 'string');
  await browser.press(await browser.get(`${server.url}/mig`), {});
  assert.notEqual(await who(first.body.access_token), null);
  const refresh = (value: string, more: Record<string, string> = {}) =>
    token({ grant_type: 'refresh_token', client_id: 'public-app', refresh_token: value, ...more });
  const wider = await refresh(first.body.refresh_token, { scope: 'openid patient/Observation.rs user/Task.cru' });
  assert.equal(wider.body.error, 'invalid_scope');
  const second = await refresh(first.body.refresh_token);
  assert.deepEqual([second.status, second.body.patient], [200, 'demo-karen']);
  assert.ok(second.body.scope.split(' ').includes('patient/Observation.rs'));
  assert.notEqual(second.body.refresh_token, first.body.refresh_token);
  assert.equal((await refresh(first.body.refresh_token)).body.error, 'invalid_grant');
  assert.equal((await refresh(second.body.refresh_token)).body.error, 'invalid_grant');
  assert.equal(await who(second.body.access_token), null);
});

test('access without offline ends with the session', async () => {
  await consented('karen');
  const { body } = await exchange();
  assert.notEqual(await who(body.access_token), null);
  await browser.press(await browser.get(`${server.url}/mig`), {});
  assert.equal(await who(body.access_token), null);
});

test('an app can give its token back', async () => {
  await consented('karen');
  const { body } = await exchange();
  const revoked = await fetch(`${server.url}/oauth/token/revocation`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'public-app', token: body.access_token }),
  });
  assert.equal(revoked.status, 200);
  assert.equal(await who(body.access_token), null);
});

test('a role that was taken away takes the app with it', async () => {
  await consented('rygcenter-jens', { scope: 'user/Task.cru' });
  const { body } = await exchange();
  assert.equal((await who(body.access_token))?.agent.role, 'rygcenter');
  people.change('PractitionerRole/demo-rygcenter-jens.rygcenter', { active: false });
  clock = 60_000;
  assert.equal(await who(body.access_token), null);
});

test('a token that is wrong is nobody, and the cookie does not help it', async () => {
  await logIn(browser, server.url, 'gp-anna');
  const cookie = `ryg-session=${browser.cookie('ryg-session')}`;
  for (const authorization of [`Bearer ${'x'.repeat(43)}`, 'Bearer', 'Basic YTpi', 'Bearer a b']) {
    const response = await fetch(`${server.url}/fhir/who`, { headers: { authorization, cookie } });
    assert.equal(await response.text(), 'null', authorization);
  }
});

test('a confidential app proves itself by its key, and is not asked about twice', async () => {
  const scope = 'openid user/Observation.rs';
  const first = await consented('gp-anna', { client_id: 'practice-system', scope });
  assert.match(first.text, /Lægesystemet beder om adgang/);
  const bare = { grant_type: 'authorization_code', redirect_uri: redirect, code: sentBack().get('code') ?? '', code_verifier: verifier };
  assert.equal((await token({ ...bare, client_id: 'practice-system' })).status, 401);
  assert.equal((await token({ ...bare, ...(await assertion('practice-system', { key: stranger.privateKey })) })).status, 401);
  const { status, body } = await token({ ...bare, ...(await assertion('practice-system')) });
  assert.deepEqual([status, body.scope], [200, 'openid user/Observation.rs']);
  const again = await browser.get(authorizeAddress({ client_id: 'practice-system', scope }));
  assert.equal(again.status, 0, 'sent on at once');
  const more = await browser.get(authorizeAddress({ client_id: 'practice-system', scope: `${scope} user/Task.cru` }));
  assert.match(more.text, /beder om adgang/, 'more than before is asked about');
  const forced = await browser.get(authorizeAddress({ client_id: 'practice-system', scope, prompt: 'consent' }));
  assert.match(forced.text, /beder om adgang/);
});

test('a system asks in its own name by a signed assertion, within what it was registered for', async () => {
  for (const alg of ['RS384', 'ES384'] as const) {
    const { status, body } = await token({
      grant_type: 'client_credentials',
      scope: 'system/Task.cruds system/Observation.rs system/Patient.rs user/Observation.rs',
      ...(await assertion('hospital-system', { alg })),
    });
    assert.equal(status, 200);
    assert.deepEqual(body.scope.split(' ').sort(), ['system/Observation.r', 'system/Task.rs']);
    const { agent, app } = (await who(body.access_token)) ?? {};
    assert.deepEqual(
      { agent, app },
      {
        agent: { who: 'Device/epj', role: 'hospital', organization: 'Organization/demo-sygehus', name: 'Sygehussystemet' },
        app: {
          client: 'hospital-system',
          scopes: [
            { type: 'Task', actions: ['r', 's'] },
            { type: 'Observation', actions: ['r'] },
          ],
        },
      },
    );
  }
});

test('an assertion for another audience, too old, too long, of another key, or used before is refused', async () => {
  const ask = async (change: Parameters<typeof assertion>[1]) =>
    token({ grant_type: 'client_credentials', scope: 'system/Task.rs', ...(await assertion('hospital-system', change)) });
  for (const change of [{ aud: 'https://evil.example/token' }, { seconds: -60 }, { seconds: 3_600 }, { key: stranger.privateKey }]) {
    const { status, body } = await ask(change);
    assert.deepEqual([status, body.error], [401, 'invalid_client'], JSON.stringify(change));
  }
  assert.equal((await ask({ jti: 'once' })).status, 200);
  assert.equal((await ask({ jti: 'once' })).status, 401);
  const asPerson = await token({ grant_type: 'client_credentials', client_id: 'public-app', scope: 'user/Task.cru' });
  assert.notEqual(asPerson.status, 200);
});

test('the demo has an app of its own', async () => {
  await logIn(browser, server.url, 'karen');
  const page = await browser.get(authorizeAddress({ client_id: 'demo-app', redirect_uri: 'http://127.0.0.1:3000/callback' }));
  assert.match(page.text, /Demoappen beder om adgang/);
});
