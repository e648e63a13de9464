/** Forms that were sent after their session had ended: kept for an hour, and given back to the person who had written them, to nobody else. */

import { randomBytes } from 'node:crypto';
import type { KeptValues } from '@rygforloeb/record';
import type { FastifyRequest } from 'fastify';
import { formOwnerSpace, ownerOf } from './form-owner.ts';
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
  only?: string,
): Promise<string | undefined> {
  const owner = (await kept.get(formOwnerSpace, form.get(pages.csrfField) ?? '')) as { readonly owner: string } | undefined;
  if (owner === undefined || (only !== undefined && owner.owner !== only) || request.headers['sec-fetch-site'] === 'cross-site')
    return undefined;
  const fields = new URLSearchParams(form);
  fields.delete(pages.csrfField);
  const key = randomBytes(32).toString('base64url');
  await kept.put(space, key, { ...owner, path, fields: fields.toString() }, { expires: new Date(Date.now() + hour) });
  return key;
}

/** The form that was kept, for its writer. */
export async function takeUnsent(
  { identity: { kept } }: Pick<Options, 'identity'>,
  session: Session,
  key: string | undefined,
): Promise<URLSearchParams | undefined> {
  if (key === undefined || !/^[\w-]{43}$/.test(key)) return undefined;
  const found = (await kept.get(space, key)) as { readonly owner: string; readonly fields: string } | undefined;
  return found !== undefined && found.owner === ownerOf(session.acting?.agent) ? new URLSearchParams(found.fields) : undefined;
}
