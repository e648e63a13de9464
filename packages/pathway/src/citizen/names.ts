/** Names of people and houses, as far as the reader may see them. */
import type { Resource, StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';

interface HumanName {
  readonly given?: readonly string[];
  readonly family?: string;
  readonly text?: string;
}

/** A person's name as one says it; empty where there is none. */
export function nameOf({ name }: Resource): string {
  if (typeof name === 'string') return name;
  const [first] = (name ?? []) as readonly HumanName[];
  return first?.text ?? [...(first?.given ?? []), first?.family ?? ''].join(' ').trim();
}

/** The names behind references to organisations, people and citizens; what cannot be read has no entry. */
export async function namesOfHouses(desk: Pick<Desk, 'record'>, references: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const reference of new Set(references)) {
    const resource = await readNamed(desk, reference);
    const name = resource === undefined ? '' : nameOf(resource);
    if (name !== '') found.set(reference, name);
  }
  return found;
}

async function readNamed({ record }: Pick<Desk, 'record'>, reference: string): Promise<StoredResource | undefined> {
  const [type = '', id = ''] = reference.split('/');
  if (!['Organization', 'Practitioner', 'PractitionerRole', 'Patient', 'RelatedPerson'].includes(type) || id === '') return undefined;
  const found = await record.read(type, id);
  if (!found.ok) return undefined;
  if (type !== 'PractitionerRole') return found.resource;
  const person = (found.resource.practitioner as { readonly reference?: string } | undefined)?.reference;
  return person === undefined ? undefined : readNamed({ record }, person);
}
