/** Our profiles for others to read: what every write is held to, as StructureDefinitions. */

import { type Resource, structureDefinitions } from '@rygforloeb/record';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../problem.ts';
import { fieldsOf } from '../request-fields.ts';
import { addJson } from '../routes.ts';
import { fhirTexts } from './fhir-texts.ts';

const media = 'application/fhir+json';

/** Adds `/fhir/StructureDefinition`, all of them or by `url`, and `/fhir/StructureDefinition/[id]`; they hold no data and are open. */
export function addProfiles(app: FastifyInstance, baseUrl: () => string): void {
  const all = structureDefinitions();
  const place = () => `${baseUrl()}/fhir/StructureDefinition`;
  addJson(app, '/fhir/StructureDefinition', media, {
    GET: ({ query }) => {
      const { url, ...others } = fieldsOf(query) ?? {};
      if (Object.keys(others).some((name) => name !== '_format') || (url !== undefined && typeof url !== 'string'))
        return refuse('invalid', fhirTexts.search);
      return {
        ok: true,
        body: searchset(
          all.filter((one) => url === undefined || one.url === url),
          place(),
          url,
        ),
      };
    },
  });
  addJson(app, '/fhir/StructureDefinition/:id', media, {
    GET: ({ params }) => {
      const found = all.find(({ id }) => id === (params as { readonly id: string }).id);
      return found === undefined ? refuse('not-found', fhirTexts.notFound) : { ok: true, body: found };
    },
  });
}

function searchset(found: readonly Resource[], place: string, url: string | undefined): object {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link: [{ relation: 'self', url: url === undefined ? place : `${place}?${new URLSearchParams({ url })}` }],
    ...(found.length > 0 && {
      entry: found.map((resource) => ({ fullUrl: `${place}/${resource.id}`, resource, search: { mode: 'match' } })),
    }),
  };
}
