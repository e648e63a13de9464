/** Reading one code list strictly: an unknown key, finding, value, question or condition is a fault of the list. */

import type { Vocabulary } from '../vocabulary.ts';
import type { Site } from './body-site.ts';
import type { Condition } from './code-lists.ts';
import type { CodeFile, CodeRow } from './code-table.ts';
import { type FindingValue, isAllowed } from './finding-value.ts';
import { type Fields, fieldsOf, flagOf, objectsOf, textOf } from './json-reading.ts';

/** The code lists contradict the vocabulary; `problems` names each file, code and what is wrong. */
export class CodeListError extends Error {
  readonly code = 'RYG_CODE_LIST';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the code lists cannot be read: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** One entry of a list, read key by key; what is wrong is noted and a harmless stand-in given. */
export interface Entry {
  text(key: string): string | undefined;
  flag(key: string): boolean;
  word(key: string, words: readonly string[]): string | undefined;
  finding(key: string): string;
  isFixed(key: string): boolean;
  value(key: string, finding: string): FindingValue;
  question(key: string): string;
  site(): Site | undefined;
  when(): Condition | undefined;
  inner(key: string, keys: readonly string[]): Entry;
}

export interface EntryReader {
  table<Meaning>(meaningOf: (entry: Entry) => Meaning): CodeFile<Meaning>;
}

const most = 20_000;
const sites: ReadonlySet<string> = new Set(['left', 'right', 'both', 'back', 'leg']);
const entryKeys = new Set(
  'code sks prefix finding value refuted level assumed when site unit min max request performed'
    .split(' ')
    .concat('da en display note requirements conflicts class range change default text items score groups source'.split(' ')),
);

/** A reader of one list; problems are added to the given list, so that all are told at once. */
export function codeListReader(file: string, content: unknown, vocabulary: Vocabulary, problems: string[]): EntryReader {
  const list = fieldsOf(content);
  const systems = objectsOf(list?.systems).flatMap((row) => {
    const system = textOf(row.system);
    const field = textOf(row.codeField);
    return system !== undefined && field !== undefined ? [{ system, field }] : [];
  });
  if (systems.length === 0) problems.push(`${file}: names no system`);
  const rows = objectsOf(list?.entries, most);
  if (rows.length === 0) problems.push(`${file}: has no entries`);
  return {
    table: (meaningOf) => ({
      systems: systems.map(({ system }) => system),
      rows: rows.map((row): CodeRow<ReturnType<typeof meaningOf>> => {
        const codes = systems.flatMap(({ system, field }) => {
          const code = textOf(row[field]);
          return code === undefined ? [] : [{ system, code }];
        });
        if (codes.length === 0) problems.push(`${file}: an entry has no code`);
        return { codes, prefix: flagOf(row.prefix) === true, meaning: meaningOf(entryOf(file, row, entryKeys, vocabulary, problems)) };
      }),
      silent: objectsOf(list?.notMapped, most).flatMap((row) => {
        const codes = Array.isArray(row.codes) ? row.codes : [];
        return systems.flatMap(({ system, field }) =>
          codes.flatMap((code) => (typeof code === 'string' ? [{ system, code: field === 'sks' ? `D${code}` : code }] : [])),
        );
      }),
    }),
  };
}

function entryOf(file: string, row: Fields, keys: ReadonlySet<string>, vocabulary: Vocabulary, problems: string[]): Entry {
  const name = textOf(row.code) ?? 'an entry';
  const complain = (what: string) => problems.push(`${file}: ${name} ${what}`);
  for (const key of Object.keys(row)) if (!keys.has(key)) complain(`has the unknown key ${key}`);
  return {
    text: (key) => textOf(row[key], 5_000),
    flag: (key) => flagOf(row[key]) === true,
    word: (key, words) => {
      const word = row[key];
      if (word === undefined || (typeof word === 'string' && words.includes(word))) return word;
      complain(`has the unknown ${key} ${String(word)}`);
      return undefined;
    },
    finding: (key) => {
      const finding = textOf(row[key]) ?? '';
      if (!vocabulary.findings.has(finding)) complain(`names the unknown finding ${finding || '(none)'}`);
      return finding;
    },
    isFixed: (key) => row[key] !== undefined && row[key] !== 'valueQuantity or valueInteger',
    value: (key, finding) => {
      const definition = vocabulary.findings.get(finding);
      const value = row[key];
      if (definition !== undefined && isAllowed(definition, value)) return value;
      if (definition !== undefined) complain(`has the unknown value ${JSON.stringify(value)} for ${finding}`);
      return false;
    },
    question: (key) => {
      const question = textOf(row[key]) ?? '';
      if (!vocabulary.questions.has(question)) complain(`names the unknown question ${question || '(none)'}`);
      return question;
    },
    site: () => (sites.has(textOf(row.site) ?? '') ? (row.site as Site) : undefined),
    when: () => conditionOf(row.when, complain),
    inner: (key, innerKeys) => entryOf(file, fieldsOf(row[key]) ?? {}, new Set(innerKeys), vocabulary, problems),
  };
}

function conditionOf(value: unknown, complain: (what: string) => void): Condition | undefined {
  if (value === undefined) return undefined;
  const when = fieldsOf(value) ?? {};
  const weeks = /^within-(\d{1,3})-weeks$/.exec(textOf(when.recorded) ?? '')?.[1];
  for (const [key, word] of Object.entries(when))
    if (!isKnown(key, word)) complain(`has the unknown condition ${key}: ${JSON.stringify(word)}`);
  return {
    ...(Array.isArray(when.verificationStatus) && { verificationStatus: when.verificationStatus.map(String) }),
    ...(when.clinicalStatus === 'any' && { anyClinicalStatus: true }),
    ...(when.recorded === 'within-present-trouble' && { withinPresentTrouble: true }),
    ...(weeks !== undefined && { withinWeeks: Number(weeks) }),
  };
}

const verificationStatuses: readonly unknown[] = ['unconfirmed', 'provisional', 'differential', 'confirmed'];

function isKnown(key: string, word: unknown): boolean {
  if (key === 'verificationStatus') return Array.isArray(word) && word.every((status) => verificationStatuses.includes(status));
  if (key === 'clinicalStatus') return word === 'any';
  return key === 'recorded' && typeof word === 'string' && /^within-(?:present-trouble|\d{1,3}-weeks)$/.test(word);
}
