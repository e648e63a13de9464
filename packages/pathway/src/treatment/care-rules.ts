/** What is written down beside the findings and what a visit is not closed without: the programme's care, ICF, risk and prevalence files, read strictly. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgrammeFiles } from '@rygforloeb/decision';
import { parse } from 'yaml';
import type { Wording } from '../check/referral-rules.ts';
import { ProgrammeFileError } from '../programme-file-error.ts';

/** Who may: a column of a table of `roles.yaml`. */
export interface CareRight {
  readonly table: 'table1' | 'table2';
  readonly column: string;
}

export interface IcfItem extends Wording {
  /** The ICF category, or the programme's own id. */
  readonly id: string;
  readonly findings: readonly string[];
}

export interface IcfDomain extends Wording {
  readonly code: string;
  readonly items: readonly IcfItem[];
}

export interface RiskFactor extends Wording {
  readonly code: string;
  readonly group: string;
  readonly source: string;
  /** Findings that express it, with the value that does; none = it is told in words. */
  readonly findings: readonly { readonly code: string; readonly when: unknown }[];
}

export interface Presentation extends Wording {
  readonly code: string;
  readonly source: string;
  readonly dispositions?: readonly string[];
  readonly findings?: Readonly<Record<string, readonly unknown[]>>;
}

/** How common findings on imaging are without pain, by age, and how much more frequent some of them are with pain. */
export interface Prevalence {
  readonly withoutPain: {
    readonly source: Wording;
    readonly ages: readonly number[];
    readonly findings: readonly (Wording & { readonly code: string; readonly values: readonly number[]; readonly note?: string })[];
  };
  readonly withPainComparedWithWithout: {
    readonly source: Wording;
    readonly maximumAge: number;
    readonly findings: readonly (Wording & { readonly code: string; readonly oddsRatio: number })[];
  };
  readonly text: Wording;
}

export interface CareRules {
  readonly assessment: {
    readonly right: CareRight;
    readonly limited: Readonly<Record<string, readonly string[]>>;
    readonly bearings: Readonly<Record<string, Wording>>;
  };
  readonly earlierOffers: { readonly offers: readonly string[]; readonly effects: Readonly<Record<string, Wording>> };
  readonly triage: {
    readonly right: CareRight;
    readonly finding: string;
    /** Findings of an examination on which a conclusion may rest; of some only some values are one. */
    readonly examined: Readonly<Record<string, true | readonly string[]>>;
    readonly conclusions: Readonly<Record<string, Wording & { readonly letter: string }>>;
  };
  readonly planning: { readonly after: readonly string[] };
  readonly presentations: readonly Presentation[];
  readonly nerveRoot: { readonly finding: string; readonly alarmSigns: readonly string[]; readonly urgencies: readonly string[] };
  readonly manual: { readonly right: CareRight; readonly disposition: string };
  readonly activity: { readonly right: CareRight; readonly dispositions: readonly string[] };
  readonly imaging: { readonly judged: readonly string[]; readonly silent: readonly string[] };
  readonly medication: { readonly right: CareRight; readonly disposition: string; readonly question: string };
  readonly domains: readonly IcfDomain[];
  readonly riskFactors: readonly RiskFactor[];
  readonly prevalence: Prevalence;
  /** Numbers of the programme by name. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Lists of the programme by name, such as the drugs of a kind by the beginnings of their codes. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

type CareFile = Omit<CareRules, 'domains' | 'riskFactors' | 'prevalence' | 'numbers' | 'lists'>;

interface IcfFile {
  readonly domains: readonly (Wording & {
    readonly code: string;
    readonly items: readonly (Wording & { readonly id?: string; readonly code?: string; readonly findings: readonly string[] })[];
  })[];
}

interface RiskFile {
  readonly groups: readonly { readonly code: string; readonly factors: readonly Omit<RiskFactor, 'group'>[] }[];
}

/** Throws ProgrammeFileError. */
export function readCareRules(files: Pick<ProgrammeFiles, 'directory' | 'vocabulary' | 'roles' | 'parameters'>): CareRules {
  const yaml = (name: string): unknown => parse(readFileSync(join(files.directory, name), 'utf8'));
  const care = yaml('care.yaml') as CareFile;
  const { domains } = yaml('icf.yaml') as IcfFile;
  const { groups } = yaml('risk-factors.yaml') as RiskFile;
  const own = (yaml('clock-parameters.yaml') as { readonly parameters: readonly { readonly name: string; readonly value: unknown }[] })
    .parameters;
  const all = [...files.parameters, ...own];
  const numbers = all.flatMap(({ name, value }) => (typeof value === 'number' ? [[name, value] as const] : []));
  const lists = all.flatMap(({ name, value }) => (Array.isArray(value) ? [[name, value.map(String)] as const] : []));
  const rules: CareRules = {
    ...care,
    domains: domains.map(({ items, ...domain }) => ({
      ...domain,
      items: items.map(({ id, code, ...item }) => ({ ...item, id: code ?? id ?? '' })),
    })),
    riskFactors: groups.flatMap(({ code, factors }) => factors.map((factor) => ({ ...factor, group: code }))),
    prevalence: yaml('prevalence.yaml') as Prevalence,
    numbers: new Map(numbers),
    lists: new Map(lists),
  };
  const problems = problemsIn(rules, files);
  if (problems.length > 0) throw new ProgrammeFileError('care.yaml', problems);
  return rules;
}

const needed = ['manual-evaluation-session', 'manual-change-session'];

function problemsIn(rules: CareRules, { vocabulary, roles }: Pick<ProgrammeFiles, 'vocabulary' | 'roles'>): readonly string[] {
  const { nerveRoot, manual, activity, medication, triage, presentations, assessment, imaging } = rules;
  const results = vocabulary.findings.get('imaging-result')?.values ?? [];
  const unknown = (what: string, there: { has(code: string): boolean }, codes: readonly string[]) =>
    codes.filter((code) => !there.has(code)).map((code) => `unknown ${what} ${code}`);
  const rights = [assessment.right, triage.right, manual.right, activity.right, medication.right];
  return [
    ...unknown('finding', vocabulary.findings, [
      nerveRoot.finding,
      triage.finding,
      ...Object.keys(triage.examined),
      ...rules.planning.after,
      ...nerveRoot.alarmSigns,
      ...presentations.flatMap(({ findings = {} }) => Object.keys(findings)),
    ]),
    ...unknown('disposition', vocabulary.dispositions, [
      manual.disposition,
      medication.disposition,
      ...activity.dispositions,
      ...rules.earlierOffers.offers,
      ...presentations.flatMap(({ dispositions = [] }) => dispositions),
    ]),
    ...Object.entries(triage.examined).flatMap(([code, values]) =>
      values === true ? [] : unknown(`value of ${code}`, new Set(vocabulary.findings.get(code)?.values), values),
    ),
    ...unknown('question', vocabulary.questions, [medication.question]),
    ...unknown('urgency', vocabulary.urgency, nerveRoot.urgencies),
    ...unknown('actor', vocabulary.actors, Object.keys(assessment.limited)),
    ...unknown('domain', new Set(rules.domains.map(({ code }) => code)), Object.values(assessment.limited).flat()),
    ...unknown('imaging result', new Set(results), [...imaging.judged, ...imaging.silent]),
    ...unknown('number', rules.numbers, needed),
    ...rights.filter(({ table, column }) => roles.columns[table]?.[column] === undefined).map(({ column }) => `unknown right ${column}`),
    ...rules.domains.flatMap(({ code, items }) => items.filter(({ id }) => id === '').map(() => `${code} has an item without code or id`)),
  ];
}
