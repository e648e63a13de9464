/**
 * Tuples of which some fields are read from a resource only when they are asked for. Most never are, and a citizen's
 * resources lie far apart in memory. Generated classes extend this one.
 */

/** No offset there is. */
const NO_ZONE = 0x3fffffff;

/** A tuple over one resource; it acts as the plain object it stands for. */
export abstract class LazyTuple {
  /** The resource the fields are read from. */
  readonly of: unknown;
  /** The offset in minutes at which the fields that have been read were read. */
  protected at = NO_ZONE;

  constructor(of: unknown) {
    this.of = of;
  }

  /** Lets go of what was read at another offset. */
  protected abstract forget(): void;

  /** Its fields, in the order they are written. */
  abstract names(): readonly string[];

  /** The tuple as a plain object, all fields read. */
  abstract plain(): { readonly [field: string]: unknown };

  toJSON(): { readonly [field: string]: unknown } {
    return this.plain();
  }
}

/** Returns a value as callers are given it: plain objects all through. */
export function plainly(value: unknown): unknown {
  if (value instanceof LazyTuple) return value.plain();
  return Array.isArray(value) && value.some((item) => typeof item === 'object') ? value.map(plainly) : value;
}
