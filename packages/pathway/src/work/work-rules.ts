/** What the programme asks and offers about work: `work.yaml`, read strictly, with its two numbers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgrammeFiles } from '@rygforloeb/decision';
import { parse } from 'yaml';
import type { Wording } from '../check/referral-rules.ts';
import { ProgrammeFileError } from '../programme-file-error.ts';

export type Coded = Wording & { readonly code: string };

export interface WorkRules {
  /** Of the fast-track talk, in their order. */
  readonly questions: readonly Coded[];
  readonly aspects: { readonly physical: readonly Coded[]; readonly psychological: readonly Coded[] };
  readonly measures: readonly Coded[];
  readonly statement: { readonly payer: string };
  readonly texts: Readonly<Record<'activity' | 'encourage' | 'section-56', Wording>>;
  readonly links: readonly (Coded & { readonly url: string; readonly asOf: number })[];
  /** A sick leave that is longer shows the risk of not returning. */
  readonly returnRiskWeeks: number;
  /** So long before sickness benefit ends the reassessment is prepared. */
  readonly benefitNearingWeeks: number;
}

/** Reads them. Throws ProgrammeFileError. */
export function readWorkRules({ directory }: Pick<ProgrammeFiles, 'directory'>): WorkRules {
  const yaml = (name: string): unknown => parse(readFileSync(join(directory, name), 'utf8'));
  const {
    numbers: named,
    questions,
    aspects,
    measures,
    statement,
    texts,
    links,
  } = yaml('work.yaml') as WorkRules & {
    readonly numbers: Readonly<Record<'returnRiskWeeks' | 'benefitNearingWeeks', { readonly parameter: string }>>;
  };
  const { parameters } = yaml('clock-parameters.yaml') as {
    readonly parameters: readonly { readonly name: string; readonly value: unknown }[];
  };
  const problems: string[] = [];
  const number = (name: string): number => {
    const value = parameters.find((one) => one.name === name)?.value;
    if (typeof value !== 'number') problems.push(`no number ${name}`);
    return Number(value);
  };
  const lists = { questions, physical: aspects.physical, psychological: aspects.psychological, measures, links };
  for (const [name, list] of Object.entries(lists))
    for (const { code, da, en } of list) if (!(code && da && en)) problems.push(`${name}: ${code} lacks a code, Danish or English`);
  for (const name of ['activity', 'encourage', 'section-56'] as const)
    if (!(texts[name]?.da && texts[name].en)) problems.push(`texts.${name}: lacks Danish or English`);
  const numbers = {
    returnRiskWeeks: number(named.returnRiskWeeks.parameter),
    benefitNearingWeeks: number(named.benefitNearingWeeks.parameter),
  };
  if (problems.length > 0) throw new ProgrammeFileError('work.yaml', problems);
  return { questions, aspects, measures, statement, texts, links, ...numbers };
}
