/** The programme's words, read from its folder: findings, dispositions, statuses, actors and municipalities. */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

export type FindingType = 'boolean' | 'integer' | 'decimal' | 'code' | 'list' | 'date' | 'text';

/** One coded finding: its names, the form of its value and its place in a case file. */
export interface FindingDefinition {
  readonly code: string;
  readonly da: string;
  readonly en: string;
  readonly type: FindingType;
  readonly kind: string;
  /** `findings`, or the path of the block key that holds it (`work.status`, `medications[].atc`). */
  readonly in: string;
  readonly values?: readonly string[];
  readonly of?: 'date';
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** `false` says: known not to have happened. */
  readonly orFalse?: boolean;
  /** `[]` says: known none. */
  readonly orEmpty?: boolean;
  /** The value is a day that has been: it may not lie after the moment of the case. */
  readonly past?: boolean;
  /** Its onset is counted in hours, so a date alone stands for the whole Copenhagen day. */
  readonly hours?: boolean;
  /** A safety finding recorded twice on one day holds at its worse value: true, the lowest number, or the values from mild to grave. */
  readonly worse?: true | 'min' | readonly string[];
  readonly closes?: string;
  readonly note?: string;
  /** About the back or legs by itself: a record that holds it speaks of back trouble. */
  readonly ofTheBack?: boolean;
}

/** One thing the programme can say: its names, its group and the questions it answers. */
export interface DispositionDefinition {
  readonly code: string;
  readonly da: string;
  readonly en: string;
  readonly group: string;
  readonly meaning: string;
  readonly asks: readonly string[];
  /** Safety that belongs to every visit: never the news of an acute answer. */
  readonly standing?: boolean;
  /** Place among the acute routes, in the order they are told. */
  readonly route?: number;
  /** Opens another way when what was asked for is not the way. */
  readonly otherWay?: boolean;
  /** What is drafted for it, where that is neither the ServiceRequest of a referral nor the Task of everything else. */
  readonly draft?: 'ServiceRequest' | 'none';
  /** The finding that a referral sent under this code records. */
  readonly sent?: string;
}

export interface CodeMeaning {
  readonly code: string;
  readonly meaning: string;
}

export interface ActorDefinition {
  readonly code: string;
  readonly clinician: boolean;
}

/** Everything a case or an answer may name. */
export interface Vocabulary {
  readonly findings: ReadonlyMap<string, FindingDefinition>;
  /** Block name → key → finding, for findings that stand outside the list of findings (`medications` included). */
  readonly blocks: ReadonlyMap<string, ReadonlyMap<string, FindingDefinition>>;
  readonly dispositions: ReadonlyMap<string, DispositionDefinition>;
  /** Question → the codes of the dispositions that answer it. */
  readonly questions: ReadonlyMap<string, readonly string[]>;
  readonly statuses: ReadonlyMap<string, CodeMeaning>;
  /** Statuses that say yes. */
  readonly affirming: readonly string[];
  readonly urgency: ReadonlyMap<string, CodeMeaning>;
  readonly actors: ReadonlyMap<string, ActorDefinition>;
  readonly municipalities: readonly string[];
}

/** The name of the block whose entries are drugs: a list, where the other blocks are single. */
export const medicationBlock = 'medications';

/** The vocabulary files contradict themselves or lack something; `problems` names each file and what is wrong. */
export class VocabularyError extends Error {
  readonly code = 'RYG_VOCABULARY';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the vocabulary cannot be read: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** Reads `vocabulary/findings.yaml`, `vocabulary/statuses.yaml` and `dispositions/*.yaml` of a programme folder; throws VocabularyError. */
export function loadVocabulary(directory: string): Vocabulary {
  const problems: string[] = [];
  const findings = readFindings(join(directory, 'vocabulary', 'findings.yaml'), problems);
  const dispositions = readDispositions(join(directory, 'dispositions'), problems);
  const statusFile = join(directory, 'vocabulary', 'statuses.yaml');
  const source = readRecord(statusFile, problems);
  const vocabulary: Vocabulary = {
    findings,
    blocks: placeInBlocks(findings, problems),
    dispositions,
    questions: questionsOf(dispositions),
    statuses: byCode(entries(source.statuses, statusFile, problems).map(toMeaning), statusFile, problems),
    affirming: texts(source.affirming),
    urgency: byCode(entries(source.urgency, statusFile, problems).map(toMeaning), statusFile, problems),
    actors: byCode(entries(source.actors, statusFile, problems).map(toActor), statusFile, problems),
    municipalities: texts(source.municipalities),
  };
  for (const status of vocabulary.affirming)
    if (!vocabulary.statuses.has(status)) problems.push(`${basename(statusFile)}: affirming names the unknown status ${status}`);
  if (vocabulary.municipalities.length === 0) problems.push(`${basename(statusFile)}: municipalities is missing`);
  if (problems.length > 0) throw new VocabularyError(problems);
  return vocabulary;
}

type Fields = Readonly<Record<string, unknown>>;

function readFindings(file: string, problems: string[]): ReadonlyMap<string, FindingDefinition> {
  const rows = entries(readRecord(file, problems).findings, file, problems);
  return byCode(
    rows.map((row) => toFinding(row, file, problems)),
    file,
    problems,
  );
}

function readDispositions(folder: string, problems: string[]): ReadonlyMap<string, DispositionDefinition> {
  const found = new Map<string, DispositionDefinition>();
  const files = namesIn(folder, problems).filter((name) => name.endsWith('.yaml'));
  for (const name of files.sort()) {
    const file = join(folder, name);
    const content = readYaml(file, problems);
    const rows = Array.isArray(content) ? content : isFields(content) ? content.dispositions : undefined;
    for (const row of entries(rows, file, problems)) {
      const disposition = toDisposition(row, file, problems);
      if (found.has(disposition.code)) problems.push(`${name}: ${disposition.code} occurs twice`);
      found.set(disposition.code, disposition);
    }
  }
  return found;
}

const findingTypes: readonly FindingType[] = ['boolean', 'integer', 'decimal', 'code', 'list', 'date', 'text'];
const placeForm = /^(?:findings|[A-Za-z]+\.[A-Za-z]+|medications\[\]\.[A-Za-z]+)$/;

function toFinding(row: Fields, file: string, problems: string[]): FindingDefinition {
  const need = required(row, file, problems);
  const code = need('code');
  const type = need('type') as FindingType;
  const place = need('in');
  const complain = (what: string) => problems.push(`${basename(file)}: ${code} ${what}`);
  if (!findingTypes.includes(type)) complain(`has the unknown type ${type}`);
  if (!placeForm.test(place)) complain(`has no readable place: ${place}`);
  const values = row.values === undefined ? undefined : texts(row.values);
  const worse = Array.isArray(row.worse) ? texts(row.worse) : row.worse;
  if (!isWorse(worse, values)) complain('has a "worse" that is neither true, min nor its values');
  if ((type === 'code' || (type === 'list' && row.of !== 'date')) && !values?.length) complain('has no values');
  return {
    code,
    da: need('da'),
    en: need('en'),
    type,
    kind: need('kind'),
    in: place,
    ...(values && { values }),
    ...(row.of === 'date' && { of: 'date' }),
    ...optional(row, ['unit', 'closes', 'note'], 'string'),
    ...(row.hours === true && { hours: true }),
    ...(worse !== undefined && { worse: worse as true | 'min' | readonly string[] }),
    ...optional(row, ['min', 'max'], 'number'),
    ...optional(row, ['orFalse', 'orEmpty', 'past', 'ofTheBack'], 'boolean'),
  };
}

function isWorse(worse: unknown, values: readonly string[] = []): boolean {
  if (Array.isArray(worse)) return worse.length === values.length && values.every((value) => worse.includes(value));
  return worse === undefined || worse === true || worse === 'min';
}

function toDisposition(row: Fields, file: string, problems: string[]): DispositionDefinition {
  const need = required(row, file, problems);
  const code = need('code');
  return {
    code,
    da: need('da'),
    en: need('en'),
    group: need('group'),
    meaning: need('meaning'),
    asks: texts(row.asks),
    ...optional(row, ['standing', 'otherWay'], 'boolean'),
    ...optional(row, ['route'], 'number'),
    ...optional(row, ['draft', 'sent'], 'string'),
  };
}

function toMeaning(row: Fields): CodeMeaning {
  return { code: text(row.code), meaning: text(row.meaning) };
}

function toActor(row: Fields): ActorDefinition {
  return { code: text(row.code), clinician: row.clinician === true };
}

function placeInBlocks(
  findings: ReadonlyMap<string, FindingDefinition>,
  problems: string[],
): ReadonlyMap<string, ReadonlyMap<string, FindingDefinition>> {
  const blocks = new Map<string, Map<string, FindingDefinition>>();
  for (const finding of findings.values()) {
    if (finding.in === 'findings') continue;
    const [block = '', key = ''] = finding.in.replace('[]', '').split('.');
    const keys = blocks.get(block) ?? new Map<string, FindingDefinition>();
    const holder = keys.get(key);
    if (holder) problems.push(`findings.yaml: ${finding.code} and ${holder.code} both stand in ${finding.in}`);
    blocks.set(block, keys.set(key, finding));
  }
  return blocks;
}

function questionsOf(dispositions: ReadonlyMap<string, DispositionDefinition>): ReadonlyMap<string, readonly string[]> {
  const questions = new Map<string, string[]>();
  for (const { code, asks } of dispositions.values())
    for (const question of asks) questions.set(question, [...(questions.get(question) ?? []), code]);
  return questions;
}

function byCode<Row extends { readonly code: string }>(rows: readonly Row[], file: string, problems: string[]): ReadonlyMap<string, Row> {
  const found = new Map<string, Row>();
  for (const row of rows) {
    if (row.code === '') problems.push(`${basename(file)}: an entry has no code`);
    if (found.has(row.code)) problems.push(`${basename(file)}: ${row.code} occurs twice`);
    found.set(row.code, row);
  }
  return found;
}

function readRecord(file: string, problems: string[]): Fields {
  const content = readYaml(file, problems);
  if (isFields(content)) return content;
  problems.push(`${basename(file)}: is not a map`);
  return {};
}

function readYaml(file: string, problems: string[]): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(`${basename(file)}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    return undefined;
  }
}

function namesIn(folder: string, problems: string[]): string[] {
  try {
    return readdirSync(folder);
  } catch {
    problems.push(`the folder ${basename(folder)} is missing`);
    return [];
  }
}

function entries(rows: unknown, file: string, problems: string[]): readonly Fields[] {
  if (Array.isArray(rows) && rows.every(isFields)) return rows;
  problems.push(`${basename(file)}: a list of entries is missing`);
  return [];
}

function required(row: Fields, file: string, problems: string[]): (key: string) => string {
  return (key) => {
    const value = text(row[key]);
    if (value === '') problems.push(`${basename(file)}: ${text(row.code) || 'an entry'} lacks ${key}`);
    return value;
  };
}

function optional(row: Fields, keys: readonly string[], type: 'string' | 'number' | 'boolean'): Fields {
  return Object.fromEntries(keys.filter((key) => typeof row[key] === type).map((key) => [key, row[key]]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
