/** An entry of the record that was written wrongly: how it is marked, and how it was before it was. */
import type { StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { codeOf, concept } from '../fhir-words.ts';

const verification = 'http://terminology.hl7.org/CodeSystem/condition-ver-status';
const wrong = 'entered-in-error';

/** Kinds of entries that can be marked. */
export const markable: readonly string[] = ['Observation', 'Condition'];

export function isWrong({ resourceType, status, verificationStatus }: StoredResource): boolean {
  return resourceType === 'Condition' ? codeOf(verificationStatus, verification) === wrong : status === wrong;
}

/** The elements that mark it. */
export function markedWrong({ resourceType }: StoredResource): Readonly<Record<string, unknown>> {
  // A diagnosis in error has no clinical status (con-5).
  if (resourceType === 'Condition') return { verificationStatus: concept(verification, wrong), clinicalStatus: undefined };
  return { status: wrong };
}

/** The entry as it stood before it was marked; itself where it never was. */
export async function standingAgain(desk: Desk, resource: StoredResource): Promise<StoredResource> {
  if (!markable.includes(resource.resourceType) || !isWrong(resource)) return resource;
  if (resource.resourceType === 'Observation') return { ...resource, status: 'final' };
  const listed = await desk.record.history(resource.resourceType, { id: resource.id, count: 1000 });
  const before = (listed.ok ? listed.page.entries : []).flatMap((one) => (one.resource === undefined ? [] : [one.resource]));
  const stood = before.filter((one) => !isWrong(one)).toSorted((one, other) => Number(other.meta.versionId) - Number(one.meta.versionId));
  return stood[0] ?? resource;
}
