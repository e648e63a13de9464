/** `rygforloeb verify` without cases: is the record sound, or with `--backup` a backup? */
import type { CommandLine } from './command-line.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { messagesIn } from './messages/languages.ts';
import { createOutput, type Output } from './output.ts';
import { contentOf, onRecord, presentIn, tellBackupFaults } from './record-work.ts';
import type { Surroundings } from './surroundings.ts';
import { tell } from './tell.ts';

/** 1 when something in the record contradicts itself. `--json`: the whole report, with count and content hash of each table. */
export function verifyRecord(line: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const { record: said } = messagesIn[line.language];
  const output = createOutput(surroundings.stdout);
  return onRecord(line, surroundings, errors, async (watched) => {
    const report = await surroundings.record.verify(surroundings.environment, watched);
    for (const { table, problem, count, examples } of report.faults) {
      const which = examples.length === 0 ? '' : `: ${examples.join(', ')}${count > examples.length ? ' …' : ''}`;
      await tell(errors, `${table} ${said.recordFault[problem]} (${count})${which}`);
    }
    const rows = Object.fromEntries(Object.entries(report.tables).map(([name, measure]) => [name, measure.rows]));
    const versions = Object.entries(rows).reduce((sum, [name, count]) => sum + (name.endsWith('_history') ? count : 0), 0);
    if (line.json) await output.write(`${JSON.stringify(report)}\n`);
    else if (report.ok) {
      for (const [name, count] of Object.entries(report.checked)) await output.write(`${said.checked(name, count)}\n`);
      await output.write(`${said.sound(presentIn(rows), versions)}\n`);
    } else await tell(errors, said.unsound(report.faults.reduce((sum, { count }) => sum + count, 0)));
    return report.ok ? exitCodes.fine : exitCodes.differs;
  });
}

/** 1 when a file is missing or not as it was written. */
export function verifyBackup(folder: string, line: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const messages = messagesIn[line.language];
  return onRecord(line, surroundings, errors, async (watched) => {
    const reading = await surroundings.record.checkBackup(folder, watched);
    if (!reading.ok) {
      await tellBackupFaults(errors, folder, reading.faults, messages);
      return exitCodes.differs;
    }
    const { resources, when } = contentOf(reading.manifest, line);
    const told = line.json ? JSON.stringify(reading.manifest) : messages.record.backupWhole(resources, when);
    await createOutput(surroundings.stdout).write(`${told}\n`);
    return exitCodes.fine;
  });
}
