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
  const faults: Issue[] = [];
  for (const { name, base, element, keys } of shapesOf(type)) {
    const given = keys.filter(({ key, beside }) => isThere(value[key]) || (beside !== undefined && Object.hasOwn(value, beside)));
    if (given.length > 1) faults.push(errorAt(`${place}.${base}`, 'structure', `only one ${name} may stand here`));
    for (const { key, elementType } of given) {
      const content = Object.hasOwn(value, key) ? value[key] : undefined;
      if (!Array.isArray(content)) faults.push(...faultsOfValue(content, element, elementType, `${place}.${base}`, root));
      else
        content.forEach((item: unknown, index) => {
          faults.push(...faultsOfValue(item, element, elementType, `${place}.${base}[${index}]`, root));
        });
    }
  }
  return faults;
}

/** An element of a type, and the keys under which it may stand: one, or several where it is a choice. */
interface Shape {
  readonly name: string;
  readonly base: string;
  readonly element: Element;
  readonly keys: readonly { readonly key: string; readonly beside?: string; readonly elementType: ElementType }[];
}

const shapes = new Map<string, readonly Shape[]>();

/** Read once per type: every write of every resource passes here. */
function shapesOf(type: string): readonly Shape[] {
  const known = shapes.get(type);
  if (known !== undefined) return known;
  const made = Object.entries(elementsOf(type) ?? {}).map(([name, element]): Shape => {
    if (!name.endsWith('[x]')) return { name, base: name, element, keys: element.type.map((elementType) => ({ key: name, elementType })) };
    const base = name.slice(0, -3);
    const keys = element.type.map((elementType) => {
      const key = base + elementType.code.charAt(0).toUpperCase() + elementType.code.slice(1);
      return { key, beside: `_${key}`, elementType };
    });
    return { name, base, element, keys };
  });
  shapes.set(type, made);
  return made;
}

function isThere(content: unknown): boolean {
  return content !== undefined && content !== null;
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
