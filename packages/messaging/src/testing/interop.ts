/** The standards' own examples and schemas, read from where they lie beside the project; tests that need them are skipped with a message where they are absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const places = [process.env['RYG_INTEROP'], '../../../../../shared/interop'].flatMap((place) =>
  place === undefined ? [] : [resolve(import.meta.dirname, place)],
);
const found = places.find((place) => existsSync(join(place, 'medcom-fhir')));

/** Options of a test that cannot run without the folder. */
export const withoutExamples: { readonly skip: string | false } = {
  skip: found === undefined && 'the examples and schemas of the standards are not on this machine (RYG_INTEROP names their folder)',
};

/** A path inside the folder. */
export function interopPath(...parts: readonly string[]): string {
  return join(found ?? '', ...parts);
}

export interface Example {
  readonly name: string;
  readonly text: string;
}

/** The 29 complete messages. */
export function careCommunicationExamples(): readonly Example[] {
  return examplesIn('medcom-fhir', 'examples', 'carecommunication');
}

/** The three acknowledgements of an older version. */
export function acknowledgementExamples(): readonly Example[] {
  return examplesIn('medcom-fhir', 'examples', 'acknowledgement');
}

/** The files of one folder, by name. */
export function examplesIn(...folder: readonly string[]): readonly Example[] {
  return readdirSync(interopPath(...folder))
    .filter((name) => /\.(json|xml)$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(interopPath(...folder, name), 'utf8') }));
}
