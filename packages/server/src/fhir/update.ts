/** update: replaces the version that the caller has seen, or the one resource that fits a condition. */

import type { Resource } from '@rygforloeb/record';
import { refuse } from '../problem.ts';
import { findByCondition } from './condition.ts';
import { identifierOf } from './create.ts';
import type { Answer, Call, Handler, Service } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { writePairs } from './pairs.ts';
import { seenVersion } from './preconditions.ts';
import { refusalOf } from './refusals.ts';
import { written } from './saved-answer.ts';
import { sentResource, sentResourceWithId } from './sent-resource.ts';

/** PUT [type]/[id]; If-Match is required. */
export const update: Handler = async (call, service) => {
  const { type = '', id = '' } = call.params;
  const sent = sentResourceWithId(call.body, type, id);
  if (!sent.ok) return sent;
  const seen = seenVersion(call);
  if (!seen.ok) return seen;
  return replace(call, service, sent.resource, seen.version);
};

/** PUT [type]?[condition]: none fits = create, one = update of what it is now, several = refused. */
export const updateByCondition: Handler = async (call, service) => {
  const { type = '' } = call.params;
  const sent = sentResource(call.body, type);
  if (!sent.ok) return sent;
  const found = await findByCondition(call, type, call.pairs);
  if (!found.ok) return found;
  const { resource } = sent;
  if (found.resource === undefined) return createFor(call, service, resource);
  const { id, meta } = found.resource;
  if (resource.id !== undefined && resource.id !== id) return refuse('invalid', fhirTexts.otherId);
  const seen = call.headers['if-match'] === undefined ? { ok: true as const, version: Number(meta.versionId) } : seenVersion(call);
  if (!seen.ok) return seen;
  return replace(call, service, { ...resource, id }, seen.version);
};

async function createFor(call: Call, service: Service, resource: Resource): Promise<Answer> {
  if (resource.id !== undefined) return refuse('invalid', fhirTexts.idGiven);
  if (call.headers['if-match'] !== undefined) return refuse('version-conflict', fhirTexts.noMatch);
  const identifier = identifierOf(writePairs(call.pairs));
  const made = await call.record.create(resource, ...(identifier === undefined ? [] : [{ identifier }]));
  if (!made.ok) return refusalOf(made);
  return made.created ? written(call, service, made.resource, 201) : refuse('conflict', fhirTexts.raced);
}

async function replace(call: Call, service: Service, resource: Resource & { readonly id: string }, version: number): Promise<Answer> {
  const saved = await call.record.update(resource, version);
  return saved.ok ? written(call, service, saved.resource, 200) : refusalOf(saved);
}
