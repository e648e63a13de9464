/** Searches of our own making, for roles that may search by little: what they may not ask for is sorted out afterwards. */

import type { Forbidden, GatedRecord, Page, StoredResource } from '@rygforloeb/record';

/** Resources by their ids, as far as the agent may see them. */
export async function foundByIds(record: GatedRecord, type: string, ids: readonly string[]): Promise<readonly StoredResource[]> {
  const listed = await record.search(type, { where: { id: ids }, count: ids.length });
  if (listed.ok) return listed.page.entries;
  if (listed.why !== 'parameter') return [];
  const read = await Promise.all(ids.map((id) => record.read(type, id)));
  return read.flatMap((found) => (found.ok ? [found.resource] : []));
}

export interface Span {
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

/** A page of a type, of one citizen if told, of what was saved in a span of time; it may be short where the span is sorted out here. */
export async function foundInSpan(
  record: GatedRecord,
  type: string,
  { from, before }: Span,
  rest: { readonly patient?: string; readonly count: number; readonly after?: string | undefined },
): Promise<{ readonly ok: true; readonly page: Page<StoredResource> } | Forbidden> {
  const { patient, count, after } = rest;
  const about = patient === undefined ? {} : { patient };
  const recorded = { ...(from !== undefined && { from }), ...(before !== undefined && { before }) };
  const paged = { count, ...(after !== undefined && { after }) };
  const isLimited = from !== undefined || before !== undefined;
  const listed = await record.search(type, { where: { ...about, ...(isLimited && { recorded }) }, ...paged });
  if (listed.ok || listed.why !== 'parameter' || !isLimited) return listed;
  const all = await record.search(type, { where: about, ...paged });
  if (!all.ok) return all;
  const entries = all.page.entries.filter(({ meta: { lastUpdated } }) => {
    const time = Date.parse(lastUpdated);
    return (from === undefined || time >= Date.parse(from)) && (before === undefined || time < Date.parse(before));
  });
  return { ok: true, page: { ...all.page, entries } };
}
