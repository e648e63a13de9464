/** Every resource of one type about a citizen, as far as the agent may see it. */
import type { GatedRecord, StoredResource } from '@rygforloeb/record';

const page = 1000;

/** What may not be looked for is not there. */
export async function everyOf(record: GatedRecord, type: string, citizen: string): Promise<readonly StoredResource[]> {
  if (!record.may(type, 'search')) return [];
  const found: StoredResource[] = [];
  for (let after: string | undefined; ; ) {
    const listed = await record.search(type, { where: { patient: citizen }, count: page, ...(after !== undefined && { after }) });
    if (!listed.ok) return found;
    found.push(...listed.page.entries);
    after = listed.page.next;
    if (after === undefined) return found;
  }
}
