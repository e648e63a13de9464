/** Reads `_include` and `_revinclude`, and finds what a resource leads to by a parameter. */
import type { Resource } from '../store/resource.ts';
import { patientOf, resourceTypeOf } from '../store/resource-types.ts';
import type { SearchParameter } from './parameter.ts';
import { searchParameterOf } from './search-parameters.ts';

/** From resources of a type, by a reference parameter of it, to those of the target type where one is named. */
export interface Include {
  readonly type: string;
  readonly parameter: string;
  readonly target?: string;
}

export type ReadInclude = { readonly ok: true; readonly include: Include } | { readonly ok: false; readonly text: string };

/** `Type:parameter` or `Type:parameter:Target`, from the type that is searched. */
export function readInclude(searched: string, value: string): ReadInclude {
  const read = readAny(value);
  if (!read.ok || read.include.type === searched) return read;
  return { ok: false, text: 'begins with the type that is searched' };
}

/** The same from another type to the one that is searched. */
export function readRevinclude(searched: string, value: string): ReadInclude {
  const read = readAny(value);
  if (!read.ok) return read;
  const { type, parameter, target } = read.include;
  const leadsHere = referenceOf(type, parameter)?.targets?.includes(searched) === true && (target ?? searched) === searched;
  return leadsHere ? read : { ok: false, text: 'does not lead to the type that is searched' };
}

/** What a resource leads to by an include, as Type/id. */
export function targetsOf({ type, parameter, target }: Include, resource: Resource): readonly string[] {
  const definition = referenceOf(type, parameter);
  if (definition === undefined || resource.resourceType !== type) return [];
  const kept = (definition.targets ?? []).filter((name) => target === undefined || name === target);
  const found = read(definition, resource);
  return found.filter((reference) => kept.some((name) => reference.startsWith(`${name}/`)));
}

function read({ column }: SearchParameter, resource: Resource): readonly string[] {
  const type = resourceTypeOf(resource.resourceType);
  if (column === 'patient') {
    const patient = patientOf(type, resource, resource.id ?? '');
    return patient === undefined ? [] : [`Patient/${patient}`];
  }
  const value = type.columns[column]?.read(resource);
  return typeof value === 'string' ? [value] : (value ?? []);
}

function readAny(value: string): ReadInclude {
  const [type = '', parameter = '', target, ...more] = value.split(':');
  const definition = referenceOf(type, parameter);
  if (definition === undefined || more.length > 0)
    return { ok: false, text: 'is Type:parameter or Type:parameter:Target, with a reference parameter of the type' };
  if (target !== undefined && definition.targets?.includes(target) !== true) return { ok: false, text: 'does not lead to this target' };
  return { ok: true, include: { type, parameter, ...(target !== undefined && { target }) } };
}

function referenceOf(type: string, name: string): SearchParameter | undefined {
  const found = searchParameterOf(type, name);
  return found?.type === 'reference' && found.targets?.length !== 0 ? found : undefined;
}
