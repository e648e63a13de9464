/** The command line: reads what was written, runs the command, and turns every failure into a sentence and an exit code. */

import { AmendmentError } from '@rygforloeb/decision';
import { assess, refuse } from './assess-command.ts';
import { backup } from './backup-command.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { instrument } from './instrument-command.ts';
import { messagesIn } from './messages/languages.ts';
import { createOutput, type Output } from './output.ts';
import { programme } from './programme-command.ts';
import { restore } from './restore-command.ts';
import { serve } from './serve-command.ts';
import type { Surroundings } from './surroundings.ts';
import { tellFailure } from './tell.ts';
import { verify } from './verify-command.ts';

/** Runs one command (`args` without node and script) and returns its exit code; it never throws and never prints a stack trace unasked. */
export async function runCli(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const errors = createOutput(surroundings.stderr);
  const reading = readCommandLine(args);
  if (!reading.ok) return refuse(errors, reading.problem, reading.messages);
  try {
    return await run(reading.line, surroundings, errors);
  } catch (error) {
    if (error instanceof AmendmentError) return refuse(errors, error.problems.join('; '), messagesIn[reading.line.language]);
    await tellFailure(errors, error, messagesIn[reading.line.language], surroundings.environment);
    return exitCodes.unexpected;
  }
}

async function run(line: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  switch (line.command) {
    case 'assess':
      return assess(line, surroundings, errors);
    case 'verify':
      return verify(line, surroundings, errors);
    case 'programme':
      return programme(line, surroundings, errors);
    case 'instrument':
      return instrument(line, surroundings, errors);
    case 'serve':
      return serve(line, surroundings, errors);
    case 'backup':
      return backup(line, surroundings, errors);
    case 'restore':
      return restore(line, surroundings, errors);
    case 'help':
      await createOutput(surroundings.stdout).write(messagesIn[line.language].help);
      return exitCodes.fine;
    case 'version':
      await createOutput(surroundings.stdout).write(`rygforloeb ${surroundings.version}\n`);
      return exitCodes.fine;
  }
}
