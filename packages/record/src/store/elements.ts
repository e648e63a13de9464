/** Reads what the typed columns hold from a resource: references, codes, identifiers, names and times; absent stays absent. */
import { folded } from './folded.ts';
import type { Resource } from './resource.ts';
import { type Span, spanOf, startOf } from './start-of.ts';

/** The values at a path of element names; lists along the way are walked. Every write reads many paths, so it makes little on the way. */
export function at(resource: unknown, path: string): readonly unknown[] {
  const found: unknown[] = [];
  collect(resource, path.split('.'), 0, found);
  return found;
}

function collect(value: unknown, names: readonly string[], depth: number, found: unknown[]): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) for (const one of value) collect(one, names, depth, found);
  else if (depth === names.length) found.push(value);
  else if (typeof value === 'object') collect((value as Readonly<Record<string, unknown>>)[names[depth] ?? ''], names, depth + 1, found);
}

/** The first text at a path; a boolean counts as its word. */
export function text(resource: Resource, path: string): string | undefined {
  for (const value of at(resource, path)) {
    if (typeof value === 'string') return value;
    if (typeof value === 'boolean') return `${value}`;
  }
  return undefined;
}

/** Every reference at a path: to a resource of ours as type/id without its version, to one of another server as it is. */
export function references(resource: Resource, path: string): readonly string[] {
  return at(resource, `${path}.reference`).flatMap((value) => {
    if (typeof value !== 'string' || value.startsWith('#')) return [];
    return [/^([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(value)?.[1] ?? value];
  });
}

/** Every code of the concepts at a path: as system|code, or |code where it has no system, and as the code alone. */
export function codes(resource: Resource, path: string): readonly string[] {
  return tokensAt(resource, `${path}.coding`, 'code');
}

/** Every code of the codings at a path. */
export function concepts(resource: Resource, path: string): readonly string[] {
  return tokensAt(resource, path, 'code');
}

/** Every identifier of the resource: as system|value, or |value, and as the value alone. */
export function identifiers(resource: Resource): readonly string[] {
  return tokensAt(resource, 'identifier', 'value');
}

/** What has a system and a code or value. Alone stands only what cannot be taken for a system and a code. */
export function tokensAt(resource: Resource, path: string, element: 'code' | 'value'): readonly string[] {
  const found = at(resource, path).flatMap((token) => {
    if (!isObject(token)) return [];
    const { system, [element]: value } = token;
    if (typeof value !== 'string') return [];
    return [`${typeof system === 'string' ? system : ''}|${value}`, ...(value.includes('|') ? [] : [value])];
  });
  return [...new Set(found)];
}

/** The texts at the paths; a HumanName gives its parts, and the given names with the family name as one. */
export function names(resource: Resource, paths: readonly string[]): readonly string[] {
  const found = paths.flatMap((path) => at(resource, path)).flatMap((value) => (isObject(value) ? partsOfName(value) : [value]));
  return [...new Set(found.filter((value) => typeof value === 'string'))];
}

/** The same without case and accents. */
export function foldedNames(resource: Resource, paths: readonly string[]): readonly string[] {
  return [...new Set(names(resource, paths).map(folded))].filter((name) => name !== '');
}

/** The first date, moment or period found at one of the paths. A period that does not say has an open side. */
export function span(resource: Resource, ...paths: readonly string[]): Span | undefined {
  for (const path of paths) {
    for (const value of at(resource, path)) {
      const found = typeof value === 'string' ? spanOf(value) : isObject(value) ? spanOfPeriod(value) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function spanOfPeriod({ start, end }: Readonly<Record<string, unknown>>): Span | undefined {
  const from = typeof start === 'string' ? startOf(start) : undefined;
  const before = typeof end === 'string' ? spanOf(end)?.before : undefined;
  return from === undefined && before === undefined ? undefined : { from: from ?? '-infinity', before: before ?? 'infinity' };
}

function partsOfName(name: Readonly<Record<string, unknown>>): readonly unknown[] {
  const parts = ['given', 'family'].flatMap((part) => at(name, part)).filter((part) => typeof part === 'string');
  const others = ['text', 'prefix', 'suffix'].flatMap((part) => at(name, part));
  return [...parts, ...others, ...(parts.length > 1 ? [parts.join(' ')] : [])];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
