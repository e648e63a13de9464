/** When something that did not work is tried again: after a minute, then twice as long each time, at most four hours; and how often. */

export interface Patience {
  readonly firstSeconds: number;
  readonly mostSeconds: number;
  /** After so many attempts a person must look. */
  readonly attempts: number;
}

/** About a day and a half in all. */
export const patience: Patience = { firstSeconds: 60, mostSeconds: 4 * 60 * 60, attempts: 16 };

/** The moment of the next attempt after so many that did not work, in UTC. */
export function nextAttempt(now: string, attempts: number, { firstSeconds, mostSeconds }: Patience): string {
  return later(now, Math.min(firstSeconds * 2 ** Math.max(0, attempts - 1), mostSeconds));
}

/** A moment so many seconds later, in UTC. */
export function later(now: string, seconds: number): string {
  return new Date(Date.parse(now) + seconds * 1000).toISOString();
}
