/** What is recorded in the two courses of the municipality, and which kinds of offers there are: `municipal.yaml` and `offers.yaml`, read strictly. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgrammeFiles } from '@rygforloeb/decision';
import { parse } from 'yaml';
import type { Wording } from '../check/referral-rules.ts';
import { ProgrammeFileError } from '../programme-file-error.ts';

/** One thing of a list of the programme. */
export interface Listed extends Wording {
  readonly code: string;
}

export interface OfferCategory extends Listed {
  readonly disposition: string;
  readonly card: Wording;
  readonly effects?: Wording;
  /** What must be told with such an offer. */
  readonly asks?: readonly ('form' | 'assessment' | 'after')[];
}

export interface MunicipalRules {
  readonly overview: Wording;
  readonly forms: readonly Listed[];
  readonly categories: readonly OfferCategory[];
  readonly supplier: Listed & { readonly disposition: string };
  readonly selfReferral: { readonly finding: string; readonly value: string };
  readonly rehabilitation: {
    readonly assessment: readonly Listed[];
    readonly purposes: readonly Listed[];
    readonly elements: readonly Listed[];
    readonly training: readonly Listed[];
    readonly advanced: { readonly level: string; readonly partners: readonly Listed[] };
    readonly advice: Wording;
    readonly note: readonly Listed[];
  };
  readonly prevention: {
    readonly talk: readonly (Listed & { readonly needed?: boolean })[];
    readonly outcomes: readonly Listed[];
    readonly notStarted: { readonly reasons: readonly Listed[] };
    readonly note: readonly Listed[];
    readonly closed: Wording;
    readonly coordination: Wording;
  };
}

/** Reads both files of a programme version. Throws ProgrammeFileError with everything that is wrong. */
export function readMunicipalRules({ directory, vocabulary }: Pick<ProgrammeFiles, 'directory' | 'vocabulary'>): MunicipalRules {
  const yaml = (name: string): object => parse(readFileSync(join(directory, name), 'utf8')) as object;
  const rules = { ...yaml('offers.yaml'), ...yaml('municipal.yaml') } as MunicipalRules;
  const problems: string[] = [];
  const wants = (holds: boolean, problem: string) => holds || problems.push(problem);
  const worded = (place: string, wording: Wording | undefined) =>
    wants(Boolean(wording?.da && wording.en), `${place}: lacks Danish or English`);
  const { rehabilitation, prevention } = rules;
  const lists: Readonly<Record<string, readonly Listed[] | undefined>> = {
    forms: rules.forms,
    categories: rules.categories,
    'rehabilitation.assessment': rehabilitation?.assessment,
    'rehabilitation.purposes': rehabilitation?.purposes,
    'rehabilitation.elements': rehabilitation?.elements,
    'rehabilitation.training': rehabilitation?.training,
    'rehabilitation.advanced.partners': rehabilitation?.advanced?.partners,
    'rehabilitation.note': rehabilitation?.note,
    'prevention.talk': prevention?.talk,
    'prevention.outcomes': prevention?.outcomes,
    'prevention.notStarted.reasons': prevention?.notStarted?.reasons,
    'prevention.note': prevention?.note,
  };
  for (const [place, list = []] of Object.entries(lists)) {
    wants(list.length > 0, `${place}: nothing stands there`);
    wants(new Set(list.map(({ code }) => code)).size === list.length, `${place}: a code stands there twice`);
    for (const one of list) worded(`${place}.${one.code}`, one);
  }
  for (const [place, wording] of Object.entries({
    overview: rules.overview,
    supplier: rules.supplier,
    advice: rehabilitation?.advice,
    closed: prevention?.closed,
    coordination: prevention?.coordination,
  }))
    worded(place, wording);
  for (const { code, disposition, card } of rules.categories ?? []) {
    worded(`categories.${code}.card`, card);
    wants(vocabulary.dispositions.has(disposition), `categories.${code}: unknown disposition ${disposition}`);
  }
  if (problems.length > 0) throw new ProgrammeFileError('municipal.yaml and offers.yaml', problems);
  return rules;
}

/** Whether a code stands in a list. */
export function stands(list: readonly Listed[], code: string): boolean {
  return list.some((one) => one.code === code);
}
