/** Identity put together: login, sessions, the demo's provider, apps, and who asks. */

import { createHmac } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { Access, Agent, KeptValues } from '@rygforloeb/record';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { listeningAddress, localAddresses } from '../listening-address.ts';
import { languageRead } from '../pages/language.ts';
import { problemTexts } from '../problem-texts.ts';
import { accessReader } from './access-of.ts';
import { csrfCheck, isOwn } from './csrf.ts';
import { addDemoProvider, demoBroker } from './demo/demo-provider.ts';
import { type DirectorySource, recordDirectory } from './directory.ts';
import { ownerOf } from './form-owner.ts';
import { type AccessPages, formOf, type IdentityParts, sendPage } from './identity-parts.ts';
import { type IdentitySettings, refuseMixture } from './identity-settings.ts';
import { installationKeys } from './installation-keys.ts';
import { localPath } from './local-path.ts';
import { addLogin } from './login-routes.ts';
import { mountProvider } from './mount-provider.ts';
import { type RelyingParty, relyingParty } from './relying-party.ts';
import { rememberingRoles } from './remembered-roles.ts';
import { sealed } from './sealed-values.ts';
import { type Session, sessionsOver } from './sessions.ts';
import { accountsOver } from './smart/accounts.ts';
import { appsIn, demoApps } from './smart/apps.ts';
import { authorizationServer, oauthPrefix, smartCookie } from './smart/authorization-server.ts';
import { addSmartConfiguration, type OAuthAddresses, oauthAddresses } from './smart/configuration.ts';
import { addConsent } from './smart/consent-routes.ts';
import { addLaunch } from './smart/launch.ts';
import { endGrants, letInApps } from './smart/let-in-apps.ts';
import { keepUnsent } from './unsent-forms.ts';

export interface IdentityOptions {
  readonly settings: IdentitySettings;
  readonly kept: KeptValues;
  /** The record as the system itself reads it, to find people and their roles. */
  readonly source: DirectorySource;
  readonly pages: AccessPages;
  readonly defaultPurposeOf: (role: string) => string;
  readonly maySee: (access: Access, patient: string) => Promise<boolean>;
  readonly logged?: (what: 'login' | 'logout', agent: Agent) => Promise<void>;
  readonly now?: () => Date;
}

/** What the rest of the server asks of identity. */
export interface Identity {
  /** Who asks; undefined = nobody we know. Rejects with an error of status 400 for unreadable access headers. */
  accessOf(request: FastifyRequest): Promise<Access | undefined>;
  /** The session behind a page, with the token for its forms. */
  sessionOf(request: FastifyRequest): Promise<Session | undefined>;
  /** Where apps ask for access: for the CapabilityStatement. */
  oauth(): OAuthAddresses;
  /** Values kept for a while, sealed. */
  readonly kept: KeptValues;
  /** A secret of this installation for one use, the same on every instance. */
  secretFor(use: string): string;
}

const sweepEvery = 10 * 60_000;

/** Adds identity to the server; before the routes that ask who is there. Throws SettingError. */
export async function addIdentity(app: FastifyInstance, options: IdentityOptions): Promise<Identity> {
  const { settings, pages, now = () => new Date() } = options;
  refuseMixture(settings);
  const baseUrl = () => settings.publicUrl ?? listeningAddress(app);
  const addresses = () => (settings.publicUrl === undefined ? localAddresses(app) : [settings.publicUrl]);
  const addressOf = (request: FastifyRequest) => addresses().find((one) => new URL(one).host === request.host) ?? baseUrl();
  const keys = installationKeys(settings);
  const secretFor = (use: string) => createHmac('sha256', keys.secret).update(use).digest('base64url');
  const kept = sealed(options.kept);
  const directory = rememberingRoles(recordDirectory(options.source, settings.systems, now), now);
  const { idleMinutes, longestHours, broker } = settings;
  const secure = settings.publicUrl?.startsWith('https:') === true;
  const onFailure = (error: unknown) => app.log.error({ err: error }, 'identity');
  const parts: IdentityParts = {
    settings,
    keys,
    kept,
    directory,
    pages,
    baseUrl,
    addressOf,
    addresses,
    now,
    onFailure,
    sessions: sessionsOver({ kept, idleMinutes, longestHours, secure, now, holds: directory.holds }),
    apps: [...(settings.appsFile === undefined ? [] : appsIn(settings.appsFile)), ...(broker === undefined ? demoApps : [])],
    limit: { rateLimit: { max: settings.loginsPerMinute, timeWindow: 60_000 } },
    demoSecret: secretFor('demo client'),
    logged: options.logged ?? (async () => undefined),
    maySee: options.maySee,
    defaultPurposeOf: options.defaultPurposeOf,
  };
  const accounts = accountsOver(kept, directory);
  const provider = once(() => authorizationServer(parts, accounts));
  const accessOf = accessReader({ ...parts, provider, accounts });
  await app.register(cookie);
  guardForms(app, parts);
  openFormTargets(app, parts);
  await app.register(async (own) => {
    own.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 16 * 1024 }, (_request, text, done) =>
      done(null, new URLSearchParams(String(text))),
    );
    addLogin(own, {
      ...parts,
      broker: brokerOf(app, parts),
      letIn: letInApps(provider, accounts, parts.apps),
      endGrants: (grants) => endGrants(provider(), grants),
    });
    addConsent(own, { ...parts, provider, accounts });
    addLaunch(own, parts, accessOf);
    addSmartConfiguration(own, baseUrl);
    if (broker === undefined) await addDemoProvider(own, parts);
    await mountProvider(own, {
      prefix: oauthPrefix,
      provider,
      addressOf: baseUrl,
      hiddenCookie: smartCookie,
      limits: { '/token': { config: parts.limit } },
      rewrite: askForOffline,
    });
  });
  sweepNowAndThen(app, kept, onFailure);
  return { accessOf, kept, sessionOf: (request) => parts.sessions.of(request), oauth: () => oauthAddresses(baseUrl()), secretFor };
}

/** The client of the broker, or of the demo's provider, which is reached on the spot whatever the public address is. */
function brokerOf(app: FastifyInstance, parts: IdentityParts): RelyingParty {
  const { settings, baseUrl, demoSecret, kept, onFailure } = parts;
  if (settings.broker !== undefined) {
    const { broker } = settings;
    return relyingParty({ broker: () => broker, kept, baseUrl, onFailure });
  }
  const party = relyingParty({
    broker: () => demoBroker(baseUrl(), demoSecret),
    kept,
    baseUrl,
    onFailure,
    fetch: (address, init) => {
      const { pathname, search } = new URL(address);
      return fetch(`${listeningAddress(app)}${pathname}${search}`, init as RequestInit);
    },
  });
  return {
    ...party,
    begin: async (next, language, own) => {
      const begun = await party.begin(next, language, own);
      if (begun === undefined) return undefined;
      const { pathname, search } = new URL(begun.address);
      return { ...begun, address: `${own}${pathname}${search}` };
    },
  };
}

const forged = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'forbidden', details: { text: problemTexts.forged } }],
};

/** Refuses forged requests, wherever in the server they are aimed at. */
function guardForms(app: FastifyInstance, { sessions, addressOf, pages, kept }: IdentityParts): void {
  const isForged = csrfCheck({ sessions, addressOf, field: pages.csrfField });
  app.addHook('preHandler', async (request, reply) => {
    if (!(await isForged(request))) return;
    if (/^\/(?:fhir|api)\//.test(request.url)) return reply.code(403).type('application/fhir+json').send(JSON.stringify(forged));
    const again = isOwn(request.headers, addressOf(request)) ? await formAgain(app, request, { sessions, kept, pages }) : undefined;
    if (again !== undefined) return reply.redirect(again, 303);
    return sendPage(reply, pages.renderLoginToldPage({ language: languageRead(request, pages), what: 'refused' }), 403);
  });
}

/** Where a form of one's own earlier session stands again, to be looked through and sent; undefined where the form is nobody's or another's. */
async function formAgain(
  app: FastifyInstance,
  request: FastifyRequest,
  { sessions, kept, pages }: Pick<IdentityParts, 'sessions' | 'kept' | 'pages'>,
): Promise<string | undefined> {
  const agent = (await sessions.of(request))?.acting?.agent;
  const isPage = app.hasRoute({ method: 'GET', url: request.routeOptions.url ?? '' });
  if (agent === undefined || !isPage) return undefined;
  const path = localPath(request.url);
  const key = await keepUnsent({ identity: { kept }, pages }, request, formOf(request), path, { only: ownerOf(agent) });
  return key && `${path}${path.includes('?') ? '&' : '?'}usendt=${key}`;
}

/** A browser holds a form's redirects to the policy too: the broker and the registered apps are where ours may end. */
function openFormTargets(app: FastifyInstance, { settings, apps }: IdentityParts): void {
  const addresses = [
    ...(settings.broker === undefined ? [] : [settings.broker.issuer]),
    ...apps.flatMap(({ redirectUris }) => redirectUris),
  ];
  const targets = addresses.map((address) => {
    const { protocol, origin } = new URL(address);
    return /^https?:$/.test(protocol) ? origin : protocol;
  });
  if (targets.length === 0) return;
  const list = [...new Set(targets)].join(' ');
  app.addHook('onRequest', async (_request, reply) => {
    const policy = reply.getHeader('content-security-policy');
    if (typeof policy === 'string')
      reply.header('content-security-policy', policy.replace("form-action 'self'", `form-action 'self' ${list}`));
  });
}

/** An app asks for offline access by its scope alone (SMART); OpenID Connect wants the question asked by `prompt` too. */
function askForOffline(address: string): string {
  const [path = '', query = ''] = address.split('?');
  const params = new URLSearchParams(query);
  if (path !== '/auth' || params.has('prompt') || !(params.get('scope') ?? '').split(' ').includes('offline_access')) return address;
  params.set('prompt', 'login consent');
  return `${path}?${params}`;
}

function sweepNowAndThen(app: FastifyInstance, kept: KeptValues, onFailure: (error: unknown) => void): void {
  const timer = setInterval(() => void kept.sweep().catch(onFailure), sweepEvery);
  timer.unref();
  app.addHook('onClose', async () => clearInterval(timer));
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
