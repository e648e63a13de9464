/** Login, choice of role, who am I, logout. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageFor } from '../pages/language.ts';
import { refuseOthers } from '../routes.ts';
import type { Acting } from './directory.ts';
import { formOf, type IdentityParts, queryOf, sendPage } from './identity-parts.ts';
import { localPath } from './local-path.ts';
import { loginMinutes, type Person, type RelyingParty } from './relying-party.ts';
import type { Session } from './sessions.ts';
import type { LetInApps } from './smart/let-in-apps.ts';

export interface LoginOptions extends IdentityParts {
  readonly broker: RelyingParty;
  readonly letIn: LetInApps;
  /** Takes away what apps were granted for the length of a session. */
  readonly endGrants: (grants: readonly string[]) => Promise<void>;
}

/** Adds `/login`, `/login/callback`, `/rolle`, `/mig`, `/mig/app`, `/logout` and `/logget-ud`. */
export function addLogin(app: FastifyInstance, options: LoginOptions): void {
  const { limit } = options;
  app.get('/login', { config: limit }, (request, reply) => begin(request, reply, options));
  app.get('/login/callback', { config: limit }, (request, reply) => finish(request, reply, options));
  app.get('/rolle', (request, reply) => showRoles(request, reply, options));
  app.post('/rolle', (request, reply) => chooseRole(request, reply, options));
  app.get('/mig', (request, reply) => showMe(request, reply, options));
  app.post('/mig/app', (request, reply) => takeBack(request, reply, options));
  app.post('/logout', (request, reply) => end(request, reply, options));
  app.get('/logget-ud', (request, reply) =>
    sendPage(reply, options.pages.renderLoginToldPage({ language: languageFor(request, reply, options.pages), what: 'logged-out' })),
  );
  for (const url of ['/login', '/login/callback', '/mig', '/logget-ud']) refuseOthers(app, url, ['GET', 'HEAD']);
  refuseOthers(app, '/rolle', ['GET', 'HEAD', 'POST']);
  for (const url of ['/logout', '/mig/app']) refuseOthers(app, url, ['POST']);
}

/** The page to log in first and come back. */
export function loginFirst(reply: FastifyReply, session: Session | undefined, path: string): FastifyReply {
  const door = session !== undefined && session.choices.length > 0 ? '/rolle' : '/login';
  return reply.redirect(`${door}?til=${encodeURIComponent(path)}`, 303);
}

async function begin(request: FastifyRequest, reply: FastifyReply, options: LoginOptions): Promise<FastifyReply> {
  const { sessions, addressOf, broker, settings, pages } = options;
  const address = addressOf(request);
  // A name that is none of ours: cookies would stay behind when the broker sends people back.
  if (settings.publicUrl === undefined && request.host !== new URL(address).host)
    return reply.redirect(`${address}${localPath(request.url)}`, 302);
  const next = localPath(queryOf(request, 'til'));
  const session = await sessions.of(request);
  if (session?.acting !== undefined) return reply.redirect(next, 303);
  if (session !== undefined && session.choices.length > 0) return loginFirst(reply, session, next);
  const begun = await broker.begin(next, languageFor(request, reply, options.pages), address);
  if (begun === undefined)
    return sendPage(reply, pages.renderLoginToldPage({ language: languageFor(request, reply, options.pages), what: 'unavailable' }), 503);
  reply.setCookie(loginCookie(options), begun.login, { ...loginCookieOptions(options), maxAge: loginMinutes * 60 });
  return reply.redirect(begun.address, 303);
}

async function finish(request: FastifyRequest, reply: FastifyReply, options: LoginOptions): Promise<FastifyReply> {
  const { broker, sessions, pages, logged } = options;
  const language = languageFor(request, reply, options.pages);
  const answer = await broker.finish(request.cookies[loginCookie(options)], request.url.split('?').slice(1).join('?'));
  reply.clearCookie(loginCookie(options), loginCookieOptions(options));
  if (!answer.ok) {
    const [what, status] = answer.reason === 'refused' ? (['failed', 400] as const) : (['unavailable', 503] as const);
    return sendPage(reply, pages.renderLoginToldPage({ language, what }), status);
  }
  const before = await sessions.of(request);
  if (before !== undefined) await options.endGrants(before.grants);
  const choices = await choicesOf(answer.person, options);
  const { idToken } = answer.person;
  const session = await sessions.begin(request, reply, { choices, ...(idToken !== undefined && { idToken }) });
  if (choices.length === 0) return sendPage(reply, pages.renderNoAccessPage({ language, csrf: session.csrf }), 403);
  if (session.acting === undefined) return loginFirst(reply, session, answer.next);
  await logged('login', session.acting.agent);
  return reply.redirect(answer.next, 303);
}

/** As whom the person may act: his roles at work, then himself, then those who have invited him. */
async function choicesOf({ cpr, professional }: Person, { directory }: LoginOptions): Promise<readonly Acting[]> {
  const [roles, citizen, relatives] = await Promise.all([
    professional === undefined ? [] : directory.professionalRoles(professional),
    cpr === undefined ? undefined : directory.citizen(cpr),
    cpr === undefined ? [] : directory.relatives(cpr),
  ]);
  return [...roles, ...(citizen === undefined ? [] : [citizen]), ...relatives];
}

async function showRoles(request: FastifyRequest, reply: FastifyReply, options: LoginOptions): Promise<FastifyReply> {
  const session = await options.sessions.of(request);
  const next = localPath(queryOf(request, 'til'));
  if (session === undefined || session.choices.length === 0) return loginFirst(reply, undefined, next);
  const page = options.pages.renderRoleChoicePage({
    language: languageFor(request, reply, options.pages),
    name: session.choices[0]?.agent.name ?? '',
    roles: session.choices.map(toldActing),
    next,
    csrf: session.csrf,
  });
  return sendPage(reply, page);
}

async function chooseRole(request: FastifyRequest, reply: FastifyReply, options: LoginOptions): Promise<FastifyReply> {
  const { sessions, pages, logged, endGrants } = options;
  const form = formOf(request);
  const next = localPath(form.get('til'));
  const before = await sessions.of(request);
  if (before === undefined) return loginFirst(reply, undefined, next);
  const chosen = /^\d{1,3}$/.test(form.get('rolle') ?? '') ? await sessions.choose(request, reply, Number(form.get('rolle'))) : undefined;
  if (chosen?.acting === undefined)
    return sendPage(reply, pages.renderLoginToldPage({ language: languageFor(request, reply, options.pages), what: 'refused' }), 403);
  await endGrants(before.grants);
  await logged('login', chosen.acting.agent);
  return reply.redirect(next, 303);
}

async function showMe(request: FastifyRequest, reply: FastifyReply, options: LoginOptions): Promise<FastifyReply> {
  const { sessions, pages, settings } = options;
  const session = await sessions.of(request);
  if (session?.acting === undefined) return loginFirst(reply, session, '/mig');
  const page = pages.renderMePage({
    ...toldActing(session.acting),
    language: languageFor(request, reply, options.pages),
    name: session.acting.agent.name,
    until: session.ends.toISOString(),
    idleMinutes: settings.idleMinutes,
    severalRoles: session.choices.length > 1,
    apps: await options.letIn.of(session.acting.agent),
    csrf: session.csrf,
  });
  return sendPage(reply, page);
}

async function takeBack(request: FastifyRequest, reply: FastifyReply, { sessions, letIn }: LoginOptions): Promise<FastifyReply> {
  const session = await sessions.of(request);
  if (session?.acting === undefined) return loginFirst(reply, session, '/mig');
  await letIn.takeBack(session.acting.agent, formOf(request).get('adgang') ?? '');
  return reply.redirect('/mig', 303);
}

async function end(request: FastifyRequest, reply: FastifyReply, options: LoginOptions): Promise<FastifyReply> {
  const { sessions, broker, logged, endGrants } = options;
  const session = await sessions.of(request);
  await sessions.end(request, reply);
  if (session === undefined) return reply.redirect('/logget-ud', 303);
  await endGrants(session.grants);
  if (session.acting !== undefined) await logged('logout', session.acting.agent);
  return reply.redirect((await broker.logoutAddress(session.idToken)) ?? '/logget-ud', 303);
}

function toldActing({ agent, organizationName, patient }: Acting) {
  return {
    role: agent.role,
    ...(organizationName !== undefined && { organization: organizationName }),
    ...(patient !== undefined && agent.role === 'relative' && { citizen: patient.name }),
  };
}

function isSecure({ baseUrl }: LoginOptions): boolean {
  return baseUrl().startsWith('https:');
}

function loginCookie(options: LoginOptions): string {
  return isSecure(options) ? '__Host-ryg-login' : 'ryg-login';
}

function loginCookieOptions(options: LoginOptions) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(options) } as const;
}
