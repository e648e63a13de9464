/** The person's side of an app's request: logged in, told in plain words what the app asks for, and asked. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { InteractionResults } from 'oidc-provider';
import { languageRead } from '../../pages/language.ts';
import { refuseOthers } from '../../routes.ts';
import type { Acting } from '../directory.ts';
import { formOf, type IdentityParts, sendPage } from '../identity-parts.ts';
import { loginFirst } from '../login-routes.ts';
import type { Session } from '../sessions.ts';
import { type Accounts, accountOf } from './accounts.ts';
import type { RegisteredApp } from './apps.ts';
import { fhirBase } from './authorization-server.ts';
import { launchedPatient } from './launch.ts';
import { gateScopes, needsPatient, opensData } from './scopes.ts';

export interface ConsentOptions extends IdentityParts {
  readonly provider: () => Provider;
  readonly accounts: Accounts;
}

/** What an app asks for, once it is clear who is asked. */
interface Request {
  readonly app: RegisteredApp;
  readonly session: Session;
  readonly acting: Acting;
  readonly scopes: readonly string[];
  readonly patient: string | undefined;
  readonly language: ReturnType<IdentityParts['pages']['languageOf']>;
  /** Where the answer goes. */
  readonly redirect: string;
  /** Whether the app itself wants the question asked again. */
  readonly mustAsk: boolean;
}

const path = '/smart/samtykke/:uid';

/** Adds the page on which an app is let in or refused. */
export function addConsent(app: FastifyInstance, options: ConsentOptions): void {
  app.get(path, (request, reply) => answer(request, reply, options, (asked) => ask(request, reply, options, asked)));
  app.post(path, (request, reply) =>
    answer(request, reply, options, (asked) => {
      const isYes = formOf(request).get('svar') === 'ja';
      return isYes ? accept(request, reply, options, asked) : conclude(request, reply, options, { error: 'access_denied' });
    }),
  );
  refuseOthers(app, path, ['GET', 'HEAD', 'POST']);
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  options: ConsentOptions,
  go: (asked: Request) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { provider, sessions, apps, pages, kept } = options;
  const details = await provider()
    .interactionDetails(request.raw, reply.raw)
    .catch(() => undefined);
  if (details === undefined)
    return sendPage(reply, pages.renderLoginToldPage({ language: languageRead(request, pages), what: 'failed' }), 400);
  const session = await sessions.of(request);
  const acting = session?.acting;
  if (session === undefined || acting === undefined) return loginFirst(reply, session, request.url.split('?')[0] ?? '/');
  const { client_id: clientId, scope, launch, prompt, redirect_uri: redirect } = details.params;
  const app = apps.find((one) => one.clientId === clientId);
  const scopes = typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [];
  if (app === undefined || !scopes.some(opensData))
    return conclude(request, reply, options, { error: 'invalid_scope', error_description: 'nothing was asked for that this app may have' });
  const patient = typeof launch === 'string' ? await launchedPatient(kept, launch, acting.agent) : acting.patient?.id;
  if (patient === undefined && (needsPatient(scopes) || launch !== undefined))
    return conclude(request, reply, options, {
      error: 'access_denied',
      error_description: 'no citizen is chosen; open the app from a citizen',
    });
  return go({
    language: pages.languageOf(String(details.params['ui_locales'])),
    app,
    session,
    acting,
    scopes,
    patient,
    redirect: String(redirect),
    mustAsk: prompt === 'consent',
  });
}

async function ask(request: FastifyRequest, reply: FastifyReply, options: ConsentOptions, asked: Request): Promise<FastifyReply> {
  const { accounts, pages } = options;
  const { app, session, acting, scopes, patient } = asked;
  const isKnown = app.kind === 'confidential' && (await accounts.hasGranted(accountOf(acting.agent), app.clientId, scopes, patient));
  // An app without a secret could be anybody's: there the question is always asked.
  if (isKnown && !asked.mustAsk) return accept(request, reply, options, asked);
  const page = pages.renderAppConsentPage({
    language: asked.language,
    app: app.name,
    action: request.url.split('?')[0] ?? '',
    name: acting.agent.name,
    role: acting.agent.role,
    wishes: gateScopes(scopes, patient ?? ''),
    offline: scopes.includes('offline_access'),
    identity: scopes.includes('openid'),
    place: URL.parse(asked.redirect)?.host || app.name,
    csrf: session.csrf,
    ...(patient !== undefined && needsPatient(scopes) && { citizen: toldCitizen(acting, patient) }),
  });
  return sendPage(reply, page);
}

async function accept(request: FastifyRequest, reply: FastifyReply, options: ConsentOptions, asked: Request): Promise<FastifyReply> {
  const { provider, accounts, sessions } = options;
  const { app, session, acting, scopes, patient } = asked;
  const accountId = await accounts.remember(acting.agent);
  const grant = new (provider().Grant)({ accountId, clientId: app.clientId });
  const own = ['openid', 'offline_access', 'fhirUser'];
  const plain = scopes.filter((scope) => own.includes(scope));
  if (plain.length > 0) grant.addOIDCScope(plain.join(' '));
  grant.addResourceScope(fhirBase(options), scopes.filter((scope) => !own.includes(scope)).join(' '));
  const grantId = await grant.save();
  await accounts.keepContext(grantId, patient === undefined ? {} : { patient });
  await accounts.keepGranted(accountId, app.clientId, scopes, patient);
  const since = options.now().toISOString();
  await accounts.addLetIn(accountId, { grantId, client: app.clientId, since, ...(patient !== undefined && { patient }) });
  if (!scopes.includes('offline_access')) await sessions.addGrant(session, grantId);
  return conclude(request, reply, options, { login: { accountId, remember: false }, consent: { grantId } });
}

async function conclude(
  request: FastifyRequest,
  reply: FastifyReply,
  { provider }: ConsentOptions,
  result: InteractionResults,
): Promise<FastifyReply> {
  return reply.redirect(await provider().interactionResult(request.raw, reply.raw, result, { mergeWithLastSubmission: false }), 303);
}

/** A citizen reads "you"; for others the name is told where it is known. */
function toldCitizen({ agent, patient }: Acting, id: string): string {
  if (agent.role === 'citizen') return 'self';
  return patient?.id === id ? patient.name : 'den borger, som appen blev åbnet fra';
}
