/** `rygforloeb programme`: what the programme is and knows, whether it is in order, and the programme as a package for others. */

import { refuse } from './assess-command.ts';
import { type CommandLine, programmeActions } from './command-line.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { helpOf } from './fault-line.ts';
import { messagesIn } from './messages/languages.ts';
import { createOutput, type Output } from './output.ts';
import { plainText } from './plain-text.ts';
import { codeText, overviewText } from './programme-text.ts';
import type { Surroundings } from './surroundings.ts';
import { codeOf, tell } from './tell.ts';
import { lookFor } from './terminal.ts';

/** Runs the action named first: `show` when none is. */
export async function programme(line: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const messages = messagesIn[line.language];
  const [name = 'show', ...words] = line.words;
  const action = programmeActions.find((known) => known === name);
  switch (action) {
    case undefined:
      return refuse(errors, messages.unknownCommand(`programme ${name}`) + helpOf(programmeActions, undefined, messages), messages);
    case 'show':
      return show(words, line, surroundings, errors);
    case 'check':
      return check(line, surroundings, errors);
    case 'export':
      return writePackage(words[0] ?? exportFolder, line, surroundings, errors);
  }
}

/** Where the package goes when no folder is named. */
const exportFolder = 'generated/cpg';

/** 1 when the programme has a fault; the steps are told only to someone who watches. */
async function check({ language }: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const { stdout, stderr, checkProgramme } = surroundings;
  const messages = messagesIn[language];
  const { ok, report } = await checkProgramme((step) => void (stderr.isTTY === true && tell(errors, `… ${step}`)));
  await createOutput(stdout).write(`${report}${ok ? messages.checkPassed : messages.checkFailed}\n`);
  return ok ? exitCodes.fine : exitCodes.differs;
}

/** 2 when the folder cannot be written to. */
async function writePackage(folder: string, { language }: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const { stdout, exportProgramme } = surroundings;
  const messages = messagesIn[language];
  try {
    const files = await exportProgramme(folder);
    await createOutput(stdout).write(`${messages.exported(files.length, plainText(folder))}\n`);
    return exitCodes.fine;
  } catch (error) {
    if (!unwritable.includes(codeOf(error))) throw error;
    await tell(errors, `${folder}: ${messages.cannotWrite} (${codeOf(error)})`);
    return exitCodes.badInput;
  }
}

const unwritable: readonly string[] = ['EEXIST', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENAMETOOLONG'];

async function show(codes: readonly string[], { language }: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const { stdout, environment, openProgramme } = surroundings;
  const messages = messagesIn[language];
  const output = createOutput(stdout);
  const reader = { programme: await openProgramme([]), language, messages, look: lookFor(stdout, environment) };
  if (codes.length === 0) await output.write(overviewText(reader));
  let exit: ExitCode = exitCodes.fine;
  for (const code of codes) {
    const text = codeText(code, reader);
    if (text !== undefined) await output.write(text);
    else {
      await tell(errors, messages.unknownCode(code));
      exit = exitCodes.badInput;
    }
  }
  return exit;
}
