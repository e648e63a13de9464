/** `Patient/[id]/$everything`: all of one citizen that the agent may see, with the people and organisations it names. */

import { isAboutCitizens, type StoredResource } from '@rygforloeb/record';
import { type ProblemIssue, refuse } from '../problem.ts';
import type { Answer, Call, Handler, Pair, Service } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { foundByIds, foundInSpan } from './found.ts';
import { countOf, isInstant, readOnce } from './pairs.ts';
import { localTarget, referencesIn } from './references.ts';
import { refusalOf } from './refusals.ts';

const MOST = 1000;
const USUAL = 200;
const namedTypes = ['Organization', 'Practitioner', 'PractitionerRole'] as const;

/** Where a page begins: in which type, behind which row of it. */
interface Place {
  readonly type: string;
  readonly after?: string;
}

/** GET Patient/[id]/$everything. */
export const everything: Handler = async (call, service) => {
  const { type, id = '' } = call.params;
  if (type !== 'Patient') return refuse('unknown-operation', fhirTexts.unknownOperation);
  const address = `Patient/${id}/$everything`;
  const once = readOnce(call.pairs, ['_since', '_type', '_count', '_page']);
  if (!once.ok) return once;
  const { _page } = once.body;
  const page = _page === undefined ? undefined : service.pages.open(address, _page);
  if (_page !== undefined && page === undefined) return refuse('invalid', fhirTexts.page);
  const pairs: readonly Pair[] = page?.pairs ?? call.pairs.filter(([name]) => ['_since', '_type', '_count'].includes(name));
  const asked = readAsked(Object.fromEntries(pairs), service);
  if (!asked.ok) return asked;
  const found = await call.record.read('Patient', id);
  if (!found.ok) return refusalOf(found);
  const from = page === undefined ? undefined : (JSON.parse(page.after) as Place);
  const { entries, next } = await collect(call, id, asked, from);
  const first = page === undefined && asked.types.includes('Patient') && isSince(found.resource, asked.since) ? [found.resource] : [];
  const named = await namedIn([...first, ...entries], asked, call, service);
  return bundleOf(
    service,
    [...first, ...entries],
    named,
    next === undefined
      ? undefined
      : `${service.base()}/${address}?_page=${service.pages.seal(address, { pairs, after: JSON.stringify(next) })}`,
  );
};

interface Asked {
  readonly types: readonly string[];
  readonly count: number;
  readonly since: string | undefined;
}

function readAsked(once: Readonly<Record<string, string>>, { types: all }: Service) {
  const { _since: since, _type, _count } = once;
  const count = countOf(_count, MOST, USUAL);
  const types = _type?.split(',').filter(Boolean) ?? [...all];
  const issues: ProblemIssue[] = [];
  if (count === undefined) issues.push({ text: `_count ${fhirTexts.wholeNumber(MOST)}`, place: '_count' });
  if (since !== undefined && !isInstant(since)) issues.push({ text: `_since ${fhirTexts.instant}`, place: '_since' });
  if (!types.every((type) => all.has(type))) issues.push({ text: fhirTexts.unknownType, place: '_type' });
  if (count === undefined || issues.length > 0) return refuse('invalid', fhirTexts.search, issues);
  return { ok: true, types, count, since } as const;
}

/** A page of the citizen's resources, type by type; a type that the role may not search is passed over. */
async function collect(
  { record }: Call,
  patient: string,
  { types, count, since }: Asked,
  from: Place | undefined,
): Promise<{ readonly entries: readonly StoredResource[]; readonly next?: Place }> {
  const about = types.filter((type) => type !== 'Patient' && isAboutCitizens(type));
  const entries: StoredResource[] = [];
  let place = from;
  for (const type of about.slice(from === undefined ? 0 : about.indexOf(from.type))) {
    if (entries.length === count) return { entries, next: { type } };
    const listed = await foundInSpan(record, type, { from: since }, { patient, count: count - entries.length, after: place?.after });
    place = undefined;
    if (!listed.ok) continue;
    entries.push(...listed.page.entries);
    if (listed.page.next !== undefined) return { entries, next: { type, after: listed.page.next } };
  }
  return { entries };
}

/** The people and organisations that the resources of a page name, and what their roles lead to. */
async function namedIn(
  resources: readonly StoredResource[],
  { types }: Asked,
  { record }: Call,
  service: Service,
): Promise<readonly StoredResource[]> {
  const base = service.base();
  const seen = new Set<string>();
  const named: StoredResource[] = [];
  let level: readonly StoredResource[] = resources;
  for (let depth = 0; depth < 2 && level.length > 0; depth += 1) {
    const next: StoredResource[] = [];
    for (const type of namedTypes) {
      const ids = new Set(
        level.flatMap(referencesIn).flatMap((reference) => {
          const [leadsTo, id] = localTarget(reference, base) ?? [];
          return leadsTo === type && id !== undefined && !seen.has(`${type}/${id}`) ? [id] : [];
        }),
      );
      if (ids.size === 0) continue;
      for (const id of ids) seen.add(`${type}/${id}`);
      const wanted = [...ids].slice(0, MOST);
      next.push(...(await foundByIds(record, type, wanted)));
    }
    named.push(...next);
    level = next;
  }
  return named.filter(({ resourceType }) => types.includes(resourceType));
}

function isSince({ meta }: StoredResource, since: string | undefined): boolean {
  return since === undefined || Date.parse(meta.lastUpdated) >= Date.parse(since);
}

function bundleOf(service: Service, own: readonly StoredResource[], named: readonly StoredResource[], next: string | undefined): Answer {
  const entryOf = (mode: string) => (resource: StoredResource) => ({
    fullUrl: `${service.base()}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode },
  });
  const entry = [...own.map(entryOf('match')), ...named.map(entryOf('include'))];
  const body = {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(next !== undefined && { link: [{ relation: 'next', url: next }] }),
    ...(entry.length > 0 && { entry }),
  };
  return { ok: true, status: 200, body };
}
