/** What each passage of the sources says, summed up in our own words: `passages.yaml`, by the section that an answer names. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Wording } from './texts.ts';

export interface Passage {
  /** As sources are cited, such as `FP 4.3` or `VK`. */
  readonly section: string;
  readonly title: Wording;
  readonly text: Wording;
}

/** Reads the passages of a programme folder, in the order of the sources. */
export function loadPassages(directory: string): ReadonlyMap<string, Passage> {
  const content = parse(readFileSync(join(directory, 'passages.yaml'), 'utf8')) as { readonly passages: readonly Passage[] };
  return new Map(content.passages.map((passage) => [passage.section, passage]));
}
