/** The references in a resource: where they stand, and to what of ours they lead. */

/** Every reference in a value, as it is written; contained resources too. */
export function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === 'reference' && typeof part === 'string' ? [part] : typeof part === 'object' ? referencesIn(part) : [],
  );
}

/** Type and id, when a reference leads to a resource of this server: relative, or under its own address. */
export function localTarget(reference: string, base: string): readonly [type: string, id: string] | undefined {
  const relative = reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference;
  const match = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/.exec(relative);
  return match?.[1] === undefined || match[2] === undefined ? undefined : [match[1], match[2]];
}
