/** A case being written: findings noted one by one under the vocabulary's names, then put in the order of a case file. */

import type { Case, FindingDefinition, FindingEntry, MedicationEntry, Vocabulary } from '@rygforloeb/decision';
import type { Chance } from './chance.ts';
import { drawMedication } from './medicine.ts';
import type { Moments } from './moments.ts';

export type Value = FindingEntry['value'];
export type Details = Pick<FindingEntry, 'onset' | 'since' | 'recorded' | 'site'>;

export interface Draft {
  readonly chance: Chance;
  readonly moments: Moments;
  readonly actor: string;
  /** Notes a finding; a block finding noted twice keeps the later value, another one gets a second entry. */
  note(code: string, value: Value, details?: Details): void;
  /** Notes a finding with this probability. */
  perhaps(probability: number, code: string, value: Value | (() => Value), details?: () => Details): void;
  /** Adds drugs in use. */
  medicate(count: number): void;
  /** Sets the action in mind with this probability, to one of these. */
  ask(probability: number, ...questions: readonly string[]): void;
  /** Forgets what was noted of a finding. */
  forget(code: string): void;
  has(code: string): boolean;
  finish(): Pick<Case, 'findings' | 'medications' | 'question'>;
}

/** A story names a finding or question that the vocabulary does not hold. */
export class UnknownWordError extends Error {
  readonly code = 'RYG_SYNTHETIC_UNKNOWN_WORD';
}

/** Opens an empty case of this actor at this moment. */
export function openDraft(actor: string, vocabulary: Vocabulary, chance: Chance, moments: Moments): Draft {
  const entries: FindingEntry[] = [];
  const medications: MedicationEntry[] = [];
  let question: string | undefined;
  const definitionOf = (code: string): FindingDefinition => {
    const definition = vocabulary.findings.get(code);
    if (definition === undefined) throw new UnknownWordError(`no finding ${code} in the vocabulary`);
    return definition;
  };
  const forget = (code: string): void => {
    for (let index = entries.length - 1; index >= 0; index--) if (entries[index]?.code === code) entries.splice(index, 1);
  };
  const note: Draft['note'] = (code, value, details = {}) => {
    const inBlock = definitionOf(code).in !== 'findings';
    if (inBlock) forget(code);
    entries.push(inBlock ? { code, value, recorded: moments.asOf } : { code, value, ...details });
  };
  return {
    chance,
    moments,
    actor,
    note,
    forget,
    perhaps(probability, code, value, details) {
      if (chance.happens(probability)) note(code, typeof value === 'function' ? value() : value, details?.());
    },
    medicate(count) {
      for (let index = 0; index < count; index++) medications.push(drawMedication(chance, moments));
    },
    ask(probability, ...questions) {
      if (!chance.happens(probability)) return;
      question = chance.pick(questions);
      if (!vocabulary.questions.has(question)) throw new UnknownWordError(`no disposition answers ${question}`);
    },
    has: (code) => entries.some((entry) => entry.code === code),
    finish: () => ({ findings: inFileOrder(entries, vocabulary), medications, ...(question !== undefined && { question }) }),
  };
}

/** The list of findings first, then block by block, as a reader of the file meets them. */
function inFileOrder(entries: readonly FindingEntry[], { findings, blocks }: Vocabulary): readonly FindingEntry[] {
  const blockOf = (entry: FindingEntry): string => findings.get(entry.code)?.in.split('.')[0] ?? '';
  const places = ['findings', ...blocks.keys()];
  return places.flatMap((place) => entries.filter((entry) => blockOf(entry) === place));
}
