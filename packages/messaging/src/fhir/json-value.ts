/** Looks into JSON of unknown shape without believing it: what is not of the expected kind is absent. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object, or undefined. */
export function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The objects of a list; nothing where there is no list. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value)
    ? value.flatMap((one: unknown): readonly JsonObject[] => {
        const object = objectOf(one);
        return object === undefined ? [] : [object];
      })
    : [];
}

/** A text that is not empty, or undefined. */
export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The texts of a list. */
export function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((one: unknown) => stringOf(one) ?? []) : [];
}

/** What the names lead to, one step inwards a name, and undefined where a step is missing. */
export function at(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((inside, name) => {
    const object = objectOf(inside);
    return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
  }, value);
}

/** The extensions of an element that carry this address. */
export function extensionsOf(element: unknown, url: string): readonly JsonObject[] {
  return objectsOf(at(element, 'extension')).filter((extension) => extension['url'] === url);
}
