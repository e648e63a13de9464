/** Text is sent packed to whoever takes it so; what the files of the pages weigh packed is decided when they are built. */

import { randomBytes, randomInt } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const packed = promisify(gzip);
const isText = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml)|image\/svg)/;
/** Less does not get smaller by it. */
const least = 1_400;
const mostPadding = 100;

/** Adds it to every answer that is made at once; what streams stays as it is. */
export function registerCompression(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    if (!isText.test(String(reply.getHeader('content-type') ?? '')) || reply.hasHeader('content-encoding')) return payload;
    reply.header('vary', [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', '));
    const takes = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(String(request.headers['accept-encoding'] ?? ''));
    if (!takes || request.method === 'HEAD' || Buffer.byteLength(payload) < least) return payload;
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return padded(await packed(payload, { level: 6 }));
  });
}

/** With a name of random length in the head of the archive: how long an answer is does not tell what stands in it (Heal the BREACH). */
function padded(archive: Buffer): Buffer {
  const name = randomBytes(randomInt(mostPadding)).map((byte) => 97 + (byte % 26));
  const head = Buffer.from(archive.subarray(0, 10));
  head[3] = 0x08; // There is a name.
  return Buffer.concat([head, name, Buffer.from([0]), archive.subarray(10)]);
}
