/** The language of a page: what the address asks for, which is remembered, or what was remembered. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { queryOf } from '../identity/identity-parts.ts';

const cookieName = 'ryg-sprog';
const year = 365 * 24 * 60 * 60;

type Language = 'da' | 'en';

interface Languages {
  readonly languageOf: (value: string | null | undefined) => Language;
}

/** Reads it, and remembers it where the address says it. */
export function languageFor(request: FastifyRequest, reply: FastifyReply, languages: Languages): Language {
  const language = languageRead(request, languages);
  if (queryOf(request, 'sprog') !== undefined)
    reply.setCookie(cookieName, language, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: year });
  return language;
}

/** Reads it alone. A server without accounts has no cookies. */
export function languageRead(request: FastifyRequest, { languageOf }: Languages): Language {
  const { cookies } = request as { readonly cookies?: Readonly<Record<string, string | undefined>> };
  return languageOf(queryOf(request, 'sprog') ?? cookies?.[cookieName]);
}
