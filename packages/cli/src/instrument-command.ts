/** `rygforloeb instrument`: which questionnaires there are, a licence holder's texts taken in, and a questionnaire as FHIR. */

import { placedText } from '@rygforloeb/questionnaires';
import { refuse } from './assess-command.ts';
import { type CommandLine, instrumentActions } from './command-line.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { helpOf } from './fault-line.ts';
import { instrumentMessagesIn } from './messages/instrument-messages.ts';
import { messagesIn } from './messages/languages.ts';
import { createOutput, type Output } from './output.ts';
import { plainText } from './plain-text.ts';
import type { Surroundings } from './surroundings.ts';
import { codeOf, tell } from './tell.ts';

/** Runs the action named first: `list` when none is. */
export async function instrument(line: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const messages = messagesIn[line.language];
  const [name = 'list', ...words] = line.words;
  const action = instrumentActions.find((known) => known === name);
  switch (action) {
    case undefined:
      return refuse(errors, messages.unknownCommand(`instrument ${name}`) + helpOf(instrumentActions, undefined, messages), messages);
    case 'list':
      return list(line, surroundings);
    case 'import':
      return take(words, line, surroundings, errors);
    case 'export':
      return show(words, line, surroundings, errors);
  }
}

async function list({ language }: CommandLine, { stdout, environment, instruments }: Surroundings): Promise<ExitCode> {
  const { texts } = instrumentMessagesIn(language);
  const shelf = await instruments.shelf(environment);
  const lines = shelf.instruments.map(({ id, title, texts: whose }) => {
    const standing = whose === 'own' ? texts.own : shelf.canBeSent(id) ? texts.imported : texts.missing;
    return `${id.padEnd(26)} ${title[language]} (${standing})\n`;
  });
  await createOutput(stdout).write(lines.join(''));
  return exitCodes.fine;
}

/** 2 when the file cannot be read, or is not in order: then nothing is changed. */
async function take(words: readonly string[], { language }: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const [file, ...more] = words;
  const { problems, cannotWrite } = messagesIn[language];
  const messages = instrumentMessagesIn(language);
  if (file === undefined || more.length > 0) return refuse(errors, messages.noFile, messagesIn[language]);
  try {
    const outcome = await surroundings.instruments.load(surroundings.environment, file);
    if (!outcome.ok) {
      for (const fault of outcome.faults) await tell(errors, placedText(fault));
      await tell(errors, messages.nothingChanged(outcome.faults.length));
      return exitCodes.badInput;
    }
    const { change, items, instrument: taken } = outcome;
    await createOutput(surroundings.stdout).write(`${messages.imported[change](taken.title[language], items)}\n`);
    return exitCodes.fine;
  } catch (error) {
    const { syscall } = error as { readonly syscall?: unknown };
    if (typeof syscall !== 'string') throw error;
    const isReading = (error as { readonly path?: unknown }).path === file;
    const known = { ENOENT: problems.missing, EACCES: problems['no-access'] }[codeOf(error)] ?? problems.unreadable;
    await tell(errors, `${plainText(file)}: ${isReading || syscall === 'read' ? known : cannotWrite} (${codeOf(error)})`);
    return exitCodes.badInput;
  }
}

/** The FHIR Questionnaire on standard output, with the texts that there are. */
async function show(words: readonly string[], { language }: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const shelf = await surroundings.instruments.shelf(surroundings.environment);
  const [id = ''] = words;
  const questionnaire = shelf.questionnaireOf(id);
  if (questionnaire === undefined) {
    const known = shelf.instruments.map((one) => one.id);
    return refuse(
      errors,
      instrumentMessagesIn(language).unknown(id) + helpOf(known, undefined, messagesIn[language]),
      messagesIn[language],
    );
  }
  await createOutput(surroundings.stdout).write(`${JSON.stringify(questionnaire, null, 2)}\n`);
  return exitCodes.fine;
}
