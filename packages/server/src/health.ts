/** Is the server alive, and can it answer: for those who watch over it. */

import type { FastifyInstance } from 'fastify';
import type { FeedbackStore } from './cds/feedback-store.ts';
import type { ProgrammeHolder } from './programme-state.ts';
import { refuseOthers } from './routes.ts';

/** Adds `/healthz` (alive) and `/readyz` (200 only when the programme can answer and the record's database does). */
export function addHealth(
  app: FastifyInstance,
  holder: ProgrammeHolder,
  feedback: FeedbackStore,
  recordHealth?: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }>,
): void {
  app.get('/healthz', { config: { rateLimit: false } }, async () => ({ status: 'ok', feedback: feedback.count() }));
  app.get('/readyz', { config: { rateLimit: false } }, async (_request, reply) => {
    const state = holder.state();
    const record = await recordHealth?.();
    if (record?.ok === false) return reply.code(503).send({ status: 'failed', code: record.code });
    if (state.is === 'ready') {
      const { id, version, status } = state.programme.manifest;
      return { status: 'ready', programme: { id, version, status } };
    }
    return reply.code(503).send({ status: state.is, ...(state.is === 'failed' && { code: state.code }) });
  });
  for (const url of ['/healthz', '/readyz']) refuseOthers(app, url, ['GET', 'HEAD']);
}
