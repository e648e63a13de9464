/** One line of the log as an AuditEvent of FHIR R4. */

import type { AuditEntry } from '@rygforloeb/record';

const dicom = 'http://dicom.nema.org/resources/ontology/DCM';
const rest = 'http://terminology.hl7.org/CodeSystem/audit-event-type';
const interaction = 'http://hl7.org/fhir/restful-interaction';
const own = 'https://rygforloeb.dk/fhir';

const actions = {
  create: 'C',
  read: 'R',
  update: 'U',
  delete: 'D',
  search: 'E',
  history: 'R',
  export: 'R',
  login: 'E',
  logout: 'E',
} as const;

const types = {
  login: { system: dicom, code: '110114', display: 'User Authentication' },
  logout: { system: dicom, code: '110114', display: 'User Authentication' },
  export: { system: dicom, code: '110106', display: 'Export' },
} as const;

const subtypes = {
  create: { system: interaction, code: 'create' },
  read: { system: interaction, code: 'read' },
  update: { system: interaction, code: 'update' },
  delete: { system: interaction, code: 'delete' },
  search: { system: interaction, code: 'search-type' },
  history: { system: interaction, code: 'history' },
  export: { system: interaction, code: 'operation' },
  login: { system: dicom, code: '110122', display: 'Login' },
  logout: { system: dicom, code: '110123', display: 'Logout' },
} as const;

/** 0 = success, 4 = refused or not done. */
const outcomes = { done: '0', denied: '4', failed: '8' } as const;

/** The AuditEvent; `id` and the extension `sequence` are its place in the chain. */
export function toAuditEvent(entry: AuditEntry): object {
  const { seq, recorded, action, outcome, who, name, role, organization, client, purpose, reason, request } = entry;
  const purposeOfEvent = [
    { coding: [{ system: `${own}/CodeSystem/purpose-of-use`, code: purpose }], ...(reason !== undefined && { text: reason }) },
  ];
  return {
    resourceType: 'AuditEvent',
    id: `${seq}`,
    extension: [
      { url: `${own}/StructureDefinition/audit-sequence`, valueInteger: seq },
      ...(request === undefined ? [] : [{ url: `${own}/StructureDefinition/audit-request`, valueString: request }]),
    ],
    type: action in types ? types[action as keyof typeof types] : { system: rest, code: 'rest', display: 'RESTful Operation' },
    subtype: [subtypes[action]],
    action: actions[action],
    recorded,
    outcome: outcomes[outcome],
    purposeOfEvent,
    agent: [
      {
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/extra-security-role-type', code: 'humanuser' }] },
        role: [{ coding: [{ system: `${own}/CodeSystem/role`, code: role }] }],
        who: { reference: who, display: name },
        name,
        requestor: true,
      },
      ...(organization === undefined ? [] : [{ who: { reference: organization }, requestor: false }]),
      ...(client === undefined ? [] : [{ altId: client, requestor: false }]),
    ],
    source: { observer: { display: 'Rygforløb' } },
    ...entitiesOf(entry),
  };
}

function entitiesOf({ patients, type, id, version, query }: AuditEntry): { readonly entity?: readonly object[] } {
  const objects = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
  const roles = 'http://terminology.hl7.org/CodeSystem/object-role';
  const citizens = patients.map((patient) => ({
    what: { reference: `Patient/${patient}` },
    type: { system: objects, code: '1', display: 'Person' },
    role: { system: roles, code: '1', display: 'Patient' },
  }));
  const thing = id === undefined || type === undefined ? undefined : `${type}/${id}${version === undefined ? '' : `/_history/${version}`}`;
  const detail = query?.map((parameter) => ({ type: 'search-parameter', valueString: parameter }));
  const isCitizen = type === 'Patient' && id !== undefined && patients.includes(id);
  const what =
    isCitizen || (thing === undefined && type === undefined)
      ? []
      : [
          {
            ...(thing === undefined ? { what: { type, display: type } } : { what: { reference: thing } }),
            type: { system: objects, code: '2', display: 'System Object' },
            ...(detail !== undefined && detail.length > 0 && { detail }),
          },
        ];
  const entity = [...citizens, ...what];
  return entity.length === 0 ? {} : { entity };
}
