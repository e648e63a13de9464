/** What is typed on a page and not sent yet, kept on the server for whoever typed it. A page of several forms has a draft for each. */

import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formOf, queryOf } from '../identity/identity-parts.ts';
import { localPath } from '../identity/local-path.ts';
import type { Session } from '../identity/sessions.ts';
import type { DoorOptions } from './door.ts';
import { languageFor } from './language.ts';

const draftDays = 14;
const day = 86_400_000;

const draftSpace = 'draft';

/** The field by which a form of several on one page names itself. */
const draftField = 'kladde';

type Drafts = Readonly<Record<string, string>>;

/** What is kept of a page's forms, by form. */
async function draftsOf({ identity: { kept } }: DoorOptions, draft: string): Promise<Drafts> {
  const found = (await kept.get(draftSpace, draft)) as { readonly forms: Drafts } | undefined;
  return found?.forms ?? {};
}

async function putDrafts({ identity: { kept } }: DoorOptions, draft: string, forms: Drafts): Promise<void> {
  if (Object.keys(forms).length === 0) return kept.drop(draftSpace, draft);
  await kept.put(draftSpace, draft, { forms }, { expires: new Date(Date.now() + draftDays * day) });
}

/** Drops the draft of the form that was sent; those of the page's other forms stay. */
export async function dropDraft(options: DoorOptions, draft: string, sent: URLSearchParams): Promise<void> {
  const { [sent.get(draftField) ?? '']: _sent, ...others } = await draftsOf(options, draft);
  await putDrafts(options, draft, others);
}

/** The drafts of a page as one set of fields; the key of a form is its own. Undefined where there are none. */
export async function draftsTogether(options: DoorOptions, draft: string): Promise<URLSearchParams | undefined> {
  const drafts = Object.values(await draftsOf(options, draft));
  if (drafts.length === 0) return undefined;
  const fields = new URLSearchParams(drafts.join('&'));
  fields.delete(draftField);
  if (drafts.length > 1) fields.delete('noegle');
  return fields;
}

/** Takes a draft by POST; `side` is the page's address. */
export async function keepDraft(request: FastifyRequest, reply: FastifyReply, options: DoorOptions): Promise<FastifyReply> {
  const session = await options.identity.sessionOf(request);
  if (session?.acting === undefined) return reply.code(401).send();
  const page = queryOf(request, 'side') ?? '';
  const fields = withoutToken(formOf(request), options);
  const at = options.now();
  const draft = draftKey(options, session, page);
  await putDrafts(options, draft, { ...(await draftsOf(options, draft)), [fields.get(draftField) ?? '']: fields.toString() });
  const time = new Intl.DateTimeFormat('da-DK', { timeZone: 'Europe/Copenhagen', hour: '2-digit', minute: '2-digit' }).format(at);
  const language = languageFor(request, reply, options.pages);
  return reply.type('text/plain; charset=utf-8').send(language === 'en' ? `Draft saved at ${time}` : `Kladde gemt kl. ${time}`);
}

/** Throws the drafts of a page away, for who wants to begin anew there. */
export async function throwDraftsAway(request: FastifyRequest, reply: FastifyReply, options: DoorOptions): Promise<FastifyReply> {
  const page = localPath(queryOf(request, 'side'));
  const session = await options.identity.sessionOf(request);
  if (session?.acting !== undefined) await options.identity.kept.drop(draftSpace, draftKey(options, session, page));
  return reply.redirect(page, 303);
}

/** Of one person in one role on one page; nobody can guess it. */
export function draftKey({ identity }: DoorOptions, session: Session, path: string): string {
  const agent = session.acting?.agent;
  const page = path.split('?')[0];
  return createHmac('sha256', identity.secretFor('drafts'))
    .update(JSON.stringify([agent?.who, agent?.role, agent?.organization, page]))
    .digest('base64url');
}

/** A form without what only shows that it is ours. */
export function withoutToken(fields: URLSearchParams, { pages }: DoorOptions): URLSearchParams {
  const left = new URLSearchParams(fields);
  left.delete(pages.csrfField);
  return left;
}
