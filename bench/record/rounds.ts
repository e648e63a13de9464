/** Runs works in turn, round after round, so that what else the machine does falls on all of them alike. */

export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** One thing to do, given how many were done before it. */
export type Work = (index: number) => Promise<unknown>;

/** Operations a second (median of the rounds) and milliseconds each, with so many under way at once. */
export async function inTurns<Name extends string>(
  works: Readonly<Record<Name, Work>>,
  { rounds, milliseconds, atOnce }: { readonly rounds: number; readonly milliseconds: number; readonly atOnce: number },
): Promise<Readonly<Record<Name, Measured>>> {
  const names = Object.keys(works) as Name[];
  const rates = new Map<Name, number[]>(names.map((name) => [name, []]));
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  let index = 0;
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const work = works[name];
      const taken: number[] = [];
      const begun = performance.now();
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          while (performance.now() - begun < milliseconds) {
            const from = performance.now();
            await work(index++);
            taken.push(performance.now() - from);
          }
        }),
      );
      if (round < 0) continue; // To warm up.
      rates.get(name)?.push((taken.length * 1000) / (performance.now() - begun));
      times.get(name)?.push(...taken);
    }
  }
  const measured = names.map((name) => {
    const sorted = (times.get(name) ?? []).sort((a, b) => a - b);
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
    return [name, { perSecond: median(rates.get(name) ?? []), p50: at(0.5), p99: at(0.99) }];
  });
  return Object.fromEntries(measured) as Record<Name, Measured>;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
