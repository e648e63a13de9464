/** What an app needs to know to ask for access (SMART App Launch 2, 4.1), and the same for a CapabilityStatement. */

import type { FastifyInstance } from 'fastify';
import { refuseOthers } from '../../routes.ts';
import { assertionAlgorithms, oauthPrefix } from './authorization-server.ts';
import { plainScopes } from './scopes.ts';

/** Adds `/fhir/.well-known/smart-configuration`, which any page may read. */
export function addSmartConfiguration(app: FastifyInstance, baseUrl: () => string): void {
  const url = '/fhir/.well-known/smart-configuration';
  app.get(url, (_request, reply) => reply.header('access-control-allow-origin', '*').send(smartConfiguration(baseUrl())));
  refuseOthers(app, url, ['GET', 'HEAD']);
}

function smartConfiguration(baseUrl: string): object {
  const issuer = `${baseUrl}${oauthPrefix}`;
  const { authorize, token, revoke } = oauthAddresses(baseUrl);
  return {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    authorization_endpoint: authorize,
    token_endpoint: token,
    revocation_endpoint: revoke,
    token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: assertionAlgorithms,
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: [...plainScopes, 'patient/*.cruds', 'user/*.cruds', 'system/*.cruds'],
    capabilities: [
      'launch-ehr',
      'launch-standalone',
      'client-public',
      'client-confidential-asymmetric',
      'context-ehr-patient',
      'context-standalone-patient',
      'context-banner',
      'permission-offline',
      'permission-patient',
      'permission-user',
      'permission-v1',
      'permission-v2',
      'sso-openid-connect',
    ],
  };
}

/** The addresses that a CapabilityStatement tells. */
export interface OAuthAddresses {
  readonly authorize: string;
  readonly token: string;
  readonly revoke: string;
}

/** Where apps ask for access. */
export function oauthAddresses(baseUrl: string): OAuthAddresses {
  const issuer = `${baseUrl}${oauthPrefix}`;
  return { authorize: `${issuer}/auth`, token: `${issuer}/token`, revoke: `${issuer}/token/revocation` };
}
