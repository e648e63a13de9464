/** What an access point's answers mean: taken, later, or never. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { aParcel } from '../testing/correspondence.ts';
import { readEnvelope } from '../vans/envelope.ts';
import { httpTransport } from './http-transport.ts';

test('the envelope arrives whole, with the headers that are asked for', async () => {
  let body = '';
  let key: string | string[] | undefined;
  const sending = await sendTo((request, response) => {
    key = request.headers['x-key'];
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => response.writeHead(202).end());
  });
  const reading = readEnvelope(body);
  assert.deepEqual([sending, key, reading.ok && Buffer.from(reading.envelope.data).toString()], [{ ok: true }, 'secret', aParcel.body]);
});

test('time-outs, too many requests and faults of the other side can be tried again, refusals cannot', async () => {
  const retriable = async (status: number) => {
    const sending = await sendTo((_, response) => response.writeHead(status, { location: 'http://example.org/' }).end());
    return sending.ok ? 'taken' : sending.retriable;
  };
  assert.equal(await retriable(200), 'taken');
  for (const status of [408, 425, 429, 500, 502, 503, 504]) assert.equal(await retriable(status), true, `${status}`);
  for (const status of [301, 307, 400, 401, 403, 404, 413, 422, 501]) assert.equal(await retriable(status), false, `${status}`);
});

test('nobody there, nobody answering and a broken line can be tried again', async () => {
  assert.deepEqual(await httpTransport({ url: 'http://127.0.0.1:1/' }).send(aParcel), {
    ok: false,
    retriable: true,
    reason: 'unreachable',
  });
  assert.deepEqual(await sendTo(() => undefined, 0.2), { ok: false, retriable: true, reason: 'time-out' });
  assert.deepEqual(await sendTo((request) => request.destroy()), { ok: false, retriable: true, reason: 'unreachable' });
});

async function sendTo(listener: RequestListener, timeoutSeconds = 5) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await httpTransport({ url: `http://127.0.0.1:${port}/`, headers: { 'x-key': 'secret' }, timeoutSeconds }).send(aParcel);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
