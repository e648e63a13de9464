/** Where feedback is kept until the record takes it over: in memory, or as lines appended to a file in the data folder. */

import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedbackEntry } from './feedback.ts';

/** The port; the record will stand behind it later. */
export interface FeedbackStore {
  /** Keeps the entries; resolved = kept. */
  append(entries: readonly FeedbackEntry[]): Promise<void>;
  readonly count: () => number;
}

/** Counts only; nothing outlives the process. */
export function feedbackInMemory(): FeedbackStore & { readonly entries: readonly FeedbackEntry[] } {
  const entries: FeedbackEntry[] = [];
  return {
    entries,
    count: () => entries.length,
    async append(more) {
      entries.push(...more);
    },
  };
}

/** One JSON line for each entry in `feedback.ndjson`, appended in the order of arrival, readable by its owner alone. */
export async function feedbackInFolder(folder: string): Promise<FeedbackStore> {
  const file = join(folder, 'feedback.ndjson');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let count = await linesIn(file);
  let last: Promise<unknown> = Promise.resolve();
  return {
    count: () => count,
    append(entries) {
      const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      const written = last.then(() => appendFile(file, lines, { mode: 0o600, flush: true }));
      last = written.catch(() => undefined);
      return written.then(() => {
        count += entries.length;
      });
    },
  };
}

async function linesIn(file: string): Promise<number> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '').length;
  } catch (error) {
    if (error instanceof Error && (error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
