/** The process that is killed: opens the record of a folder and saves what its parent sends, answering each request when it is saved. */
import type { Resource } from '@rygforloeb/record';
import { openUngated, type UngatedRecord } from '@rygforloeb/record/ungated';
import type { Answer, Request, Saved, Write } from './requests.ts';

type Store = UngatedRecord['store'];

const folder = process.argv[2] ?? '';
const { store, close } = await openUngated({ folder, connections: 10 });
process.on('message', ({ number, request }: { number: number; request: Request }) => {
  void answer(request).then((given) => process.send?.({ number, answer: given }));
});
process.on('disconnect', () => void close().then(() => process.exit()));
process.send?.('ready');

async function answer({ writes }: Request): Promise<Answer> {
  try {
    const [only, ...more] = writes;
    return only !== undefined && more.length === 0
      ? await saveOne(store, only)
      : await store.transaction((inside) => saveAll(inside, writes));
  } catch (error) {
    return { ok: false, reason: (error as { code?: string }).code ?? 'unknown' };
  }
}

async function saveAll(inside: Store, writes: readonly Write[]): Promise<Answer> {
  const saved: Saved[] = [];
  for (const write of writes) {
    const outcome = await saveOne(inside, write);
    if (!outcome.ok) return outcome;
    saved.push(...outcome.saved);
  }
  return { ok: true, saved };
}

async function saveOne(into: Store, { resource, version }: Write): Promise<Answer> {
  const outcome =
    version === undefined ? await into.create(resource as Resource) : await into.update(resource as Resource & { id: string }, version);
  if (!outcome.ok) return { ok: false, reason: outcome.reason };
  const { resourceType: type, id, meta } = outcome.resource;
  return { ok: true, saved: [{ type, id, version: Number(meta.versionId) }] };
}
