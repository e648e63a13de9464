/** The written forms of FHIR's simple values that messages turn on. */

/** `urn:uuid:` and a UUID in small letters. */
export function isUrnUuid(value: string): boolean {
  return /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

/** What a resource may be called. */
export function isResourceId(value: string): boolean {
  return /^[A-Za-z0-9.-]{1,64}$/.test(value);
}

/** A day, or a moment with its offset. */
export function isDateTime(value: string): boolean {
  return isInstant(value) || (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) && !Number.isNaN(Date.parse(value)));
}

/** A moment with its offset, to the second at least. */
export function isInstant(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value) && !Number.isNaN(Date.parse(value));
}
