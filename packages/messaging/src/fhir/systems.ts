/** The addresses by which MedCom's FHIR messages name systems, profiles and extensions. Facts of the standard. */

const guide = 'http://medcomfhir.dk/ig';

/** Where identifiers come from. */
export const identifierSystems = {
  cpr: 'urn:oid:1.2.208.176.1.2',
  xEcpr: 'urn:oid:1.2.208.176.1.6.1.1',
  /** Replacement numbers of a region are this system or one below it. */
  dEcpr: 'urn:oid:1.2.208.176.1.6.1.3',
  sor: 'urn:oid:1.2.208.176.1.1',
  gln: 'https://www.gs1.org/gln',
} as const;

export const codeSystems = {
  event: `${guide}/terminology/CodeSystem/medcom-messaging-eventCodes`,
  destinationUse: `${guide}/terminology/CodeSystem/medcom-messaging-destinationUse`,
  activity: `${guide}/terminology/CodeSystem/medcom-messaging-activityCodes`,
  category: `${guide}/terminology/CodeSystem/medcom-careCommunication-categoryCodes`,
  acknowledgementError: `${guide}/terminology/CodeSystem/medcom-acknowledgement-error-codes`,
  encounterClass: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
} as const;

export const profiles = {
  careCommunicationMessage: `${guide}/carecommunication/StructureDefinition/medcom-careCommunication-message`,
  careCommunicationHeader: `${guide}/carecommunication/StructureDefinition/medcom-careCommunication-messageHeader`,
  careCommunication: `${guide}/carecommunication/StructureDefinition/medcom-careCommunication-communication`,
  careCommunicationProvenance: `${guide}/carecommunication/StructureDefinition/medcom-careCommunication-provenance`,
  acknowledgementMessage: `${guide}/acknowledgement/StructureDefinition/medcom-messaging-acknowledgement`,
  acknowledgementHeader: `${guide}/acknowledgement/StructureDefinition/medcom-messaging-acknowledgementHeader`,
  acknowledgementOutcome: `${guide}/acknowledgement/StructureDefinition/medcom-acknowledgement-operationoutcome`,
  messagingOrganization: `${guide}/messaging/StructureDefinition/medcom-messaging-organization`,
  messagingProvenance: `${guide}/messaging/StructureDefinition/medcom-messaging-provenance`,
  patient: `${guide}/core/StructureDefinition/medcom-core-patient`,
  practitioner: `${guide}/core/StructureDefinition/medcom-core-practitioner`,
  practitionerRole: `${guide}/core/StructureDefinition/medcom-core-practitionerrole`,
  careTeam: `${guide}/core/StructureDefinition/medcom-core-careteam`,
  encounter: `${guide}/core/StructureDefinition/medcom-core-encounter`,
} as const;

export const extensions = {
  destinationUse: `${guide}/messaging/StructureDefinition/medcom-messaging-destinationUseExtension`,
  dateTime: `${guide}/core/StructureDefinition/medcom-core-datetime-extension`,
  identifier: `${guide}/core/StructureDefinition/medcom-core-identifier-extension`,
  author: `${guide}/core/StructureDefinition/medcom-core-practitioner-extension`,
  contact: `${guide}/core/StructureDefinition/medcom-core-contact-extension`,
  sender: `${guide}/core/StructureDefinition/medcom-core-sender-extension`,
} as const;

/** The definition that a message says it follows, up to its version. */
export const definitions = {
  careCommunication: `${guide}/messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition`,
  acknowledgement: `${guide}/messagedefinitions/MessageDefinition/MedComAcknowledgementMessageDefinition`,
} as const;

/** The address of an organisation in the national register of organisations (SOR), as MedCom writes endpoints. */
export function endpointOf(sor: string): string {
  return `https://sor2.sum.dsdn.dk/#id=${sor}`;
}
