import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { fastify } from 'fastify';
import { registerCompression } from './compressed-answers.ts';

const long = 'Smerter i ryggen. '.repeat(200);

async function answered(headers: Readonly<Record<string, string>>, text = long, type = 'text/html; charset=utf-8') {
  const app = fastify();
  registerCompression(app);
  app.get('/', (_request, reply) => reply.type(type).send(text));
  return app.inject({ url: '/', headers });
}

test('a page is sent packed to whoever takes it so, and is the same page', async () => {
  const { headers, rawPayload } = await answered({ 'accept-encoding': 'br, gzip' });
  assert.equal(headers['content-encoding'], 'gzip');
  assert.equal(headers.vary, 'accept-encoding');
  assert.ok(rawPayload.length < long.length / 5);
  assert.equal(gunzipSync(rawPayload).toString(), long);
});

test('the same page is not the same length twice', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => answered({ 'accept-encoding': 'gzip' })));
  assert.ok(new Set(answers.map(({ rawPayload }) => rawPayload.length)).size > 1);
});

test('what is short, no text, or not to be packed is left as it is', async () => {
  const plain = [
    await answered({}),
    await answered({ 'accept-encoding': 'gzip;q=0' }),
    await answered({ 'accept-encoding': 'gzip' }, 'kort'),
    await answered({ 'accept-encoding': 'gzip' }, long, 'application/pdf'),
  ];
  assert.deepEqual(
    plain.map(({ headers }) => headers['content-encoding']),
    [undefined, undefined, undefined, undefined],
  );
});
