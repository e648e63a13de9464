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
  return {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    revocation_endpoint: `${issuer}/token/revocation`,
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

/** `rest.security` of a CapabilityStatement. */
export function smartSecurity(baseUrl: string): object {
  const issuer = `${baseUrl}${oauthPrefix}`;
  return {
    cors: false,
    service: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' }] }],
    extension: [
      {
        url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
        extension: [
          { url: 'authorize', valueUri: `${issuer}/auth` },
          { url: 'token', valueUri: `${issuer}/token` },
          { url: 'revoke', valueUri: `${issuer}/token/revocation` },
        ],
      },
    ],
  };
}
