/** `rygforloeb assess`: the programme's answer to each case, to read or as NDJSON. */

import { type Answer, type Case, type Fault, readCases } from '@rygforloeb/decision';
import { answerText } from './answer-text.ts';
import type { CommandLine } from './command-line.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { faultText } from './fault-line.ts';
import { messagesIn } from './messages/languages.ts';
import type { Messages } from './messages/messages.ts';
import { createOutput, type Output } from './output.ts';
import { readFiles } from './read-case-files.ts';
import type { CliProgramme, Surroundings } from './surroundings.ts';
import { codeOf, tell, tellFailure } from './tell.ts';
import { lookFor } from './terminal.ts';

/** Answers every case that is in order; 2 if one was not, 70 if one could not be answered. */
export async function assess(line: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const { stdin, stdout, environment, openProgramme } = surroundings;
  const messages = messagesIn[line.language];
  if (line.words.length === 0) return refuse(errors, messages.noPaths, messages);
  const programme = await openProgramme(line.amendments);
  const [fault] = overrideFaults(line, programme);
  if (fault) return refuse(errors, faultText(fault), messages);
  const output = createOutput(stdout);
  const reader = { ...programme, messages, language: line.language, audience: line.audience, look: lookFor(stdout, environment) };
  const tellAnswer = (aCase: Case, answer: Answer) => (line.json ? `${jsonLine(answer)}\n` : answerText(aCase, answer, reader));
  let exit: ExitCode = exitCodes.fine;
  const reading = { vocabulary: programme.vocabulary, errors, messages, stdin };
  for await (const { cases, faulty } of readFiles(line.words, reading, line)) {
    if (faulty && exit === exitCodes.fine) exit = exitCodes.badInput;
    for (const aCase of cases) {
      if (!output.isOpen()) return exit;
      try {
        await output.write(tellAnswer(aCase, programme.assess(aCase)));
      } catch (error) {
        exit = exitCodes.unexpected;
        await tell(errors, messages.unexpectedInCase(aCase.id, codeOf(error)));
        await tellFailure(errors, error, messages, environment);
      }
    }
  }
  return exit;
}

/** Tells what was wrong with the command itself, and where help is. */
export async function refuse(errors: Output, problem: string, messages: Messages): Promise<ExitCode> {
  await tell(errors, `rygforloeb: ${problem}`);
  await tell(errors, messages.usage);
  return exitCodes.badInput;
}

/** An answer in the contract's form, on one line, the case first. */
function jsonLine({ case: id, ...answer }: Answer): string {
  return JSON.stringify({ case: id, ...answer });
}

/** `--actor` and `--as-of` are held to the same rules as the file: they are read as a case of their own. */
function overrideFaults({ actor, asOf }: CommandLine, { vocabulary }: CliProgramme): readonly Fault[] {
  const [someActor] = vocabulary.actors.keys();
  const probe = { id: 'options', asOf: asOf ?? '2000-01-01T00:00Z', actor: actor ?? someActor, citizen: {} };
  return readCases(JSON.stringify(probe), '', vocabulary).faults;
}
