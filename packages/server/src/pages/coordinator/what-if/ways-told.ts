/** From which answer to which, counted: what a change comes to when many are asked. */

import { fewest, type ShownCount } from '@rygforloeb/pathway';
import type { SaidOtherwise } from './what-if-told.ts';

/** One thing that is said otherwise, without days: they are earlier, later, or not what changed. */
export interface Way {
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
  readonly due?: 'earlier' | 'later';
}

export type CountedWay = Way & { readonly count: number };

/** Who is asked gives each way once; the most travelled first. */
export function waysIn(all: readonly (readonly SaidOtherwise[])[]): readonly CountedWay[] {
  const counted = new Map<string, CountedWay>();
  for (const changes of all)
    for (const way of changes.map(wayOf)) {
      const key = keyOf(way);
      counted.set(key, { ...way, count: (counted.get(key)?.count ?? 0) + 1 });
    }
  return mostFirst([...counted.values()]);
}

/** Two counts of the same as one. */
export function addedWays(some: readonly CountedWay[], more: readonly CountedWay[]): readonly CountedWay[] {
  const counted = new Map(some.map((way) => [keyOf(way), way]));
  for (const way of more) counted.set(keyOf(way), { ...way, count: way.count + (counted.get(keyOf(way))?.count ?? 0) });
  return mostFirst([...counted.values()]);
}

/** How many of the citizens go a way, unless they, or those of the changed who do not go it, are one to four. */
export function shownWays(ways: readonly CountedWay[], changed: number): readonly (Way & { readonly count: ShownCount })[] {
  return ways.map(({ count, ...way }) => {
    const others = changed - count;
    return { ...way, count: count < fewest ? ('few' as const) : others > 0 && others < fewest ? ('withheld' as const) : count };
  });
}

function wayOf({ what, before, after, dueBefore, dueAfter }: SaidOtherwise): Way {
  const isMoved = before === after && dueBefore !== undefined && dueAfter !== undefined;
  return {
    what,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(isMoved && { due: dueAfter < dueBefore ? ('earlier' as const) : ('later' as const) }),
  };
}

function keyOf({ what, before, after, due }: Way): string {
  return JSON.stringify([what, before, after, due]);
}

function mostFirst(ways: readonly CountedWay[]): readonly CountedWay[] {
  return ways.toSorted((one, other) => other.count - one.count || keyOf(one).localeCompare(keyOf(other)));
}
