/** The extensions that the programme's own resources carry, each defined so that another server knows them. */

import { extensionUrl } from '../fhir-names.ts';
import type { Manifest } from '../programme-files.ts';
import { headOf, type Resource } from './resource.ts';

const extensions = [
  { id: 'stop-plan', type: 'boolean', max: '1', on: 'MedicationRequest', da: 'Seponeringsplan', en: 'Plan for stopping' },
  {
    id: 'daily-prescription',
    type: 'boolean',
    max: '1',
    on: 'MedicationRequest',
    da: 'Fast daglig receptpligtig',
    en: 'Fixed daily prescription',
  },
  { id: 'follow-up', type: 'dateTime', max: '*', on: 'MedicationRequest', da: 'Opfølgning', en: 'Follow-up' },
  { id: 'follow-ups-known', type: 'boolean', max: '1', on: 'MedicationRequest', da: 'Opfølgninger er kendt', en: 'Follow-ups are known' },
  { id: 'disposition-status', type: 'code', max: '1', on: 'PlanDefinition.action', da: 'Programmets svar', en: 'Status of the answer' },
] as const;

/** One StructureDefinition an extension, with differential and snapshot. */
export function exportStructureDefinitions(manifest: Manifest): readonly Resource[] {
  return extensions.map(({ id, type, max, on, da, en }) => ({
    ...headOf('StructureDefinition', id, { da, en }, manifest),
    description: da,
    fhirVersion: '4.0.1',
    kind: 'complex-type',
    abstract: false,
    context: [{ type: 'element', expression: on }],
    type: 'Extension',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Extension',
    derivation: 'constraint',
    snapshot: { element: elements(id, type, max, da) },
    differential: { element: elements(id, type, max, da).filter((element) => element.path !== 'Extension.id') },
  }));
}

function elements(id: string, type: string, max: string, da: string) {
  const element = (path: string, least: number, most: string, base: string, rest: object) => ({
    id: path,
    path,
    definition: da,
    min: least,
    max: most,
    base: { path: base, min: path === 'Extension.url' ? 1 : 0, max: base === 'Extension' || base === 'Element.extension' ? '*' : '1' },
    ...rest,
  });
  return [
    element('Extension', 0, max, 'Extension', { short: da }),
    element('Extension.id', 0, '1', 'Element.id', { type: [{ code: 'string' }] }),
    element('Extension.extension', 0, '0', 'Element.extension', { type: [{ code: 'Extension' }] }),
    element('Extension.url', 1, '1', 'Extension.url', { type: [{ code: 'uri' }], fixedUri: extensionUrl(id) }),
    element('Extension.value[x]', 1, '1', 'Extension.value[x]', { type: [{ code: type }] }),
  ];
}
