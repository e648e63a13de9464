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

/** How a step is told to her: its name, and what to expect of the waiting or to bring along. */
export interface CitizenStep {
  readonly name: Wording;
  readonly expect: Wording;
  /** Whether she is told the name of the house. */
  readonly named: boolean;
}

/** By receiver of referrals, and by clock; `measures`: what stands in a plan, by disposition. */
export interface CitizenSteps {
  readonly receivers: Readonly<Record<string, CitizenStep>>;
  readonly clocks: Readonly<Record<string, CitizenStep>>;
  readonly measures: Readonly<Record<string, Wording>>;
}

interface WrittenStep {
  readonly named?: boolean;
  readonly name: Wording;
  readonly wait?: { readonly citizen: Wording };
  readonly bring?: { readonly citizen: Wording };
}

/** What is next, in her words. Throws TextsError where words are missing. */
export function readCitizenSteps(directory: string): CitizenSteps {
  const written = parse(readFileSync(join(directory, 'texts', 'citizen', 'steps.yaml'), 'utf8'), { merge: true }) as Readonly<
    Record<'receivers' | 'clocks', Readonly<Record<string, WrittenStep>>>
  > &
    Pick<CitizenSteps, 'measures'>;
  const problems: string[] = [];
  const read = (steps: Readonly<Record<string, WrittenStep>>) =>
    Object.fromEntries(
      Object.entries(steps).map(([code, { name, wait, bring, named = false }]) => {
        const expect = (wait ?? bring)?.citizen;
        if (!name?.da || !name.en || !expect?.da || !expect.en) problems.push(`citizen/steps.yaml: ${code} lacks words`);
        return [code, { name, expect: expect as Wording, named }];
      }),
    );
  const steps = { receivers: read(written.receivers), clocks: read(written.clocks), measures: written.measures };
  for (const [code, { da, en }] of Object.entries(written.measures))
    if (!da || !en) problems.push(`citizen/steps.yaml: ${code} lacks words`);
  if (problems.length > 0) throw new TextsError(problems);
  return steps;
}

/** A short piece of what a citizen may want to understand. */
export interface UnderstandPiece {
  readonly id: string;
  readonly title: Wording;
  readonly texts: readonly Wording[];
  readonly tips: readonly Wording[];
  /** Passages of the programme that it rests on. */
  readonly sources: readonly string[];
  readonly picture?: 'common-findings';
  /** It ends with the way to the signs that call for help. */
  readonly react: boolean;
}

interface WrittenPiece extends Pick<UnderstandPiece, 'id' | 'title' | 'sources' | 'picture'> {
  readonly texts: readonly { readonly citizen: Wording }[];
  readonly tips?: readonly { readonly citizen: Wording }[];
  readonly react?: boolean;
}

/** The pieces in their order. Throws TextsError where words or sources are missing. */
export function readUnderstandPieces(directory: string): readonly UnderstandPiece[] {
  const { pieces } = parse(readFileSync(join(directory, 'texts', 'citizen', 'understand.yaml'), 'utf8')) as {
    readonly pieces: readonly WrittenPiece[];
  };
  const read = pieces.map(({ texts, tips = [], react = false, ...piece }) => ({
    ...piece,
    react,
    texts: texts.map(({ citizen }) => citizen),
    tips: tips.map(({ citizen }) => citizen),
  }));
  const problems = read.flatMap(({ id, title, texts, tips, sources }) =>
    [title, ...texts, ...tips].some((words) => !words?.da || !words.en) || texts.length === 0 || sources.length === 0
      ? [`citizen/understand.yaml: ${id} lacks words or sources`]
      : [],
  );
  if (problems.length > 0) throw new TextsError(problems);
  return read;
}
