/** What comes along with the matches of a search: `_include` follows their references, `_revinclude` finds who refers to them. */

import type { Forbidden, StoredResource } from '@rygforloeb/record';
import type { Call, Service } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { foundByIds } from './found.ts';
import { referencePath } from './reference-paths.ts';
import { localTarget, referencesAt } from './references.ts';
import type { IncludeRule, SearchQuery } from './search-reader.ts';

const MOST = 1000;
/** How many ids are asked for at once. */
const BATCH = 200;

export type Included = { readonly ok: true; readonly entries: readonly StoredResource[]; readonly cut?: string | undefined } | Forbidden;

/** The included resources, each once and none that is a match; what the agent may not see does not come along. */
export async function includedWith(
  matches: readonly StoredResource[],
  { include, revinclude }: Pick<SearchQuery, 'include' | 'revinclude'>,
  call: Call,
  service: Service,
): Promise<Included> {
  if (matches.length === 0 || (include.length === 0 && revinclude.length === 0)) return { ok: true, entries: [] };
  const known = new Set(matches.map(nameOf));
  const entries: StoredResource[] = [];
  let cut = false;
  const add = (found: readonly StoredResource[]): void => {
    for (const resource of found) {
      if (known.has(nameOf(resource))) continue;
      if (entries.length === MOST) cut = true;
      else {
        known.add(nameOf(resource));
        entries.push(resource);
      }
    }
  };
  for (const [type, ids] of wantedBy(matches, include, service)) {
    for (const some of inBatches(ids.filter((id) => !known.has(`${type}/${id}`)))) {
      add(await foundByIds(call.record, type, some));
    }
  }
  for (const { type, param } of revinclude) {
    const names = matches.map(nameOf);
    for (const some of inBatches(names)) {
      const read = service.search.readSearch(type, [[param, some.join(',')]]);
      if (!read.ok) continue;
      const found = await call.record.search(type, { ...read.query.search, count: MOST });
      if (!found.ok) continue;
      add(found.page.entries);
      cut ||= found.page.next !== undefined;
    }
  }
  return { ok: true, entries, ...(cut && { cut: fhirTexts.tooManyIncluded(MOST) }) };
}

/** The ids that the include rules ask for, by type. */
function wantedBy(
  matches: readonly StoredResource[],
  rules: readonly IncludeRule[],
  service: Service,
): ReadonlyMap<string, readonly string[]> {
  const wanted = new Map<string, Set<string>>();
  const base = service.base();
  for (const { type, param, target } of rules) {
    const path = referencePath(type, param);
    for (const resource of matches) {
      if (path === undefined || resource.resourceType !== type) continue;
      for (const reference of referencesAt(resource, path)) {
        const [leadsTo, id] = localTarget(reference, base) ?? [];
        if (leadsTo === undefined || id === undefined || !service.types.has(leadsTo) || (target !== undefined && target !== leadsTo))
          continue;
        const ids = wanted.get(leadsTo) ?? new Set();
        wanted.set(leadsTo, ids.add(id));
      }
    }
  }
  return new Map([...wanted].map(([type, ids]) => [type, [...ids]]));
}

function inBatches<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) => items.slice(index * BATCH, (index + 1) * BATCH));
}

function nameOf({ resourceType, id }: StoredResource): string {
  return `${resourceType}/${id}`;
}
