/** A resource as a row, and a row as a resource. */
import { identifiers, span } from './elements.ts';
import { errorAt, type Issue, type Resource, type StoredResource } from './resource.ts';
import { patientOf, type ResourceType } from './resource-types.ts';

/** What PostgreSQL gives back for a version. */
export interface VersionRow {
  readonly id: string;
  readonly version: number;
  readonly recorded: Date;
  readonly content: Resource;
}

/** The values of a row in the order of `rowColumns`: id, patient, event time, identifiers, content, then the type's own. */
export type RowValues = readonly (string | readonly string[] | null)[];

/** Names and SQL types of what `toRow` gives. */
export function rowColumns(type: ResourceType): readonly { readonly name: string; readonly sqlType: string }[] {
  const sqlTypes = { text: 'text', list: 'text[]', time: 'timestamptz' };
  return [
    { name: 'id', sqlType: 'text' },
    { name: 'patient_id', sqlType: 'text' },
    { name: 'event_time', sqlType: 'timestamptz' },
    { name: 'identifiers', sqlType: 'text[]' },
    { name: 'content', sqlType: 'jsonb' },
    ...Object.entries(type.columns).map(([name, { kind }]) => ({ name, sqlType: sqlTypes[kind] })),
  ];
}

/** The row of a valid resource, or the issue that it is about no citizen of ours. */
export function toRow(
  type: ResourceType,
  resource: Resource,
  id: string,
): { ok: true; values: RowValues } | { ok: false; issues: readonly Issue[] } {
  const patient = patientOf(type, resource, id);
  if (patient === undefined && type.patientRequired) {
    return {
      ok: false,
      issues: [errorAt(`${type.name}.${type.patient}`, 'required', 'a reference to a Patient of this record is required')],
    };
  }
  const own = Object.values(type.columns).map((column) => {
    if (column.kind === 'time') return column.read(resource) ?? column.absent;
    return column.kind === 'list' ? listOrNull(column.read(resource)) : (column.read(resource) ?? null);
  });
  const content = JSON.stringify(contentOf(resource, id));
  const event = span(resource, ...type.event)?.from ?? '-infinity';
  return { ok: true, values: [id, patient ?? null, event, listOrNull(identifiers(resource)), content, ...own] };
}

/** The resource with its version and record time. */
export function fromRow({ id, version, recorded, content }: VersionRow): StoredResource {
  return { ...content, id, meta: { ...content.meta, versionId: `${version}`, lastUpdated: recorded.toISOString() } };
}

/** What is kept: everything but what the record itself says about a version. */
function contentOf({ resourceType, meta, ...rest }: Resource, id: string): Resource {
  const { versionId: _, lastUpdated: __, ...kept } = meta ?? {};
  return { resourceType, ...rest, id, ...(Object.keys(kept).length > 0 && { meta: kept }) };
}

function listOrNull(list: readonly string[]): readonly string[] | null {
  return list.length === 0 ? null : list;
}
