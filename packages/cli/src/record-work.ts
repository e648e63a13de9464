/** What all commands on the record share: progress on a terminal, Ctrl+C, and faults a person can act on. */
import type { BackupFault, Manifest, Progress, RecordError, RecordErrorCode } from '@rygforloeb/record';
import { refuse } from './assess-command.ts';
import type { CommandLine } from './command-line.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { messagesIn } from './messages/languages.ts';
import type { Messages } from './messages/messages.ts';
import type { Output } from './output.ts';
import { plainText } from './plain-text.ts';
import type { Surroundings, Watched } from './surroundings.ts';
import { tell } from './tell.ts';
import { toldInstant } from './told-days.ts';

/** Faults of the machine or of the product; every other is one of what was given or of where it stands. */
const unexpected: ReadonlySet<RecordErrorCode> = new Set([
  'RYG_RECORD_DISK_FULL',
  'RYG_RECORD_START_FAILED',
  'RYG_RECORD_DATABASE_FAULT',
  'RYG_RECORD_MIGRATION_FAILED',
]);

/** The one folder that a command needs, or the refusal. */
export async function oneFolder(
  { words, language }: CommandLine,
  errors: Output,
): Promise<{ readonly ok: true; readonly folder: string } | { readonly ok: false; readonly exit: ExitCode }> {
  const messages = messagesIn[language];
  const [folder, ...more] = words;
  if (folder !== undefined && more.length === 0) return { ok: true, folder };
  return { ok: false, exit: await refuse(errors, folder === undefined ? messages.record.noFolder : messages.record.oneFolder, messages) };
}

/** Does the work with its progress shown where somebody watches; a fault of the record becomes a sentence and an exit code. */
export async function onRecord(
  { language }: CommandLine,
  { stderr, stopped }: Surroundings,
  errors: Output,
  work: (watched: Watched) => Promise<ExitCode>,
): Promise<ExitCode> {
  const messages = messagesIn[language];
  const stop = new AbortController();
  void stopped().then(() => stop.abort());
  const line = progressLine(stderr.isTTY === true, errors, messages);
  try {
    return await work({ onProgress: line.show, signal: stop.signal });
  } catch (error) {
    line.clear();
    if (error instanceof Error && error.name === 'AbortError') {
      await tell(errors, messages.record.stopped);
      return exitCodes.stopped;
    }
    if (!isRecordError(error)) throw error;
    const sentence = messages.record.errors[error.code];
    const detail = error.detail === undefined ? '' : ` (${error.detail})`;
    await tell(errors, sentence === undefined ? error.message : `${error.code}: ${sentence}${detail}`);
    return unexpected.has(error.code) ? exitCodes.unexpected : exitCodes.badInput;
  } finally {
    line.clear();
  }
}

/** By its name: the record's room is only loaded by the commands that need it. */
function isRecordError(error: unknown): error is RecordError {
  return error instanceof Error && error.name === 'RecordError';
}

/** Every fault of a backup on a line of its own. */
export async function tellBackupFaults(errors: Output, folder: string, faults: readonly BackupFault[], messages: Messages): Promise<void> {
  for (const { file, problem } of faults) await tell(errors, `${folder}: ${file} ${messages.record.backupFault[problem]}`);
}

/** How many resources a backup has that are there now, and when it was taken. */
export function contentOf({ tables, taken }: Manifest, { language }: CommandLine): { readonly resources: number; readonly when: string } {
  const rows = Object.fromEntries(tables.map((table) => [table.name, table.rows]));
  return { resources: presentIn(rows), when: toldInstant(taken, language, messagesIn[language].clock) };
}

/** The rows of the tables that have a history beside them. */
export function presentIn(rows: Readonly<Record<string, number>>): number {
  return Object.entries(rows).reduce((sum, [name, count]) => sum + (`${name}_history` in rows ? count : 0), 0);
}

const LEAST_PAUSE_MS = 100;
const clearLine = '\r\u001b[2K';

/** One line that is written over; nothing at all where nobody watches. */
function progressLine(isWatched: boolean, errors: Output, { record }: Messages): { show: (progress: Progress) => void; clear: () => void } {
  let [shown, last] = [false, 0];
  return {
    show: ({ action, table, place, of, rows }) => {
      if (!isWatched || performance.now() - last < LEAST_PAUSE_MS) return;
      [shown, last] = [true, performance.now()];
      const words = plainText(`… ${record.action[action]} ${table} (${place}/${of}) ${record.rows(rows)}`);
      void errors.write(`${clearLine}${words}`);
    },
    clear: () => {
      if (shown) void errors.write(clearLine);
      shown = false;
    },
  };
}
