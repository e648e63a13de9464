/** The programme's code lists (`codes/*.yaml`) as tables: which code of an ordinary record speaks of which finding. */

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { Vocabulary } from '../vocabulary.ts';
import type { Site } from './body-site.ts';
import { CodeListError, codeListReader, type Entry, type EntryReader } from './code-list-reader.ts';
import { type CodeTable, codeTable } from './code-table.ts';
import type { FindingValue } from './finding-value.ts';
import { fieldsOf, objectsOf, textOf } from './json-reading.ts';

/** What narrows an entry; an entry without it always counts. */
export interface Condition {
  readonly verificationStatus?: readonly string[];
  /** Counts whatever the clinical status: history. */
  readonly anyClinicalStatus?: true;
  readonly withinPresentTrouble?: true;
  /** Recorded no longer ago than so many weeks. */
  readonly withinWeeks?: number;
}

/** What a recorded diagnosis says. */
export interface DiagnosisMeaning {
  readonly finding: string;
  readonly value: FindingValue;
  /** A refuted diagnosis says `false` of the finding; not where this is set. */
  readonly refutedSaysNothing?: true;
  /** The code does not tell the level of the spine: not read beside trouble of the neck or chest alone. */
  readonly levelUnstated?: true;
  /** The code covers more than the finding; the value is assumed and shown as such. */
  readonly assumed?: true;
  readonly when?: Condition;
}

/** What a measured value or score is: of which finding, where, and a fixed value when the measurement itself is the news. */
export interface MeasurementMeaning {
  readonly finding: string;
  readonly fixed?: FindingValue;
  readonly site?: Site;
}

/** What a drug in use says beside being in use. `isPainMedicine`: the programme speaks of it. */
export interface DrugMeaning {
  readonly isPainMedicine?: true;
  readonly finding?: string;
  readonly value?: FindingValue;
}

/** What an examination says when it is asked for, sent, or done. */
export interface ProcedureMeaning {
  readonly da: string;
  readonly en: string;
  readonly question: string;
  readonly sentFinding: string;
  readonly doneFinding: string;
  readonly doneValue: FindingValue;
}

/** All code lists of one programme version. */
export interface CodeLists {
  readonly diagnoses: CodeTable<DiagnosisMeaning>;
  readonly measurements: CodeTable<MeasurementMeaning>;
  readonly drugs: CodeTable<DrugMeaning>;
  readonly procedures: CodeTable<ProcedureMeaning>;
  /** Municipality code (`0621`) → name as in the vocabulary. */
  readonly municipalities: ReadonlyMap<string, string>;
}

/** Reads `codes/*.yaml` and `municipalities.yaml` of a programme folder; throws CodeListError on any word the vocabulary does not know. */
export function loadCodeLists(directory: string, vocabulary: Vocabulary): CodeLists {
  const folder = join(directory, 'codes');
  const problems: string[] = [];
  const open = (name: string): EntryReader => codeListReader(name, readYaml(join(folder, name), problems), vocabulary, problems);
  const lists: CodeLists = {
    diagnoses: codeTable([open('icd10.yaml'), open('icpc2.yaml')].map((file) => file.table(diagnosis))),
    measurements: codeTable([open('loinc.yaml'), open('questionnaires.yaml')].map((file) => file.table(measurement))),
    drugs: codeTable([open('atc.yaml').table(drug)]),
    procedures: codeTable([open('sks.yaml').table(procedure)]),
    municipalities: municipalitiesIn(join(directory, 'municipalities.yaml'), vocabulary, problems),
  };
  if (problems.length > 0) throw new CodeListError(problems);
  return lists;
}

function diagnosis(entry: Entry): DiagnosisMeaning {
  const finding = entry.finding('finding');
  const when = entry.when();
  const note = entry.text('note') ?? '';
  return {
    finding,
    value: entry.value('value', finding),
    ...(entry.word('refuted', ['ignore']) === 'ignore' && { refutedSaysNothing: true }),
    ...((entry.word('level', ['unstated']) === 'unstated' || note.startsWith('Level unstated')) && { levelUnstated: true }),
    ...(entry.flag('assumed') && { assumed: true }),
    ...(when && { when }),
  };
}

function measurement(entry: Entry): MeasurementMeaning {
  const finding = entry.finding('finding');
  const site = entry.site();
  return { finding, ...(entry.isFixed('value') && { fixed: entry.value('value', finding) }), ...(site && { site }) };
}

function drug(entry: Entry): DrugMeaning {
  const finding = entry.finding('finding');
  return finding === 'medication-atc' ? { isPainMedicine: true } : { finding, value: entry.value('value', finding) };
}

function procedure(entry: Entry): ProcedureMeaning {
  const request = entry.inner('request', ['question', 'sent']);
  const performed = entry.inner('performed', ['finding', 'value']);
  const doneFinding = performed.finding('finding');
  return {
    da: entry.text('da') ?? '',
    en: entry.text('en') ?? '',
    question: request.question('question'),
    sentFinding: request.finding('sent'),
    doneFinding,
    doneValue: performed.value('value', doneFinding),
  };
}

function municipalitiesIn(file: string, vocabulary: Vocabulary, problems: string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const row of objectsOf(fieldsOf(readYaml(file, problems))?.municipalities)) {
    const code = textOf(row.code) ?? '';
    const name = textOf(row.name) ?? '';
    if (!/^\d{4}$/.test(code)) problems.push(`${basename(file)}: ${name} has no code of four digits`);
    else if (!vocabulary.municipalities.includes(name)) problems.push(`${basename(file)}: ${code} names the unknown municipality ${name}`);
    else found.set(code, name);
  }
  if (found.size === 0) problems.push(`${basename(file)}: names no municipality`);
  return found;
}

function readYaml(file: string, problems: string[]): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(`${basename(file)}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unreadable'}`);
    return undefined;
  }
}
