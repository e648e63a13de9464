/** For tests and measurements of other rooms: papers to try, their text read back, and how long they take. */
import type { Papers } from '../open-papers.ts';
import { paperKinds } from '../open-papers.ts';
import type { PaperKind } from '../paper-data.ts';
import { examplePapers } from './example-papers.ts';

export { examplePapers } from './example-papers.ts';
export { type ReadPdf, readPdf } from './read-pdf.ts';

/** The median time of each kind after its first, in milliseconds; no two papers are the same. `now`: a clock in milliseconds. */
export async function paperTimes(papers: Papers, rounds: number, now: () => number): Promise<ReadonlyMap<PaperKind, number>> {
  const medians = new Map<PaperKind, number>();
  for (const kind of paperKinds) {
    const times: number[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const data = { ...examplePapers[kind], citizen: { name: `Borger ${round}`, identifier: `000000-${1000 + round}` } };
      const started = now();
      await papers.document(kind, data as never, round % 2 === 0 ? 'da' : 'en');
      if (round >= 0) times.push(now() - started);
    }
    medians.set(kind, times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0);
  }
  return medians;
}
