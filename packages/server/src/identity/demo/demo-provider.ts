/** The demo's identity provider: OpenID Connect like a broker's, but whoever presses a name is that person. Never in production. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Provider, { type JWKS } from 'oidc-provider';
import { languageRead } from '../../pages/language.ts';
import { SettingError } from '../../settings.ts';
import { formOf, type IdentityParts, sendPage } from '../identity-parts.ts';
import type { BrokerSettings } from '../identity-settings.ts';
import { keptAdapter } from '../kept-adapter.ts';
import { mountProvider } from '../mount-provider.ts';
import { cookiesOf, quiet } from '../quiet-provider.ts';
import { type DemoLogin, demoLogins } from './demo-people.ts';

const prefix = '/demo-login';
const cookie = 'demo-session';

/** What our own relying party needs to know of the demo's provider. */
export function demoBroker(baseUrl: string, secret: string): BrokerSettings {
  return {
    issuer: `${baseUrl}${prefix}`,
    clientId: 'rygforloeb',
    clientSecret: secret,
    scope: 'openid',
    claims: { cpr: 'cpr', professional: 'professional' },
  };
}

/** Adds the demo's provider and its page of people. Throws SettingError beside production settings. */
export async function addDemoProvider(app: FastifyInstance, parts: IdentityParts): Promise<void> {
  const { settings, pages, limit } = parts;
  if (settings.production || settings.broker !== undefined) throw new SettingError('the demo login never runs beside production settings');
  let made: Provider | undefined;
  const provider = () => {
    made ??= demoProvider(parts);
    return made;
  };
  const own = `${prefix}/person/:uid`;
  const tooLate = (request: FastifyRequest, reply: FastifyReply) =>
    sendPage(reply, pages.renderLoginToldPage({ language: languageRead(request, pages), what: 'failed' }), 400);
  app.get(own, { config: limit }, async (request, reply) => {
    const details = await provider()
      .interactionDetails(request.raw, reply.raw)
      .catch(() => undefined);
    if (details === undefined) return tooLate(request, reply);
    const { uid, params } = details;
    const language = pages.languageOf(String(params['ui_locales']));
    return sendPage(reply, pages.renderDemoLoginPage({ language, action: `${prefix}/person/${uid}`, people: peopleOf(parts) }));
  });
  app.post(own, { config: limit }, async (request, reply) => {
    const person = formOf(request).get('person');
    const accountId = peopleOf(parts).find(({ id }) => id === person)?.id;
    const result =
      accountId === undefined
        ? { error: 'access_denied' }
        : { login: { accountId, remember: false }, consent: await consent(provider(), accountId) };
    const next = await provider()
      .interactionResult(request.raw, reply.raw, result)
      .catch(() => undefined);
    return next === undefined ? tooLate(request, reply) : reply.redirect(next, 303);
  });
  await mountProvider(app, { prefix, provider, addressOf: parts.addressOf, hiddenCookie: cookie });
}

/** The demo's provider has one client, ours, and asks nobody's consent. */
async function consent(provider: Provider, accountId: string): Promise<{ readonly grantId: string }> {
  const grant = new provider.Grant({ accountId, clientId: 'rygforloeb' });
  grant.addOIDCScope('openid');
  return { grantId: await grant.save() };
}

function peopleOf({ settings: { demoPeople = demoLogins } }: IdentityParts): readonly DemoLogin[] {
  return demoPeople;
}

function demoProvider(parts: IdentityParts): Provider {
  const { kept, keys, baseUrl, addresses, demoSecret, pages, onFailure } = parts;
  const people = new Map(peopleOf(parts).map((person) => [person.id, person]));
  const provider = new Provider(`${baseUrl()}${prefix}`, {
    adapter: keptAdapter(kept, 'demo'),
    jwks: structuredClone(keys.jwks) as unknown as JWKS,
    clients: [
      {
        client_id: 'rygforloeb',
        client_secret: demoSecret,
        redirect_uris: addresses().map((address) => `${address}/login/callback`),
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub', 'name', 'cpr', 'professional'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false }, userinfo: { enabled: false } },
    pkce: { required: () => true },
    cookies: cookiesOf(prefix, cookie, keys.secret),
    interactions: { url: (_context, { uid }) => `${prefix}/person/${uid}` },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    clientBasedCORS: () => false,
    renderError: (context) => {
      context.type = 'html';
      context.body = pages.renderLoginToldPage({ language: 'da', what: 'failed' });
    },
    findAccount: (_context, id) => {
      const person = people.get(id);
      if (person === undefined) return undefined;
      const { name, cpr, professional } = person;
      return {
        accountId: id,
        claims: () => ({ sub: id, name, ...(cpr !== undefined && { cpr }), ...(professional !== undefined && { professional }) }),
      };
    },
  });
  return quiet(provider, onFailure);
}
