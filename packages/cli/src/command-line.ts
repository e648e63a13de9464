/** The words after `rygforloeb`, read into a command with its options, or a sentence on what cannot be read. */

import { parseArgs } from 'node:util';
import type { Audience, Language } from '@rygforloeb/decision';
import { helpOf } from './fault-line.ts';
import { languages, messagesIn } from './messages/languages.ts';
import type { Messages } from './messages/messages.ts';

export const commands = ['assess', 'verify', 'programme', 'instrument', 'serve', 'backup', 'restore', 'help'] as const;
export const programmeActions = ['show', 'check', 'export'] as const;

export const instrumentActions = ['list', 'import', 'export'] as const;

export type Command = (typeof commands)[number] | 'version';

export interface CommandLine {
  readonly command: Command;
  /** What follows the command and is no option. */
  readonly words: readonly string[];
  readonly language: Language;
  readonly audience: Audience;
  readonly json: boolean;
  readonly actor?: string;
  readonly asOf?: string;
  /** Amendments to answer by. */
  readonly amendments: readonly string[];
  readonly port?: string;
  readonly host?: string;
  /** A backup to check. */
  readonly backup?: string;
}

export type CommandLineReading =
  | { readonly ok: true; readonly line: CommandLine }
  | { readonly ok: false; readonly problem: string; readonly messages: Messages };

const options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  actor: { type: 'string' },
  'as-of': { type: 'string' },
  amend: { type: 'string' },
  audience: { type: 'string' },
  lang: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  backup: { type: 'string' },
} as const;

type OptionName = keyof typeof options;

const everywhere: readonly OptionName[] = ['lang', 'help', 'version'];
const optionsOf: Readonly<Record<Command, readonly OptionName[]>> = {
  assess: ['json', 'actor', 'as-of', 'audience', 'amend'],
  verify: ['amend', 'backup', 'json'],
  programme: [],
  instrument: [],
  serve: ['port', 'host'],
  backup: [],
  restore: [],
  help: [],
  version: [],
};
const audiences: readonly Audience[] = ['professional', 'citizen'];
const choicesOf: Partial<Record<OptionName, readonly string[]>> = { lang: languages, audience: audiences };

/** Reads the arguments of the process (without node and script). */
export function readCommandLine(args: readonly string[]): CommandLineReading {
  const { values, positionals, tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const text = (name: OptionName): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  const language = languages.find((known) => known === text('lang')) ?? 'da';
  const messages = messagesIn[language];
  const [first = values.version === true ? 'version' : 'help', ...words] = positionals;
  const command = first === 'version' ? first : commands.find((known) => known === first);
  if (command === undefined)
    return { ok: false, messages, problem: messages.unknownCommand(first) + helpOf(commands, undefined, messages) };
  const problem = optionProblem(tokens, [...optionsOf[command], ...everywhere], messages);
  if (problem !== undefined) return { ok: false, messages, problem };
  const named = { actor: text('actor'), asOf: text('as-of'), port: text('port'), host: text('host'), backup: text('backup') };
  return {
    ok: true,
    line: {
      command: values.help === true ? 'help' : command,
      words,
      language,
      audience: audiences.find((known) => known === text('audience')) ?? 'professional',
      json: values.json === true,
      amendments: text('amend')?.split(',') ?? [],
      ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
    },
  };
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/** The first option that the command does not take, or whose value is missing or not allowed. */
function optionProblem(tokens: readonly Token[], known: readonly OptionName[], messages: Messages): string | undefined {
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const name = known.find((one) => one === token.name);
    const allowed = known.map((one) => `--${one}`);
    if (name === undefined) return messages.unknownOption(token.rawName) + helpOf(allowed, undefined, messages);
    const takesValue = options[name].type === 'string';
    if (takesValue && !token.value) return messages.optionNeedsValue(token.rawName);
    if (!takesValue && token.value !== undefined) return messages.badOption(token.rawName, token.value);
    const choices = choicesOf[name];
    if (choices && !choices.some((choice) => choice === token.value)) {
      return messages.badOption(token.rawName, token.value ?? '') + helpOf(choices, undefined, messages);
    }
  }
  return undefined;
}
