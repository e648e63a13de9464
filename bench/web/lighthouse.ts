/** Lighthouse over a page as its reader sees it: a mid-range phone on simulated slow 4G, its own preset. Nothing leaves the machine. */

import lighthouse from 'lighthouse';
import type { FoundPage } from './found-addresses.ts';

export interface Scores {
  /** 0 to 100. */
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly lcpMs: number;
  /** Audits that cost points, for whoever looks for the cause. */
  readonly lost: readonly string[];
}

const enough = 98;

/** Chromium listens for its tools on the port. A page below the goal for performance is run three times, and the run in the middle counts. */
export async function scoresOf(page: FoundPage, port: number): Promise<Scores> {
  const first = await again(() => runOnce(page, port));
  if (first.performance >= enough) return first;
  const others = [await again(() => runOnce(page, port)), await again(() => runOnce(page, port))];
  const [, middle = first] = [first, ...others].sort((one, other) => one.performance - other.performance);
  return middle;
}

/** Lighthouse loses a trace now and then, and says itself to run it again. */
async function again<Value>(run: () => Promise<Value>): Promise<Value> {
  for (let left = 3; ; left -= 1) {
    try {
      return await run();
    } catch (error) {
      if (left <= 1) throw error;
    }
  }
}

async function runOnce({ url, cookie }: FoundPage, port: number): Promise<Scores> {
  const run = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'silent',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
    disableStorageReset: true,
    ...(cookie !== undefined && { extraHeaders: { Cookie: cookie } }),
  });
  if (run === undefined) throw new Error(`Lighthouse says nothing of ${url}`);
  const { categories, audits, runtimeError } = run.lhr;
  if (runtimeError !== undefined) throw new Error(`${url}: ${runtimeError.message}`);
  const scoreOf = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const lost = ['performance', 'accessibility', 'best-practices'].flatMap((name) =>
    (categories[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const score = audits[id]?.score;
      return weight > 0 && score !== null && score !== undefined && score < 1 ? [id] : [];
    }),
  );
  return {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    bestPractices: scoreOf('best-practices'),
    lcpMs: Math.round(audits['largest-contentful-paint']?.numericValue ?? Number.NaN),
    lost,
  };
}
