/** `rygforloeb restore`: puts a backup back into an empty record. */
import type { CommandLine } from './command-line.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { messagesIn } from './messages/languages.ts';
import { createOutput, type Output } from './output.ts';
import { contentOf, oneFolder, onRecord, tellBackupFaults } from './record-work.ts';
import type { Surroundings } from './surroundings.ts';
import { tell } from './tell.ts';

/** 1 when the backup is damaged, 2 when the record is not empty, in use or of another version. */
export async function restore(line: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const given = await oneFolder(line, errors);
  if (!given.ok) return given.exit;
  const messages = messagesIn[line.language];
  return onRecord(line, surroundings, errors, async (watched) => {
    const outcome = await surroundings.record.restore(surroundings.environment, given.folder, watched);
    if (outcome.ok) {
      const { resources, when } = contentOf(outcome.manifest, line);
      const output = createOutput(surroundings.stdout);
      await output.write(`${messages.record.restored(resources, when)}\n`);
      if (outcome.migrated.length > 0) await output.write(`${messages.record.migrated(outcome.migrated)}\n`);
      return exitCodes.fine;
    }
    if (outcome.reason === 'damaged') await tellBackupFaults(errors, given.folder, outcome.faults, messages);
    const detail = outcome.reason === 'other-schema' ? ` (${outcome.detail})` : '';
    await tell(errors, `rygforloeb: ${messages.record.refused[outcome.reason]}${detail}`);
    return outcome.reason === 'damaged' ? exitCodes.differs : exitCodes.badInput;
  });
}
