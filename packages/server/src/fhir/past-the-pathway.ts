/** The record as FHIR clients write it: what the pathway keeps is changed by taking its steps, and refused here with the way to them. */

import { isKeptByPathway, typesKeptByPathway } from '@rygforloeb/pathway';
import type { Access, GatedRecord, Resource } from '@rygforloeb/record';
import { fhirTexts } from './fhir-texts.ts';

type Guarded = Pick<GatedRecord, 'create' | 'update' | 'delete' | 'transaction'>;

/** The same record without the writing past the pathway; our own jobs keep it. Creates, updates, patches and Bundles all come through here. */
export function withoutPathwaySteps(record: GatedRecord, access: Access): GatedRecord {
  return access.agent.role === 'operations' ? record : guarded(record);
}

function guarded(record: GatedRecord): GatedRecord {
  const guard: Guarded = {
    create: async (resource, once) => (isKeptByPathway(resource) ? refused(resource) : record.create(resource, once)),
    update: async (resource, version) => {
      const { resourceType: type, id } = resource;
      if (isKeptByPathway(resource) || (await isKept(record, type, id))) return refused(resource);
      return record.update(resource, version);
    },
    delete: async (type, id, version) =>
      (await isKept(record, type, id)) ? { ok: false, reason: 'forbidden', why: 'role' } : record.delete(type, id, version),
    transaction: (work) => record.transaction((inside) => work(guarded(inside))),
  };
  return new Proxy(record, {
    get(target, name) {
      if (Object.hasOwn(guard, name)) return guard[name as keyof Guarded];
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** As it stands now: nobody takes the mark off first. */
async function isKept(record: GatedRecord, type: string, id: string): Promise<boolean> {
  if (!typesKeptByPathway.has(type)) return false;
  const there = await record.read(type, id);
  return there.ok && isKeptByPathway(there.resource);
}

function refused({ resourceType }: Resource): Extract<Awaited<ReturnType<GatedRecord['create']>>, { readonly reason: 'invalid' }> {
  return {
    ok: false,
    reason: 'invalid',
    issues: [{ severity: 'error', code: 'business-rule', details: { text: fhirTexts.pathwayStep }, expression: [resourceType] }],
  };
}
