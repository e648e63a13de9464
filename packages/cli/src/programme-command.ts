/** `rygforloeb programme`: what the programme is and knows. */

import type { Vocabulary } from '@rygforloeb/decision';
import { refuse } from './assess-command.ts';
import { type CommandLine, programmeActions } from './command-line.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { helpOf } from './fault-line.ts';
import { messagesIn } from './messages/languages.ts';
import { createOutput, type Output } from './output.ts';
import { codeText, overviewText } from './programme-text.ts';
import type { CliProgramme, Surroundings } from './surroundings.ts';

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
  }
}
