/** The record as the product itself reads it: to find who may act as whom, and to fill an empty one with the demo's people. */

import type { Access, GatedRecord } from '@rygforloeb/record';
import { type DemoResource, demoResources } from './demo/demo-resources.ts';
import type { DirectorySource } from './directory.ts';

/** The product's own jobs, as the access policy and the log of looks know them. */
export const operationsAccess: Access = {
  agent: { who: 'Device/rygforloeb', role: 'operations', name: 'Rygforløb' },
  purpose: 'operations',
};

/** The directory's view of a record that was opened with `operationsAccess`. */
export function directorySource(record: GatedRecord): DirectorySource {
  return {
    async read(type, id) {
      const found = await record.read(type, id);
      return found.ok || found.reason !== 'forbidden' ? found : { ok: false, reason: 'not-found' };
    },
    async search(type, search) {
      const found = await record.search(type, search);
      if (!found.ok) throw new Error('the access policy does not let the product find people');
      return found.page;
    },
  };
}

/** Stores the demo's people in a record that does not have them; false when it has. All or nothing. */
export async function storeDemoPeople(record: GatedRecord, today: Date): Promise<boolean> {
  const resources = demoResources(today);
  const [first] = resources;
  if (first === undefined || (await record.read(first.resourceType, first.id)).ok) return false;
  let refused: DemoResource | undefined;
  const outcome = await record.transaction(async (inside): Promise<{ readonly ok: boolean }> => {
    for (const resource of resources) {
      const { ok } = await inside.create(resource, { id: resource.id });
      if (!ok) {
        refused = resource;
        return { ok };
      }
    }
    return { ok: true };
  });
  if (refused !== undefined) throw new Error(`the record refuses ${refused.resourceType}/${refused.id} of the demo`);
  return outcome.ok;
}
