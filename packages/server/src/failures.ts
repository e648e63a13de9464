/** What Fastify and our own code throw, as problems: the only place where an error meets HTTP. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from './problem.ts';
import { problemTexts } from './problem-texts.ts';
import { sendProblem } from './routes.ts';

/** Sends a problem to whoever asked; a page is told as a page where pages are served. */
export type TellProblem = (request: FastifyRequest, reply: FastifyReply, problem: Problem) => FastifyReply;

export const tellAsJson: TellProblem = (_request, reply, problem) => sendProblem(reply, problem);

/** Registers the one error handler and the one not-found handler. */
export function registerFailures(app: FastifyInstance, tell: TellProblem): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.kind === 'failed') request.log.error({ err: error }, 'failed');
    return tell(request, reply, problem);
  });
  app.setNotFoundHandler((request, reply) => tell(request, reply, { kind: 'not-found', text: problemTexts.notFound }));
}

const known: Readonly<Record<string, Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { kind: 'too-large', text: problemTexts.tooLarge },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { kind: 'unsupported-media', text: problemTexts.unsupportedMedia },
  FST_ERR_CTP_EMPTY_JSON_BODY: { kind: 'malformed', text: problemTexts.emptyBody },
  FST_ERR_CTP_EMPTY_TYPE: { kind: 'unsupported-media', text: problemTexts.unsupportedMedia },
  RYG_SERVER_ACCESS_HEADER: { kind: 'invalid', text: problemTexts.accessHeader },
  FST_ERR_NOT_FOUND: { kind: 'not-found', text: problemTexts.notFound },
};

/** The problem that an error stands for; its message is never passed on. */
export function problemOf(error: unknown): Problem {
  const { code, statusCode } = (error ?? {}) as { readonly code?: unknown; readonly statusCode?: unknown };
  const found = typeof code === 'string' && Object.hasOwn(known, code) ? known[code] : undefined;
  if (found !== undefined) return found;
  if (statusCode === 429) return { kind: 'throttled', text: problemTexts.throttled };
  if (statusCode === 413) return { kind: 'too-large', text: problemTexts.tooLarge };
  if (statusCode === 415) return { kind: 'unsupported-media', text: problemTexts.unsupportedMedia };
  if (statusCode === 404) return { kind: 'not-found', text: problemTexts.notFound };
  if (error instanceof SyntaxError && statusCode === 400) return { kind: 'malformed', text: problemTexts.malformedJson };
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return { kind: 'malformed', text: problemTexts.malformed };
  return { kind: 'failed', text: problemTexts.failed };
}
