/** Which writes about a citizen may move one of her clocks: all but those that tell of access and origin, and what follows from clocks. */
import { codes } from '../store/elements.ts';
import type { Resource } from '../store/resource.ts';

/** Code system of the tasks that are running clocks, and of the messages that remind of them. */
export const clockSystem = 'https://rygforloeb.dk/fhir/CodeSystem/clock';
export const reminderSystem = 'https://rygforloeb.dk/fhir/CodeSystem/reminder';

/** The address of the extension that says when a clock next needs a look. */
export const nextTurnUrl = 'https://rygforloeb.dk/fhir/StructureDefinition/next-turn';

const still: ReadonlySet<string> = new Set(['Provenance', 'Consent', 'RelatedPerson']);

/** Whether the writing of a type may move clocks at all. */
export function mayMoveClocks(type: string): boolean {
  return !still.has(type);
}

/** Whether this write may. */
export function movesClocks(resource: Resource): boolean {
  if (!mayMoveClocks(resource.resourceType)) return false;
  const isOurs = (code: string) => code.startsWith(`${clockSystem}|`) || code.startsWith(`${reminderSystem}|`);
  return !codes(resource, 'code').some(isOurs) && !codes(resource, 'category').some(isOurs);
}
