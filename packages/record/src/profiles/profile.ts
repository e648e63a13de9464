/** What our profiles are made of: how often an element stands, where a reference leads, and rules, each in FHIRPath and in code. */
import type { Resource } from '../store/resource.ts';

/** An element that stands at least once, or never. */
export interface Element {
  /** Below the type, such as `provision.type`: asked wherever `provision` stands. */
  readonly path: string;
  readonly min?: 1;
  readonly max?: 0;
  /** The only type to which the reference may lead, as a relative reference. */
  readonly target?: string;
  /** Why, in one line. */
  readonly short: string;
}

/** A condition on every value at a path. The code decides; the expression tells others the same, and a test holds them together. */
export interface Rule {
  readonly key: string;
  /** Below the type; empty for the resource itself. */
  readonly path: string;
  /** What must hold. No value stands in it. */
  readonly human: string;
  readonly expression: string;
  readonly holds: (value: Value) => boolean;
}

export interface Profile {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly elements: readonly Element[];
  readonly rules: readonly Rule[];
}

/** A resource or a part of one, as yet unread. */
export type Value = Readonly<Record<string, unknown>>;

/** The parts of a resource at a path, each with its place. */
export function partsAt(resource: Resource, path: string): readonly { readonly value: Value; readonly place: string }[] {
  let parts: readonly { readonly value: Value; readonly place: string }[] = [{ value: resource, place: resource.resourceType }];
  for (const name of path === '' ? [] : path.split('.')) {
    parts = parts.flatMap(({ value, place }) => {
      const found = value[name];
      if (!Array.isArray(found)) return isValue(found) ? [{ value: found, place: `${place}.${name}` }] : [];
      return found.flatMap((one: unknown, index) => (isValue(one) ? [{ value: one, place: `${place}.${name}[${index}]` }] : []));
    });
  }
  return parts;
}

/** The list under a name, of a single value that value, of nothing none. */
export function listOf(value: Value, name: string): readonly unknown[] {
  const found = value[name];
  if (found === undefined || found === null) return [];
  return Array.isArray(found) ? (found as readonly unknown[]) : [found];
}

/** Whether it is an object and no list. */
export function isValue(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
