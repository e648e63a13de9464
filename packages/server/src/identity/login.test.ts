import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import type { OpenRecord } from '@rygforloeb/record';
import { Browser, type IdentityServer, logIn, openTestRecord, peopleInMemory, serveIdentity } from './testing/identity-fixture.ts';

let record: OpenRecord;
let server: IdentityServer;
let browser: Browser;
let clock = 0;
const people = peopleInMemory();
const told: string[] = [];
const minutes = (count: number) => {
  clock += count * 60_000;
};

before(async () => {
  record = await openTestRecord();
  server = await serveIdentity({
    kept: record.kept,
    source: people.source,
    now: () => new Date(Date.now() + clock),
    logged: async (what, agent) => void told.push(`${what} ${agent.who} ${agent.role}`),
  });
});
after(async () => {
  await server.close();
  await record.close();
});
beforeEach(() => {
  clock = 0;
  browser = new Browser(server.url);
});

const who = async (headers: Record<string, string> = {}) => {
  const cookie = browser.cookie('ryg-session');
  const response = await fetch(`${server.url}/fhir/who`, { headers: { ...(cookie && { cookie: `ryg-session=${cookie}` }), ...headers } });
  return { status: response.status, body: JSON.parse(await response.text()) };
};

test('a GP logs in by one press, and the server knows person, role and organisation', async () => {
  const choose = await browser.get(`${server.url}/login`);
  assert.match(choose.text, /Demo – fiktive personer/);
  assert.doesNotMatch(choose.text, /<script|<style|style="/);
  const me = await browser.press(choose, { person: 'demo-gp-anna' });
  assert.equal(new URL(me.url).pathname, '/mig');
  for (const words of ['Anna Demolund', 'Praktiserende læge', 'Lægehuset Demogade', 'Log ud']) assert.ok(me.text.includes(words), words);
  const { body } = await who();
  assert.deepEqual(
    [body.agent, body.purpose, body.app],
    [
      {
        who: 'Practitioner/demo-gp-anna',
        role: 'gp',
        practitionerRole: 'PractitionerRole/demo-gp-anna.gp',
        organization: 'Organization/demo-laegehus',
        name: 'Anna Demolund',
      },
      'treatment',
      undefined,
    ],
  );
  assert.ok(told.includes('login Practitioner/demo-gp-anna gp'));
});

test('nobody is anybody without a session', async () => {
  assert.deepEqual(await who(), { status: 200, body: null });
  assert.deepEqual((await who({ cookie: `ryg-session=${'a'.repeat(43)}` })).body, null);
  const me = await browser.get(`${server.url}/mig`);
  assert.match(me.text, /Demo – fiktive personer/, 'led to the login');
});

test('a person with two roles chooses one, under a new session id, and may choose again', async () => {
  const choice = await logIn(browser, server.url, 'physio-mette', '/fhir/who');
  assert.equal(new URL(choice.url).pathname, '/rolle');
  assert.equal((await who()).body, null, 'nobody before a role is chosen');
  const first = browser.cookie('ryg-session');
  const landed = await browser.press(choice, { rolle: '1' });
  assert.equal(JSON.parse(landed.text).agent.role, 'municipality_140');
  const second = browser.cookie('ryg-session');
  assert.notEqual(first, second);
  assert.deepEqual((await who({ cookie: `ryg-session=${first}` })).body, null, 'the old id is gone');
  await browser.press(await browser.get(`${server.url}/rolle`), { rolle: '0' });
  assert.equal((await who()).body.agent.role, 'physiotherapist');
});

test('a citizen is himself, and a friend of hers too; a relative acts for the one who invited her', async () => {
  await logIn(browser, server.url, 'karen');
  assert.deepEqual((await who()).body.agent, { who: 'Patient/demo-karen', role: 'citizen', name: 'Karen Demoeksempel' });
  browser = new Browser(server.url);
  const choice = await logIn(browser, server.url, 'peter');
  assert.match(choice.text, /på vegne af Karen Demoeksempel/);
  browser = new Browser(server.url);
  await logIn(browser, server.url, 'relative-lise');
  assert.equal((await who()).body.agent.who, 'RelatedPerson/demo-relative-lise');
});

test('whoever the record does not know is told so, and is nobody', async () => {
  const page = await logIn(browser, server.url, 'stranger');
  assert.equal(page.status, 403);
  assert.match(page.text, /Du har ikke adgang her/);
  assert.equal((await who()).body, null);
  const out = await browser.press(page, {});
  assert.match(out.text, /Du er logget ud/);
});

test('a role that is over, or was taken away, opens nothing', async () => {
  const id = 'PractitionerRole/demo-hospital-ida.hospital';
  await logIn(browser, server.url, 'hospital-ida');
  people.change(id, { period: { start: '2024-01-01', end: '2025-01-01' } });
  minutes(6);
  assert.equal((await who()).body, null, 'found out while the session lasts');
  const again = await logIn(new Browser(server.url), server.url, 'hospital-ida');
  assert.equal(again.status, 403);
  people.change(id, { period: { start: '2024-01-01' } });
});

test('a session id that the browser came with is never taken over', async () => {
  const planted = 'x'.repeat(43);
  browser.cookies.set('ryg-session', { value: planted, path: '/', host: new URL(server.url).host });
  await logIn(browser, server.url, 'gp-anna');
  assert.notEqual(browser.cookie('ryg-session'), planted);
  assert.equal((await who({ cookie: `ryg-session=${planted}` })).body, null);
});

test('a session ends after 30 minutes without activity, and after 8 hours whatever happens', async () => {
  await logIn(browser, server.url, 'gp-anna');
  minutes(29);
  assert.notEqual((await who()).body, null);
  minutes(29);
  assert.notEqual((await who()).body, null, 'activity counts');
  minutes(30);
  assert.equal((await who()).body, null);
  browser = new Browser(server.url);
  clock = 0;
  await logIn(browser, server.url, 'gp-anna');
  for (let count = 0; count < 16; count += 1) {
    minutes(29);
    assert.notEqual((await who()).body, null);
  }
  minutes(16);
  assert.equal((await who()).body, null, '8 hours are over');
});

test('the cookie is for the server alone, and ends in the browser when the session does', async () => {
  const people = await browser.get(`${server.url}/login`);
  const [, action = ''] = /action="([^"]+)"/.exec(people.text) ?? [];
  const cookies = [...browser.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
  let response = await fetch(`${server.url}${action}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies, origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'person=demo-gp-anna',
  });
  for (let hops = 0; hops < 3; hops += 1) {
    const line = response.headers.getSetCookie().find((entry) => entry.startsWith('ryg-session='));
    if (line !== undefined) {
      assert.match(line, /HttpOnly/);
      assert.match(line, /SameSite=Lax/);
      assert.match(line, /Max-Age=28800/);
      return;
    }
    response = await fetch(new URL(response.headers.get('location') ?? '', server.url), {
      redirect: 'manual',
      headers: { cookie: cookies },
    });
  }
  assert.fail('no session cookie came');
});

test('logging out ends the session for good', async () => {
  const me = await logIn(browser, server.url, 'gp-anna');
  const id = browser.cookie('ryg-session');
  const out = await browser.press(me, {});
  assert.match(out.text, /Du er logget ud/);
  assert.equal(browser.cookie('ryg-session'), undefined);
  assert.equal((await who({ cookie: `ryg-session=${id}` })).body, null);
  assert.ok(told.includes('logout Practitioner/demo-gp-anna gp'));
});

test('a login leads to a path of ours, never to another site', async () => {
  for (const evil of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/%5Cevil.example/..//x',
    '\\\\evil',
    'javascript:alert(1)',
    '/a\nb',
  ]) {
    browser = new Browser(server.url);
    const page = await logIn(browser, server.url, 'gp-anna', evil);
    assert.equal(new URL(page.url).origin, server.url, evil);
    assert.deepEqual(browser.sentTo, [], evil);
  }
});

test('a form without the token, with another one, or from another site is refused and does nothing', async () => {
  const me = await logIn(browser, server.url, 'gp-anna');
  const token = /name="_csrf" value="([^"]+)"/.exec(me.text)?.[1] ?? '';
  const attempts: readonly (readonly [fields: Record<string, string>, headers: Record<string, string>])[] = [
    [{}, {}],
    [{ _csrf: 'a'.repeat(43) }, {}],
    [{ _csrf: token }, { origin: 'https://evil.example' }],
    [{ _csrf: token }, { 'sec-fetch-site': 'cross-site' }],
    [{ _csrf: token }, { 'sec-fetch-site': 'same-site' }],
    [{ _csrf: token }, { origin: 'null', 'sec-fetch-site': 'none' }],
  ];
  for (const [fields, headers] of attempts) {
    assert.equal((await browser.post(`${server.url}/logout`, fields, headers)).status, 403, JSON.stringify([fields, headers]));
    assert.notEqual((await who()).body, null);
  }
  const silent = await fetch(`${server.url}/logout`, {
    method: 'POST',
    headers: { cookie: `ryg-session=${browser.cookie('ryg-session')}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: `_csrf=${token}`,
  });
  assert.equal(silent.status, 403, 'a request that does not tell where it comes from');
});

test('a write to FHIR by cookie needs the token in a header; nobody else can send it', async () => {
  const me = await logIn(browser, server.url, 'gp-anna');
  const token = /name="_csrf" value="([^"]+)"/.exec(me.text)?.[1] ?? '';
  const write = (headers: Record<string, string>) =>
    fetch(`${server.url}/fhir/who`, {
      method: 'POST',
      headers: { cookie: `ryg-session=${browser.cookie('ryg-session')}`, 'content-type': 'application/json', ...headers },
      body: '{}',
    });
  assert.equal((await write({ origin: server.url })).status, 403);
  assert.equal((await write({ origin: server.url, 'x-csrf-token': token })).status, 200);
  assert.equal((await write({ origin: 'https://evil.example', 'x-csrf-token': token })).status, 403);
});

test('purpose and acute access come from headers, and half of them is refused', async () => {
  await logIn(browser, server.url, 'gp-anna');
  const reason = 'Bevidstløs – ingen samtykke';
  const acute = await who({
    'x-purpose-of-use': 'emergency',
    'x-acute-patient': 'demo-yusuf',
    'x-acute-reason': encodeURIComponent(reason),
  });
  assert.deepEqual([acute.body.purpose, acute.body.emergency], ['emergency', { patient: 'demo-yusuf', reason }]);
  const half: Record<string, string>[] = [
    { 'x-acute-patient': 'demo-yusuf' },
    { 'x-acute-patient': 'demo-yusuf', 'x-acute-reason': '%20' },
    { 'x-acute-patient': 'demo-yusuf', 'x-acute-reason': '%E0%A4%A' },
    { 'x-acute-patient': '../etc', 'x-acute-reason': 'ja' },
    { 'x-acute-reason': 'ja' },
    { 'x-purpose-of-use': '<script>' },
  ];
  for (const headers of half) assert.equal((await who(headers)).status, 400, JSON.stringify(headers));
});

test('who asks in English is met in English from then on, and a page that came too late says so', async () => {
  const people = await browser.get(`${server.url}/login?sprog=en`);
  assert.match(people.text, /Demo – fictitious people/);
  await browser.press(people, { person: 'demo-gp-anna' });
  const late = await browser.press(people, { person: 'demo-karen' });
  assert.equal(late.status, 400);
  assert.match(late.text, /You were not logged in/);
  assert.equal((await who()).body.agent.role, 'gp');
  assert.match((await browser.get(`${server.url}/mig`)).text, /<html lang="en"/);
  assert.match((await browser.get(`${server.url}/mig?sprog=da`)).text, /<html lang="da"/);
  assert.match((await browser.get(`${server.url}/mig`)).text, /<html lang="da"/);
});

test('a callback nobody began, or sent twice, logs nobody in', async () => {
  const page = await browser.get(`${server.url}/login/callback?code=x&state=y`);
  assert.equal(page.status, 400);
  assert.match(page.text, /Du blev ikke logget ind/);
  assert.equal((await who()).body, null);
});

test('whoever asks by another name of this machine stays there, with what her browser keeps for it, and is logged in there', async () => {
  const local = server.url.replace('127.0.0.1', 'localhost');
  const there = new Browser(local);
  const choose = await there.get(`${local}/login?til=/mig`);
  assert.ok(choose.url.startsWith(`${local}/demo-login/`), choose.url);
  const me = await there.press(choose, { person: 'demo-gp-anna' });
  assert.equal(me.url, `${local}/mig`);
});

test('a name that is none of this machine’s own leads to one that is', async () => {
  const location = await new Promise((resolve, reject) =>
    get(`${server.url}/login?til=/rolle`, { headers: { host: 'rygforloeb.example' } }, ({ headers }) => resolve(headers.location)).on(
      'error',
      reject,
    ),
  );
  assert.equal(location, `${server.url}/login?til=/rolle`);
});
