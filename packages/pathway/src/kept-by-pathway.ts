/** What stands in the record because somebody took a step: it is written by taking the next one, and by no other way (ADR 0014). */
import { clockSystem, type Resource } from '@rygforloeb/record';
import { type Concept, keySystem, receiverSystem, stateSystem, transitionSystem } from './fhir-words.ts';

/** The types of which some are kept so; of all others none is. */
export const typesKeptByPathway: ReadonlySet<string> = new Set(['ServiceRequest', 'Task', 'Provenance']);

/** Whether a resource is a part of a referral or another request of the pathway, a clock, or the story of a step. */
export function isKeptByPathway(resource: Resource): boolean {
  if (!typesKeptByPathway.has(resource.resourceType)) return false;
  if (resource.resourceType === 'Provenance') return isCodedIn(resource.activity, transitionSystem);
  const concepts = [resource.businessStatus, resource.code, ...((resource.category ?? []) as readonly unknown[])];
  const marks = [resource.identifier ?? []].flat() as readonly { readonly system?: string }[];
  return (
    marks.some(({ system }) => system === keySystem) ||
    concepts.some((concept) => [stateSystem, receiverSystem, clockSystem].some((system) => isCodedIn(concept, system)))
  );
}

function isCodedIn(concept: unknown, system: string): boolean {
  const codings = [(concept as Concept | undefined)?.coding ?? []].flat();
  return codings.some((coding) => coding?.system === system);
}
