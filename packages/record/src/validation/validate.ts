/** Is a resource valid FHIR R4, and as our profile of its type has it? The library's answer, the faults that it lets through, and our own rules. */
import { isOperationOutcome, OperationOutcomeError, validateResource } from '@medplum/core';
import { profileFaults } from '../profiles/profile-faults.ts';
import type { Issue, Resource } from '../store/resource.ts';
import { indexDefinitions } from './definitions.ts';
import { unseenFaults } from './unseen-faults.ts';
import { unstorable } from './unstorable.ts';

interface LibraryIssue {
  readonly severity: string;
  readonly code?: string;
  readonly details?: { readonly text?: string };
  readonly expression?: readonly string[];
}

/** The library's warnings that are faults; we find them ourselves, with their place. */
const foundByUs = /^(?:Invalid reference|Conflicting choice|Type of primitive extension does not match)/;

/** Everything that is wrong, each with its place as a FHIRPath expression; no text repeats a value. Empty for a valid resource. */
export function validate(resource: Resource): readonly Issue[] {
  const fault = unstorable(resource);
  if (fault !== undefined) return [fault];
  indexDefinitions();
  const found = libraryIssues(resource)
    .filter(({ details }) => !foundByUs.test(details?.text ?? ''))
    .map((issue) => toIssue(issue, resource.resourceType));
  const standard = [...found, ...elsewhere(unseenFaults(resource), found)];
  return [...standard, ...elsewhere(profileFaults(resource), standard)];
}

/** Of a part in which a fault is known already, nothing more is told. */
function elsewhere(faults: readonly Issue[], before: readonly Issue[]): readonly Issue[] {
  if (faults.length === 0) return faults;
  const places = before.flatMap(({ severity, expression }) => (severity === 'error' ? expression : []));
  const known = (place: string) => places.some((one) => one === place || (one.includes('.') && place.startsWith(`${one}.`)));
  return faults.filter(({ expression }) => !expression.some(known));
}

function libraryIssues(resource: Resource): readonly LibraryIssue[] {
  try {
    return validateResource(resource as unknown as Parameters<typeof validateResource>[0]) as readonly LibraryIssue[];
  } catch (error) {
    if (error instanceof OperationOutcomeError && isOperationOutcome(error.outcome)) return error.outcome.issue as readonly LibraryIssue[];
    throw error;
  }
}

function toIssue({ severity, code, details, expression }: LibraryIssue, type: string): Issue {
  return {
    severity: severity === 'warning' || severity === 'information' ? 'warning' : 'error',
    code: code === 'invariant' || code === 'value' || code === 'required' ? code : 'structure',
    details: { text: withoutValues(details?.text ?? 'invalid') },
    expression: expression ?? [type],
  };
}

/** The library puts the name of a rule before a colon, and what it met into quotation marks or behind the colon. */
function withoutValues(text: string): string {
  if (/^Constraint \S+ not met/.test(text)) return text;
  return (text.split(/:|"/)[0] ?? '').trim() || 'invalid';
}
