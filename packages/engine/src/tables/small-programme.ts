/** A small programme for tests: leaf facts that stand on Observations, and a library of rows over them. */

import { compile, type FhirResource, type Program, translate } from '../index.ts';
import type { CqlSource, ElmLibrary } from '../translation/types.ts';

/** What is recorded of a fact: a truth value, a whole number, a text, a moment, or nothing of a type. */
export type Recorded =
  | boolean
  | number
  | string
  | { readonly moment: string }
  | { readonly unknown: 'boolean' | 'integer' | 'string' | 'dateTime' };

export type Facts = Readonly<Record<string, Recorded>>;

const SYSTEM = 'https://example.org/finding';

/** Writes the library `Facts`: one define per fact, of the type that is recorded. */
export function factsLibrary(facts: Facts): CqlSource {
  const names = Object.keys(facts);
  const text = [
    'library Facts',
    "using FHIR version '4.0.1'",
    `codesystem "Finding": '${SYSTEM}'`,
    ...names.map((name) => `code "${name} code": '${name}' from "Finding"`),
    'context Patient',
    ...names.map(
      (name) => `define "${name}": (Last([Observation: "${name} code"]).value as FHIR.${typeFor(facts[name] as Recorded)}).value`,
    ),
  ].join('\n');
  return { name: 'Facts', file: 'Facts.cql', text };
}

/** The Observations of a citizen about whom this is recorded. */
export function recordOf(facts: Facts): readonly FhirResource[] {
  return Object.entries(facts).flatMap(([name, value]) =>
    typeof value === 'object' && 'unknown' in value ? [] : [observation(name, value)],
  );
}

/** One Observation of a fact, with further elements. */
export function observation(name: string, value: Exclude<Recorded, { unknown: string }>, further: object = {}): FhirResource {
  const type = typeFor(value);
  const key = `value${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  const code = { coding: [{ system: SYSTEM, code: name }] };
  return { resourceType: 'Observation', status: 'final', code, [key]: typeof value === 'object' ? value.moment : value, ...further };
}

/** Translates libraries that are known to be without fault. */
export async function translated(...sources: readonly CqlSource[]): Promise<readonly ElmLibrary[]> {
  const translation = await translate(sources);
  if (!translation.ok) throw new Error(translation.faults.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  return translation.libraries;
}

/** Compiles one library `Rows` of these definitions over these facts. */
export async function smallProgramme(facts: Facts, definitions: string): Promise<Program> {
  return compile(await translated(factsLibrary(facts), rowsLibrary(definitions)), { facts: ['Facts'] });
}

/** Wraps definitions into the library `Rows`. */
export function rowsLibrary(definitions: string, declarations = ''): CqlSource {
  const text = `library Rows\nusing FHIR version '4.0.1'\ninclude Facts called F\n${declarations}\ncontext Patient\n${definitions}\n`;
  return { name: 'Rows', file: 'Rows.cql', text };
}

function typeFor(value: Recorded): string {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return 'integer';
  if (typeof value === 'string') return 'string';
  return 'unknown' in value ? value.unknown : 'dateTime';
}
