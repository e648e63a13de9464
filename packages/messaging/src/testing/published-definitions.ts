/** MedCom's published StructureDefinitions and value sets, for tests that hold what we write against them. */
import { readFileSync } from 'node:fs';
import { at, type JsonObject, objectsOf, stringOf, stringsOf } from '../fhir/json-value.ts';
import { examplesIn, interopPath } from './interop.ts';

export interface ElementRule {
  readonly id: string;
  readonly min: number;
  readonly max: number;
  /** The value it must have, where there is only one. */
  readonly fixed: unknown;
  /** Profiles of its type, and of what it points to. */
  readonly profiles: readonly string[];
  readonly targets: readonly string[];
  readonly mustBeBundled: boolean;
  readonly valueSet: string | undefined;
  readonly constraints: readonly { readonly key: string; readonly expression: string }[];
}

export interface Definition {
  readonly url: string;
  readonly base: string;
  readonly rules: readonly ElementRule[];
}

const rooms = ['carecommunication', 'messaging', 'acknowledgement', 'core'];

/** Every profile by its address. */
export function publishedDefinitions(): ReadonlyMap<string, Definition> {
  const all = rooms.flatMap((room) =>
    examplesIn('medcom-fhir', 'published-json', room).filter(({ name }) => name.startsWith('StructureDefinition')),
  );
  return new Map(all.map(({ text }) => toDefinition(JSON.parse(text) as JsonObject)).map((one) => [one.url, one]));
}

/** The codes of a value set, each as `system code`, or `system *` for any of a system; undefined where it is not among those published. */
export function codesOf(valueSet: string): ReadonlySet<string> | undefined {
  const set = terminology('ValueSet', valueSet);
  if (set === undefined) return undefined;
  const included = objectsOf(at(set, 'compose', 'include')).flatMap((include) => {
    const system = String(include['system']);
    const named = objectsOf(include['concept']);
    const whole = named.length > 0 ? undefined : terminology('CodeSystem', system);
    if (named.length === 0 && whole === undefined) return [`${system} *`]; // Another owner's code system, which was not published along.
    const concepts = named.length > 0 ? named : objectsOf(whole?.['concept']);
    return concepts.map(({ code }) => `${system} ${String(code)}`);
  });
  return new Set(included);
}

function terminology(kind: string, url: string): JsonObject | undefined {
  const name = `${kind}-${withoutVersion(url).split('/').at(-1)}.json`;
  try {
    return JSON.parse(readFileSync(interopPath('medcom-fhir', 'published-json', 'terminology', name), 'utf8')) as JsonObject;
  } catch {
    return undefined;
  }
}

/** A canonical address without the version behind its bar. */
export function withoutVersion(canonical: string): string {
  return canonical.split('|')[0] ?? canonical;
}

function toDefinition(definition: JsonObject): Definition {
  return {
    url: String(definition['url']),
    base: String(definition['baseDefinition']),
    rules: objectsOf(at(definition, 'differential', 'element')).map(toRule),
  };
}

function toRule(element: JsonObject): ElementRule {
  const types = objectsOf(element['type']);
  const fixedKey = Object.keys(element).find((key) => /^(pattern|fixed)[A-Z]/.test(key));
  const isRequired = at(element, 'binding', 'strength') === 'required';
  return {
    id: String(element['id']),
    min: typeof element['min'] === 'number' ? element['min'] : 0,
    max: element['max'] === undefined || element['max'] === '*' ? Number.POSITIVE_INFINITY : Number(element['max']),
    fixed: fixedKey === undefined ? undefined : element[fixedKey],
    profiles: types.flatMap((type) => stringsOf(type['profile'])).map(withoutVersion),
    targets: types.flatMap((type) => stringsOf(type['targetProfile'])).map(withoutVersion),
    mustBeBundled: types.some((type) => stringsOf(type['aggregation']).includes('bundled')),
    valueSet: isRequired ? stringOf(at(element, 'binding', 'valueSet')) : undefined,
    constraints: objectsOf(element['constraint']).flatMap(({ severity, key, expression }) =>
      severity === 'error' && typeof expression === 'string' ? [{ key: String(key), expression }] : [],
    ),
  };
}
