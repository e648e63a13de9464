/** What the programme tells every citizen, whatever her situation: when to react. Read from `texts/citizen/`. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { TextsError, type Wording } from './texts.ts';

/** Signs that call for the same thing, and what that is. */
export interface ReactGroup {
  readonly id: string;
  readonly title: Wording;
  readonly action: Wording;
  /** The number to call, where it is the same for all. */
  readonly phone?: string;
  readonly signs: readonly Wording[];
}

interface WrittenGroup {
  readonly id: string;
  readonly title: Wording;
  readonly action: { readonly phone?: string; readonly citizen: Wording };
  readonly signs: readonly { readonly citizen: Wording }[];
}

/** The groups of signs, the most pressing first. Throws TextsError where words are missing. */
export function readReactGroups(directory: string): readonly ReactGroup[] {
  const { groups } = parse(readFileSync(join(directory, 'texts', 'citizen', 'react.yaml'), 'utf8')) as {
    readonly groups: readonly WrittenGroup[];
  };
  const read = groups.map(({ id, title, action, signs }) => ({
    id,
    title,
    action: action.citizen,
    ...(action.phone !== undefined && { phone: action.phone }),
    signs: signs.map(({ citizen }) => citizen),
  }));
  const problems = read.flatMap(({ id, title, action, signs }) =>
    [title, action, ...signs].some((words) => !words?.da || !words.en) || signs.length === 0
      ? [`citizen/react.yaml: ${id} lacks words`]
      : [],
  );
  if (problems.length > 0) throw new TextsError(problems);
  return read;
}
