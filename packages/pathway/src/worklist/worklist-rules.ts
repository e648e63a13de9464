/** What a worklist says of tasks that are neither a clock nor a referral, where each is done, and when a referral is stuck: `worklist.yaml`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgrammeFiles } from '@rygforloeb/decision';
import { parse } from 'yaml';
import type { Wording } from '../check/referral-rules.ts';
import { ProgrammeFileError } from '../programme-file-error.ts';

/** The parts of the workspace in which something is done. */
export const places = [
  'overview',
  'consultation',
  'plan',
  'referrals',
  'treatment',
  'work',
  'messages',
  'papers',
  'acute',
  'inbox',
] as const;
export type Place = (typeof places)[number];

export interface WorklistRules {
  /** By code. */
  readonly tasks: ReadonlyMap<string, Wording & { readonly doneIn: Place }>;
  /** Where a task is done that asks for what a disposition says. */
  readonly dispositions: ReadonlyMap<string, Place>;
  /** After so many days without a step a referral that has not begun is stuck. A local setting. */
  readonly stuckAfterDays: number;
}

interface Written {
  readonly stuck: { readonly parameter: string };
  readonly tasks: readonly (Wording & { readonly code: string; readonly doneIn: string })[];
  readonly dispositions: readonly { readonly disposition: string; readonly doneIn: string }[];
}

/** Whether it is a part of the workspace. */
export function isPlace(name: string): name is Place {
  return places.some((one) => one === name);
}

/** Reads them. Throws ProgrammeFileError. */
export function readWorklistRules({ directory }: Pick<ProgrammeFiles, 'directory'>): WorklistRules {
  const yaml = (name: string): unknown => parse(readFileSync(join(directory, name), 'utf8'));
  const { stuck, tasks, dispositions } = yaml('worklist.yaml') as Written;
  const { parameters } = yaml('clock-parameters.yaml') as {
    readonly parameters: readonly { readonly name: string; readonly value: unknown }[];
  };
  const problems: string[] = [];
  const placeOf = (name: string, of: string): Place => {
    if (isPlace(name)) return name;
    problems.push(`${of}: done in no part of the workspace: ${name}`);
    return 'overview';
  };
  const stuckAfterDays = parameters.find(({ name }) => name === stuck.parameter)?.value;
  if (typeof stuckAfterDays !== 'number') problems.push(`no number ${stuck.parameter}`);
  for (const { code, da, en } of tasks) if (!(code && da && en)) problems.push(`tasks: ${code} lacks a code, Danish or English`);
  const rules = {
    tasks: new Map(tasks.map(({ code, da, en, doneIn }) => [code, { da, en, doneIn: placeOf(doneIn, code) }])),
    dispositions: new Map(dispositions.map(({ disposition, doneIn }) => [disposition, placeOf(doneIn, disposition)])),
    stuckAfterDays: Number(stuckAfterDays),
  };
  if (problems.length > 0) throw new ProgrammeFileError('worklist.yaml', problems);
  return rules;
}
