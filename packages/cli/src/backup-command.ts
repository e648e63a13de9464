/** `rygforloeb backup`: the record as files in a new folder, also while the server runs. */
import { resolve } from 'node:path';
import type { CommandLine } from './command-line.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { messagesIn } from './messages/languages.ts';
import { createOutput, type Output } from './output.ts';
import { plainText } from './plain-text.ts';
import { contentOf, oneFolder, onRecord } from './record-work.ts';
import type { Surroundings } from './surroundings.ts';

/** 2 when there is no record or the folder cannot be written to. */
export async function backup(line: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const given = await oneFolder(line, errors);
  if (!given.ok) return given.exit;
  return onRecord(line, surroundings, errors, async (watched) => {
    const manifest = await surroundings.record.backup(surroundings.environment, given.folder, watched);
    const { resources, when } = contentOf(manifest, line);
    const { record } = messagesIn[line.language];
    await createOutput(surroundings.stdout).write(`${record.backedUp(plainText(resolve(given.folder)), resources, when)}\n`);
    return exitCodes.fine;
  });
}
