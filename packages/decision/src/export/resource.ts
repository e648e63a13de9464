/** What every exported resource shares: its canonical address, its version and status, and words in two languages. */

import { canonical } from '../fhir-names.ts';
import type { Manifest } from '../programme-files.ts';
import type { Wording } from '../texts.ts';

export const actorSystem = canonical('CodeSystem', 'actor');
export const urgencySystem = canonical('CodeSystem', 'urgency');
export const answerSystem = canonical('CodeSystem', 'answer');

/** A FHIR R4 resource as plain JSON. */
export interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

/** The head of a conformance or knowledge resource; Danish is the source language. */
export function headOf(resourceType: string, id: string, title: Wording, manifest: Manifest): Resource {
  return {
    resourceType,
    id,
    language: 'da',
    url: canonical(resourceType, id),
    version: manifest.version,
    name: computableName(id),
    ...translated('title', title),
    status: 'draft',
    publisher: manifest.publisher,
  };
}

/** The canonical address of an exported resource with its version. */
export const versioned = (resourceType: string, id: string, { version }: Manifest): string => `${canonical(resourceType, id)}|${version}`;

/** A Danish element with its English translation beside it. */
export function translated(element: string, { da, en }: Wording): Record<string, unknown> {
  return { [element]: da, [`_${element}`]: { extension: [translation(en)] } };
}

/** The English words of a code, as a designation. */
export const designation = ({ en }: Wording): readonly unknown[] => [{ language: 'en', value: en }];

const translation = (text: string): unknown => ({
  url: 'http://hl7.org/fhir/StructureDefinition/translation',
  extension: [
    { url: 'lang', valueCode: 'en' },
    { url: 'content', valueString: text },
  ],
});

/** `refer-imaging` → `ReferImaging`: a name that programs can use. */
function computableName(id: string): string {
  const name = id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return /^[A-Z]/.test(name) ? name : `P${name}`;
}
