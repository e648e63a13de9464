/** One way to add an address: its methods answer, every other method is told 405, and what a handler returns is sent in one form. */

import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { type Outcome, outcomeOf, type Problem, statusOf } from './problem.ts';
import { problemTexts } from './problem-texts.ts';

export type MediaType = 'application/json' | 'application/fhir+json';

export type JsonHandler = (request: FastifyRequest, reply: FastifyReply) => Outcome<unknown> | Promise<Outcome<unknown>>;

/** Handlers by method; HEAD follows GET. */
export interface JsonMethods {
  readonly GET?: JsonHandler;
  readonly POST?: JsonHandler;
}

const allMethods: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Adds an address whose handlers give JSON. */
export function addJson(app: FastifyInstance, url: string, type: MediaType, methods: JsonMethods): void {
  for (const method of ['GET', 'POST'] as const) {
    const handler = methods[method];
    if (handler !== undefined)
      app.route({ method, url, handler: async (request, reply) => sendJson(reply, type, await handler(request, reply)) });
  }
  refuseOthers(app, url, [...(methods.GET ? (['GET', 'HEAD'] as const) : []), ...(methods.POST ? (['POST'] as const) : [])]);
}

/** Answers 405 with `Allow` for every method of an address that is not allowed. */
export function refuseOthers(app: FastifyInstance, url: string, allowed: readonly HTTPMethods[]): void {
  app.route({
    method: allMethods.filter((method) => !allowed.includes(method)),
    url,
    // Before the body is read: what cannot be used is not parsed.
    onRequest: async (_request, reply) => {
      reply.header('allow', [...allowed, 'OPTIONS'].join(', '));
      if (_request.method === 'OPTIONS') return reply.code(204).send();
      return sendProblem(reply, { kind: 'method-not-allowed', text: problemTexts.methodNotAllowed });
    },
    handler: async () => undefined,
  });
}

/** Sends a problem as an OperationOutcome with its HTTP status. */
export function sendProblem(reply: FastifyReply, problem: Problem, type: MediaType = mediaTypeOf(reply.request)): FastifyReply {
  if (problem.kind === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
  return reply
    .code(statusOf(problem))
    .type(`${type}; charset=utf-8`)
    .send(JSON.stringify(outcomeOf(problem)));
}

function sendJson(reply: FastifyReply, type: MediaType, outcome: Outcome<unknown>): FastifyReply {
  if (!outcome.ok) return sendProblem(reply, outcome.problem, type);
  return reply.type(`${type}; charset=utf-8`).send(JSON.stringify(outcome.body));
}

/** FHIR addresses speak FHIR's media type also when something is wrong. */
function mediaTypeOf(request: FastifyRequest): MediaType {
  return request.url.startsWith('/fhir') ? 'application/fhir+json' : 'application/json';
}
