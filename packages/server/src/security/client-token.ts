/** Is the calling system one we trust? The signed token of CDS Hooks 2.0 ("Trusting CDS Clients"), checked claim by claim. */

import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, errors, type JSONWebKeySet, type JWTVerifyGetKey, jwtVerify } from 'jose';

/** A system whose tokens are believed, and where its public keys are: an address, or the keys themselves. */
export interface TrustedClient {
  readonly issuer: string;
  readonly jwksUrl?: string;
  readonly jwks?: JSONWebKeySet;
}

export type TokenAnswer = { readonly ok: true; readonly issuer: string } | { readonly ok: false; readonly reason: TokenFault };

export type TokenFault =
  | 'no-token'
  | 'not-a-token'
  | 'unknown-issuer'
  | 'bad-signature'
  | 'wrong-audience'
  | 'expired'
  | 'lives-too-long'
  | 'claim-missing'
  | 'used-before'
  | 'keys-unavailable';

/** Checks the `Authorization` header of a call to the given endpoint address. */
export type TokenCheck = (authorization: string | undefined, endpoint: string) => Promise<TokenAnswer>;

/** Only asymmetric signatures; `none` and HMAC are refused (CDS Hooks 2.0, JWT Signing Algorithm). */
const algorithms = ['ES384', 'RS384', 'ES256', 'ES512', 'RS256', 'RS512', 'PS256', 'PS384', 'PS512', 'EdDSA'];

/** Seconds a token may live at most, and seconds that clocks may differ. */
const longestLife = 300;
const clockSkew = 10;

/** A check against the trusted systems; each token (`jti`) is accepted once. */
export function tokenCheck(clients: readonly TrustedClient[], now: () => Date): TokenCheck {
  const keys = new Map(clients.map((client) => [client.issuer, keysOf(client)]));
  const used = usedTokens(now);
  return async (authorization, endpoint) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return fault(authorization === undefined ? 'no-token' : 'not-a-token');
    const issuer = issuerOf(token);
    if (issuer === undefined) return fault('not-a-token');
    const key = keys.get(issuer);
    if (key === undefined) return fault('unknown-issuer');
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms,
        issuer,
        audience: endpoint,
        requiredClaims: ['exp', 'iat', 'jti'],
        clockTolerance: clockSkew,
        currentDate: now(),
      });
      const { exp = 0, iat = 0, jti } = payload;
      if (exp - Math.min(iat, now().getTime() / 1_000) > longestLife + clockSkew) return fault('lives-too-long');
      if (typeof jti !== 'string' || jti === '' || jti.length > 200) return fault('claim-missing');
      return used.add(`${issuer} ${jti}`, exp) ? { ok: true, issuer } : fault('used-before');
    } catch (error) {
      return fault(faultOf(error));
    }
  };
}

function keysOf({ jwksUrl, jwks }: TrustedClient): JWTVerifyGetKey {
  if (jwksUrl !== undefined) return createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 3_000, cooldownDuration: 10_000 });
  return createLocalJWKSet(jwks ?? { keys: [] });
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

/** Token ids seen, each kept until its token would have run out anyway. */
function usedTokens(now: () => Date): { add(id: string, expires: number): boolean } {
  const seen = new Map<string, number>();
  return {
    add(id, expires) {
      const second = now().getTime() / 1_000;
      for (const [old, end] of seen) {
        if (end + clockSkew >= second) break;
        seen.delete(old);
      }
      if ((seen.get(id) ?? Number.NEGATIVE_INFINITY) + clockSkew >= second) return false;
      seen.delete(id);
      seen.set(id, expires);
      return true;
    },
  };
}

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'wrong-audience';
    return error.reason === 'missing' ? 'claim-missing' : 'expired';
  }
  if (error instanceof errors.JWKSTimeout || error instanceof TypeError || isFetchFailure(error)) return 'keys-unavailable';
  return error instanceof errors.JOSEError ? 'bad-signature' : 'keys-unavailable';
}

function isFetchFailure(error: unknown): boolean {
  return error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC';
}

function fault(reason: TokenFault): TokenAnswer {
  return { ok: false, reason };
}
