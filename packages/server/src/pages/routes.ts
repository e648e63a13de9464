/** The pages: the clinician's assessment with and without JavaScript, the files it loads, and what is shown when something fails. */

import { dirname } from 'node:path';
import formbody from '@fastify/formbody';
import serveFiles from '@fastify/static';
import type { Case } from '@rygforloeb/decision';
import { toCopenhagen } from '@rygforloeb/decision';
import type { AccessibilityTold } from '@rygforloeb/web';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acuteAdvice } from '../acute-advice.ts';
import { type Problem, statusOf } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import type { ProgrammeHolder } from '../programme-state.ts';
import { fieldsOf } from '../request-fields.ts';
import { refuseOthers, sendProblem } from '../routes.ts';
import { languageFor, languageRead } from './language.ts';

/** The web room as this server uses it. */
export type Pages = typeof import('@rygforloeb/web');

export interface PageOptions {
  readonly holder: ProgrammeHolder;
  readonly pages: Pages;
  /** Invented citizens to begin from. */
  readonly examples: readonly Case[];
  /** What whoever runs the server adds to the page on accessibility. */
  readonly accessibility?: AccessibilityTold;
  /** Where one logs in; absent where nobody can. */
  readonly account?: string;
  readonly now: () => Date;
}

/** Adds the assessment page and `/assets/*`, and `/` where nobody can log in. */
export async function addPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const { pages } = options;
  await app.register(formbody, { bodyLimit: 256 * 1024, parser: fieldsOfForm });
  await addAssets(app, pages);
  if (options.account === undefined) {
    app.get('/', async (_request, reply) => reply.redirect(pages.clinician.assessmentPath, 302));
    refuseOthers(app, '/', ['GET', 'HEAD']);
  }
  app.get(pages.clinician.assessmentPath, async (request, reply) => showPage(request, reply, options));
  app.post(pages.clinician.assessmentPath, async (request, reply) => showAnswer(request, reply, options));
  refuseOthers(app, pages.clinician.assessmentPath, ['GET', 'HEAD', 'POST']);
  for (const path of [pages.clinician.passagesPath, `${pages.clinician.passagesPath}/:afsnit`]) {
    app.get(path, async (request, reply) => showPassage(request, reply, options));
    refuseOthers(app, path, ['GET', 'HEAD']);
  }
  app.get(pages.accessibilityPath, async (request, reply) => {
    const language = options.account === undefined ? pages.languageOf(query(request).get('sprog')) : languageFor(request, reply, pages);
    return sendHtml(reply, pages.renderAccessibilityPage(language, options.accessibility));
  });
  refuseOthers(app, pages.accessibilityPath, ['GET', 'HEAD']);
}

/** Tells a problem as a page to whoever reads pages, with the acute advice whenever the server itself has failed. */
export function tellAsPage(pages: Pages): (request: FastifyRequest, reply: FastifyReply, problem: Problem) => FastifyReply {
  return (request, reply, problem) => {
    const { accept = '' } = request.headers;
    const isMachine = /^\/(?:cds-services|fhir|api)(?:[/?]|$)/.test(request.url);
    if (isMachine || !accept.includes('text/html')) return sendProblem(reply, problem);
    const status = statusOf(problem);
    const language = languageRead(request, pages);
    const advice = status >= 500 ? { advice: acuteAdvice[language] } : {};
    return sendHtml(reply.code(status), pages.renderErrorPage({ language, status, ...advice }));
  };
}

function showPage(request: FastifyRequest, reply: FastifyReply, options: PageOptions): FastifyReply {
  const { pages, holder, examples, now } = options;
  const programme = holder.ready();
  if (programme === undefined) return tellAsPage(pages)(request, reply, { kind: 'unavailable', text: problemTexts.unavailable });
  const asked = query(request);
  const example = examples.find(({ id }) => id === asked.get('eksempel'));
  const fields =
    example === undefined
      ? pages.clinician.emptyFields(toCopenhagen(now().toISOString()))
      : pages.clinician.fieldsOfCase(example, programme.vocabulary);
  const model = pages.clinician.assess(programme, {
    fields,
    examples: titles(examples),
    ...(options.account !== undefined && { account: options.account }),
    language: pages.languageOf(asked.get('sprog')),
    opened: true,
    onFailure: (error) => request.log.error({ err: error }, 'no assessment'),
    ...(example !== undefined && { example: example.id }),
  });
  return sendHtml(reply.code(model.failed ? 500 : 200), pages.clinician.renderAssessmentPage(model));
}

function showAnswer(request: FastifyRequest, reply: FastifyReply, options: PageOptions): FastifyReply {
  const { pages, holder, examples } = options;
  const programme = holder.ready();
  if (programme === undefined) return tellAsPage(pages)(request, reply, { kind: 'unavailable', text: problemTexts.unavailable });
  const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  const model = pages.clinician.assess(programme, {
    fields,
    examples: titles(examples),
    ...(options.account !== undefined && { account: options.account }),
    onFailure: (error) => request.log.error({ err: error }, 'no assessment'),
  });
  const isFragment = request.headers.accept?.includes('fragment=1') === true;
  return sendHtml(
    reply.code(model.failed ? 500 : 200),
    isFragment ? pages.clinician.renderAnswerFragment(model) : pages.clinician.renderAssessmentPage(model),
  );
}

/** What a passage of the sources says; it concerns nobody, so anybody may read it. */
function showPassage(request: FastifyRequest, reply: FastifyReply, options: PageOptions): FastifyReply {
  const { pages, holder } = options;
  const tell = tellAsPage(pages);
  const programme = holder.ready();
  if (programme === undefined) return tell(request, reply, { kind: 'unavailable', text: problemTexts.unavailable });
  const asked = query(request);
  const language = options.account === undefined ? pages.languageOf(asked.get('sprog')) : languageFor(request, reply, pages);
  const from = asked.get('fra') ?? '';
  const page = { programme, language, ...(/^\/kliniker\/borger\/[\w%.-]+\/[a-z]+$/.test(from) && { from }) };
  const { afsnit } = request.params as { readonly afsnit?: string };
  if (afsnit === undefined) return sendHtml(reply, pages.clinician.renderPassagesPage(page));
  const passage = pages.clinician.passageOf(programme, afsnit);
  if (passage === undefined) return tell(request, reply, { kind: 'not-found', text: problemTexts.notFound });
  return sendHtml(reply, pages.clinician.renderPassagePage({ ...page, passage }));
}

async function addAssets(app: FastifyInstance, { assets, assetPrefix }: Pages): Promise<void> {
  const byName = new Map(assets.map((asset) => [asset.name, asset]));
  const root = dirname(assets[0]?.file ?? import.meta.dirname);
  await app.register(serveFiles, { root, serve: false, decorateReply: true, index: false, dotfiles: 'deny', preCompressed: true });
  app.get(`${assetPrefix}*`, { config: { rateLimit: false } }, async (request, reply) => {
    const asset = byName.get((request.params as { readonly '*': string })['*']);
    if (asset === undefined) return sendProblem(reply, { kind: 'not-found', text: problemTexts.notFound });
    reply.type(asset.contentType).header('cache-control', 'public, max-age=31536000, immutable');
    return reply.sendFile(asset.name, { cacheControl: false });
  });
  refuseOthers(app, `${assetPrefix}*`, ['GET', 'HEAD']);
}

function fieldsOfForm(text: string): Record<string, unknown> {
  return new URLSearchParams(text) as unknown as Record<string, unknown>;
}

function titles(examples: readonly Case[]): readonly { readonly id: string; readonly title: string }[] {
  return examples.map(({ id, title }) => ({ id, title: title ?? id }));
}

function query(request: FastifyRequest): URLSearchParams {
  const pairs = Object.entries(fieldsOf(request.query) ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new URLSearchParams(pairs);
}

function sendHtml(reply: FastifyReply, html: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(html);
}
