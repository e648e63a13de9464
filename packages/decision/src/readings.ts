/** How contradictions, ambiguities and gaps of the sources are read: `readings.yaml`, by id. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** One reading, as it stands until its owner settles it. */
export interface Reading {
  readonly id: string;
  /** How it is read, in Danish and in English. */
  readonly da?: string;
  readonly resolution: string;
  /** Where in the sources, what is at odds there, and why it is read so; in English, and in Danish. */
  readonly where?: string;
  readonly issue?: string;
  readonly why?: string;
  readonly issueDa?: string;
  readonly whyDa?: string;
  /** A clinical or legal owner has yet to confirm it. */
  readonly confirm?: boolean;
}

/** Reads the readings of a programme folder. */
export function loadReadings(directory: string): ReadonlyMap<string, Reading> {
  const content = parse(readFileSync(join(directory, 'readings.yaml'), 'utf8')) as { readonly readings: readonly Reading[] };
  return new Map(
    content.readings.map(({ id, da, resolution, confirm, where, issue, why, issueDa, whyDa }) => [
      id,
      {
        ...{ id, resolution },
        ...(da !== undefined && { da }),
        ...(confirm !== undefined && { confirm }),
        ...(where !== undefined && { where }),
        ...(issue !== undefined && { issue }),
        ...(why !== undefined && { why }),
        ...(issueDa !== undefined && { issueDa }),
        ...(whyDa !== undefined && { whyDa }),
      },
    ]),
  );
}
