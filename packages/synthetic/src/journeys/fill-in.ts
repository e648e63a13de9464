/** Puts what a journey knows into its data: `$citizen`, `$house.fam`, `$day.7`, `$day.7@10:15`, and what earlier steps kept. */

import { dateOf, instantOf } from './moments.ts';

export interface Known {
  readonly begins: string;
  readonly citizen: string;
  readonly kept: ReadonlyMap<string, unknown>;
}

const token = /\$(day\.-?\d+(?:@\d\d:\d\d)?|house\.[a-z][a-z0-9-]*|[a-z][A-Za-z0-9]*)/g;

/** The same data with every name replaced. A name that nobody kept throws. */
export function filledIn(value: unknown, known: Known): unknown {
  if (typeof value === 'string') {
    const [whole] = value.match(token) ?? [];
    return whole === value ? meant(whole.slice(1), known) : value.replaceAll(token, (name) => String(meant(name.slice(1), known)));
  }
  if (Array.isArray(value)) return value.map((one) => filledIn(one, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, filledIn(part, known)]));
}

function meant(name: string, { begins, citizen, kept }: Known): unknown {
  if (name === 'citizen') return citizen;
  if (name.startsWith('house.')) return `Organization/${name.slice('house.'.length)}`;
  const [, days, time] = /^day\.(-?\d+)(?:@(.+))?$/.exec(name) ?? [];
  if (days !== undefined) return time === undefined ? dateOf(begins, Number(days)) : instantOf(dateOf(begins, Number(days)), time);
  if (!kept.has(name)) throw new JourneyError([`nothing is kept under $${name}`]);
  return kept.get(name);
}

/** A journey that cannot be read or played as it is written; `problems` names each place. */
export class JourneyError extends Error {
  readonly code = 'RYG_JOURNEY';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the journeys cannot be played: ${problems.join('; ')}`);
    this.problems = problems;
  }
}
