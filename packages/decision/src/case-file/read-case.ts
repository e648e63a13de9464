/** One case of a file: a parsed map becomes a Case, or its faults are noted. */

import type { Node } from 'yaml';
import { knownNoDrug } from '../generate-cql/findings.ts';
import type { Case, FindingEntry, MedicationEntry } from '../model.ts';
import { medicationBlock, type Vocabulary } from '../vocabulary.ts';
import { faultMessages } from './fault-messages.ts';
import { type Field, fieldsOf, requiredField, type Sheet, scalarOf, wordsFor } from './located-map.ts';
import { type Moment, readMoment } from './moment.ts';
import { readCitizen } from './read-citizen.ts';
import { readBlock, readFindingList, whereKeyBelongs } from './read-findings.ts';
import { readMedications } from './read-medications.ts';
import { type Bounds, instantExample, readText, readTime } from './read-value.ts';

/** What the caller sets in place of what the file says. */
export interface CaseOverrides {
  readonly actor?: string;
  /** ISO instant with offset. */
  readonly asOf?: string;
}

const caseKeys = ['id', 'title', 'asOf', 'actor', 'citizen', 'findings', 'question'] as const;

/** Keys of an example for readers and tests; they say nothing about the citizen. */
const exampleKeys = ['expect', 'source', 'rationale', 'ambiguity'] as const;

/** Reads one case. The result is only to be used if no fault was noted. */
export function readCase(sheet: Sheet, node: Node, vocabulary: Vocabulary, overrides: CaseOverrides): Case | undefined {
  const what = 'a case';
  const blocks = [...vocabulary.blocks.keys()];
  const allowed = [...caseKeys, ...blocks, ...exampleKeys];
  const fields = fieldsOf(sheet, node, what, allowed, (key) => whereKeyBelongs(key, what, vocabulary));
  if (fields === undefined) return undefined;
  const need = (key: string) => requiredField(sheet, node, fields, key, what);
  const id = withValue(need('id'), (value) => readText(sheet, value, 'id'));
  const asOf = overrides.asOf === undefined ? withValue(need('asOf'), (value) => readAsOf(sheet, value)) : momentOf(overrides.asOf);
  const actor = overrides.actor ?? withValue(need('actor'), (value) => readActor(sheet, value, vocabulary));
  const citizen = withValue(need('citizen'), (value) => readCitizen(sheet, value, vocabulary, asOf));
  const bounds: Bounds = { ...(asOf && { asOf }), ...(citizen?.birth && { birth: citizen.birth }) };
  const findings = readAllFindings(sheet, fields, vocabulary, bounds);
  const medications = withValue(fields.get(medicationBlock), (value) => readMedications(sheet, value, vocabulary, bounds));
  const question = withValue(fields.get('question'), (value) => readQuestion(sheet, value, vocabulary));
  if (id === undefined || asOf === undefined || actor === undefined || citizen === undefined) return undefined;
  const known = medications?.length === 0 ? [...findings, { code: knownNoDrug, value: false }] : findings;
  return assemble(
    { id, asOf: asOf.text, actor, citizen: citizen.citizen, findings: known, medications: medications ?? [] },
    fields,
    question,
  );
}

type Core = Pick<Case, 'id' | 'asOf' | 'actor' | 'citizen'> & {
  readonly findings: readonly FindingEntry[];
  readonly medications: readonly MedicationEntry[];
};

function assemble(core: Core, fields: ReadonlyMap<string, Field>, question: string | undefined): Case {
  const title = withValue(fields.get('title'), scalarOf);
  return { ...core, ...(title !== undefined && { title: String(title) }), ...(question && { question }) };
}

function readAllFindings(
  sheet: Sheet,
  fields: ReadonlyMap<string, Field>,
  vocabulary: Vocabulary,
  bounds: Bounds,
): readonly FindingEntry[] {
  const listed = withValue(fields.get('findings'), (value) => readFindingList(sheet, value, vocabulary, bounds)) ?? [];
  const inBlocks = [...vocabulary.blocks.keys()]
    .filter((name) => name !== medicationBlock)
    .flatMap((name) => withValue(fields.get(name), (value) => readBlock(sheet, name, value, vocabulary, bounds)) ?? []);
  return [...listed, ...inBlocks];
}

function readAsOf(sheet: Sheet, node: Node): Moment | undefined {
  const moment = readTime(sheet, node, 'asOf', [instantExample]);
  if (moment === undefined || moment.epoch !== undefined) return moment;
  sheet.log.add(node, faultMessages.timeMissing('asOf'), { allowed: [instantExample] });
  return undefined;
}

function readActor(sheet: Sheet, node: Node, { actors }: Vocabulary): string | undefined {
  const actor = scalarOf(node);
  if (typeof actor === 'string' && actors.has(actor)) return actor;
  sheet.log.add(node, faultMessages.unknownActor(wordsFor(node)), { allowed: actors.keys(), written: String(actor) });
  return undefined;
}

function readQuestion(sheet: Sheet, node: Node, { questions }: Vocabulary): string | undefined {
  const question = scalarOf(node);
  if (typeof question === 'string' && questions.has(question)) return question;
  sheet.log.add(node, faultMessages.unknownQuestion(wordsFor(node)), { allowed: questions.keys(), written: String(question) });
  return undefined;
}

function momentOf(text: string): Moment | undefined {
  const reading = readMoment(text);
  return reading.ok ? reading.moment : undefined;
}

function withValue<Result>(field: Field | undefined, read: (value: Node) => Result): Result | undefined {
  return field && read(field.value);
}
