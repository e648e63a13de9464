/** The minimal view: of a resource only the elements that a role's purpose needs, and no free text in them. */
import type { Resource, StoredResource } from '../store/resource.ts';
import type { TypeRule } from './policy.ts';

/** What may hold anything that somebody typed, wherever it stands. */
const freeText: ReadonlySet<string> = new Set([
  'text',
  'note',
  'comment',
  'description',
  'display',
  'title',
  'extension',
  'modifierExtension',
  'contained',
]);
const always: ReadonlySet<string> = new Set(['resourceType', 'id', 'meta']);
/** Names and addresses are texts, but nobody's story. */
const named: ReadonlySet<string> = new Set(['name', 'address', 'telecom']);

const subsetted = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };

/** The resource as the rule shows it; a part of one is marked as FHIR marks it. */
export function viewOf<R extends Resource>(resource: R, { show }: TypeRule): R {
  if (show === undefined) return resource;
  const shown = Object.entries(resource).flatMap(([element, value]) => {
    if (always.has(element)) return [[element, value]];
    if (!show.includes(element)) return [];
    return [[element, named.has(element) ? value : withoutFreeText(value)]];
  });
  const { meta } = resource as unknown as StoredResource;
  const { versionId, lastUpdated } = meta ?? {};
  return {
    ...Object.fromEntries(shown),
    meta: { ...(versionId && { versionId }), ...(lastUpdated && { lastUpdated }), tag: [subsetted] },
  } as unknown as R;
}

function withoutFreeText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFreeText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !freeText.has(name) && !name.startsWith('_') && !/^value(?:String|Markdown)$/.test(name))
      .map(([name, part]) => [name, withoutFreeText(part)]),
  );
}
