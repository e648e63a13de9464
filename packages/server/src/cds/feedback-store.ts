/** Where feedback is kept until the record takes it over: in memory, or as lines appended to a file in the data folder. */

import { appendFile, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedbackEntry } from './feedback.ts';

/** The port; the record will stand behind it later. */
export interface FeedbackStore {
  /** Keeps all entries or none; `false` = there is no room for them. */
  append(entries: readonly FeedbackEntry[]): Promise<boolean>;
  readonly count: () => number;
}

/** Counts only: what nobody can read again is not kept. */
export function feedbackInMemory(): FeedbackStore {
  let count = 0;
  return {
    count: () => count,
    async append(entries) {
      count += entries.length;
      return true;
    },
  };
}

/** Bytes after which nothing more is taken in, so that no caller can fill the disk. */
export const mostFeedback = 64 * 1024 * 1024;

/** One JSON line for each entry in `feedback.ndjson`, appended in the order of arrival, readable by its owner alone. */
export async function feedbackInFolder(folder: string, most = mostFeedback): Promise<FeedbackStore> {
  const file = join(folder, 'feedback.ndjson');
  await mkdir(folder, { recursive: true, mode: 0o711 }); // The record stands in it too, and its database may run as another user.
  let count = await linesIn(file);
  let size = count === 0 ? 0 : (await stat(file)).size;
  let last: Promise<unknown> = Promise.resolve();
  return {
    count: () => count,
    append(entries) {
      const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      const written = last.then(async () => {
        const more = Buffer.byteLength(lines);
        if (size + more > most) return false;
        await appendFile(file, lines, { mode: 0o600, flush: true });
        size += more;
        count += entries.length;
        return true;
      });
      last = written.catch(() => undefined);
      return written;
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
