/** Login by OpenID Connect at a broker: authorization code with PKCE, state and nonce, the id token's signature checked. */

import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { KeptValues } from '@rygforloeb/record';
import { importPKCS8 } from 'jose';
import * as client from 'openid-client';
import { SettingError } from '../settings.ts';
import type { BrokerSettings } from './identity-settings.ts';

/** What a broker told about a person. */
export interface Person {
  readonly cpr?: string;
  readonly professional?: string;
  /** For the broker's logout; only where it holds no CPR number, for it travels in an address. */
  readonly idToken?: string;
}

export type LoginAnswer =
  | { readonly ok: true; readonly person: Person; readonly next: string }
  | { readonly ok: false; readonly reason: 'refused' | 'unavailable' };

export interface RelyingParty {
  /** Where to send the browser, and the name of this login for its cookie; `own` is the address to come back to. Undefined when the broker does not answer. */
  begin(next: string, language: string, own: string): Promise<{ readonly login: string; readonly address: string } | undefined>;
  /** What came back with the browser; each login answers once. */
  finish(login: string | undefined, query: string): Promise<LoginAnswer>;
  /** Where to end the broker's session too, if it has such an address. */
  logoutAddress(idToken: string | undefined): Promise<string | undefined>;
}

export interface RelyingPartyOptions {
  readonly broker: () => BrokerSettings;
  readonly kept: KeptValues;
  readonly baseUrl: () => string;
  /** How the broker is reached, where not by its own address. */
  readonly fetch?: client.CustomFetch;
  readonly onFailure: (error: unknown) => void;
}

interface LoginUnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly next: string;
  /** Where the browser comes back to. */
  readonly callback: string;
}

const space = 'login';
export const loginMinutes = 10;

/** A client of the broker; the broker is asked for its addresses at the first login. */
export function relyingParty({ broker, kept, baseUrl, fetch, onFailure }: RelyingPartyOptions): RelyingParty {
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = async (): Promise<client.Configuration | undefined> => {
    discovered ??= discover(broker(), fetch);
    try {
      return await discovered;
    } catch (error) {
      discovered = undefined; // The next login asks again.
      onFailure(error);
      return undefined;
    }
  };

  return {
    async begin(next, language, own) {
      const config = await configuration();
      if (config === undefined) return undefined;
      const login = client.randomState();
      const underWay: LoginUnderWay = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        next,
        callback: `${own}/login/callback`,
      };
      await kept.put(space, login, underWay, { expires: new Date(Date.now() + loginMinutes * 60_000) });
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: underWay.callback,
        scope: broker().scope,
        code_challenge: await client.calculatePKCECodeChallenge(underWay.verifier),
        code_challenge_method: 'S256',
        state: underWay.state,
        nonce: underWay.nonce,
        ui_locales: language,
      });
      return { login, address: address.href };
    },
    async finish(login, query) {
      const underWay = login === undefined ? undefined : ((await kept.take(space, login)) as LoginUnderWay | undefined);
      if (underWay === undefined) return { ok: false, reason: 'refused' };
      const config = await configuration();
      if (config === undefined) return { ok: false, reason: 'unavailable' };
      try {
        const tokens = await client.authorizationCodeGrant(config, new URL(`${underWay.callback}?${query}`), {
          pkceCodeVerifier: underWay.verifier,
          expectedState: underWay.state,
          expectedNonce: underWay.nonce,
          idTokenExpected: true,
        });
        return { ok: true, person: await personIn(config, tokens, broker()), next: underWay.next };
      } catch (error) {
        const isBrokenOff = (error as { readonly error?: unknown }).error === 'access_denied';
        if (!isBrokenOff) onFailure(error);
        return { ok: false, reason: isOfNetwork(error) ? 'unavailable' : 'refused' };
      }
    },
    async logoutAddress(idToken) {
      const config = await configuration();
      if (config?.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(config, {
        post_logout_redirect_uri: `${baseUrl()}/logget-ud`,
        ...(idToken !== undefined && { id_token_hint: idToken }),
      }).href;
    },
  };
}

async function discover(broker: BrokerSettings, fetch: client.CustomFetch | undefined): Promise<client.Configuration> {
  const issuer = new URL(broker.issuer);
  return client.discovery(issuer, broker.clientId, {}, await authentication(broker), {
    timeout: 10,
    execute: [client.enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [])],
    ...(fetch !== undefined && { [client.customFetch]: fetch }),
  });
}

async function authentication({ clientKey, clientSecret }: BrokerSettings): Promise<client.ClientAuth> {
  if (clientKey === undefined) return client.ClientSecretBasic(clientSecret);
  return client.PrivateKeyJwt(await importPKCS8(clientKey, algorithmOf(clientKey)));
}

function algorithmOf(pem: string): string {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new SettingError('RYG_OIDC_CLIENT_KEY_FILE holds no private key in PEM (PKCS 8)');
  }
  if (key.asymmetricKeyType === 'rsa') return 'RS256';
  return key.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'ES384' : 'ES256';
}

/** The claims of the id token, and those of the userinfo endpoint where the id token lacks both. */
async function personIn(
  config: client.Configuration,
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
  { claims: names }: BrokerSettings,
): Promise<Person> {
  const own: Readonly<Record<string, unknown>> = tokens.claims() ?? {};
  const isThere = [names.cpr, names.professional].some((name) => textIn(own, name) !== undefined);
  const more: Readonly<Record<string, unknown>> =
    isThere || config.serverMetadata().userinfo_endpoint === undefined
      ? {}
      : await client.fetchUserInfo(config, tokens.access_token, String(own['sub']));
  const cpr = textIn({ ...more, ...own }, names.cpr)?.replace(/^(\d{6})-(\d{4})$/, '$1$2');
  const professional = textIn({ ...more, ...own }, names.professional);
  return {
    ...(tokens.id_token !== undefined && !Object.hasOwn(own, names.cpr) && { idToken: tokens.id_token }),
    ...(cpr !== undefined && { cpr }),
    ...(professional !== undefined && { professional }),
  };
}

function textIn(claims: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A broker that cannot be reached, as against one that says no. */
function isOfNetwork(error: unknown): boolean {
  return error instanceof TypeError || (error as { readonly code?: unknown }).code === 'OAUTH_TIMEOUT';
}
