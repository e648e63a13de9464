/** What in a resource is against our profile of its type. */
import { errorAt, type Issue, type Resource } from '../store/resource.ts';
import { type Element, isValue, listOf, partsAt } from './profile.ts';
import { profiles } from './profiles.ts';

/** Each fault with its place; no text repeats a value. */
export function profileFaults(resource: Resource): readonly Issue[] {
  const profile = profiles.get(resource.resourceType);
  if (profile === undefined) return [];
  const faults = profile.elements.flatMap((element) => faultsOfElement(resource, element));
  for (const { path, human, holds } of profile.rules) {
    for (const { value, place } of partsAt(resource, path)) if (!holds(value)) faults.push(errorAt(place, 'invariant', human));
  }
  return faults;
}

function faultsOfElement(resource: Resource, { path, min, max, target }: Element): readonly Issue[] {
  const cut = path.lastIndexOf('.');
  const name = path.slice(cut + 1);
  return partsAt(resource, path.slice(0, Math.max(0, cut))).flatMap(({ value, place }) => {
    const found = listOf(value, name);
    const there = found.length > 0 || listOf(value, `_${name}`).length > 0;
    if (min === 1 && !there) return [errorAt(`${place}.${name}`, 'required', 'this element is required here')];
    if (max === 0 && there) return [errorAt(`${place}.${name}`, 'structure', 'this element may not stand here')];
    if (target === undefined || found.every((one) => leadsTo(one, target))) return [];
    const reference = found.some((one) => isValue(one) && typeof one.reference === 'string') ? '.reference' : '';
    return [errorAt(`${place}.${name}${reference}`, 'required', `a reference to a ${target} of this record is required`)];
  });
}

function leadsTo(value: unknown, target: string): boolean {
  return (
    isValue(value) &&
    typeof value.reference === 'string' &&
    new RegExp(`^${target}/[A-Za-z0-9.-]{1,64}(/_history/[^/]+)?$`).test(value.reference)
  );
}
