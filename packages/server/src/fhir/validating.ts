/** `$validate`: what is wrong with a resource, without saving it; always answered 200, for the answer is the outcome. */

import type { Resource } from '@rygforloeb/record';
import { type OperationOutcome, outcomeOf, type ProblemIssue, refuse } from '../problem.ts';
import { fieldsOf, objectsOf, textOf } from '../request-fields.ts';
import { type Answer, type Call, type Handler, informs } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { issuesOf } from './refusals.ts';

const modes = ['create', 'update', 'delete'];

/** POST [type]/$validate and [type]/[id]/$validate, with the resource alone or in Parameters. */
export const validating: Handler = async (call) => {
  const { type = '', id } = call.params;
  const { resource, mode = id === undefined ? undefined : 'update', profile } = askedIn(call);
  if (mode !== undefined && !modes.includes(mode)) return refuse('invalid', fhirTexts.validateMode);
  if (mode === 'delete') return told(await faultsOfDeletion(call), fhirTexts.mayDelete);
  if (typeof resource?.resourceType !== 'string') return refuse('invalid', fhirTexts.noResource);
  if (resource.resourceType !== type) return told([{ text: fhirTexts.otherType, place: 'resourceType' }]);
  const wrongId = mode === 'update' && id !== undefined && resource.id !== id;
  const issues = issuesOf(call.record.validate(withProfile(resource as unknown as Resource, profile)));
  return told([...(wrongId ? [{ text: fhirTexts.otherId, place: `${type}.id` }] : []), ...issues]);
};

function askedIn({ body, pairs }: Call) {
  const query = new Map(pairs);
  const sent = fieldsOf(body);
  if (sent?.resourceType !== 'Parameters') return { resource: sent, mode: query.get('mode'), profile: query.get('profile') };
  const all = objectsOf(sent.parameter, 20);
  const one = (name: string) => all.find((parameter) => parameter.name === name);
  return {
    resource: fieldsOf(one('resource')?.resource),
    mode: textOf(one('mode')?.valueCode) ?? textOf(one('mode')?.valueString) ?? query.get('mode'),
    profile: textOf(one('profile')?.valueUri) ?? textOf(one('profile')?.valueCanonical) ?? query.get('profile'),
  };
}

/** A profile that is asked for is one that the resource claims. */
function withProfile(resource: Resource, profile: string | undefined): Resource {
  if (profile === undefined) return resource;
  const claimed = Array.isArray(resource.meta?.['profile']) ? (resource.meta['profile'] as readonly unknown[]) : [];
  return { ...resource, meta: { ...resource.meta, profile: [...new Set([...claimed, profile])] } };
}

async function faultsOfDeletion({ params: { type = '', id }, record }: Call): Promise<readonly ProblemIssue[]> {
  if (!record.may(type, 'delete')) return [{ text: fhirTexts.forbidden.role, code: 'forbidden' }];
  const found = id === undefined ? undefined : await record.read(type, id);
  return found === undefined || found.ok ? [] : [{ text: fhirTexts.notFound, code: 'not-found' }];
}

function told(issues: readonly ProblemIssue[], well: string = fhirTexts.validated): Answer {
  const body: OperationOutcome =
    issues.length === 0 ? informs(well) : outcomeOf({ kind: 'invalid-resource', text: fhirTexts.invalid, issues });
  return { ok: true, status: 200, body };
}
