/** What the stories leave out: any finding may be there, twice, older, newer or with the opposite value, and any may be unknown. */

import type { FindingDefinition, Vocabulary } from '@rygforloeb/decision';
import type { Draft } from './draft.ts';
import { drawSite, drawTimes, drawValue } from './finding-value.ts';

/** Adds each finding of the vocabulary that is not noted yet with this probability. */
export function addNoise(draft: Draft, { findings, questions }: Vocabulary, probability: number): void {
  for (const definition of findings.values()) {
    if (!definition.in.startsWith('medications') && !draft.has(definition.code) && draft.chance.happens(probability))
      noteAny(draft, definition);
  }
  if (draft.chance.happens(probability)) draft.medicate(draft.chance.between(1, 2));
  draft.ask(probability, ...questions.keys());
}

/** Lets a finding already noted be seen a second time, or be forgotten, each with this probability. */
export function disturb(draft: Draft, { findings }: Vocabulary, probability: number): void {
  for (const definition of findings.values()) {
    if (!draft.has(definition.code) || !draft.chance.happens(2 * probability)) continue;
    if (draft.chance.happens(0.5)) noteAny(draft, definition);
    else draft.forget(definition.code);
  }
}

function noteAny(draft: Draft, definition: FindingDefinition): void {
  const { chance, moments } = draft;
  draft.note(definition.code, drawValue(definition, chance, moments), { ...drawTimes(chance, moments), ...drawSite(chance) });
}
