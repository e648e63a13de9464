/** What no resource may hold because nothing behind it can: text that is no text, keys of the language itself, nesting without end. */
import { errorAt, type Issue, type Resource } from '../store/resource.ts';

const DEEPEST = 60;

/** The first such fault, or undefined. */
export function unstorable(resource: Resource): Issue | undefined {
  return faultIn(resource, resource.resourceType, 0);
}

function faultIn(value: unknown, place: string, depth: number): Issue | undefined {
  if (typeof value === 'string') {
    return value.includes('\u0000') || !value.isWellFormed()
      ? errorAt(place, 'value', 'the text holds what is not a character')
      : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > DEEPEST) return errorAt(place.split('.')[0] ?? '', 'too-long', `nested deeper than ${DEEPEST} levels`);
  for (const [name, part] of Object.entries(value)) {
    if (Object.hasOwn(Object.prototype, name)) return errorAt(place, 'structure', 'an element of this name does not exist');
    const issue = faultIn(name, place, depth) ?? faultIn(part, Array.isArray(value) ? `${place}[${name}]` : `${place}.${name}`, depth + 1);
    if (issue !== undefined) return issue;
  }
  return undefined;
}
