/** A record without a gate, for the tests of the interface: everybody may everything, unless a test says otherwise. */

import type { AuditEntry, GatedRecord, Issue, Listed, Resource, Store, Version } from '@rygforloeb/record';
import { validate } from '@rygforloeb/record';

export interface OpenGate {
  readonly record: GatedRecord;
  readonly audited: AuditEntry[];
}

/** The store as a GatedRecord; what `denied` names is refused to the role. */
export function openGate(store: Store, denied: (type: string, action: string) => boolean = () => false): OpenGate {
  const audited: AuditEntry[] = [];
  const made = new Map<string, Set<string>>();
  const gateOver = (inner: Store): GatedRecord => {
    const guarded = async <Outcome>(type: string, action: string, work: () => Promise<Outcome>) =>
      denied(type, action) ? ({ ok: false, reason: 'forbidden', why: 'role' } as const) : work();
    return {
      create: (resource, once) =>
        guarded(resource.resourceType, 'create', async () => {
          const outcome = await inner.create(resource, once);
          const known = made.get(resource.resourceType) ?? new Set();
          if (outcome.ok) made.set(resource.resourceType, known.add(outcome.resource.id));
          return outcome;
        }),
      read: (type, id) => guarded(type, 'read', () => inner.read(type, id)),
      readVersion: (type, id, version) => guarded(type, 'read', () => inner.readVersion(type, id, version)),
      update: (resource, expected) => guarded(resource.resourceType, 'update', () => inner.update(resource, expected)),
      delete: (type, id, expected) => guarded(type, 'delete', () => inner.delete(type, id, expected)),
      search: (type, search) => guarded(type, 'search', async () => ({ ok: true, page: await inner.search(type, search) }) as const),
      history: (type, { id, since, count = 20, after }) =>
        guarded(type, 'history', async (): Promise<Listed<Version & { readonly id: string }>> => {
          const ids = id === undefined ? [...(made.get(type) ?? [])] : [id];
          const lists = await Promise.all(
            ids.map(async (one) => (await inner.history(type, one, { count: 1000 })).map((version) => ({ ...version, id: one }))),
          );
          const all = lists.flat().sort((one, other) => other.recorded.localeCompare(one.recorded) || other.version - one.version);
          const wanted = all.filter(({ recorded }) => since === undefined || Date.parse(recorded) >= Date.parse(since));
          const from = Number(after ?? 0);
          const page = { entries: wanted.slice(from, from + count), ...(wanted.length > from + count && { next: `${from + count}` }) };
          return { ok: true, page };
        }),
      count: (type, search) =>
        guarded(
          type,
          'search',
          async () => ({ ok: true, count: (await inner.search(type, { ...search, count: 1000 })).entries.length }) as const,
        ),
      validate: (resource: Resource): readonly Issue[] => validate(resource),
      audit: async ({ patient, count = 50, below = 2 ** 31 }) => {
        const own = audited
          .filter(({ patients, seq }) => patients.includes(patient) && seq < below)
          .sort((one, other) => other.seq - one.seq);
        const last = own[count - 1];
        return {
          ok: true,
          page: { entries: own.slice(0, count), ...(own.length > count && last !== undefined && { next: `${last.seq}` }) },
        };
      },
      transaction: (work) => inner.transaction((inside) => work(gateOver(inside))),
      may: (type, action) => !denied(type, action),
    };
  };
  return { record: gateOver(store), audited };
}
