/** The language of a page: what the address asks for, which is remembered, or what was remembered. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { queryOf } from '../identity/identity-parts.ts';

const cookieName = 'ryg-sprog';
const year = 365 * 24 * 60 * 60;

type Language = 'da' | 'en';

/** Reads it, and remembers it where the address says it. */
export function languageFor(
  request: FastifyRequest,
  reply: FastifyReply,
  { languageOf }: { readonly languageOf: (value: string | null | undefined) => Language },
): Language {
  const asked = queryOf(request, 'sprog');
  if (asked === undefined) return languageOf(request.cookies[cookieName]);
  const language = languageOf(asked);
  reply.setCookie(cookieName, language, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: year });
  return language;
}
