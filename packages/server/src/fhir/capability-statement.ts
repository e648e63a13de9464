/** What this server can do as a FHIR server, and nothing more: the record, and the programme as a PlanDefinition. */

import { isAppendOnly, profileOf, type SearchParameter, searchParametersOf } from '@rygforloeb/record';
import type { OAuthAddresses } from '../identity/smart/configuration.ts';

const base = 'http://hl7.org/fhir';

export interface Capability {
  readonly baseUrl: string;
  readonly date: string;
  /** Absent = the programme alone. */
  readonly record?: {
    readonly types: ReadonlySet<string>;
    readonly oauth?: OAuthAddresses | undefined;
  };
}

/** The CapabilityStatement (R4). */
export function capabilityStatement({ baseUrl, date, record }: Capability): object {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    experimental: true,
    date,
    kind: 'instance',
    software: { name: 'Rygforløb', version: '0.1.0' },
    implementation: { description: 'Forløb og beslutningsstøtte for lænderygbesvær', url: `${baseUrl}/fhir` },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    ...(record !== undefined && { patchFormat: ['application/json-patch+json'] }),
    rest: [
      {
        mode: 'server',
        ...(record !== undefined && { security: securityOf(record.oauth) }),
        resource: [
          ...(record === undefined ? [] : [...[...record.types].map((type) => resourceOf(type, record)), auditEvent, structureDefinition]),
          planDefinition,
        ],
        ...(record !== undefined && {
          interaction: [{ code: 'transaction' }, { code: 'batch' }],
          operation: [{ name: 'export', definition: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export' }],
        }),
      },
    ],
  };
}

const extension = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris';

function securityOf(oauth: OAuthAddresses | undefined): object {
  const service = { system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' };
  const uris = Object.entries(oauth ?? {}).map(([url, valueUri]) => ({ url, valueUri }));
  return {
    cors: false,
    service: [{ coding: [service], text: 'OAuth2 med SMART App Launch' }],
    description: 'Bearer-token eller session. X-Purpose-Of-Use siger formålet.',
    ...(uris.length > 0 && { extension: [{ url: extension, extension: uris }] }),
  };
}

function resourceOf(type: string, { types }: NonNullable<Capability['record']>): object {
  const added = ['read', 'vread', 'history-instance', 'history-type', 'create', 'search-type'];
  const changed = isAppendOnly(type) ? [] : ['update', 'patch', 'delete'];
  const parameters = searchParametersOf(type);
  const profile = profileOf(type);
  const revIncludes = [...types].flatMap((other) =>
    searchParametersOf(other)
      .filter((one) => isFollowed(one, type))
      .map(({ name }) => `${other}:${name}`),
  );
  const includes = parameters.filter((one) => isFollowed(one)).map(({ name }) => `${type}:${name}`);
  return {
    type,
    profile: `${base}/StructureDefinition/${type}`,
    ...(profile !== undefined && { supportedProfile: [profile] }),
    interaction: [...added, ...changed].map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: false,
    conditionalCreate: true,
    conditionalRead: 'full-support',
    conditionalUpdate: changed.length > 0,
    conditionalDelete: 'not-supported',
    referencePolicy: ['literal', 'logical'],
    ...(includes.length > 0 && { searchInclude: includes }),
    ...(revIncludes.length > 0 && { searchRevInclude: revIncludes }),
    searchParam: parameters.map(({ name, definition, type: kind }) => ({ name, ...(definition && { definition }), type: kind })),
    operation: [
      { name: 'validate', definition: `${base}/OperationDefinition/Resource-validate` },
      ...(type === 'Patient'
        ? [
            { name: 'everything', definition: `${base}/OperationDefinition/Patient-everything` },
            { name: 'export', definition: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export' },
          ]
        : []),
    ],
  };
}

/** Whether a parameter's references are followed; with a type, whether they may lead to it. */
function isFollowed({ targets }: SearchParameter, type?: string): boolean {
  return targets !== undefined && targets.length > 0 && (type === undefined || targets.includes(type));
}

const auditEvent = {
  type: 'AuditEvent',
  profile: `${base}/StructureDefinition/AuditEvent`,
  interaction: [{ code: 'search-type' }],
  versioning: 'no-version',
  searchParam: [{ name: 'patient', definition: `${base}/SearchParameter/AuditEvent-patient`, type: 'reference' }],
};

const structureDefinition = {
  type: 'StructureDefinition',
  profile: `${base}/StructureDefinition/StructureDefinition`,
  interaction: [{ code: 'read' }, { code: 'search-type' }],
  versioning: 'no-version',
  searchParam: [{ name: 'url', definition: `${base}/SearchParameter/StructureDefinition-url`, type: 'uri' }],
};

const planDefinition = {
  type: 'PlanDefinition',
  profile: `${base}/StructureDefinition/PlanDefinition`,
  interaction: [{ code: 'read' }, { code: 'search-type' }],
  versioning: 'no-version',
  searchParam: [
    { name: '_id', definition: `${base}/SearchParameter/Resource-id`, type: 'token' },
    { name: 'url', definition: `${base}/SearchParameter/PlanDefinition-url`, type: 'uri' },
    { name: 'version', definition: `${base}/SearchParameter/PlanDefinition-version`, type: 'token' },
  ],
  operation: [{ name: 'apply', definition: `${base}/OperationDefinition/PlanDefinition-apply` }],
};
