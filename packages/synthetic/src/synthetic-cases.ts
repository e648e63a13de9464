/** A whole believable region of citizens with back pain, the same for the same seed. */

import type { Case, Vocabulary } from '@rygforloeb/decision';
import { createChance } from './chance.ts';
import { drawCitizen } from './citizen.ts';
import { openDraft } from './draft.ts';
import { drawAsOf, momentsAround } from './moments.ts';
import { addNoise, disturb } from './noise.ts';
import { noteConsent } from './stories/consent.ts';
import { stories } from './stories/stories.ts';

export interface SyntheticOptions {
  readonly seed: number;
  readonly vocabulary: Vocabulary;
  /** One moment for all; otherwise each citizen has a moment of their own within three years. */
  readonly asOf?: string;
}

/** How much is recorded beside the story: nothing, a little, much, nearly everything. */
const noiseLevels = [
  [35, 0],
  [35, 0.02],
  [20, 0.1],
  [10, 0.4],
  [5, 0.85],
] as const;

/** Citizens as their stories go, each seen by one actor. The nth citizen of a seed is the same however many are asked for. */
export function* syntheticCases(count: number, options: SyntheticOptions): Generator<Case, void, undefined> {
  for (let index = 0; index < count; index++) yield syntheticCase(index, options);
}

/** Citizens about whom anything may be recorded, each value as likely: no story, for adversarial comparison. */
export function* randomCases(count: number, options: SyntheticOptions): Generator<Case, void, undefined> {
  for (let index = 0; index < count; index++) yield randomCase(index, options);
}

function syntheticCase(index: number, { seed, vocabulary, asOf }: SyntheticOptions): Case {
  const chance = createChance(seed, index, 1);
  const moments = momentsAround(asOf ?? drawAsOf(chance), chance);
  const citizen = drawCitizen(chance, vocabulary, moments.today);
  const story = chance.weighted(stories.map((one) => [one.share, one] as const));
  const actor = chance.happens(0.08) ? chance.pick([...vocabulary.actors.keys()]) : chance.weighted(story.actors);
  const draft = openDraft(actor, vocabulary, chance, moments);
  story.tell(draft);
  noteConsent(draft);
  const noise = chance.weighted(noiseLevels);
  addNoise(draft, vocabulary, noise);
  disturb(draft, vocabulary, noise / 2);
  return { id: `citizen-${index + 1}`, title: story.title, asOf: moments.asOf, actor, citizen, ...draft.finish() };
}

function randomCase(index: number, { seed, vocabulary, asOf }: SyntheticOptions): Case {
  const chance = createChance(seed, index, 2);
  const moments = momentsAround(asOf ?? drawAsOf(chance), chance);
  const citizen = drawCitizen(chance, vocabulary, moments.today);
  const actor = chance.pick([...vocabulary.actors.keys()]);
  const draft = openDraft(actor, vocabulary, chance, moments);
  const density = chance.pick([0.05, 0.2, 0.5, 0.9]);
  addNoise(draft, vocabulary, density);
  disturb(draft, vocabulary, density / 4);
  return {
    id: `anyone-${index + 1}`,
    title: 'Anything recorded, each value as likely',
    asOf: moments.asOf,
    actor,
    citizen,
    ...draft.finish(),
  };
}
