/** Forged requests: whatever changes something in a session's name carries the session's token and comes from our own pages. */

import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { unmaskedToken } from './form-token.ts';
import type { Sessions } from './sessions.ts';

/** Name of the header with the token, for scripts; forms have the hidden field of the web room. */
export const csrfHeader = 'x-csrf-token';

/** Addresses that accept a post but keep nothing and look at no session; all others are guarded. */
const withoutSession = [
  /^\/kliniker\/vurdering$/,
  /^\/api\/assess$/,
  /^\/cds-services(?:\/|$)/,
  /^\/fhir\/PlanDefinition\/(?:[\w.-]+\/)?\$apply$/,
  /^\/oauth\//,
  /^\/demo-login\/(?!person\/)/,
];

export interface CsrfOptions {
  readonly sessions: Sessions;
  readonly addressOf: (request: FastifyRequest) => string;
  readonly field: string;
}

/** Says whether a request must be refused. To be asked when the body has been read. */
export function csrfCheck({ sessions, addressOf, field }: CsrfOptions): (request: FastifyRequest) => Promise<boolean> {
  return async (request) => {
    const { method, headers } = request;
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
    if (headers.authorization !== undefined) return false; // Answered by the token alone, never by the cookie.
    const path = request.url.split('?')[0] ?? '';
    if (withoutSession.some((pattern) => pattern.test(path))) return false;
    if (path.startsWith('/demo-login/')) return !isOwn(headers, addressOf(request));
    if (request.cookies[sessions.cookieName] === undefined) return false; // Nothing that could be abused.
    const session = await sessions.of(request);
    if (session === undefined) return false; // As if logged out.
    return !isOwn(headers, addressOf(request)) || !isToken(tokenIn(request, field), session.csrf);
  };
}

/**
 * A browser tells where a post comes from, in one header or the other; what tells nothing is no browser of ours. Our pages send no
 * referrer, and with that some browsers call the origin of a form `null`: there the other header decides.
 */
export function isOwn({ origin, 'sec-fetch-site': site }: FastifyRequest['headers'], address: string): boolean {
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin !== undefined && origin !== 'null') return origin === new URL(address).origin;
  return site === 'same-origin';
}

function tokenIn(request: FastifyRequest, field: string): string {
  const header = request.headers[csrfHeader];
  if (typeof header === 'string') return header;
  return request.body instanceof URLSearchParams ? (request.body.get(field) ?? '') : '';
}

function isToken(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(unmaskedToken(given)), Buffer.from(unmaskedToken(wanted))];
  return one.length > 0 && one.length === other.length && timingSafeEqual(one, other);
}
