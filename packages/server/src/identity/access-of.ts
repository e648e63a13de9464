/** Who asks, as the gate of the record wants to know it: from an app's token, or from a session. */

import { randomUUID } from 'node:crypto';
import type { Access, Agent } from '@rygforloeb/record';
import type { FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { IdentityParts } from './identity-parts.ts';
import type { Accounts } from './smart/accounts.ts';
import { gateScopes } from './smart/scopes.ts';

/** A header about purpose or acute access cannot be read; the request must be refused rather than half understood. */
export class AccessHeaderError extends Error {
  readonly code = 'RYG_SERVER_ACCESS_HEADER';
  readonly statusCode = 400;
}

export interface AccessOptions extends Pick<IdentityParts, 'sessions' | 'apps' | 'defaultPurposeOf'> {
  readonly provider: () => Provider;
  readonly accounts: Accounts;
}

type Asker = Pick<Access, 'agent' | 'app'>;

/**
 * Reads the access of a request, once. Undefined when nobody is logged in, or the token is wrong or has expired. A token goes before
 * the cookie, also when it is wrong. Throws AccessHeaderError.
 */
export function accessReader(options: AccessOptions): (request: FastifyRequest) => Promise<Access | undefined> {
  const known = new WeakMap<FastifyRequest, Promise<Access | undefined>>();
  return (request) => {
    const found = known.get(request) ?? read(request, options);
    known.set(request, found);
    return found;
  };
}

async function read(request: FastifyRequest, options: AccessOptions): Promise<Access | undefined> {
  const { authorization } = request.headers;
  const asker = authorization === undefined ? await bySession(request, options) : await byToken(authorization, options);
  if (asker === undefined) return undefined;
  const purpose = headerOf(request, 'x-purpose-of-use') ?? options.defaultPurposeOf(asker.agent.role);
  if (!/^[A-Za-z][\w-]{0,39}$/.test(purpose)) throw new AccessHeaderError('X-Purpose-Of-Use is no purpose');
  const emergency = emergencyIn(request);
  return { ...asker, purpose, request: randomUUID(), ...(emergency !== undefined && { emergency }) };
}

async function bySession(request: FastifyRequest, { sessions }: AccessOptions): Promise<Asker | undefined> {
  const acting = (await sessions.of(request))?.acting;
  return acting && { agent: acting.agent };
}

async function byToken(authorization: string, options: AccessOptions): Promise<Asker | undefined> {
  const { provider, apps } = options;
  const value = /^Bearer ([\w-]{20,200})$/i.exec(authorization)?.[1];
  if (value === undefined) return undefined;
  const own = provider();
  const token = (await own.AccessToken.find(value)) ?? (await own.ClientCredentials.find(value));
  if (token === undefined || !token.isValid) return undefined;
  const app = apps.find(({ clientId }) => clientId === token.clientId);
  if (app === undefined) return undefined;
  const agent = 'accountId' in token ? await agentOf(token, options) : systemAgent(app);
  const { patient } = (token.extra ?? {}) as { readonly patient?: string };
  return agent && { agent, app: { client: app.clientId, scopes: gateScopes([...token.scopes], patient) } };
}

/** The person behind a token, as long as the grant stands: what was taken back holds no token, however late that was written. */
async function agentOf(token: InstanceType<Provider['AccessToken']>, { provider, accounts }: AccessOptions): Promise<Agent | undefined> {
  const grant = token.grantId === undefined ? undefined : await provider().Grant.find(token.grantId);
  return grant?.clientId === token.clientId ? accounts.agentOf(token.accountId) : undefined;
}

function systemAgent({ acts, name }: IdentityParts['apps'][number]): Agent | undefined {
  return acts && { who: acts.device, role: acts.role, organization: acts.organization, name };
}

/** Acute access names one citizen and a reason, both or neither. */
function emergencyIn(request: FastifyRequest): Access['emergency'] {
  const [patient, reason] = [headerOf(request, 'x-acute-patient'), decoded(headerOf(request, 'x-acute-reason'))];
  if (patient === undefined && reason === undefined) return undefined;
  if (patient === undefined || !/^[A-Za-z0-9.-]{1,64}$/.test(patient)) throw new AccessHeaderError('X-Acute-Patient is no id of a Patient');
  if (reason === undefined || reason.trim() === '' || reason.length > 1_000) throw new AccessHeaderError('X-Acute-Reason is missing');
  return { patient, reason: reason.trim() };
}

function decoded(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    throw new AccessHeaderError('X-Acute-Reason is not percent-encoded UTF-8');
  }
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
