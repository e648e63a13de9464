/** A value that a finding could have: right for its type, anywhere in its range. */

import type { FindingDefinition, FindingEntry } from '@rygforloeb/decision';
import type { Chance } from './chance.ts';
import { isLater, type Moments } from './moments.ts';

type Value = FindingEntry['value'];

/** Where a number without an upper limit of its own is let go. */
const farthest = 60;

/** Draws a value of the finding; dates mostly lie in the past, a few ahead where the vocabulary allows it. */
export function drawValue(definition: FindingDefinition, chance: Chance, moments: Moments): Value {
  const { min = 0, max = farthest, values = [] } = definition;
  switch (definition.type) {
    case 'boolean':
      return chance.happens(0.5);
    case 'integer':
      return chance.between(min, max);
    case 'decimal':
      return chance.between(min * 2, max * 2) / 2;
    case 'code':
      return chance.pick(values);
    case 'list':
      return definition.orEmpty === true && chance.happens(0.15) ? [] : chance.some(values);
    case 'date':
      return definition.orFalse === true && chance.happens(0.2) ? false : drawDate(definition, chance, moments);
    case 'text':
      return chance.pick(['stated', 'not stated']);
  }
}

function drawDate({ past }: FindingDefinition, chance: Chance, moments: Moments): string {
  if (past !== true && chance.happens(0.12)) return moments.day(-chance.between(0, 30));
  return chance.happens(0.85) ? moments.day(moments.daysBack()) : moments.past();
}

/** When a finding arose or was seen, as far as anyone wrote it; what is not written is the moment of the case. */
export function drawTimes(chance: Chance, moments: Moments): Pick<FindingEntry, 'onset' | 'since' | 'recorded'> {
  const [first, second] = [moments.past(), moments.past()];
  const [earlier, later] = isLater(first, second) ? [second, first] : [first, second];
  return chance.weighted<() => Pick<FindingEntry, 'onset' | 'since' | 'recorded'>>([
    [40, () => ({})],
    [15, () => ({ recorded: first })],
    [20, () => ({ onset: first })],
    [5, () => ({ since: first })],
    [16, () => ({ onset: earlier, recorded: later })],
    [4, () => ({ since: earlier, recorded: later })],
  ])();
}

const sides = ['left', 'right', 'both', 'back', 'leg'] as const;

/** Where on the body, if anyone wrote it. */
export function drawSite(chance: Chance): Pick<FindingEntry, 'site'> {
  return chance.happens(0.6) ? {} : { site: chance.pick(sides) };
}
