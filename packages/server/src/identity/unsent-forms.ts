/** Forms that did nothing when they were sent, as after their session had ended: kept for an hour, and given back to the person who had written them, to nobody else. */

import { randomBytes } from 'node:crypto';
import type { KeptValues } from '@rygforloeb/record';
import type { FastifyRequest } from 'fastify';
import { formOwnerSpace, ownerOf } from './form-owner.ts';
import { unmaskedToken } from './form-token.ts';
import type { Session } from './sessions.ts';

interface Options {
  readonly identity: { readonly kept: KeptValues };
  readonly pages: { readonly csrfField: string };
}

const space = 'unsent-form';
const hour = 3_600_000;

/** Keeps a form by the token in it, which says whose it is. Undefined where nobody's session ever had that token, or not the one who may. */
export async function keepUnsent(
  { identity: { kept }, pages }: Options,
  request: FastifyRequest,
  form: URLSearchParams,
  path: string,
  { only, told = 'restored' }: { readonly only?: string; readonly told?: 'restored' | 'sent-before' } = {},
): Promise<string | undefined> {
  const owner = (await kept.get(formOwnerSpace, unmaskedToken(form.get(pages.csrfField) ?? ''))) as { readonly owner: string } | undefined;
  if (owner === undefined || (only !== undefined && owner.owner !== only) || request.headers['sec-fetch-site'] === 'cross-site')
    return undefined;
  const fields = new URLSearchParams(form);
  fields.delete(pages.csrfField);
  if (told === 'sent-before') fields.delete('noegle'); // What it did is done: sent again it is another.
  const key = randomBytes(32).toString('base64url');
  await kept.put(space, key, { ...owner, path, told, fields: fields.toString() }, { expires: new Date(Date.now() + hour) });
  return key;
}

/** The form that was kept, for its writer, and what she is told beside it. */
export async function takeUnsent(
  { identity: { kept } }: Pick<Options, 'identity'>,
  session: Session,
  key: string | undefined,
): Promise<{ readonly fields: URLSearchParams; readonly told: string; readonly path: string } | undefined> {
  if (key === undefined || !/^[\w-]{43}$/.test(key)) return undefined;
  const found = (await kept.get(space, key)) as
    | { readonly owner: string; readonly fields: string; readonly told: string; readonly path: string }
    | undefined;
  if (found === undefined || found.owner !== ownerOf(session.acting?.agent)) return undefined;
  return { fields: new URLSearchParams(found.fields), told: found.told, path: found.path };
}
