/** The interactions of the record over HTTP: who asks, in what form, and the answer serialised once. */

import { createReadStream } from 'node:fs';
import { type Access, type GatedRecord, resourceTypeNames } from '@rygforloeb/record';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import { refuseOthers, sendProblem } from '../routes.ts';
import { answer, dispatch } from './dispatch.ts';
import type { Answer, Call, Pair, Service } from './exchange.ts';
import { exportsIn } from './export/exports.ts';
import { fhirTexts } from './fhir-texts.ts';
import { type Interaction, interactions } from './interactions.ts';
import { readJson } from './json-text.ts';
import { unacceptable, unsupported } from './media.ts';
import { pageTokens } from './page-token.ts';
import { readPairs } from './pairs.ts';
import { withoutPathwaySteps } from './past-the-pathway.ts';
import { problemOfError } from './refusals.ts';

/** What the record's interface stands on; identity and the gate are built elsewhere. */
export interface RestOptions {
  /** Who asks, by token or session, with purpose and acute access; undefined = nobody that we know. */
  readonly accessOf: (request: FastifyRequest) => Promise<Access | undefined>;
  /** The record as that agent sees it. */
  readonly recordFor: (access: Access) => GatedRecord;
  /** For next links that hold on every instance; without it they hold until this process ends. */
  readonly pageSecret?: string;
  /** Where exports are kept; without it in a temporary folder. */
  readonly exportFolder?: string;
}

/** The types that are read and written; the log is read alone. */
export const recordTypes: ReadonlySet<string> = new Set(resourceTypeNames.filter((name) => name !== 'AuditEvent'));

const sends = {
  json: ['application/fhir+json', 'application/json', 'text/json'],
  form: ['application/x-www-form-urlencoded'],
  patch: ['application/json-patch+json'],
} as const;

/** Adds the interactions under `/fhir`. */
export function addRest(app: FastifyInstance, options: RestOptions & { readonly baseUrl: () => string }): void {
  const failed = (error: unknown) => app.log.error({ err: error }, 'failed');
  const service: Service = {
    base: () => `${options.baseUrl()}/fhir`,
    types: recordTypes,
    pages: pageTokens(options.pageSecret),
    exports: exportsIn(options.exportFolder, failed),
    dispatch: (call) => dispatch(call, service),
    failed,
  };
  app.addHook('onClose', () => service.exports.close());
  app.register(async (scope) => {
    readsBodies(scope);
    const asking = new WeakMap<FastifyRequest, { readonly access: Access; readonly pairs: readonly Pair[] }>();
    scope.addHook('onRequest', async (request, reply) => {
      const pairs = readPairs(queryOf(request));
      if (!pairs.ok) return sendProblem(reply, pairs.problem);
      const problem = unacceptable(pairs.body, request.headers.accept, isFile(request) ? 'ndjson' : 'json');
      if (problem !== undefined) return sendProblem(reply, problem);
      const access = await options.accessOf(request);
      if (access === undefined) return sendProblem(reply, { kind: 'unauthenticated', text: problemTexts.unauthenticated });
      asking.set(request, { access, pairs: pairs.body });
    });
    const recordOf = (access: Access) => withoutPathwaySteps(options.recordFor(access), access);
    const routes = new Set(interactions.map(({ path }) => path));
    for (const path of routes) {
      const here = interactions.filter((interaction) => interaction.path === path);
      const methods = here.map(({ method }) => method);
      for (const url of path === '' ? ['/fhir', '/fhir/'] : [`/fhir/${path}`]) {
        for (const interaction of here) {
          scope.route({
            method: interaction.method,
            url,
            onRequest: async (request, reply) => {
              const problem = unreadable(request, interaction);
              if (problem !== undefined) return sendProblem(reply, problem);
            },
            handler: async (request, reply) => {
              const asked = asking.get(request);
              if (asked === undefined) throw new Error('a request came past the check of who asks');
              return send(reply, await answered(request, interaction, { ...asked, record: recordOf(asked.access) }, service));
            },
          });
        }
        refuseOthers(scope, url, methods.includes('GET') ? [...methods, 'HEAD'] : methods);
      }
    }
  });
}

/** Every body comes as text, for it is read more strictly than usual; which kinds may come is told before. */
function readsBodies(scope: FastifyInstance): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, utf8.decode(body as Buffer));
    } catch {
      done(Object.assign(new SyntaxError('not UTF-8'), { statusCode: 400 }));
    }
  });
}

/** What cannot be read is told before it is read. */
function unreadable(request: FastifyRequest, { method, sends: kind }: Interaction): Problem | undefined {
  const hasBody = method === 'POST' || method === 'PUT' || method === 'PATCH';
  return hasBody ? unsupported(request.headers['content-type'], sends[kind ?? 'json']) : undefined;
}

async function answered(
  request: FastifyRequest,
  interaction: Interaction,
  { access, pairs, record }: { readonly access: Access; readonly pairs: readonly Pair[]; readonly record: GatedRecord },
  service: Service,
): Promise<Answer> {
  const { method, sends: kind } = interaction;
  const text = typeof request.body === 'string' ? request.body : '';
  const form = kind === 'form' ? readPairs(text) : undefined;
  if (form?.ok === false) return form;
  const read = kind === 'form' || method === 'GET' || method === 'DELETE' ? undefined : bodyOf(text);
  if (read?.ok === false) return read;
  const call: Call = {
    method,
    params: request.params as Readonly<Record<string, string>>,
    path: (request.url.split('?')[0] ?? '').replace(/^\/fhir\/?/, ''),
    pairs: form === undefined ? pairs : [...pairs, ...form.body],
    body: read?.value,
    headers: request.headers as Call['headers'],
    access,
    record,
  };
  try {
    return await answer(interaction, call, service);
  } catch (error) {
    const problem = problemOfError(error);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}

function bodyOf(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem } {
  if (text === '') return { ok: false, problem: { kind: 'malformed', text: problemTexts.emptyBody } };
  const read = readJson(text);
  if (read.ok) return read;
  const issues = [{ text: fhirTexts.malformedAt(read.line, read.column) }];
  return { ok: false, problem: { kind: 'malformed', text: read.text, issues } };
}

function send(reply: FastifyReply, given: Answer): FastifyReply {
  if (!given.ok) {
    if (given.problem.kind === 'method-not-allowed') reply.header('allow', 'GET, HEAD, POST, OPTIONS');
    if (given.problem.kind === 'throttled') reply.header('retry-after', '30');
    return sendProblem(reply, given.problem);
  }
  const { status, body, headers = {}, file } = given;
  reply.code(status).headers(headers);
  if (file !== undefined) return reply.type(file.type).send(createReadStream(file.path));
  if (body === undefined) return reply.send();
  if (headers['content-type'] === undefined) reply.type('application/fhir+json; charset=utf-8');
  return reply.send(JSON.stringify(body));
}

/** Whether a file of an export is asked for. */
function isFile({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url?.endsWith('/:file') === true;
}

function queryOf({ url }: FastifyRequest): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at + 1);
}
