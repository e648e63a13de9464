/** Fills a record with every type it keeps, in several versions, with deletions and keys, and text that is hard to carry. */
import type { Resource } from '../store/resource.ts';
import { resourceTypeNames, resourceTypeOf } from '../store/resource-types.ts';
import type { Store } from '../store/store.ts';
import { saved } from './open-temporary-record.ts';

const hard = ['a line\nand another', 'tab\t and \\ and \\N and \\.', '"quoted" {braces}', 'smørrebrød 🦴 日本', '\u2028', '\\.'];

/** `rounds` of each type: versions one to three, some deleted, some created with a key. The store validates nothing. */
export async function fillRecord(store: Store, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const { id: patient } = await saved(store, example('Patient', round, ''));
    for (const name of resourceTypeNames.filter((type) => type !== 'Patient')) {
      const resource = example(name, round, patient);
      const outcome = round % 3 === 0 ? await store.create(resource, { key: `${name} ${round}` }) : await store.create(resource);
      if (!outcome.ok) throw new Error(outcome.reason);
      const { id } = outcome.resource;
      if (resourceTypeOf(name).appendOnly) continue;
      for (let version = 1; version < 1 + (round % 3); version += 1)
        await store.update({ ...resource, id, language: `v${version}` }, version);
      if (round % 5 === 4) await store.delete(name, id, 1 + (round % 3));
    }
  }
}

function example(name: string, round: number, patient: string): Resource {
  const path = resourceTypeOf(name).patient;
  const reference = { reference: `Patient/${patient}` };
  const subject =
    path === undefined || path === 'id' ? {} : path === 'entity.what' ? { entity: [{ what: reference }] } : { [path]: reference };
  const text = { status: 'generated', div: hard[round % hard.length] };
  const identifier = [{ system: 'urn:example', value: `${name}-${round}` }];
  return { resourceType: name, ...(name === 'Patient' ? {} : subject), text, identifier, recorded: `2026-03-0${1 + (round % 9)}` };
}
