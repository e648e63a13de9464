/** Reads the `expect` blocks of a case file; the cases themselves are read by `readCases`. */

import { isMap, isNode, isSeq, type Node } from 'yaml';
import type { Fault } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { faultMessages } from './fault-messages.ts';
import { type Field, fieldsOf, itemsOf, requiredField, type Sheet, scalarOf, wordsFor } from './located-map.ts';
import type { Expectation, ExpectedDisposition } from './match-expectation.ts';
import { parseDocuments } from './parse-documents.ts';
import { dateExample, readOneOf, readText, readTime } from './read-value.ts';

export interface ExpectationReading {
  /** By the id of the case. */
  readonly expectations: ReadonlyMap<string, Expectation>;
  readonly faults: readonly Fault[];
}

const expectKeys = ['urgency', 'inScope', 'must', 'mustNot', 'missingMustInclude'] as const;
const entryKeys = ['code', 'status', 'due'] as const;
const scopes = [true, false, 'not-covered'] as const;

/** What each case of a text expects; cases without `expect` are passed over. */
export function readExpectations(text: string, file: string, vocabulary: Vocabulary): ExpectationReading {
  const expectations = new Map<string, Expectation>();
  const faults: Fault[] = [];
  for (const { log, documents } of parseDocuments(text, file)) {
    const faultsBefore = log.faults.length;
    for (const { document, cases } of documents) {
      for (const node of cases) readOne({ document, log }, node, vocabulary, expectations);
    }
    faults.push(...log.faults.slice(faultsBefore));
  }
  return { expectations, faults };
}

function readOne(sheet: Sheet, node: Node, vocabulary: Vocabulary, expectations: Map<string, Expectation>): void {
  if (!isMap(node)) return;
  const id = node.get('id');
  const expect = node.get('expect', true);
  if (typeof id !== 'string' || !isNode(expect)) return;
  const fields = fieldsOf(sheet, expect, 'expect', expectKeys);
  if (fields) expectations.set(id, readExpectation(sheet, fields, vocabulary));
}

function readExpectation(sheet: Sheet, fields: ReadonlyMap<string, Field>, vocabulary: Vocabulary): Expectation {
  const urgency = oneOrMore(sheet, fields.get('urgency'), (item) => readOneOf(sheet, item, 'urgency', vocabulary.urgency.keys()));
  const inScope = oneOrMore(sheet, fields.get('inScope'), (item) => readScope(sheet, item));
  const list = (key: string) => itemsAt(sheet, fields.get(key), key);
  return {
    ...(urgency && { urgency }),
    ...(inScope && { inScope }),
    must: list('must').flatMap((item) => readExpected(sheet, item, 'an entry of must', vocabulary, undefined) ?? []),
    mustNot: list('mustNot').flatMap((item) => readExpected(sheet, item, 'an entry of mustNot', vocabulary, vocabulary.affirming) ?? []),
    missingMustInclude: list('missingMustInclude').map((item) => readMissingGroup(sheet, item, vocabulary)),
  };
}

/** One expected disposition; without a status it holds `statusesIfNone`, and where that is undefined the status must be given. */
function readExpected(
  sheet: Sheet,
  node: Node,
  what: string,
  vocabulary: Vocabulary,
  statusesIfNone: readonly string[] | undefined,
): ExpectedDisposition | undefined {
  const fields = fieldsOf(sheet, node, what, entryKeys);
  if (fields === undefined) return undefined;
  const codeField = requiredField(sheet, node, fields, 'code', what);
  const code = codeField && readCode(sheet, codeField.value, vocabulary);
  const statusField = statusesIfNone ? fields.get('status') : requiredField(sheet, node, fields, 'status', what);
  const statuses = oneOrMore(sheet, statusField, (item) => readOneOf(sheet, item, 'status', vocabulary.statuses.keys())) ?? statusesIfNone;
  const dueField = fields.get('due');
  const due = dueField && readTime(sheet, dueField.value, 'due', [dateExample])?.text;
  return code === undefined || statuses === undefined ? undefined : { code, statuses, ...(due && { due }) };
}

function readCode(sheet: Sheet, node: Node, { dispositions }: Vocabulary): string | undefined {
  const code = readText(sheet, node, 'code');
  if (code === undefined || dispositions.has(code)) return code;
  sheet.log.add(node, faultMessages.unknownDisposition(wordsFor(node)), { allowed: dispositions.keys(), written: code });
  return undefined;
}

function readMissingGroup(sheet: Sheet, node: Node, { findings }: Vocabulary): readonly string[] {
  const items = isSeq(node) ? (itemsOf(sheet, node, 'missingMustInclude') ?? []) : [node];
  return items.flatMap((item) => {
    const code = readText(sheet, item, 'an entry of missingMustInclude');
    if (code === undefined || findings.has(code)) return code ?? [];
    sheet.log.add(item, faultMessages.unknownFinding(wordsFor(item)), { allowed: findings.keys(), written: code });
    return [];
  });
}

function readScope(sheet: Sheet, node: Node): (typeof scopes)[number] | undefined {
  const value = scalarOf(node);
  const scope = scopes.find((known) => known === value);
  if (scope === undefined) sheet.log.add(node, faultMessages.notOneOf('inScope', wordsFor(node)), { allowed: scopes.map(String) });
  return scope;
}

/** A value or a list of alternatives; undefined when the key is absent. */
function oneOrMore<Value>(sheet: Sheet, field: Field | undefined, read: (node: Node) => Value | undefined): readonly Value[] | undefined {
  if (field === undefined) return undefined;
  const items = isSeq(field.value) ? itemsAt(sheet, field, 'this list') : [field.value];
  return items.flatMap((item) => {
    const value = read(item);
    return value === undefined ? [] : [value];
  });
}

function itemsAt(sheet: Sheet, field: Field | undefined, what: string): readonly Node[] {
  return (field && itemsOf(sheet, field.value, what)) ?? [];
}
