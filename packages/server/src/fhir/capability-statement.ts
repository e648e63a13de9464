/** What this server can do as a FHIR server, and nothing more: the programme as a PlanDefinition, and $apply. */

const base = 'http://hl7.org/fhir';

/** The CapabilityStatement (R4). */
export function capabilityStatement(baseUrl: string, date: string): object {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    experimental: true,
    date,
    kind: 'instance',
    software: { name: 'Rygforløb', version: '0.1.0' },
    implementation: { description: 'Beslutningsstøtte for lænderygbesvær', url: `${baseUrl}/fhir` },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        resource: [
          {
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
          },
        ],
      },
    ],
  };
}
