/** Which message a step sends, to whom and in which standard: the programme's `messages.yaml`, read strictly. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgrammeFiles, Wording } from '@rygforloeb/decision';
import { type Category, categories, type LetterType, letterKinds } from '@rygforloeb/messaging';
import { parse } from 'yaml';
import type { ReferralRules } from '../check/referral-rules.ts';
import { ProgrammeFileError } from '../programme-file-error.ts';

/** `telephone`: somebody must call. `none`: there is no standard for it here. Both wait visibly. */
export type MessageKind = LetterType | 'CareCommunication' | 'telephone' | 'none';

export type Unreachable = 'refuse' | 'park';

export interface Flow {
  readonly steps: readonly string[];
  /** Absent = every receiver but the acute. */
  readonly receivers?: readonly string[];
  readonly to: 'performer' | 'requester' | 'recipients' | 'told';
  readonly message: MessageKind;
  readonly category?: Category;
  readonly unreachable: Unreachable;
  readonly subject?: Wording;
}

export const letterParts = ['reason', 'history', 'examination', 'medication', 'supplementary', 'ability', 'goals', 'deadline'] as const;
export type LetterPart = (typeof letterParts)[number];

export interface MessageRules {
  readonly letters: readonly Flow[];
  readonly silent: readonly string[];
  readonly otherwise: { readonly category: Category; readonly unreachable: Unreachable; readonly subject: Wording };
  readonly parts: Readonly<Partial<Record<LetterPart, readonly string[]>>>;
  readonly told: readonly string[];
  /** The receiver of `referrals.yaml` that a letter refers to. */
  readonly arriving: Readonly<Partial<Record<LetterType, string>>>;
  readonly fields: Readonly<Record<LetterPart, string>>;
  readonly words: Readonly<Record<'leftOut' | 'yes' | 'no' | 'none' | 'to' | 'closed' | 'level', Wording>>;
}

const flowKeys = ['steps', 'receivers', 'to', 'message', 'category', 'unreachable', 'subject'];
const kinds = [...Object.keys(letterKinds), 'CareCommunication', 'telephone', 'none'];

/** Reads the rules of a programme version. Throws ProgrammeFileError with everything that is wrong. */
export function readMessageRules(files: Pick<ProgrammeFiles, 'directory'>, referrals: ReferralRules): MessageRules {
  const rules = parse(readFileSync(join(files.directory, 'messages.yaml'), 'utf8')) as MessageRules;
  const problems = problemsOf(rules, referrals);
  if (problems.length > 0) throw new ProgrammeFileError('messages.yaml', problems);
  return rules;
}

function problemsOf(rules: MessageRules, { receivers, fields }: ReferralRules): readonly string[] {
  const problems: string[] = [];
  const wants = (holds: boolean, problem: string) => holds || problems.push(problem);
  for (const [index, flow] of rules.letters.entries()) {
    const place = `letters[${index}]`;
    for (const key of Object.keys(flow)) wants(flowKeys.includes(key), `${place}: unknown key ${key}`);
    for (const one of flow.receivers ?? []) wants(one === 'acute' || one in receivers, `${place}: unknown receiver ${one}`);
    wants(kinds.includes(flow.message), `${place}: unknown message ${flow.message}`);
    wants(['performer', 'requester', 'recipients', 'told'].includes(flow.to), `${place}: unknown ${flow.to}`);
    wants(['refuse', 'park'].includes(flow.unreachable), `${place}: refuse or park`);
    const isCorrespondence = flow.message === 'CareCommunication';
    wants(!isCorrespondence || (categories as readonly unknown[]).includes(flow.category), `${place}: unknown category`);
    wants(!isCorrespondence || Boolean(flow.subject?.da && flow.subject.en), `${place}: no subject`);
    wants(!(isCorrespondence && flow.receivers?.includes('acute')), `${place}: nothing acute goes by correspondence`);
    for (const step of flow.steps) wants(!rules.silent.includes(step), `${place}: ${step} is said to be silent`);
  }
  for (const name of Object.keys(receivers))
    wants(
      rules.letters.some((flow) => flow.steps.includes('send') && flow.receivers?.includes(name)),
      `no letter refers to ${name}`,
    );
  for (const field of [...rules.told, ...Object.values(rules.parts).flat(), ...Object.values(rules.fields)])
    wants(field in fields, `unknown field ${field}`);
  for (const part of Object.keys(rules.parts)) wants((letterParts as readonly string[]).includes(part), `unknown part ${part}`);
  for (const part of letterParts) wants(part in rules.fields, `no field for ${part}`);
  for (const [type, receiver] of Object.entries(rules.arriving))
    wants(type in letterKinds && receiver in receivers, `arriving: unknown ${type} or ${receiver}`);
  return problems;
}

/** The lines for a step and a receiver; an acute matter only goes by lines that name it. */
export function flowsFor(rules: MessageRules, step: string, receiver: string | undefined): readonly Flow[] {
  return rules.letters.filter(
    ({ steps, receivers }) =>
      steps.includes(step) && (receivers === undefined ? receiver !== 'acute' : receiver !== undefined && receivers.includes(receiver)),
  );
}
