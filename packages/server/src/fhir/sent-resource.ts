/** The resource in a request, as far as its outside tells: an object of the type in the address. The record checks the inside. */

import type { Resource } from '@rygforloeb/record';
import { refuse } from '../problem.ts';
import { fieldsOf } from '../request-fields.ts';
import type { Refusal } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';

/** The resource of a body; refused when it is none, or of another type. */
export function sentResource(body: unknown, type: string): { readonly ok: true; readonly resource: Resource } | Refusal {
  const resource = fieldsOf(body);
  if (typeof resource?.resourceType !== 'string') return refuse('invalid', fhirTexts.noResource);
  if (resource.resourceType !== type) return refuse('invalid', fhirTexts.otherType, [{ text: fhirTexts.otherType, place: 'resourceType' }]);
  return { ok: true, resource: resource as unknown as Resource };
}

/** The same, with the id of the address. */
export function sentResourceWithId(
  body: unknown,
  type: string,
  id: string,
): { readonly ok: true; readonly resource: Resource & { readonly id: string } } | Refusal {
  const sent = sentResource(body, type);
  if (!sent.ok) return sent;
  if (sent.resource.id !== id) return refuse('invalid', fhirTexts.otherId, [{ text: fhirTexts.otherId, place: `${type}.id` }]);
  return { ok: true, resource: { ...sent.resource, id } };
}
