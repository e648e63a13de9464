import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openHouse } from '../../house.ts';
import { signedIn } from '../../identity/testing/signed-in.ts';
import { type RunningServer, startServer } from '../../start-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'questionnaires-test-'));
type Headers = Readonly<Record<string, string>>;
let server: RunningServer;
let karen: Headers;
let gp: Headers;
let task = '';

before(async () => {
  chmodSync(folder, 0o755); // The database may run as another user.
  server = await startServer({
    port: 0,
    log: 'silent',
    rateLimit: false,
    house: await openHouse({ RYG_DATA: join(folder, 'data') }, { demo: true }),
  });
  await server.settled;
  [karen, gp] = [(await signedIn(server.url, 'karen')).headers, (await signedIn(server.url, 'gp-anna')).headers];
  const asked = await ask(gp, { citizen: 'demo-karen', instrument: 'nrs', key: 'one' });
  assert.equal(asked.status, 201, JSON.stringify(asked.body));
  task = asked.body.task.id;
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

// biome-ignore lint/suspicious/noExplicitAny: the answers of the server as tests read them
async function ask(headers: Headers, content: object): Promise<{ readonly status: number; readonly body: any }> {
  const response = await fetch(`${server.url}/api/pathway/assign-questionnaire`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(content),
  });
  return { status: response.status, body: await response.json() };
}

const html = { accept: 'text/html' };
const page = (id: string, headers: Headers) =>
  fetch(`${server.url}/borger/skema/${id}`, { headers: { ...html, ...headers }, redirect: 'manual' });
const post = (id: string, headers: Headers, fields: Readonly<Record<string, string>>) =>
  fetch(`${server.url}/borger/skema/${id}`, {
    method: 'POST',
    headers: { ...html, ...headers },
    redirect: 'manual',
    body: new URLSearchParams(fields),
  });
const field = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

test('who is not logged in logs in first, a clinician has no such page, and another task is not there', async () => {
  assert.equal((await page(task, {})).status, 303);
  assert.equal((await page(task, gp)).status, 403);
  assert.equal((await page('none', karen)).status, 404);
});

test('the citizen saves, comes back to it, is told what is at fault, hands in, and has answered', async () => {
  const empty = await (await page(task, karen)).text();
  assert.match(empty, /Hvor ondt har du haft i ryggen\?/);
  const first = { noegle: field(empty, 'noegle'), _set: field(empty, '_set') };
  const saved = await post(task, karen, { ...first, _handling: 'gem', 'nrs-back': '7' });
  assert.deepEqual([saved.status, saved.headers.get('location')], [303, `/borger/skema/${task}?besked=answers-saved`]);
  const back = await (await page(task, karen)).text();
  assert.match(back, /id="nrs-back-7"[^>]* checked/);
  const second = { noegle: field(back, 'noegle'), _set: field(back, '_set'), _handling: 'send' };
  const faulty = await post(task, karen, { ...second, 'nrs-back': '7', 'nrs-leg': 'elleve' });
  const told = await faulty.text();
  assert.deepEqual([faulty.status, /href="#nrs-leg"/.test(told)], [422, true]);
  const stale = await post(task, karen, { ...first, noegle: 'another', _handling: 'send', 'nrs-back': '2' });
  assert.equal(stale.status, 409);
  assert.match(await stale.text(), /ændret et andet sted/);
  const third = { noegle: field(told, 'noegle'), _set: field(told, '_set'), _handling: 'send' };
  assert.notEqual(third.noegle, second.noegle, 'the mended form is another sending');
  const sending = { ...third, 'nrs-back': '7', 'nrs-leg': '2' };
  const done = await post(task, karen, sending);
  const to = done.headers.get('location') ?? '';
  assert.deepEqual([done.status, to], [303, `/borger/skema/${task}?sendt=`], 'read again, the page sends nothing');
  assert.match(
    await (await page(`${task}?sendt=nrs-leg+nothing`, karen)).text(),
    /Tak for dine svar[\s\S]*gjaldt ikke for dig[\s\S]*<ul>\s*<li>[^<]*ben[^<]*<\/li>\s*<\/ul>/,
  );
  assert.equal((await post(task, karen, sending)).headers.get('location'), to);
  assert.match(await (await page(task, karen)).text(), /allerede sendt/);
  const seen = await fetch(`${server.url}/fhir/Observation?patient=demo-karen&_count=50`, { headers: karen });
  const text = await seen.text();
  assert.match(text, /pain-nrs/);
});

test('a form without the token of its session changes nothing', async () => {
  const { cookie = '' } = karen;
  assert.equal((await post(task, { cookie }, { _handling: 'gem' })).status, 403);
});
