/** A resource as an answer: with its version, its time and, when it is new, its place. */

import type { StoredResource } from '@rygforloeb/record';
import { type Call, type Given, informs, type Service } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { etagOf, wantedReturn } from './preconditions.ts';

/** A resource that was read. */
export function shown(resource: StoredResource, body: object = resource): Given {
  return { ok: true, status: 200, body, saved: resource, headers: versionHeaders(resource) };
}

/** A resource that was written, in the form that the caller wants back. */
export function written(call: Call, service: Service, resource: StoredResource, status: 200 | 201): Given {
  const headers = { ...versionHeaders(resource), location: locationOf(service, resource) };
  switch (wantedReturn(call)) {
    case 'minimal':
      return { ok: true, status, saved: resource, headers };
    case 'OperationOutcome':
      return { ok: true, status, saved: resource, headers, body: informs(fhirTexts.done) };
    case 'representation':
      return { ok: true, status, saved: resource, headers, body: resource };
  }
}

/** The address of a version. */
export function locationOf(service: Service, { resourceType, id, meta }: StoredResource): string {
  return `${service.base()}/${resourceType}/${id}/_history/${meta.versionId}`;
}

function versionHeaders({ meta }: StoredResource): Readonly<Record<string, string>> {
  return { etag: etagOf(meta.versionId), 'last-modified': new Date(meta.lastUpdated).toUTCString() };
}
