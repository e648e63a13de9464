import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { hookRequest } from './cds/prefetch-fixture.ts';
import { broken, feedbackOf, listen, seenAt, type TestServer } from './listening-server.ts';
import type { StartOptions } from './start-server.ts';

/** Runs with a server whose programme cannot be loaded: what is tested here does not need one. */
async function withServer(options: StartOptions, use: (server: TestServer) => Promise<void>): Promise<void> {
  const server = await listen({ open: broken, ...options });
  try {
    await use(server);
  } finally {
    await server.close();
  }
}

test('when the programme cannot be loaded the server lives, says it is not ready, and never answers with silence (HZ-26)', async () => {
  await withServer({}, async ({ get, post }) => {
    assert.equal((await get('/healthz')).status, 200);
    const ready = await get('/readyz');
    assert.deepEqual([ready.status, ready.json], [503, { status: 'failed', code: 'RYG_PROGRAMME_CQL' }]);
    const hook = await post('/cds-services/rygforloeb-patient-view', hookRequest('patient-view'));
    assert.equal(hook.status, 200);
    assert.deepEqual(
      hook.json.cards.map(({ summary, indicator }: { summary: string; indicator: string }) => [summary, indicator]),
      [['Ingen vurdering – brug klinisk skøn', 'warning']],
    );
    assert.match(hook.json.cards[0].detail, /Ring 112/);
    assert.equal((await post('/api/assess', {})).status, 503);
    assert.equal((await get('/fhir/PlanDefinition')).status, 503);
    assert.equal((await get('/fhir/metadata')).status, 200);
  });
});

test('while the programme is being loaded the server is alive and not ready', async () => {
  let finish: () => void = () => undefined;
  const slow = new Promise<never>((_resolve, reject) => {
    finish = () => reject(new Error('late'));
  });
  const { startServer } = await import('./start-server.ts');
  const server = await startServer({ port: 0, log: 'silent', pages: false, open: () => slow });
  assert.deepEqual(await (await fetch(`${server.url}/readyz`)).json(), { status: 'loading' });
  finish();
  await server.settled;
  assert.deepEqual(await (await fetch(`${server.url}/readyz`)).json(), { status: 'failed', code: 'RYG_SERVER_PROGRAMME' });
  await server.close();
});

test('unknown addresses, methods and types have their status and an OperationOutcome', async () => {
  await withServer({}, async ({ get, send }) => {
    assert.equal((await get('/nothing')).json.issue[0].code, 'not-found');
    for (const [path, allow] of [
      ['/cds-services', 'GET, HEAD, OPTIONS'],
      ['/cds-services/x', 'POST, OPTIONS'],
      ['/fhir/metadata', 'GET, HEAD, OPTIONS'],
    ] as const)
      for (const method of ['DELETE', 'PUT', 'PATCH']) {
        const reply = await send(path, { method, body: '<x/>', headers: { 'content-type': 'application/xml' } });
        assert.deepEqual(
          [reply.status, reply.headers.get('allow'), reply.json.resourceType],
          [405, allow, 'OperationOutcome'],
          `${method} ${path}`,
        );
      }
    assert.equal((await send('/cds-services', { method: 'OPTIONS' })).status, 204);
    assert.equal((await send('/cds-services', { method: 'HEAD' })).status, 200);
    assert.match((await get('/fhir/nothing')).type, /fhir\+json/);
  });
});

test('every answer carries the headers that keep a browser in hand', async () => {
  await withServer({}, async ({ get }) => {
    for (const path of ['/healthz', '/nothing', '/fhir/metadata']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.doesNotMatch(policy, /unsafe/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('x-frame-options'), 'DENY');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('strict-transport-security'), null);
    }
  });
  await withServer({ publicUrl: 'https://ryg.example' }, async ({ get }) => {
    assert.match((await get('/healthz')).headers.get('strict-transport-security') ?? '', /max-age/);
  });
});

test('too many requests in a minute are told to wait; the watchers’ addresses are not counted', async () => {
  await withServer({ rateLimit: { perMinute: 3 } }, async ({ get }) => {
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await get('/fhir/metadata')).status);
    assert.deepEqual(statuses, [200, 200, 200, 429]);
    const reply = await get('/fhir/metadata');
    assert.equal(reply.json.issue[0].code, 'throttled');
    assert.ok(Number(reply.headers.get('retry-after')) > 0);
    assert.equal((await get('/healthz')).status, 200);
  });
});

test('only the browser origins that were named may call CDS Hooks from elsewhere', async () => {
  await withServer({ allowedOrigins: ['https://journal.example'] }, async ({ get, send }) => {
    const from = (origin: string) => get('/cds-services', { origin });
    assert.equal((await from('https://journal.example')).headers.get('access-control-allow-origin'), 'https://journal.example');
    assert.equal((await from('https://evil.example')).headers.get('access-control-allow-origin'), null);
    const preflight = await send('/cds-services/x', { method: 'OPTIONS', headers: { origin: 'https://journal.example' } });
    assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-methods')], [204, 'GET, POST']);
  });
});

test('with trusted systems set, hooks and feedback need their token and discovery stays open', async () => {
  const keys = await generateKeyPair('ES384', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'a', alg: 'ES384' };
  const issuer = 'https://laegesystem.example';
  const second = Math.floor(seenAt.getTime() / 1_000);
  const publicUrl = 'https://ryg.example';
  const bearer = async (path: string) => {
    const claims = { iss: issuer, aud: `${publicUrl}${path}`, iat: second, exp: second + 60, jti: crypto.randomUUID() };
    return { authorization: `Bearer ${await new SignJWT(claims).setProtectedHeader({ alg: 'ES384', kid: 'a' }).sign(keys.privateKey)}` };
  };
  await withServer({ publicUrl, trustedClients: [{ issuer, jwks: { keys: [jwk] } }] }, async ({ get, post }) => {
    const hook = '/cds-services/rygforloeb-patient-view';
    assert.equal((await get('/cds-services')).status, 200);
    const refused = await post(hook, hookRequest('patient-view'));
    assert.deepEqual([refused.status, refused.headers.get('www-authenticate'), refused.json.issue[0].code], [401, 'Bearer', 'login']);
    assert.equal((await post(hook, hookRequest('patient-view'), await bearer(hook))).status, 200);
    assert.equal((await post(`${hook}/feedback`, { feedback: [feedbackOf()] }, await bearer(hook))).status, 401);
    assert.equal((await post(`${hook}/feedback`, { feedback: [feedbackOf()] }, await bearer(`${hook}/feedback`))).status, 200);
  });
});

test('feedback is appended to a file that only its owner can read, and counted again after a restart', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'rygforloeb-'));
  const path = '/cds-services/rygforloeb-order-sign/feedback';
  await withServer({ dataDirectory }, async ({ post }) => {
    await Promise.all(Array.from({ length: 20 }, () => post(path, { feedback: [feedbackOf(), feedbackOf()] })));
  });
  const file = join(dataDirectory, 'feedback.ndjson');
  const lines = (await readFile(file, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(lines.length, 40);
  assert.deepEqual(lines[0].overrideReason, { code: 'condition-changed', system: 'https://rygforloeb.dk/fhir/CodeSystem/override-reason' });
  assert.equal((await stat(file)).mode & 0o077, 0);
  await withServer({ dataDirectory }, async ({ get }) => assert.equal((await get('/healthz')).json.feedback, 40));
  await rm(dataDirectory, { recursive: true });
});

test('closing lets a request that is under way finish', async () => {
  const server = await listen({ open: broken });
  const body = JSON.stringify({ feedback: [feedbackOf()] });
  const headers = { expect: '100-continue', 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const sent = request(`${server.url}/cds-services/rygforloeb-order-sign/feedback`, { method: 'POST', headers });
  const status = new Promise<number | undefined>((resolve, reject) => {
    sent.on('error', reject).on('response', (response) => resolve(response.resume().statusCode));
  });
  sent.flushHeaders();
  await new Promise((resolve) => sent.once('continue', resolve));
  const closed = server.close();
  setTimeout(() => sent.end(body), 50);
  assert.equal(await status, 200);
  await closed;
});

test('what is no HTTP, or has an address without end, is told so and that its connection ends', async () => {
  await withServer({}, async ({ url }) => {
    const answerTo = (sent: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(new URL(url).port), '127.0.0.1');
        let text = '';
        socket.on('data', (part) => {
          text += part;
        });
        socket.on('error', reject).on('close', () => resolve(text));
        socket.write(sent);
      });
    const long = await answerTo(`GET /${'a'.repeat(17_000)} HTTP/1.1\r\nHost: a\r\n\r\n`);
    assert.match(long, /^HTTP\/1\.1 431 [^\r]+\r\nConnection: close\r\n/);
    assert.match(long, /OperationOutcome/);
    const broken = await answerTo('NOTHING\r\n\r\n');
    assert.match(broken, /^HTTP\/1\.1 400 [^\r]+\r\nConnection: close\r\n/);
  });
});
