/** Our profiles as FHIR StructureDefinitions, for others to read and to validate by. */
import type { Resource } from '../store/resource.ts';
import type { Element, Profile, Rule } from './profile.ts';
import { profiles } from './profiles.ts';

const base = 'https://rygforloeb.dk/fhir/StructureDefinition/';
const standard = 'http://hl7.org/fhir/StructureDefinition/';

/** The canonical address of our profile of a type, if it has one. */
export function profileOf(typeName: string): string | undefined {
  return profiles.has(typeName) ? base + idOf(typeName) : undefined;
}

/** Every profile as a StructureDefinition: what it says is what every write is held to. */
export function structureDefinitions(): readonly Resource[] {
  return [...profiles.values()].map(definition);
}

function definition({ type, title, description, elements, rules }: Profile): Resource {
  const paths = [...new Set(['', ...elements.map(({ path }) => path), ...rules.map(({ path }) => path)])];
  const withParents = paths.flatMap((path) => path.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.')));
  return {
    resourceType: 'StructureDefinition',
    id: idOf(type),
    url: base + idOf(type),
    version: '1.0.0',
    name: `Rygforloeb${type}`,
    title,
    status: 'active',
    publisher: 'Rygforløb',
    description,
    fhirVersion: '4.0.1',
    kind: 'resource',
    abstract: false,
    type,
    baseDefinition: standard + type,
    derivation: 'constraint',
    differential: {
      element: [...new Set(withParents)].sort().map((path) =>
        elementDefinition(
          path === '' ? type : `${type}.${path}`,
          elements.find((element) => element.path === path),
          rules.filter((rule) => rule.path === path),
        ),
      ),
    },
  };
}

function elementDefinition(path: string, element: Element | undefined, rules: readonly Rule[]): object {
  const { short, min, max, target } = element ?? {};
  return {
    id: path,
    path,
    ...(short !== undefined && { short }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max: `${max}` }),
    ...(target !== undefined && { type: [{ code: 'Reference', targetProfile: [standard + target] }] }),
    ...(rules.length > 0 && { constraint: rules.map(({ key, human, expression }) => ({ key, severity: 'error', human, expression })) }),
  };
}

function idOf(type: string): string {
  return `rygforloeb-${type.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}`;
}
