/** search: by query or by form, as a searchset Bundle with links, included resources and, where asked, a count. */

import { type ReadSearch, readSearch } from '@rygforloeb/record';
import { refuse } from '../problem.ts';
import type { Answer, Call, Handler, Pair, Service } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { includedWith } from './included.ts';
import { writePairs } from './pairs.ts';
import { isLenient } from './preconditions.ts';
import { issuesOf, refusalOf } from './refusals.ts';
import { subsetOf } from './subset.ts';

/** GET [type]?… and POST [type]/_search, whose form stands in the pairs. */
export const search: Handler = async (call, service) => {
  const { type = '' } = call.params;
  const asked = askedFor(call, service, type);
  if (!asked.ok) return asked;
  const read = readSearch(type, asked.pairs, { lenient: isLenient(call) });
  if (!read.ok) return refuse('invalid', fhirTexts.search, issuesOf(read.issues));
  const { query } = read;
  if (query.summary === 'count') return counted(call, service, type, usedOf(asked.pairs, query), query);
  const listed = await call.record.search(type, { ...query.search, ...(asked.after !== undefined && { after: asked.after }) });
  if (!listed.ok) return refusalOf(listed);
  const { entries, next } = listed.page;
  const included = await includedWith(entries, query, call, service);
  const total = query.total === 'accurate' || query.total === 'estimate' ? await call.record.count(type, query.search) : undefined;
  if (total !== undefined && !total.ok) return refusalOf(total);
  const entry = [
    ...entries.map((resource) => ({
      fullUrl: fullUrlOf(service, resource),
      resource: subsetOf(resource, query),
      search: { mode: 'match' },
    })),
    ...included.entries.map((resource) => ({ fullUrl: fullUrlOf(service, resource), resource, search: { mode: 'include' } })),
    ...outcomeEntry(query, included.cut),
  ];
  const pairs = usedOf(asked.pairs, query);
  const link = [
    { relation: 'self', url: selfOf(service, type, pairs) },
    ...(next === undefined
      ? []
      : [{ relation: 'next', url: `${service.base()}/${type}?_page=${service.pages.seal(type, { pairs, after: next })}` }]),
  ];
  return bundle({ link, ...(total !== undefined && { total: total.count }), ...(entry.length > 0 && { entry }) });
};

/** The search that is asked, either plainly or by the `_page` of a next link. */
function askedFor(call: Call, service: Service, type: string) {
  const pairs: readonly Pair[] = call.pairs.filter(([name]) => name !== '_format' && name !== '_pretty');
  const page = pairs.find(([name]) => name === '_page');
  if (page === undefined) return { ok: true, pairs, after: undefined } as const;
  if (pairs.length > 1) return refuse('invalid', fhirTexts.pageAlone);
  const place = service.pages.open(type, page[1]);
  return place === undefined ? refuse('invalid', fhirTexts.page) : ({ ok: true, ...place } as const);
}

async function counted(call: Call, service: Service, type: string, pairs: readonly Pair[], query: ReadSearch): Promise<Answer> {
  const total = await call.record.count(type, query.search);
  if (!total.ok) return refusalOf(total);
  return bundle({ link: [{ relation: 'self', url: selfOf(service, type, pairs) }], total: total.count });
}

function bundle(rest: object): Answer {
  return { ok: true, status: 200, body: { resourceType: 'Bundle', type: 'searchset', ...rest } };
}

/** What was searched for, without what lenient handling passed over. */
function usedOf(pairs: readonly Pair[], { ignored }: ReadSearch): readonly Pair[] {
  return pairs.filter(([name]) => !ignored.includes(name.split(':')[0] ?? ''));
}

function selfOf(service: Service, type: string, pairs: readonly Pair[]): string {
  return `${service.base()}/${type}${pairs.length === 0 ? '' : `?${writePairs(pairs)}`}`;
}

function fullUrlOf(service: Service, { resourceType, id }: { readonly resourceType: string; readonly id: string }): string {
  return `${service.base()}/${resourceType}/${id}`;
}

/** What the caller should know: parameters that were passed over, included resources that were left out. */
function outcomeEntry({ ignored }: ReadSearch, cut: string | undefined): readonly object[] {
  const issue = [
    ...ignored.map(() => ({ severity: 'warning', code: 'not-supported', details: { text: fhirTexts.ignored } })),
    ...(cut === undefined ? [] : [{ severity: 'warning', code: 'too-costly', details: { text: cut } }]),
  ];
  return issue.length === 0 ? [] : [{ resource: { resourceType: 'OperationOutcome', issue }, search: { mode: 'outcome' } }];
}
