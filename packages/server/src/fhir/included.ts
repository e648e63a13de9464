/** What comes along with the matches of a search: `_include` follows their references, `_revinclude` finds who refers to them. */

import { type Include, type ReadSearch, readSearch, type StoredResource, targetsOf } from '@rygforloeb/record';
import type { Call, Service } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { foundByIds } from './found.ts';

const MOST = 1000;
/** How many ids are asked for at once. */
const BATCH = 200;

export interface Included {
  readonly entries: readonly StoredResource[];
  /** What is said when there were too many. */
  readonly cut?: string;
}

/** The included resources, each once and none that is a match; what the agent may not see does not come along. */
export async function includedWith(
  matches: readonly StoredResource[],
  { include, revinclude }: Pick<ReadSearch, 'include' | 'revinclude'>,
  call: Call,
  service: Service,
): Promise<Included> {
  if (matches.length === 0 || (include.length === 0 && revinclude.length === 0)) return { entries: [] };
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
  for (const { type, parameter } of revinclude) {
    const names = matches.map(nameOf);
    for (const some of inBatches(names)) {
      const read = readSearch(type, [[parameter, some.join(',')]]);
      if (!read.ok) continue;
      const found = await call.record.search(type, { ...read.query.search, count: MOST });
      if (!found.ok) continue;
      add(found.page.entries);
      cut ||= found.page.next !== undefined;
    }
  }
  return { entries, ...(cut && { cut: fhirTexts.tooManyIncluded(MOST) }) };
}

/** The ids that the include rules ask for, by type. */
function wantedBy(matches: readonly StoredResource[], rules: readonly Include[], service: Service): ReadonlyMap<string, readonly string[]> {
  const wanted = new Map<string, Set<string>>();
  for (const reference of rules.flatMap((rule) => matches.flatMap((resource) => targetsOf(rule, resource)))) {
    const [type = '', id = ''] = reference.split('/');
    if (service.types.has(type)) wanted.set(type, (wanted.get(type) ?? new Set()).add(id));
  }
  return new Map([...wanted].map(([type, ids]) => [type, [...ids]]));
}

function inBatches<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) => items.slice(index * BATCH, (index + 1) * BATCH));
}

function nameOf({ resourceType, id }: StoredResource): string {
  return `${resourceType}/${id}`;
}
