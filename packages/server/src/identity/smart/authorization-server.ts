/** Our authorization server for apps (SMART App Launch 2): the login behind it is our own session, its tokens open the record's gate. */

import Provider, { type ClientMetadata, errors, type JWKS, type KoaContextWithOIDC } from 'oidc-provider';
import type { IdentityParts } from '../identity-parts.ts';
import { keptAdapter } from '../kept-adapter.ts';
import { cookiesOf, quiet } from '../quiet-provider.ts';
import { type Accounts, grantDays } from './accounts.ts';
import type { RegisteredApp } from './apps.ts';
import { narrowed, plainScopes } from './scopes.ts';

export const oauthPrefix = '/oauth';
export const smartCookie = 'smart-session';
/** What a private key may sign with: the two of SMART, and those of CDS Hooks clients. */
export const assertionAlgorithms = ['RS384', 'ES384', 'RS256', 'ES256'] as const;

/** Seconds that a signed assertion may live (SMART Backend Services: five minutes). */
const longestAssertion = 300;

/** The address of our FHIR server, the only audience of a token. */
export function fhirBase({ baseUrl }: Pick<IdentityParts, 'baseUrl'>): string {
  return `${baseUrl()}/fhir`;
}

/** The provider; made when the public address is known. */
export function authorizationServer(parts: IdentityParts, accounts: Accounts): Provider {
  const { settings, keys, kept, apps, baseUrl, pages, onFailure } = parts;
  const audience = fhirBase(parts);
  const appOf = (clientId: string | undefined) => apps.find((app) => app.clientId === clientId);
  const provider = new Provider(`${baseUrl()}${oauthPrefix}`, {
    adapter: keptAdapter(kept, 'smart'),
    jwks: structuredClone(keys.jwks) as unknown as JWKS,
    clients: apps.map(metadataOf),
    scopes: ['openid', 'offline_access', 'fhirUser'],
    claims: { openid: ['sub'], fhirUser: ['fhirUser'] },
    conformIdTokenClaims: false,
    clientAuthMethods: ['none', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: [...assertionAlgorithms], idTokenSigningAlgValues: ['RS256'] },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: (_context, client, token) => token.clientId === client.clientId },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: (context, resource, client) => {
          if (resource !== audience) throw new errors.InvalidTarget();
          return {
            audience,
            accessTokenFormat: 'opaque',
            accessTokenTTL: settings.tokenMinutes * 60,
            scope: cutScopes(context, appOf(client.clientId)).join(' '),
          };
        },
      },
    },
    extraParams: {
      launch: null,
      aud: (_context, value) => {
        if (value?.replace(/\/$/, '') !== audience) throw new errors.InvalidRequest('aud must be the address of this FHIR server');
      },
    },
    pkce: { required: () => true },
    cookies: cookiesOf(oauthPrefix, smartCookie, keys.secret),
    interactions: { url: (_context, { uid }) => `/smart/samtykke/${uid}` },
    expiresWithSession: () => false, // A grant ends with our session, not with the provider's: see `endGrants`.
    rotateRefreshToken: true,
    clockTolerance: 5,
    ttl: {
      AuthorizationCode: 60,
      ClientCredentials: settings.tokenMinutes * 60,
      AccessToken: settings.tokenMinutes * 60,
      Grant: grantDays * 86_400,
      IdToken: 600,
      Interaction: 900,
      RefreshToken: 30 * 86_400,
      Session: 900,
    },
    assertJwtClientAuthClaimsAndHeader: (_context, claims) => {
      if (Number(claims.exp) > Date.now() / 1_000 + longestAssertion + 5)
        throw new errors.InvalidClientAuth('the assertion lives too long');
    },
    clientBasedCORS: (_context, origin, client) =>
      client.clientAuthMethod === 'none' && (client.redirectUris ?? []).some((uri) => URL.parse(uri)?.origin === origin),
    extraTokenClaims: async (_context, token) =>
      'grantId' in token && token.grantId ? { ...(await accounts.contextOf(token.grantId)) } : undefined,
    renderError: (context) => {
      context.type = 'html';
      context.body = pages.renderLoginToldPage({ language: 'da', what: 'failed' });
    },
    findAccount: async (_context, accountId) => {
      const agent = await accounts.agentOf(accountId);
      return agent && { accountId, claims: () => ({ sub: accountId, fhirUser: `${audience}/${agent.who}` }) };
    },
  });
  provider.use(tellContext);
  return quiet(provider, onFailure);
}

/** Cuts what an app asks for down to what it was registered for, before anyone is asked; gives the scopes that open data. */
function cutScopes(context: KoaContextWithOIDC, app: RegisteredApp | undefined): readonly string[] {
  const { oidc } = context;
  const { AuthorizationCode: code, RefreshToken: refresh } = oidc.entities;
  const params = oidc.params as Record<string, unknown>;
  const asked = typeof params['scope'] === 'string' ? params['scope'] : (refresh?.scope ?? code?.scope ?? '');
  const levels = app?.kind === 'system' ? (['system'] as const) : (['patient', 'user'] as const);
  const granted = app === undefined ? [] : narrowed(asked.split(' '), app.scopes, levels);
  if (typeof params['scope'] === 'string') params['scope'] = granted.join(' ');
  return granted.filter((scope) => !plainScopes.slice(0, 3).includes(scope));
}

/** SMART wants the citizen beside the token, and every scope that was granted. */
async function tellContext(context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  const body = context.body as Record<string, unknown> | undefined;
  if (context.oidc?.route !== 'token' || typeof body?.['access_token'] !== 'string') return;
  const { AccessToken: token, AuthorizationCode: code, RefreshToken: refresh } = context.oidc.entities;
  const patient = token?.extra?.['patient'];
  const plain = [...((refresh ?? code)?.scopes ?? [])].filter((scope) => plainScopes.includes(scope));
  const scope = [...new Set([...plain, ...String(body['scope'] ?? '').split(' ')])].filter(Boolean).join(' ');
  context.body = { ...body, scope, ...(typeof patient === 'string' && { patient, need_patient_banner: true }) };
}

function metadataOf({ clientId, name, kind, redirectUris, jwks, jwksUri }: RegisteredApp): ClientMetadata {
  const isSystem = kind === 'system';
  return {
    client_id: clientId,
    client_name: name,
    application_type: redirectUris.every((uri) => uri.startsWith('https:')) ? 'web' : 'native',
    redirect_uris: [...redirectUris],
    response_types: isSystem ? [] : ['code'],
    grant_types: isSystem ? ['client_credentials'] : ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: kind === 'public' ? 'none' : 'private_key_jwt',
    ...(jwks !== undefined && { jwks: structuredClone(jwks) as unknown as JWKS }),
    ...(jwksUri !== undefined && { jwks_uri: jwksUri }),
  };
}
