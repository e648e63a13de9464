/** Reads what the typed columns hold from a resource: references, codes, identifiers and times; absent stays absent. */
import type { Resource } from './resource.ts';
import { startOf } from './start-of.ts';

/** The objects at a path of element names; lists along the way are walked. */
export function at(resource: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [resource];
  for (const name of path.split('.')) {
    found = found
      .flatMap((value) => (isObject(value) ? (value[name] as unknown) : undefined))
      .filter((value) => value !== undefined && value !== null);
  }
  return found;
}

/** The first text at a path. */
export function text(resource: Resource, path: string): string | undefined {
  return at(resource, path).find((value) => typeof value === 'string');
}

/** Every reference at a path, as type/id: without server and version. */
export function references(resource: Resource, path: string): readonly string[] {
  return at(resource, `${path}.reference`).flatMap((value) => {
    const match = typeof value === 'string' ? /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(value) : null;
    return match?.[1] === undefined ? [] : [match[1]];
  });
}

/** Every code of the concepts at a path, as system|code and as the code alone. */
export function codes(resource: Resource, path: string): readonly string[] {
  const found = at(resource, `${path}.coding`).flatMap((coding) => {
    const { system, code } = isObject(coding) ? coding : {};
    if (typeof code !== 'string') return [];
    return typeof system === 'string' ? [`${system}|${code}`, code] : [`|${code}`, code];
  });
  return [...new Set(found)];
}

/** Every identifier of the resource, as system|value. */
export function identifiers(resource: Resource): readonly string[] {
  const found = at(resource, 'identifier').flatMap((identifier) => {
    const { system, value } = isObject(identifier) ? identifier : {};
    return typeof value === 'string' ? [`${typeof system === 'string' ? system : ''}|${value}`] : [];
  });
  return [...new Set(found)];
}

/** When the first date, moment or period found at one of the paths begins, as an ISO instant. */
export function moment(resource: Resource, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    for (const value of at(resource, path)) {
      const begin = typeof value === 'string' ? startOf(value) : undefined;
      if (begin !== undefined) return begin;
    }
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
