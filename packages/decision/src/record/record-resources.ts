/** The resources of a record that may be read: Bundles opened, of this citizen, of a known kind, without an unknown modifier. */

import { referenceOf } from './coding.ts';
import { type Fields, fieldsOf, listOf, objectsOf, textOf } from './json-reading.ts';
import type { UnreadList } from './unread.ts';

type Leave = UnreadList['add'];

const mostResources = 5_000;

/** Known to a record and without a word for the programme. */
const silentResources: ReadonlySet<string> = new Set([
  'Encounter',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'HealthcareService',
  'Location',
  'Medication',
  'Questionnaire',
  'Provenance',
  'AllergyIntolerance',
  'Immunization',
  'RelatedPerson',
  'Device',
  'Coverage',
  'Appointment',
  'AuditEvent',
  'Flag',
]);

/** Every resource, Bundles opened (one level of Bundle within Bundle is enough for any search result). */
export function flattened(resources: readonly unknown[], leave: Leave, depth = 0): readonly Fields[] {
  if (resources.length > mostResources) leave('Bundle', 'too-much');
  const found: Fields[] = [];
  for (const entry of listOf(resources, mostResources)) {
    const resource = fieldsOf(entry);
    if (resource === undefined || textOf(resource.resourceType, 60) === undefined) {
      if (entry !== null && entry !== undefined) leave('Resource', 'unknown-resource');
    } else if (resource.resourceType !== 'Bundle') found.push(resource);
    else if (depth < 2) found.push(...flattened(entriesOf(resource, leave), leave, depth + 1));
    else leave('Bundle', 'too-much');
    if (found.length > mostResources) {
      leave('Bundle', 'too-much');
      return found.slice(0, mostResources);
    }
  }
  return found;
}

/** The resources of a Bundle; a page that says there is more tells that something is missing. */
function entriesOf(bundle: Fields, leave: Leave): readonly unknown[] {
  if (objectsOf(bundle.link).some((link) => link.relation === 'next')) leave('Bundle', 'too-much');
  return objectsOf(bundle.entry, mostResources + 1).map((entry) => entry.resource);
}

const read: ReadonlySet<string> = new Set([
  'Patient',
  'Condition',
  'Observation',
  'MedicationRequest',
  'MedicationStatement',
  'ServiceRequest',
  'Procedure',
  'ImagingStudy',
  'DiagnosticReport',
  'QuestionnaireResponse',
  'Consent',
]);

/** A resource of this patient, of a kind that is read, and without a modifier that could turn its meaning around. */
export function isReadable(resource: Fields, subject: string | undefined, leave: Leave): boolean {
  const type = textOf(resource.resourceType, 60) ?? '';
  const reference = referenceOf(resource);
  if (silentResources.has(type)) return false;
  if (!read.has(type)) {
    leave(reference, type === 'OperationOutcome' ? 'not-finished' : 'unknown-resource');
    return false;
  }
  if (objectsOf(resource.modifierExtension).length > 0 || resource.implicitRules !== undefined) {
    leave(reference, 'unknown-modifier');
    return false;
  }
  if (subject === undefined || isAbout(resource, type, subject)) return true;
  leave(reference, 'other-patient');
  return false;
}

function isAbout(resource: Fields, type: string, subject: string): boolean {
  if (type === 'Patient') return resource.id === undefined || resource.id === subject;
  const target = fieldsOf(resource[type === 'Consent' ? 'patient' : 'subject']);
  const reference = textOf(target?.reference, 500)?.split('/_history/')[0];
  if (reference === undefined) return target === undefined;
  return reference === `Patient/${subject}` || reference.endsWith(`/Patient/${subject}`) || reference === `urn:uuid:${subject}`;
}
