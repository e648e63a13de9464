/** The typed columns beside the content of a resource, and how each is read from it. */
import { codes, concepts, foldedNames, names, references, span, text, tokensAt } from './elements.ts';
import type { Resource } from './resource.ts';

/** A typed column. A time that is absent is `-infinity`, or `infinity` for what is due: it sorts last. */
export type Column =
  | { readonly kind: 'text'; readonly read: (resource: Resource) => string | undefined }
  | { readonly kind: 'list'; readonly read: (resource: Resource) => readonly string[] }
  | { readonly kind: 'time'; readonly absent: '-infinity' | 'infinity'; readonly read: (resource: Resource) => string | undefined };

export type Columns = Readonly<Record<string, Column>>;

/** The text or code at a path; a boolean as `true` or `false`. */
export function word(path: string): Column {
  return { kind: 'text', read: (resource) => text(resource, path) };
}

/** The first code of a concept whose system its value set fixes. */
export function conceptCode(path: string): Column {
  return { kind: 'text', read: (resource) => text(resource, `${path}.coding.code`) };
}

/** The reference at a path. */
export function link(path: string): Column {
  return { kind: 'text', read: (resource) => references(resource, path)[0] };
}

/** Every reference at a path. */
export function links(path: string): Column {
  return { kind: 'list', read: (resource) => references(resource, path) };
}

/** Every code of the concepts at a path. */
export function tokens(path: string): Column {
  return { kind: 'list', read: (resource) => codes(resource, path) };
}

/** Every code of the codings at a path. */
export function codings(path: string): Column {
  return { kind: 'list', read: (resource) => concepts(resource, path) };
}

/** Every identifier at a path. */
export function identifiersAt(path: string): Column {
  return { kind: 'list', read: (resource) => tokensAt(resource, path, 'value') };
}

/** When the first date or period found at one of the paths begins. */
export function begin(absent: '-infinity' | 'infinity', ...paths: readonly string[]): Column {
  return { kind: 'time', absent, read: (resource) => span(resource, ...paths)?.from };
}

/** When it ends; `-infinity` where there is none, so that it says whether there is one. */
export function end(...paths: readonly string[]): Column {
  return { kind: 'time', absent: '-infinity', read: (resource) => span(resource, ...paths)?.before };
}

/** Two columns, `…_start` and `…_end`, for the first date or period found at one of the paths. */
export function range(name: string, ...paths: readonly string[]): Columns {
  return { [`${name}_start`]: begin('-infinity', ...paths), [`${name}_end`]: end(...paths) };
}

/** Two columns, as written and `…_folded` without case and accents, for the texts at the paths; a HumanName also as a whole. */
export function spelled(name: string, ...paths: readonly string[]): Columns {
  return {
    [name]: { kind: 'list', read: (resource) => names(resource, paths) },
    [`${name}_folded`]: { kind: 'list', read: (resource) => foldedNames(resource, paths) },
  };
}

/** When the moment in an extension of the resource is; `infinity` where there is none. */
export function extensionMoment(url: string): Column {
  return { kind: 'time', absent: 'infinity', read: (resource) => momentIn(resource, url) };
}

function momentIn(resource: Resource, url: string): string | undefined {
  const found = (resource.extension as readonly { readonly url?: string; readonly valueDateTime?: string }[] | undefined)?.find(
    (one) => one.url === url,
  );
  return found === undefined ? undefined : span({ resourceType: '', moment: found.valueDateTime }, 'moment')?.from;
}
