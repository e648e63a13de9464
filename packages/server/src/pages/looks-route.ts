/** The citizen's list of who has seen and written what about her. */

import type { Purpose } from '@rygforloeb/decision';
import type { Access, GatedRecord } from '@rygforloeb/record';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Identity } from '../identity/add-identity.ts';
import { queryOf, sendPage } from '../identity/identity-parts.ts';
import { loginFirst } from '../identity/login-routes.ts';
import { refuseOthers } from '../routes.ts';
import { languageFor } from './language.ts';

export interface LooksOptions {
  readonly identity: Pick<Identity, 'accessOf' | 'sessionOf'>;
  readonly recordFor: (access: Access) => GatedRecord;
  readonly purposes: readonly Purpose[];
  readonly pages: Pick<typeof import('@rygforloeb/web'), 'languageOf' | 'citizen'>;
}

const entriesAPage = 200;

/** Adds the page; who is not logged in logs in first. */
export function addLooks(app: FastifyInstance, options: LooksOptions): void {
  const { looksPath } = options.pages.citizen;
  app.get(looksPath, (request, reply) => show(request, reply, options));
  refuseOthers(app, looksPath, ['GET', 'HEAD']);
}

async function show(request: FastifyRequest, reply: FastifyReply, options: LooksOptions): Promise<FastifyReply> {
  const { identity, recordFor, pages, purposes } = options;
  const session = await identity.sessionOf(request);
  if (session?.acting === undefined) return loginFirst(reply, session, pages.citizen.looksPath);
  const access = await identity.accessOf(request);
  const language = languageFor(request, reply, pages);
  const patient = session.acting.patient?.id;
  if (access === undefined || access.agent.role !== 'citizen' || patient === undefined)
    return sendPage(reply, pages.citizen.renderLooksOnlyForCitizens(language), 403);
  const record = recordFor(access);
  const before = queryOf(request, 'foer');
  const below = before !== undefined && /^\d{1,15}$/.test(before) ? Number(before) : undefined;
  const log = await record.audit({ patient, count: entriesAPage, ...(below !== undefined && { below }) });
  if (!log.ok) return sendPage(reply, pages.citizen.renderLooksOnlyForCitizens(language), 403);
  const { entries, next } = log.page;
  const page = pages.citizen.renderLooksPage({
    visit: {
      language,
      path: below === undefined ? pages.citizen.looksPath : `${pages.citizen.looksPath}?foer=${below}`,
      person: { name: access.agent.name, role: access.agent.role },
      csrf: session.csrf,
    },
    citizen: access.agent.who,
    entries,
    organizations: await namesOf(record, new Set(entries.flatMap(({ organization }) => organization ?? []))),
    purposes: new Map(purposes.map((purpose) => [purpose.code, purpose[language]])),
    isNewest: below === undefined,
    ...(next !== undefined && { older: next }),
  });
  return sendPage(reply, page);
}

async function namesOf(record: GatedRecord, references: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const named = [...references].map(async (reference): Promise<readonly [string, string]> => {
    const found = await record.read('Organization', reference.slice('Organization/'.length));
    return [reference, found.ok && typeof found.resource.name === 'string' ? found.resource.name : ''];
  });
  return new Map(await Promise.all(named));
}
