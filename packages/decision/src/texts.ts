/** The programme's words to people: every text in Danish and English, to professionals and citizens, read from `texts/**` and held against the vocabulary. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Vocabulary } from './vocabulary.ts';

export type Language = 'da' | 'en';
export type Audience = 'professional' | 'citizen';

/** The same words in each language. */
export type Wording = Readonly<Record<Language, string>>;

/** The same matter told to each audience. */
export type Told = Readonly<Record<Audience, Wording>>;

/** What a disposition says; `byValue` where the words follow the value of a finding. */
export interface DispositionText extends Told {
  readonly byValue?: ReadonlyMap<string, Told>;
}

/** How a finding is named and asked for; a question without citizen wording is not for the citizen to answer. */
export interface FindingText {
  readonly label: Wording;
  readonly question: { readonly professional: Wording; readonly citizen?: Wording };
  readonly help?: Wording;
  readonly values: ReadonlyMap<string, Wording>;
}

/** A short label with its explanation. */
export interface LabelledText extends Told {
  readonly label: Wording;
}

/** A reason to go on against the answer. */
export interface OverrideReason {
  readonly code: string;
  readonly label: Wording;
  readonly citizen: Wording;
  readonly freeText: 'required' | 'optional';
}

export interface Texts {
  readonly dispositions: ReadonlyMap<string, DispositionText>;
  readonly findings: ReadonlyMap<string, FindingText>;
  readonly statuses: ReadonlyMap<string, LabelledText>;
  readonly urgencies: ReadonlyMap<string, LabelledText>;
  /** By `true`, `false` and `not-covered`. */
  readonly scopes: ReadonlyMap<string, LabelledText>;
  readonly actors: ReadonlyMap<string, Wording>;
  readonly fixed: ReadonlyMap<string, LabelledText>;
  readonly overrideReasons: readonly OverrideReason[];
}

/** Texts are missing, double or belong to nothing; `problems` names each. */
export class TextsError extends Error {
  readonly code = 'RYG_TEXTS';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the texts are not complete: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** Reads all texts of a programme folder; throws TextsError unless every code of the vocabulary has its words and no words stand alone. */
export function loadTexts(directory: string, vocabulary: Vocabulary): Texts {
  const reader = createReader(join(directory, 'texts'));
  const told = reader.file('statuses.yaml');
  const fixed = reader.file('fixed.yaml');
  const { [overrideKey]: reasons, ...notices } = fixed;
  const texts: Texts = {
    dispositions: reader.each(reader.folder('dispositions'), 'dispositions', (row, at) => toDispositionText(reader, row, at)),
    findings: reader.each(reader.folder('findings'), 'findings', (row, at) => toFindingText(reader, row, at)),
    statuses: reader.each(told.statuses, 'statuses', (row, at) => toLabelled(reader, row, at)),
    urgencies: reader.each(told.urgencies, 'urgencies', (row, at) => toLabelled(reader, row, at)),
    scopes: reader.each(told.inScope, 'inScope', (row, at) => toLabelled(reader, row, at)),
    actors: reader.each(reader.file('actors.yaml'), 'actors', (row, at) => reader.wording(row, at)),
    fixed: reader.each(notices, 'fixed', (row, at) => toLabelled(reader, row, at)),
    overrideReasons: reader.rows(reasons, overrideKey).map((row) => toReason(reader, row)),
  };
  const problems = [...reader.problems, ...coverage(texts, vocabulary)];
  if (problems.length > 0) throw new TextsError(problems);
  return texts;
}

const overrideKey = 'override-reasons';

type Fields = Readonly<Record<string, unknown>>;
type Reader = ReturnType<typeof createReader>;

function toDispositionText(reader: Reader, row: Fields, at: string): DispositionText {
  const { byValue } = row;
  return {
    ...toTold(reader, row, at),
    ...(byValue !== undefined && { byValue: reader.each(byValue, `${at} byValue`, (inner, place) => toTold(reader, inner, place)) }),
  };
}

function toFindingText(reader: Reader, row: Fields, at: string): FindingText {
  const question = reader.fields(row.question, `${at} question`);
  const { citizen } = question;
  return {
    label: reader.wording(row.label, `${at} label`),
    question: {
      professional: reader.wording(question.professional, `${at} question to professionals`),
      ...(citizen !== null && { citizen: reader.wording(citizen, `${at} question to citizens`) }),
    },
    ...(row.help !== undefined && { help: reader.wording(row.help, `${at} help`) }),
    values: reader.each(row.values ?? {}, `${at} values`, (inner, place) => reader.wording(inner, place)),
  };
}

function toLabelled(reader: Reader, row: Fields, at: string): LabelledText {
  return { label: reader.wording(row.label ?? row.title, `${at} label`), ...toTold(reader, row, at) };
}

function toTold(reader: Reader, row: Fields, at: string): Told {
  return {
    professional: reader.wording(row.professional, `${at} to professionals`),
    citizen: reader.wording(row.citizen, `${at} to citizens`),
  };
}

function toReason(reader: Reader, row: Fields): OverrideReason {
  const code = typeof row.code === 'string' ? row.code : '';
  const at = `${overrideKey} ${code}`;
  const freeText = row.freeText === 'required' ? 'required' : 'optional';
  return { code, label: reader.wording(row, at), citizen: reader.wording(row.citizen, `${at} to citizens`), freeText };
}

/** What lacks words, and what words belong to nothing. */
function coverage(texts: Texts, vocabulary: Vocabulary): readonly string[] {
  const pairs: readonly (readonly [what: string, known: Iterable<string>, worded: ReadonlyMap<string, unknown>])[] = [
    ['disposition', vocabulary.dispositions.keys(), texts.dispositions],
    ['finding', vocabulary.findings.keys(), texts.findings],
    ['status', vocabulary.statuses.keys(), texts.statuses],
    ['urgency', vocabulary.urgency.keys(), texts.urgencies],
    ['actor', vocabulary.actors.keys(), texts.actors],
    ['scope', ['true', 'false', 'not-covered'], texts.scopes],
    ...[...vocabulary.findings.values()].map(
      ({ code, values = [] }) => [`value of ${code}`, values, texts.findings.get(code)?.values ?? new Map()] as const,
    ),
  ];
  return pairs.flatMap(([what, known, worded]) => {
    const codes = new Set(known);
    return [
      ...[...codes].filter((code) => !worded.has(code)).map((code) => `the ${what} ${code} has no text`),
      ...[...worded.keys()].filter((code) => !codes.has(code)).map((code) => `a text is for the unknown ${what} ${code}`),
    ];
  });
}

/** Reads files and fields of one folder and gathers what is wrong with them. */
function createReader(root: string) {
  const problems: string[] = [];
  const fields = (value: unknown, at: string): Fields => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
    problems.push(`${at} is missing or no map`);
    return {};
  };
  const file = (name: string): Fields => {
    try {
      return fields(parse(readFileSync(join(root, name), 'utf8')), name);
    } catch (error) {
      problems.push(`${name}: ${(error instanceof Error ? error.message : String(error)).split('\n')[0]}`);
      return {};
    }
  };
  const folder = (name: string): Fields => {
    const found: Record<string, unknown> = {};
    for (const part of namesIn(join(root, name)).filter((entry) => entry.endsWith('.yaml'))) {
      for (const [code, row] of Object.entries(file(`${name}/${part}`))) {
        if (code in found) problems.push(`${name}/${part}: ${code} occurs twice`);
        found[code] = row;
      }
    }
    return found;
  };
  const each = <Row>(value: unknown, at: string, read: (row: Fields, at: string) => Row): ReadonlyMap<string, Row> =>
    new Map(Object.entries(fields(value, at)).map(([code, row]) => [code, read(fields(row, `${at} ${code}`), `${at} ${code}`)]));
  const rows = (value: unknown, at: string): readonly Fields[] => (Array.isArray(value) ? value : []).map((row) => fields(row, at));
  const wording = (value: unknown, at: string): Wording => {
    const { da, en } = fields(value, at);
    const isText = (text: unknown): text is string => typeof text === 'string' && text.trim() !== '';
    if (!isText(da)) problems.push(`${at} has no Danish`);
    if (!isText(en)) problems.push(`${at} has no English`);
    return { da: isText(da) ? da : '', en: isText(en) ? en : '' };
  };
  return { problems, fields, file, folder, each, rows, wording };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
