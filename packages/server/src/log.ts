/** Structured logs without personal data: the route's pattern, never the address, the body or an error's message. */

import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import type { ServerSettings } from './settings.ts';

/** Where log lines go besides standard output; used by tests. */
export interface LogStream {
  write(line: string): void;
}

/** Fastify's logger settings; an error is told by name, code and place, for its message may quote what was sent. */
export function loggerOptions(level: ServerSettings['log'], stream?: LogStream): FastifyServerOptions['logger'] {
  if (level === 'silent') return false;
  return {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: { req: () => ({}), res: () => ({}), err: toldError },
    ...(stream && { stream }),
  };
}

/** What may be told of an error. */
export function toldError(error: unknown): {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code: string;
} {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '', code: '' };
  const { code } = error as { readonly code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { type: error.name, message: '', stack: frames.join('\n'), code: typeof code === 'string' ? code : '' };
}

/** One line for each request when it is done. */
export function registerAccessLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unmatched',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
  });
}
