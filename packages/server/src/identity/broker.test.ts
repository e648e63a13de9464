import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { demoCitizens } from './demo/demo-people.ts';
import type { BrokerSettings } from './identity-settings.ts';
import { Browser, type IdentityServer, keptInMemory, peopleInMemory, serveIdentity } from './testing/identity-fixture.ts';

/** A broker of another organisation: other names for its claims, and a private key in place of a secret. */
let broker: Server;
let issuer = '';
let claims: Record<string, unknown> = {};
let server: IdentityServer;
let browser: Browser;

before(async () => {
  const ours = await generateKeyPair('ES256', { extractable: true });
  const theirs = await generateKeyPair('RS256', { extractable: true });
  let provider: Provider | undefined;
  broker = createServer((request, response) => {
    void provider?.callback()(request, response);
  });
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
  const address = broker.address();
  assert.ok(address !== null && typeof address === 'object');
  issuer = `http://127.0.0.1:${address.port}`;
  const settings: BrokerSettings = {
    issuer,
    clientId: 'ryg',
    clientKey: await exportPKCS8(ours.privateKey),
    scope: 'openid ssn',
    claims: { cpr: 'dk.cpr', professional: 'https://broker.example/professional' },
  };
  server = await serveIdentity({ kept: keptInMemory(), source: peopleInMemory().source, settings: { broker: settings } });
  provider = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(theirs.privateKey)), alg: 'RS256', use: 'sig' }] },
    clients: [
      {
        client_id: 'ryg',
        redirect_uris: [`${server.url}/login/callback`],
        post_logout_redirect_uris: [`${server.url}/logget-ud`],
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [{ ...(await exportJWK(ours.publicKey)), alg: 'ES256' }] },
      },
    ],
    scopes: ['openid', 'ssn'],
    claims: { openid: ['sub'], ssn: ['dk.cpr', 'https://broker.example/professional'] },
    cookies: { keys: ['for a test'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource: (context, form) => {
          context.body = form.replace('</form>', '<button name="logout" value="yes">ud</button></form>');
        },
      },
    },
    interactions: { url: (_context, { uid }) => `/person/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...claims }) }),
  });
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/person/') || provider === undefined) return next();
    const grant = new provider.Grant({ accountId: 'somebody', clientId: 'ryg' });
    grant.addOIDCScope('openid ssn');
    const grantId = await grant.save();
    await provider.interactionFinished(context.req, context.res, { login: { accountId: 'somebody' }, consent: { grantId } });
  });
});
after(async () => {
  await server.close();
  broker.closeAllConnections();
  broker.close();
});
beforeEach(() => {
  claims = {};
  browser = new Browser(server.url, issuer);
});

test('a professional is known by whatever the broker calls the identifier, from the userinfo endpoint too', async () => {
  claims = { 'https://broker.example/professional': 'demo-gp-anna' };
  const me = await browser.get(`${server.url}/login`);
  assert.equal(me.url, `${server.url}/mig`);
  assert.match(me.text, /Anna Demolund/);
  assert.match(me.headers.get('content-security-policy') ?? '', new RegExp(`form-action 'self' ${issuer};`));
});

test('a citizen is known by the number, with or without a hyphen', async () => {
  const cpr = demoCitizens[0]?.cpr ?? '';
  claims = { 'dk.cpr': `${cpr.slice(0, 6)}-${cpr.slice(6)}` };
  assert.match((await browser.get(`${server.url}/login`)).text, /Karen Demoeksempel/);
});

test('whatever else a broker says opens nothing', async () => {
  for (const odd of [
    {},
    { cpr: demoCitizens[0]?.cpr },
    { 'dk.cpr': 6_205_790_104 },
    { 'dk.cpr': '' },
    { 'dk.cpr': 'a|b' },
    { 'dk.cpr': ['x'] },
  ]) {
    claims = odd;
    browser = new Browser(server.url, issuer);
    assert.equal((await browser.get(`${server.url}/login`)).status, 403, JSON.stringify(odd));
  }
});

test('logging out ends the session at the broker too, and comes back', async () => {
  claims = { 'https://broker.example/professional': 'demo-gp-anna' };
  const asked = await browser.press(await browser.get(`${server.url}/login`), {});
  assert.equal(new URL(asked.url).origin, issuer);
  const back = await browser.press(asked, { logout: 'yes' }, /<form[^>]*action="([^"]+)"[\s\S]*?<\/form>/);
  assert.equal(new URL(back.url).pathname, '/logget-ud');
  assert.match(back.text, /Du er logget ud/);
});

test('an answer with another state, or that another browser began, logs nobody in', async () => {
  const begun = await fetch(`${server.url}/login`, { redirect: 'manual' });
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const callback = (query: string, sent: string) =>
    fetch(`${server.url}/login/callback?${query}`, { headers: { cookie: sent }, redirect: 'manual' });
  for (const [query, sent] of [
    [`code=x&state=${state}&iss=${issuer}`, ''],
    [`code=x&state=another&iss=${issuer}`, cookie],
    [`code=x&state=${state}&iss=${issuer}`, cookie],
  ] as const) {
    const response = await callback(query, sent);
    assert.equal(response.status, 400);
    assert.ok(!response.headers.getSetCookie().some((line) => line.startsWith('ryg-session=') && !line.includes('Max-Age=0')));
  }
});

test('the demo is nowhere where there is a broker', async () => {
  for (const path of ['/demo-login/auth', '/demo-login/person/x', '/demo-login/.well-known/openid-configuration'])
    assert.equal((await fetch(`${server.url}${path}`)).status, 404);
  const page = await fetch(`${server.url}/oauth/auth?client_id=demo-app&response_type=code`, { redirect: 'manual' });
  assert.equal(page.status, 400, 'nor is its app');
});

test('a broker that does not answer is told as such', async () => {
  const lonely = await serveIdentity({
    kept: keptInMemory(),
    source: peopleInMemory().source,
    settings: {
      broker: { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y', scope: 'openid', claims: { cpr: 'a', professional: 'b' } },
    },
  });
  const response = await fetch(`${lonely.url}/login`);
  assert.equal(response.status, 503);
  assert.match(await response.text(), /Login virker ikke lige nu/);
  await lonely.close();
});
