/**
 * What no resource may hold because nothing behind it can: text that is no text, keys of the language itself, nesting without end, and
 * names and codes longer than any search could ask for.
 */
import { errorAt, type Issue, type Resource } from '../store/resource.ts';

const DEEPEST = 60;
const LONGEST_INDEXED = 1_000;
/** Places whose text is searched by and therefore stands in an index. */
const indexed =
  /\.(?:(?:system|code|reference|questionnaire|family|given|prefix|suffix|alias|name)|[a-zA-Z]*[iI]dentifier(?:\[\d+\])?\.value|name(?:\[\d+\])?\.text)(?:\[\d+\])?$/;

/** The first such fault, or undefined. */
export function unstorable(resource: Resource): Issue | undefined {
  return faultIn(resource, resource.resourceType, 0);
}

function faultIn(value: unknown, place: string, depth: number): Issue | undefined {
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed()) return errorAt(place, 'value', 'the text holds what is not a character');
    if (value.length <= LONGEST_INDEXED || !indexed.test(place)) return undefined;
    return errorAt(place, 'too-long', `at most ${LONGEST_INDEXED} characters may stand here`);
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
