/** Which elements of FHIR R4 may repeat, of the resources that MedCom's messages carry: in XML one of them looks like a single value. */

/** By the resource or element they stand in. Facts of FHIR R4. */
const listsIn: Readonly<Record<string, readonly string[]>> = {
  Bundle: ['entry', 'link'],
  meta: ['profile', 'security', 'tag'],
  MessageHeader: ['destination', 'focus'],
  Patient: ['identifier', 'name', 'telecom', 'address', 'contact', 'communication', 'generalPractitioner', 'link', 'photo'],
  Practitioner: ['identifier', 'name', 'telecom', 'address', 'communication', 'qualification', 'photo'],
  PractitionerRole: [
    'identifier',
    'code',
    'specialty',
    'location',
    'healthcareService',
    'telecom',
    'availableTime',
    'notAvailable',
    'endpoint',
  ],
  Organization: ['identifier', 'type', 'alias', 'telecom', 'address', 'contact', 'endpoint'],
  CareTeam: ['identifier', 'category', 'participant', 'reasonCode', 'reasonReference', 'managingOrganization', 'telecom', 'note'],
  Communication: [
    ...['identifier', 'instantiatesCanonical', 'instantiatesUri', 'basedOn', 'partOf', 'inResponseTo', 'category', 'medium', 'about'],
    ...['recipient', 'reasonCode', 'reasonReference', 'payload', 'note'],
  ],
  Encounter: [
    ...['identifier', 'statusHistory', 'classHistory', 'type', 'episodeOfCare', 'basedOn', 'participant', 'appointment', 'reasonCode'],
    ...['reasonReference', 'diagnosis', 'account', 'location'],
  ],
  Provenance: ['target', 'policy', 'reason', 'agent', 'entity', 'signature'],
  OperationOutcome: ['issue'],
  issue: ['location', 'expression'],
  agent: ['role'],
  entity: ['agent'],
  contact: ['relationship', 'telecom'],
  name: ['given', 'prefix', 'suffix'],
  address: ['line'],
};

const listsAnywhere = new Set(['coding', 'extension', 'modifierExtension', 'contained']);
const primitives = new Set([
  'family',
  'given',
  'birthDate',
  'gender',
  'text',
  'title',
  'line',
  'city',
  'postalCode',
  'value',
  'system',
  'recorded',
]);

/** May this element of this parent repeat? */
export function mayRepeat(parent: string, name: string): boolean {
  return listsAnywhere.has(name) || (listsIn[parent]?.includes(name) ?? false);
}

/** Is this a plain value, also where only an extension says why it is absent? */
export function isPrimitive(name: string): boolean {
  return primitives.has(name);
}
