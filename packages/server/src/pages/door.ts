/**
 * One way to add a page behind login: who may see it, what it shows, what its form does. What is typed when a session has ended is kept
 * and given back to the same person; what is typed meanwhile is kept as a draft.
 */

import { createHash, randomUUID } from 'node:crypto';
import type { Desk } from '@rygforloeb/pathway';
import type { Access } from '@rygforloeb/record';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acuteAdvice } from '../acute-advice.ts';
import { problemOf } from '../failures.ts';
import type { Identity } from '../identity/add-identity.ts';
import { formOf, queryOf, sendPage } from '../identity/identity-parts.ts';
import { loginFirst } from '../identity/login-routes.ts';
import type { Session } from '../identity/sessions.ts';
import { keepUnsent, takeUnsent } from '../identity/unsent-forms.ts';
import { refuseOthers } from '../routes.ts';
import { draftKey, draftsTogether, dropDraft, keepDraft, throwDraftsAway, withoutToken } from './drafts.ts';
import { languageFor } from './language.ts';
import { readSentFiles } from './sent-files.ts';
import { type SentForms, sentFormsOf } from './sent-forms.ts';

type Web = typeof import('@rygforloeb/web');

export interface DoorOptions {
  readonly identity: Pick<Identity, 'accessOf' | 'sessionOf' | 'secretFor' | 'kept'>;
  /** Where the agent sits; undefined while the programme is not there. */
  readonly deskFor: (access: Access) => Desk | undefined;
  readonly pages: Pick<Web, 'languageOf' | 'renderErrorPage' | 'csrfField'>;
  readonly now: () => Date;
}

/** Somebody who has come to a page. */
export interface Visit {
  readonly request: FastifyRequest;
  readonly desk: Desk;
  readonly access: Access;
  readonly session: Session;
  readonly language: 'da' | 'en';
  /** What every page is told besides its own content. */
  readonly frame: {
    readonly language: 'da' | 'en';
    readonly path: string;
    readonly person: { readonly name: string; readonly role: string; readonly organization?: string; readonly citizen?: string };
    readonly csrf: string;
    readonly told?: string;
    readonly words?: readonly string[];
  };
  /** What the form says: as sent, as it was when the session ended, or as the draft has it; empty when there is nothing. */
  readonly fields: URLSearchParams;
  /** The form's key: what is sent twice, word for word, is done once. */
  readonly formKey: string;
  readonly parameter: (name: string) => string;
  readonly query: (name: string) => string | undefined;
  /** Drops the draft of the form that was sent; those of the page's other forms stay. */
  readonly dropDraft: () => Promise<void>;
}

/** A page, or the way to another with a sentence told there, or a file. */
export type PageAnswer =
  | { readonly html: string; readonly status?: number }
  | { readonly to: string; readonly told?: string }
  | { readonly file: Uint8Array; readonly type: string; readonly name: string };

export interface DoorPage {
  /** Roles that have the page; everybody else is told that it is not for them. */
  readonly roles: readonly string[];
  readonly get: (visit: Visit) => Promise<PageAnswer>;
  readonly post?: (visit: Visit) => Promise<PageAnswer>;
  /** Its form may hold a file. */
  readonly files?: boolean;
}

export type AddPage = (path: string, page: DoorPage) => void;

/** Gives the function that adds pages, and adds the address that keeps drafts. */
export function doorOf(app: FastifyInstance, options: DoorOptions): AddPage {
  readSentFiles(app);
  app.post('/kladde', (request, reply) => keepDraft(request, reply, options));
  app.post('/kladde/slet', (request, reply) => throwDraftsAway(request, reply, options));
  for (const address of ['/kladde', '/kladde/slet']) refuseOthers(app, address, ['POST']);
  const sent = sentFormsOf<PageAnswer>(
    () => options.identity,
    (answer) => ('to' in answer ? answer : undefined),
  );
  return (path, page) => {
    app.get(path, (request, reply) => open(request, reply, options, page, page.get));
    const { get, post } = page;
    const config = page.files === true ? { config: { files: true } } : {};
    if (post !== undefined)
      app.post(path, config, (request, reply) =>
        open(request, reply, options, page, (visit) =>
          once(visit, options, sent, { get, post }).catch((error: unknown) => afterFall(visit, get, error)),
        ),
      );
    refuseOthers(app, path, ['GET', 'HEAD', ...(post === undefined ? [] : (['POST'] as const))]);
  };
}

async function open(
  request: FastifyRequest,
  reply: FastifyReply,
  options: DoorOptions,
  { roles }: DoorPage,
  answerTo: (visit: Visit) => Promise<PageAnswer>,
): Promise<FastifyReply> {
  const { identity, pages } = options;
  const language = languageFor(request, reply, pages);
  const session = await identity.sessionOf(request);
  const path = pathOf(request);
  if (session?.acting === undefined) {
    const kept = request.method === 'POST' && (await keepUnsent(options, request, formOf(request), path));
    return loginFirst(reply, session, kept ? `${path}${path.includes('?') ? '&' : '?'}usendt=${kept}` : path);
  }
  const access = await identity.accessOf(request);
  if (access === undefined || !roles.includes(access.agent.role))
    return sendPage(reply, pages.renderErrorPage({ language, status: 403 }), 403);
  const desk = options.deskFor(access);
  if (desk === undefined) return sendPage(reply, pages.renderErrorPage({ language, status: 503, advice: acuteAdvice[language] }), 503);
  return send(reply, await answerTo(await visitOf(request, options, { session, access, desk, language, path })));
}

/** A form that was done and comes again with other words stands there again, or where it led to, to be looked through and sent. */
function once(
  visit: Visit,
  options: DoorOptions,
  sent: SentForms<PageAnswer>,
  { get, post }: Required<Pick<DoorPage, 'get' | 'post'>>,
): Promise<PageAnswer> {
  const { request, access, frame, fields, formKey } = visit;
  const { who, role, organization } = access.agent;
  const form = { of: [who, role, organization, frame.path], key: fields.get('noegle'), words: formKey };
  return sent.once(form, () => post(visit), {
    again: ({ to, told }) => ({ to, ...(told !== undefined && { told }) }),
    before: async (answer) => {
      const now = await get(visit);
      const at = 'html' in now && (now.status ?? 200) < 400 ? frame.path : answer.to;
      const kept = await keepUnsent(options, request, fields, frame.path, { told: 'sent-before' });
      return { to: kept === undefined ? at : `${at}${at.includes('?') ? '&' : '?'}usendt=${kept}` };
    },
  });
}

/** What was sent when the server fell over it stands there again under the same key: whether it was done or not, sent again it is done once. */
async function afterFall(visit: Visit, get: DoorPage['get'], error: unknown): Promise<PageAnswer> {
  if (problemOf(error).kind !== 'failed') throw error;
  visit.request.log.error({ err: error }, 'failed');
  const formKey = keyOfPage(visit.fields) ?? visit.formKey;
  const page = await get({ ...visit, formKey, frame: { ...visit.frame, told: 'failed' } }).catch(() => undefined);
  if (page === undefined || !('html' in page) || (page.status ?? 200) >= 400) throw error;
  return { html: page.html, status: 500 };
}

async function visitOf(
  request: FastifyRequest,
  options: DoorOptions,
  { session, access, desk, language, path }: Pick<Visit, 'session' | 'access' | 'desk' | 'language'> & { readonly path: string },
): Promise<Visit> {
  const { agent } = access;
  const { organizationName, patient } = session.acting ?? {};
  const draft = draftKey(options, session, path);
  const { fields, told, sent } = await fieldsFor(request, options, session, draft);
  return {
    request,
    desk,
    access,
    session,
    language,
    frame: {
      language,
      path,
      person: {
        name: agent.name,
        role: agent.role,
        ...(organizationName !== undefined && { organization: organizationName }),
        ...(patient !== undefined && agent.role === 'relative' && { citizen: patient.name }),
      },
      csrf: session.csrf,
      ...(told !== undefined && { told }),
      ...(sent !== undefined && { words: wordsIn(sent) }),
    },
    fields,
    formKey: formKeyOf(request, fields, options),
    parameter: (name) => (request.params as Readonly<Record<string, string>>)[name] ?? '',
    query: (name) => queryOf(request, name),
    dropDraft: () => dropDraft(options, draft, fields),
  };
}

/** What somebody has written in words: no code, no number, no choice. */
function wordsIn(fields: URLSearchParams): readonly string[] {
  return [...new Set([...fields.values()].filter((value) => /\S\s+\S/.test(value)))];
}

/** The page's key and what was typed: a second press of the button is the same, the form gone back to and changed is another. */
function formKeyOf(request: FastifyRequest, fields: URLSearchParams, options: DoorOptions): string {
  const key = keyOfPage(fields);
  if (key === undefined) return randomUUID();
  if (request.method !== 'POST') return key;
  return createHash('sha256').update(withoutToken(fields, options).toString()).digest('base64url');
}

/** The key that the page had which the form came from: each of its forms adds its own name. */
function keyOfPage(fields: URLSearchParams): string | undefined {
  return fields.get('noegle')?.split('.')[0];
}

/** Of what was sent, what came back after a logout, and what was kept meanwhile, the first that there is. */
async function fieldsFor(
  request: FastifyRequest,
  options: DoorOptions,
  session: Session,
  draft: string,
): Promise<{ readonly fields: URLSearchParams; readonly told?: string; readonly sent?: URLSearchParams }> {
  if (request.method === 'POST') return { fields: formOf(request), sent: formOf(request) };
  const told = queryOf(request, 'besked');
  const unsent = await takeUnsent(options, session, queryOf(request, 'usendt'));
  if (unsent !== undefined) {
    const isHere = unsent.path.split('?')[0] === request.url.split('?')[0];
    return { fields: isHere ? unsent.fields : new URLSearchParams(), told: unsent.told, sent: unsent.fields };
  }
  const kept = await draftsTogether(options, draft);
  if (kept !== undefined) return { fields: kept, told: told ?? 'draft' };
  return { fields: new URLSearchParams(), ...(told !== undefined && { told }) };
}

/** The address without what was told once. */
function pathOf(request: FastifyRequest): string {
  const [path = '/', query = ''] = request.url.split('?');
  const left = new URLSearchParams(query);
  for (const name of ['sprog', 'besked', 'usendt']) left.delete(name);
  const text = left.toString();
  return text === '' ? path : `${path}?${text}`;
}

function send(reply: FastifyReply, answer: PageAnswer): FastifyReply {
  reply.header('cache-control', 'no-store');
  if ('html' in answer) return sendPage(reply, answer.html, answer.status ?? 200);
  if ('file' in answer)
    return reply
      .type(answer.type)
      .header(
        'content-disposition',
        `${answer.type.startsWith('text/csv') ? 'attachment' : 'inline'}; filename="${answer.name.replace(/[^\w.-]/g, '_')}"`,
      )
      .send(answer.file);
  const { to, told } = answer;
  return reply.redirect(told === undefined ? to : `${to}${to.includes('?') ? '&' : '?'}besked=${encodeURIComponent(told)}`, 303);
}
