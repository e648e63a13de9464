/** The CQL libraries as FHIR Libraries, each with its text and its ELM. */

import type { CqlSource, ElmLibrary } from '@rygforloeb/engine';
import type { Manifest } from '../programme-files.ts';
import { headOf, type Resource, versioned } from './resource.ts';

/** One Library a CQL library, in dependency order. */
export function exportLibraries(libraries: readonly ElmLibrary[], sources: readonly CqlSource[], manifest: Manifest): readonly Resource[] {
  const texts = new Map(sources.map(({ name, text }) => [name, text]));
  return libraries.map(({ name, elm }) => {
    const includes = (elm.library.includes?.def ?? []).map(({ path }) => versioned('Library', path, manifest));
    const parameters = elm.library.parameters?.def ?? [];
    return {
      ...headOf('Library', name, { da: name, en: name }, manifest),
      name,
      type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/library-type', code: 'logic-library' }] },
      ...(includes.length > 0 && { relatedArtifact: includes.map((resource) => ({ type: 'depends-on', resource })) }),
      ...(parameters.length > 0 && {
        parameter: parameters.map((parameter) => ({ name: parameter.name, use: 'in', min: 0, ...typeOf(parameter.resultTypeName) })),
      }),
      content: [
        { contentType: 'text/cql', data: base64(texts.get(name) ?? '') },
        { contentType: 'application/elm+json', data: base64(JSON.stringify(elm, withoutAside)) },
      ],
    };
  });
}

const fhirTypes: Readonly<Record<string, string>> = {
  DateTime: 'dateTime',
  Date: 'date',
  String: 'string',
  Integer: 'integer',
  Decimal: 'decimal',
};

/** A parameter without a single type is a list of texts. */
function typeOf(elmType: string | undefined): { readonly max: string; readonly type: string } {
  const type = fhirTypes[elmType?.split('}')[1] ?? ''];
  return type === undefined ? { max: '*', type: 'string' } : { max: '1', type };
}

const aside = new Set(['locator', 'localId', 'resultTypeName', 'resultTypeSpecifier', 'signature', 'annotation']);

/** What only an editor needs is left out: with it a library would pass the 1 MiB that servers take in one element. */
const withoutAside = (key: string, value: unknown): unknown => (aside.has(key) ? undefined : value);

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
