/** Which browser origins may call CDS Hooks from another site: those named in the settings, no others. */

import type { FastifyInstance } from 'fastify';

/** Answers preflights and marks answers under `/cds-services` for the allowed origins. */
export function registerCrossOrigin(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (!request.url.startsWith('/cds-services') || origin === undefined || !origins.includes(origin)) return;
    reply.header('access-control-allow-origin', origin).header('vary', 'Origin');
    reply.header('cross-origin-resource-policy', 'cross-origin');
    if (request.method !== 'OPTIONS') return;
    reply.header('access-control-allow-methods', 'GET, POST').header('access-control-allow-headers', 'authorization, content-type');
    return reply.header('access-control-max-age', '600').code(204).send();
  });
}
