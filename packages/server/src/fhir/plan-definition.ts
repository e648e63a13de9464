/** The programme as one FHIR PlanDefinition: what it can say, each with its title and code. A fuller export may take this port over. */

import type { ServerProgramme } from '../programme-state.ts';

export interface PlanDefinition {
  readonly resourceType: 'PlanDefinition';
  readonly id: string;
  readonly url: string;
  readonly version: string;
  readonly [field: string]: unknown;
}

/** How a programme becomes a PlanDefinition. */
export type PlanDefinitionOf = (programme: ServerProgramme) => PlanDefinition;

/** A minimal, R4-valid PlanDefinition. */
export const planDefinitionOf: PlanDefinitionOf = ({ manifest, vocabulary }) => {
  const id = `${manifest.id}-${manifest.version}`.replace(/[^A-Za-z0-9\-.]/g, '-').slice(0, 64);
  return {
    resourceType: 'PlanDefinition',
    id,
    url: `https://rygforloeb.dk/fhir/PlanDefinition/${manifest.id}`,
    version: manifest.version,
    name: manifest.id
      .split('-')
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join(''),
    title: manifest.title.da,
    type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'clinical-protocol' }] },
    status: 'draft',
    experimental: true,
    language: 'da',
    subjectCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Patient' }] },
    description: `${manifest.title.da}. ${manifest.status}.`,
    action: [...vocabulary.dispositions.values()].map(({ code, da, meaning }) => ({
      id: code,
      title: da,
      description: meaning,
      code: [{ coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/disposition', code, display: da }] }],
    })),
  };
};
