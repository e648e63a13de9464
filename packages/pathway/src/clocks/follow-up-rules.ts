/** What is made when a clock turns: tasks for whoever acts then, and reminders to the citizen. Read from `clock-follow-ups.yaml`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgrammeFiles } from '@rygforloeb/decision';
import { parse } from 'yaml';
import { ProgrammeFileError } from '../programme-file-error.ts';
import type { Clock } from './clock.ts';

/** A day of a clock, and days before or after it. */
interface OnDay {
  readonly id: string;
  readonly clock: string;
  readonly when: 'opens' | 'due' | 'overdue' | 'passed';
  readonly days: number;
}

/** A task for somebody whose turn it is from then on. */
export interface FollowUpRule extends OnDay {
  readonly to: 'citizen' | 'owner' | 'gp';
  readonly disposition: string;
  readonly da: string;
  readonly en: string;
  readonly source: readonly string[];
}

/** A message to the citizen that there is something for her. */
export interface ReminderRule extends OnDay {
  readonly text: string;
}

export interface ReminderText {
  readonly subject: { readonly da: string; readonly en: string };
  readonly body: { readonly da: string; readonly en: string };
}

export interface FollowUpRules {
  readonly tasks: readonly FollowUpRule[];
  readonly reminders: readonly ReminderRule[];
  readonly texts: Readonly<Record<string, ReminderText>>;
  /** Hours of the day in Copenhagen, from and until which nobody is disturbed. */
  readonly quiet: { readonly from: number; readonly to: number };
  /** A reminder that could not be made in time is made so many days later at most. */
  readonly lateDays: number;
  readonly sending: { readonly tries: number; readonly firstWaitMinutes: number; readonly longestWaitMinutes: number };
  /** Clocks of others at which the citizen is there herself: they are steps of hers. */
  readonly citizenTakesPart: readonly string[];
  /** How a citizen is reminded who has not chosen. */
  readonly withoutChoice: ReminderChannel;
}

export const reminderChannels = ['email', 'digital-post', 'sms', 'none'] as const;
export type ReminderChannel = (typeof reminderChannels)[number];

type WrittenRule<Rule extends OnDay> = Omit<Rule, 'days'> & { readonly days?: number };

interface FollowUpsFile extends Omit<FollowUpRules, 'tasks' | 'reminders'> {
  readonly tasks: readonly WrittenRule<FollowUpRule>[];
  readonly reminders: readonly WrittenRule<ReminderRule>[];
}

/** Throws ProgrammeFileError where a rule names what there is not. */
export function readFollowUpRules({ directory }: Pick<ProgrammeFiles, 'directory'>, clocks: readonly Clock[]): FollowUpRules {
  const file = parse(readFileSync(join(directory, 'clock-follow-ups.yaml'), 'utf8')) as FollowUpsFile;
  const problems: string[] = [];
  const known = new Map(clocks.map((clock) => [clock.id, clock]));
  const seen = new Set<string>();
  for (const { id, clock, when } of [...file.tasks, ...file.reminders]) {
    const of = known.get(clock);
    const has =
      of && { opens: of.opens ?? of.counts, due: of.due ?? of.every, overdue: of.canBeOverdue || undefined, passed: of.limit }[when];
    if (has === undefined) problems.push(`${id}: ${clock} has no ${when}`);
    if (seen.has(id)) problems.push(`${id} stands twice`);
    seen.add(id);
  }
  for (const id of file.citizenTakesPart) if (!known.has(id)) problems.push(`citizenTakesPart: no clock ${id}`);
  for (const { id, text } of file.reminders) if (!Object.hasOwn(file.texts, text)) problems.push(`${id}: no text ${text}`);
  if (!reminderChannels.includes(file.withoutChoice)) problems.push(`withoutChoice: ${file.withoutChoice}`);
  if (problems.length > 0) throw new ProgrammeFileError('clock-follow-ups.yaml', problems);
  const withDays = <Rule extends OnDay>(rule: WrittenRule<Rule>): Rule => ({ days: 0, ...rule }) as unknown as Rule;
  return { ...file, tasks: file.tasks.map(withDays<FollowUpRule>), reminders: file.reminders.map(withDays<ReminderRule>) };
}
