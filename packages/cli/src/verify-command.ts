/** `rygforloeb verify` with paths: holds the answers to cases against what the cases expect. Without: is the record sound, or a backup? */

import { matchExpectation, readExpectations } from '@rygforloeb/decision';
import { refuse } from './assess-command.ts';
import type { CommandLine } from './command-line.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { messagesIn } from './messages/languages.ts';
import { createOutput, type Output } from './output.ts';
import { plainText } from './plain-text.ts';
import { readFiles } from './read-case-files.ts';
import type { Surroundings } from './surroundings.ts';
import { tell, tellFaults } from './tell.ts';
import { verifyBackup, verifyRecord } from './verify-record-command.ts';

/** What is verified is told by what is given. */
export function verify(line: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  if (line.backup !== undefined && line.words.length > 0) {
    const messages = messagesIn[line.language];
    return refuse(errors, messages.notBoth, messages);
  }
  if (line.backup !== undefined) return verifyBackup(line.backup, line, surroundings, errors);
  return line.words.length === 0 ? verifyRecord(line, surroundings, errors) : verifyCases(line, surroundings, errors);
}

/** 0 when every answer matches, 1 when one differs, 2 when a case or an expectation cannot be read or there is none. */
async function verifyCases({ words, language, amendments }: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const { stdin, stdout, openProgramme } = surroundings;
  const messages = messagesIn[language];
  const { vocabulary, assess } = await openProgramme(amendments);
  const output = createOutput(stdout);
  let [matched, total, badInput] = [0, 0, false];
  for await (const { name, text, cases, faulty } of readFiles(words, { vocabulary, errors, messages, stdin })) {
    const { expectations, faults } = readExpectations(text, name, vocabulary);
    await tellFaults(errors, faults);
    badInput ||= faulty || faults.length > 0;
    for (const aCase of cases) {
      const expectation = expectations.get(aCase.id);
      if (expectation === undefined) continue;
      total += 1;
      const differences = matchExpectation(assess(aCase), expectation);
      if (differences.length === 0) matched += 1;
      else
        await output.write(
          `${messages.differs} ${plainText(`${aCase.id} (${name})`)}\n${differences.map((one) => `  ${plainText(one)}\n`).join('')}`,
        );
    }
  }
  if (total === 0) await tell(errors, messages.nothingExpected);
  else await output.write(`${messages.verified(matched, total)}\n`);
  if (badInput || total === 0) return exitCodes.badInput;
  return matched === total ? exitCodes.fine : exitCodes.differs;
}
