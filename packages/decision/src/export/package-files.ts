/** The package around the resources: implementation guide, package.json, index, and a transaction that loads everything. */

import { canonical } from '../fhir-names.ts';
import type { Manifest } from '../programme-files.ts';
import { headOf, type Resource } from './resource.ts';

const fhirVersion = '4.0.1';

/** Names every resource of the package. */
export function implementationGuide(resources: readonly Resource[], manifest: Manifest): Resource {
  return {
    ...headOf('ImplementationGuide', `${manifest.id}-guide`, manifest.title, manifest),
    packageId: packageName(manifest),
    license: 'Apache-2.0',
    fhirVersion: [fhirVersion],
    definition: {
      resource: resources.map(({ resourceType, id }) => ({
        reference: { reference: `${resourceType}/${id}` },
        name: id,
        exampleBoolean: false,
      })),
    },
  };
}

/** `package.json` of a FHIR package. */
export function packageManifest(manifest: Manifest): unknown {
  return {
    name: packageName(manifest),
    version: packageVersion(manifest.version),
    type: 'fhir.ig',
    title: manifest.title.en,
    description: `${manifest.title.en} (${manifest.status})`,
    author: manifest.publisher,
    license: 'Apache-2.0',
    canonical: canonical('', '').replace(/\/+$/, ''),
    fhirVersions: [fhirVersion],
    dependencies: { 'hl7.fhir.r4.core': fhirVersion },
  };
}

/** `.index.json`: what lies in the package. */
export function packageIndex(resources: readonly Resource[]): unknown {
  return {
    'index-version': 2,
    files: resources.map((one) => ({
      filename: fileName(one),
      resourceType: one.resourceType,
      id: one.id,
      url: one.url,
      version: one.version,
      ...(typeof one.kind === 'string' && { kind: one.kind }),
      ...(typeof one.type === 'string' && { type: one.type }),
    })),
  };
}

/** One transaction that puts every resource under its own id; loading it twice changes nothing. */
export function loadingBundle(resources: readonly Resource[]): unknown {
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map((resource) => ({
      fullUrl: canonical(resource.resourceType, resource.id),
      resource,
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    })),
  };
}

export const fileName = ({ resourceType, id }: Resource): string => `${resourceType}-${id}.json`;

const packageName = ({ id }: Manifest): string => `dk.rygforloeb.${id}`;

/** Packages are versioned like npm's: `2023-hoeringsudkast` becomes `2023.0.0-hoeringsudkast`. */
function packageVersion(version: string): string {
  const match = /^(\d+)(?:-(.+))?$/.exec(version);
  return match === null ? `0.0.0-${version}` : `${match[1]}.0.0${match[2] === undefined ? '' : `-${match[2]}`}`;
}
