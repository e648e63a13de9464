/** Part of a resource: named elements, or the summary that FHIR defines; marked SUBSETTED so that nobody saves it as the whole. */

import { type ReadSearch, type StoredResource, topElementsOf } from '@rygforloeb/record';

const always: ReadonlySet<string> = new Set(['resourceType', 'id', 'meta']);
const tag = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };

export type Wanted = Partial<Pick<ReadSearch, 'elements' | 'summary'>>;

/** The resource as it is wanted; itself when all of it is. */
export function subsetOf(resource: StoredResource, { elements, summary }: Wanted): StoredResource {
  const keep = kept(resource.resourceType, elements, summary);
  if (keep === undefined) return resource;
  const { meta } = resource;
  const tags = Array.isArray(meta['tag']) ? (meta['tag'] as readonly unknown[]) : [];
  const part = Object.fromEntries(Object.entries(resource).filter(([name]) => always.has(name) || keep(name.replace(/^_/, ''))));
  return { ...part, meta: { ...meta, tag: [...tags, tag] } } as unknown as StoredResource;
}

function kept(type: string, elements: Wanted['elements'], summary: Wanted['summary']): ((name: string) => boolean) | undefined {
  if (elements !== undefined && elements.length > 0) {
    const required = namesOf(type, 'required');
    return (name) => required(name) || elements.includes(name) || elements.some((wanted) => startsChoice(name, wanted));
  }
  if (summary === 'true') {
    const required = namesOf(type, 'required');
    const inSummary = namesOf(type, 'summary');
    return (name) => required(name) || inSummary(name);
  }
  return undefined;
}

function namesOf(type: string, quality: 'required' | 'summary'): (name: string) => boolean {
  const chosen = topElementsOf(type).filter((element) => element[quality]);
  const plain = new Set(chosen.map(({ name }) => name));
  const choices = chosen.flatMap(({ name }) => (name.endsWith('[x]') ? [name.slice(0, -3)] : []));
  return (name) => plain.has(name) || choices.some((choice) => startsChoice(name, choice));
}

/** `valueBoolean` is one form of `value`. */
function startsChoice(name: string, choice: string): boolean {
  return name.startsWith(choice) && /^[A-Z]/.test(name.slice(choice.length));
}
