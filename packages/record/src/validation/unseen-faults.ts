/**
 * The faults of a resource that the library lets through, or only warns of: codes outside a required value set, several values of one
 * choice, references to a type that may not stand there, days that do not exist.
 */
import type { InternalSchemaElement } from '@medplum/core';
import { errorAt, type Issue, type Resource } from '../store/resource.ts';
import { startOf } from '../store/start-of.ts';
import { elementsOf } from './definitions.ts';
import { codesOf } from './value-set.ts';

type Element = InternalSchemaElement;
type ElementType = Element['type'][number];
type Value = Readonly<Record<string, unknown>>;

/** Each fault with its place. */
export function unseenFaults(resource: Resource): readonly Issue[] {
  return faultsOfParts(resource, resource.resourceType, resource.resourceType, resource);
}

function faultsOfParts(value: Value, type: string, place: string, root: Resource): readonly Issue[] {
  return Object.entries(elementsOf(type) ?? {}).flatMap(([name, element]) => {
    const given = givenUnder(value, name, element);
    const base = name.replace('[x]', '');
    const several = given.length > 1 ? [errorAt(`${place}.${base}`, 'structure', `only one ${name} may stand here`)] : [];
    const faults = given.flatMap(({ content, elementType }) => {
      const list = Array.isArray(content) ? (content as readonly unknown[]) : undefined;
      if (list === undefined) return faultsOfValue(content, element, elementType, `${place}.${base}`, root);
      return list.flatMap((item, index) => faultsOfValue(item, element, elementType, `${place}.${base}[${index}]`, root));
    });
    return [...several, ...faults];
  });
}

/** What stands under the name of an element; under a choice that may be several. */
function givenUnder(
  value: Value,
  name: string,
  element: Element,
): readonly { readonly content: unknown; readonly elementType: ElementType }[] {
  const choice = name.endsWith('[x]');
  return element.type.flatMap((elementType) => {
    const key = choice ? name.slice(0, -3) + elementType.code.charAt(0).toUpperCase() + elementType.code.slice(1) : name;
    const content = Object.hasOwn(value, key) ? value[key] : undefined;
    const present = content !== undefined && content !== null;
    return present || (choice && Object.hasOwn(value, `_${key}`)) ? [{ content, elementType }] : [];
  });
}

function faultsOfValue(value: unknown, element: Element, type: ElementType, place: string, root: Resource): readonly Issue[] {
  const own = [...faultsOfBinding(value, element, type.code, place), ...faultsOfDay(value, type.code, place)];
  if (!isObject(value)) return own;
  const reference = type.code === 'Reference' ? faultsOfReference(value, type.targetProfile ?? [], place, root) : [];
  const inner = type.code === 'Resource' ? value['resourceType'] : type.code;
  return [...own, ...reference, ...(typeof inner === 'string' ? faultsOfParts(value, inner, place, root) : [])];
}

function faultsOfBinding(value: unknown, { binding }: Element, type: string, place: string): readonly Issue[] {
  if (binding?.strength !== 'required' || binding.valueSet === undefined || value === undefined) return [];
  const known = codesOf(binding.valueSet);
  if (known === undefined) return [];
  if (type === 'CodeableConcept') {
    const coding = isObject(value) && Array.isArray(value['coding']) ? (value['coding'] as readonly unknown[]) : [];
    return coding.some((one) => known.tokens.has(tokenOf(one))) ? [] : [outside(place, binding.valueSet)];
  }
  const inside = isObject(value) ? known.tokens.has(tokenOf(value)) : typeof value !== 'string' || known.codes.has(value);
  return inside || !['code', 'Coding', 'string', 'uri'].includes(type) ? [] : [outside(place, binding.valueSet)];
}

function outside(place: string, valueSet: string): Issue {
  return errorAt(place, 'code-invalid', `the code must be one of ${valueSet}`);
}

function tokenOf(coding: unknown): string {
  return isObject(coding) ? `${coding['system']}|${coding['code']}` : '';
}

function faultsOfDay(value: unknown, type: string, place: string): readonly Issue[] {
  if (typeof value !== 'string' || !['date', 'dateTime', 'instant'].includes(type) || startOf(value) !== undefined) return [];
  return [errorAt(place, 'value', `this is no ${type}, or a day that does not exist`)];
}

function faultsOfReference(value: Value, profiles: readonly string[], place: string, root: Resource): readonly Issue[] {
  const allowed = profiles.map((profile) => profile.slice(profile.lastIndexOf('/') + 1));
  const target = targetOf(value['reference'], root);
  if (target === 'unreadable') return [errorAt(`${place}.reference`, 'value', 'a reference is Type/id, #id, an address or a urn')];
  const named = [target, value['type']].filter((type) => type !== undefined);
  if (new Set(named).size > 1) return [errorAt(place, 'structure', 'the reference and its type differ')];
  if (allowed.length === 0 || allowed.includes('Resource') || named.every((type) => allowed.includes(`${type}`))) return [];
  return [errorAt(place, 'structure', `the reference must lead to ${allowed.join(' or ')}`)];
}

/** The type that a reference leads to; undefined where the reference alone does not say. */
function targetOf(reference: unknown, root: Resource): string | undefined {
  if (typeof reference !== 'string') return undefined;
  if (reference.startsWith('#')) {
    const contained = Array.isArray(root['contained']) ? (root['contained'] as readonly unknown[]) : [];
    const found = contained.find((one) => isObject(one) && one['id'] === reference.slice(1));
    return reference === '#' ? root.resourceType : isObject(found) ? `${found['resourceType']}` : 'unreadable';
  }
  const type = /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/.exec(reference)?.[1];
  return type ?? (/^(?:https?:\/\/|urn:)/.test(reference) ? undefined : 'unreadable');
}

function isObject(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
