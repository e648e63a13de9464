/** Messages over HTTP and through folders: only with the token, kept before they are answered, whatever they are. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openHouse } from '../house.ts';
import { type RunningServer, startServer } from '../start-server.ts';
import { messagesFromEnvironment } from './message-settings.ts';

const token = 'sixteen-letters-or-more';
const folder = mkdtempSync(join(tmpdir(), 'messages-test-'));
const [outgoing, incoming] = [join(folder, 'out'), join(folder, 'in')];
let server: RunningServer;

before(async () => {
  chmodSync(folder, 0o755);
  for (const one of [outgoing, incoming]) mkdirSync(one);
  const house = await openHouse({ RYG_DATA: join(folder, 'data') });
  const messages = { token, folders: { outgoing, incoming }, everySeconds: 1 };
  server = await startServer({ port: 0, log: 'silent', rateLimit: false, house, messages });
  await server.settled;
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const bring = (body: string, authorization = `Bearer ${token}`, type = 'application/xml') =>
  fetch(`${server.url}/messages`, { method: 'POST', body, headers: { authorization, 'content-type': type } });

test('nobody brings anything without the token', async () => {
  for (const authorization of ['', 'Bearer wrong', token]) assert.equal((await bring('<a/>', authorization)).status, 401);
  assert.equal((await fetch(`${server.url}/messages`, { headers: { authorization: `Bearer ${token}` } })).status, 405);
});

test('what cannot be read is kept and parked, a bomb too, and a damaged envelope is to be sent again', async () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>';
  for (const body of [bomb, '{"resourceType":"Bundle"}', '<a/>', '\u0000']) {
    const answer = await bring(body);
    assert.deepEqual([answer.status, await answer.json()], [200, { receipt: 'parked' }], body);
  }
  assert.equal((await bring('')).status, 400);
  assert.equal((await bring('<VANSEnvelope xmlns="urn:oio:medcom:vans-envelope:1.0.4"/>')).status, 400);
});

test('what lies in the folder is fetched', async () => {
  writeFileSync(join(incoming, 'strange.xml'), '<strange/>');
  for (let tries = 0; readdirSync(incoming).includes('strange.xml') && tries < 100; tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(readdirSync(join(incoming, 'refused')), ['strange.xml.not-an-envelope']);
});

test('settings that cannot be used are refused by their name', () => {
  assert.deepEqual(messagesFromEnvironment({}), { everySeconds: 5 });
  for (const environment of [
    { RYG_MESSAGES_TOKEN: 'short' },
    { RYG_MESSAGES_TOKEN_FILE: join(folder, 'none') },
    { RYG_MESSAGES_URL: 'http://elsewhere.example' },
    { RYG_MESSAGES_OUT: outgoing },
    { RYG_MESSAGES_URL: 'https://vans.example', RYG_MESSAGES_OUT: outgoing, RYG_MESSAGES_IN: incoming },
    { RYG_MESSAGES_SECONDS: '0' },
  ])
    assert.throws(() => messagesFromEnvironment(environment), { code: 'RYG_SERVER_SETTING' });
});
