/** `/messages`: the network brings envelopes and FHIR messages here. They are kept before they are answered. */

import { createHash, timingSafeEqual } from 'node:crypto';
import { readEnvelope } from '@rygforloeb/messaging';
import type { MessageWork } from '@rygforloeb/pathway';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import { addJson, sendProblem } from '../routes.ts';

export interface MessageRouteOptions {
  readonly token: string;
  /** Undefined while the programme is not loaded. */
  readonly work: () => MessageWork | undefined;
}

/** An envelope holds its message in base64, and a message its files: the network carries no more. */
const mostBytes = 100 * 1024 * 1024;

/** Adds the address, with a reader of its own: it takes bytes, and nobody's but those of who has the token. */
export function addMessages(app: FastifyInstance, { token, work }: MessageRouteOptions): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, done) =>
      // A function, so that nobody walks through the bytes as through JSON.
      done(null, () => body),
    );
    scope.addHook('onRequest', async (request, reply) => {
      if (!isBearer(request, token)) return sendProblem(reply, { kind: 'unauthenticated', text: problemTexts.unauthenticated });
    });
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, rateLimit: false };
    });
    addJson(scope, '/messages', 'application/json', {
      POST: async (request) => {
        const open = work();
        if (open === undefined) return refuse('unavailable', problemTexts.unavailable);
        const bytes = (request.body as (() => Uint8Array) | undefined)?.();
        if (bytes === undefined || bytes.length === 0) return refuse('malformed', problemTexts.emptyBody);
        const message = messageIn(bytes);
        return message === undefined
          ? refuse('malformed', problemTexts.malformed)
          : { ok: true, body: { receipt: await open.takeIn(message) } };
      },
    });
  });
}

/** What an envelope holds; what is none is a message itself. A damaged envelope is sent again. */
function messageIn(bytes: Uint8Array): Uint8Array | undefined {
  const reading = readEnvelope(bytes);
  if (reading.ok) return reading.envelope.data;
  return reading.reason === 'damaged' || reading.reason === 'not-one-message' ? undefined : bytes;
}

function isBearer({ headers: { authorization = '' } }: FastifyRequest, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(authorization), hash(`Bearer ${token}`));
}
