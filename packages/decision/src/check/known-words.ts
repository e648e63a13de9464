/** Every word that a rule may compare with: by finding, and all together. */

import type { ProgrammeFiles } from '../programme-files.ts';

/** A closed set of words and what it is called. */
export interface WordSet {
  readonly name: string;
  readonly words: ReadonlySet<string>;
}

export interface KnownWords {
  readonly actors: WordSet;
  readonly questions: WordSet;
  readonly sites: WordSet;
  /** The values of a finding of closed choice, by its code. */
  readonly valuesOf: ReadonlyMap<string, WordSet>;
  readonly any: ReadonlySet<string>;
}

const sites = ['left', 'right', 'both', 'back', 'leg'];
const scopes = ['true', 'false', 'not-covered'];

/** Collects the words of a programme's vocabulary. */
export function knownWords({ vocabulary, parameters }: Pick<ProgrammeFiles, 'vocabulary' | 'parameters'>): KnownWords {
  const valuesOf = new Map<string, WordSet>();
  for (const { code, values } of vocabulary.findings.values())
    if (values !== undefined) valuesOf.set(code, { name: `a value of ${code}`, words: new Set(values) });
  const set = (name: string, words: Iterable<string>): WordSet => ({ name, words: new Set(words) });
  const known = {
    actors: set('an actor', vocabulary.actors.keys()),
    questions: set('a question', vocabulary.questions.keys()),
    sites: set('a site', sites),
  };
  const lists = parameters.flatMap(({ value }) => (Array.isArray(value) ? (value as readonly string[]) : []));
  const any = new Set([
    ...[...Object.values(known), ...valuesOf.values()].flatMap(({ words }) => [...words]),
    ...vocabulary.municipalities,
    ...vocabulary.urgency.keys(),
    ...scopes,
    ...lists,
  ]);
  return { ...known, valuesOf, any };
}
