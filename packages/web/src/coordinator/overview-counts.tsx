/** Numbers of the overview and their bars: what is hidden is said in words and drawn as hidden, never as a length. */

import type { JSX } from 'preact';
import type { OverviewMessages } from './overview-messages.ts';

/** A number, or why there is none. */
export type CountShown = number | 'few' | 'withheld';

interface Counted {
  readonly count: CountShown;
  readonly messages: OverviewMessages;
}

/** The number in words for eyes and for ears. */
export function Count({ count, messages }: Counted): JSX.Element {
  if (count === 'few')
    return (
      <span>
        <span aria-hidden="true">{messages.few}</span>
        <span class="sr-only">{messages.fewAloud}</span>
      </span>
    );
  return <span class={count === 'withheld' ? 'overview-withheld' : undefined}>{count === 'withheld' ? messages.withheld : count}</span>;
}

/** The largest number that is shown; bars are drawn against it. */
export function largestOf(counts: readonly CountShown[]): number {
  return Math.max(1, ...counts.flatMap((count) => (typeof count === 'number' ? count : [])));
}

const hiddenWidth = 6;

/** One or two lengths on a line. What is hidden is a short open box, the same whatever the number is. */
export function Bar({ counts, most }: { readonly counts: readonly CountShown[]; readonly most: number }): JSX.Element {
  const room = 100 - hiddenWidth * (counts.length - 1);
  let from = 0;
  const parts = counts.map((count, place) => {
    const width = typeof count === 'number' ? Math.round((count / most) * (room - 1) * 10) / 10 : hiddenWidth;
    const x = from;
    from += width;
    return { x, width, kind: typeof count === 'number' ? (place === 0 ? 'overview-fill' : 'overview-late') : 'overview-hidden' };
  });
  return (
    <svg class="overview-svg" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {parts.map(({ x, width, kind }) =>
        width > 0 ? <rect key={kind + x} class={kind} x={x + 0.5} y="1" width={Math.max(0.5, width - 1)} height="10" /> : null,
      )}
    </svg>
  );
}
