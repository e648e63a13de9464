/** patch: a JSON Patch (RFC 6902) on the version that the caller has seen. */

import type { Resource, StoredResource } from '@rygforloeb/record';
import { applyPatch, type Operation } from 'rfc6902';
import { refuse } from '../problem.ts';
import { fieldsOf } from '../request-fields.ts';
import type { Handler, Refusal } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { seenVersion } from './preconditions.ts';
import { refusalOf } from './refusals.ts';
import { written } from './saved-answer.ts';

const MOST_OPERATIONS = 200;
const LARGEST = 2 * 1024 * 1024;

/** PATCH [type]/[id]; If-Match is required. */
export const patch: Handler = async (call, service) => {
  const { type = '', id = '' } = call.params;
  const operations = operationsIn(call.body);
  if (!operations.ok) return operations;
  const seen = seenVersion(call);
  if (!seen.ok) return seen;
  const found = await call.record.read(type, id);
  if (!found.ok) return refusalOf(found);
  if (Number(found.resource.meta.versionId) !== seen.version) return refuse('version-conflict', fhirTexts.versionConflict);
  const changed = patched(found.resource, operations.operations);
  if (!changed.ok) return changed;
  const saved = await call.record.update({ ...changed.resource, id }, seen.version);
  return saved.ok ? written(call, service, saved.resource, 200) : refusalOf(saved);
};

/** The operations of a patch document, none of which reaches for the language itself. */
function operationsIn(body: unknown): { readonly ok: true; readonly operations: readonly Operation[] } | Refusal {
  if (!Array.isArray(body) || body.length === 0 || body.length > MOST_OPERATIONS) return refuse('invalid', fhirTexts.patchDocument);
  const wrong = (body as readonly unknown[]).findIndex((operation) => !isOperation(operation));
  if (wrong >= 0) return refuse('invalid', fhirTexts.patchDocument, [{ text: fhirTexts.patchPath, place: `[${wrong}]` }]);
  return { ok: true, operations: body as readonly Operation[] };
}

function isOperation(value: unknown): boolean {
  const { op, path, from, ...rest } = fieldsOf(value) ?? {};
  if (!isPointer(path)) return false;
  if (op === 'remove') return true;
  if (op === 'move' || op === 'copy') return isPointer(from);
  return (op === 'add' || op === 'replace' || op === 'test') && Object.hasOwn(rest, 'value');
}

/** A pointer to something inside the resource. */
function isPointer(path: unknown): boolean {
  if (typeof path !== 'string' || !path.startsWith('/') || path.length > 1000 || /~(?![01])/.test(path)) return false;
  return namesIn(path).every((name) => name !== 'prototype' && !Object.hasOwn(Object.prototype, name));
}

/** Whether the paths count through lists, where a name would be put beside the entries, and never lead into a text or a number. */
function leadsThrough(resource: unknown, operation: Operation): boolean {
  const pointers = 'from' in operation ? [operation.from, operation.path] : [operation.path];
  return pointers.every((pointer) => {
    let place = resource;
    for (const name of namesIn(pointer)) {
      if (Array.isArray(place) && !/^(?:0|[1-9]\d{0,5}|-)$/.test(name)) return false;
      if (place === undefined) break; // Nothing is there; that is told by its own name.
      if (typeof place !== 'object' || place === null) return false;
      place = (place as Readonly<Record<string, unknown>>)[name];
    }
    return true;
  });
}

function namesIn(pointer: string): readonly string[] {
  return pointer
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function patched(before: StoredResource, operations: readonly Operation[]): { readonly ok: true; readonly resource: Resource } | Refusal {
  const after = structuredClone(before) as unknown as Record<string, unknown>;
  for (const [index, operation] of operations.entries()) {
    const place = `[${index}]`;
    if (!leadsThrough(after, operation)) return refuse('unprocessable', fhirTexts.patchFailed, [{ text: fhirTexts.patchFailed, place }]);
    const [failure] = applyPatch(after, [structuredClone(operation)]);
    if (failure?.name === 'TestError') return refuse('unprocessable', fhirTexts.patchTest, [{ text: fhirTexts.patchTest, place }]);
    if (failure) return refuse('unprocessable', fhirTexts.patchFailed, [{ text: fhirTexts.patchFailed, place }]);
    // A few copies of a copy would fill the memory.
    if (operation.op === 'copy' && JSON.stringify(after).length > LARGEST) return refuse('unprocessable', fhirTexts.patchTooLarge);
  }
  const kept = (resource: Record<string, unknown>) =>
    JSON.stringify([resource['resourceType'], resource['id'], fieldsOf(resource['meta'])?.['versionId']]);
  if (kept(after) !== kept(before as unknown as Record<string, unknown>)) return refuse('unprocessable', fhirTexts.patchKept);
  return { ok: true, resource: after as unknown as Resource };
}
