/** The findings of a case: entries of the list, and the block keys that each stand for one finding. */

import type { Node } from 'yaml';
import type { FindingEntry } from '../model.ts';
import type { FindingDefinition, Vocabulary } from '../vocabulary.ts';
import { faultMessages } from './fault-messages.ts';
import { type Field, fieldsOf, itemsOf, requiredField, type Sheet, wordsFor } from './located-map.ts';
import { isAfter } from './moment.ts';
import { type Bounds, readOneOf, readPastTime, readText, readValue } from './read-value.ts';

/** Keys of one entry of the findings list. */
const entryKeys = ['code', 'value', 'onset', 'since', 'recorded', 'site'] as const;

/** Sides and places an entry may name. */
const sites = ['left', 'right', 'both', 'back', 'leg'] as const;

/** The word among a finding's values that says the same as leaving it out. */
const unknownWord = 'unknown';

/** The entries of `findings`; faulty ones are noted and left out. */
export function readFindingList(sheet: Sheet, node: Node, vocabulary: Vocabulary, bounds: Bounds): readonly FindingEntry[] {
  const items = itemsOf(sheet, node, 'findings') ?? [];
  return items.flatMap((item) => readEntry(sheet, item, vocabulary, bounds) ?? []);
}

/** The findings of one block (`work`, `hospital`, …), recorded at the moment of the case. */
export function readBlock(sheet: Sheet, name: string, node: Node, vocabulary: Vocabulary, bounds: Bounds): readonly FindingEntry[] {
  const keys = vocabulary.blocks.get(name) ?? new Map<string, FindingDefinition>();
  const fields = fieldsOf(sheet, node, name, [...keys.keys()], (key) => whereKeyBelongs(key, name, vocabulary));
  return [...(fields ?? [])].flatMap(([key, { value: given }]) => {
    const finding = keys.get(key);
    const value = finding && readValue(sheet, given, `${name}.${key}`, finding, bounds);
    if (finding === undefined || value === undefined || value === unknownWord) return [];
    return [{ code: finding.code, value, ...(bounds.asOf && { recorded: bounds.asOf.text }) }];
  });
}

/** What is known of a key that stands in the wrong place: where the finding of that name belongs. */
export function whereKeyBelongs(key: string, what: string, vocabulary: Vocabulary): string | undefined {
  const finding = vocabulary.findings.get(key) ?? findingOfBlockKey(key, vocabulary);
  if (finding === undefined) return undefined;
  return finding.in === 'findings' ? faultMessages.keyIsFinding(key, what) : faultMessages.keyBelongsIn(key, what, finding.in);
}

function readEntry(sheet: Sheet, node: Node, vocabulary: Vocabulary, bounds: Bounds): FindingEntry | undefined {
  const fields = fieldsOf(sheet, node, 'an entry of findings', entryKeys);
  if (fields === undefined) return undefined;
  const finding = readCode(sheet, requiredField(sheet, node, fields, 'code', 'an entry of findings'), vocabulary);
  const given = requiredField(sheet, node, fields, 'value', finding?.code ?? 'an entry of findings');
  const value = finding && given && readValue(sheet, given.value, finding.code, finding, bounds);
  const time = readEntryTimes(sheet, fields, finding?.code ?? 'the finding', bounds);
  const site = fields.get('site');
  const place = site && readOneOf(sheet, site.value, 'site', sites);
  if (finding === undefined || value === undefined || value === unknownWord) return undefined;
  return { code: finding.code, value, ...time, ...(place && { site: place as (typeof sites)[number] }) };
}

function readCode(sheet: Sheet, field: Field | undefined, vocabulary: Vocabulary): FindingDefinition | undefined {
  const code = field && readText(sheet, field.value, 'code');
  if (field === undefined || code === undefined) return undefined;
  const finding = vocabulary.findings.get(code);
  if (finding?.in === 'findings') return finding;
  if (finding !== undefined) sheet.log.add(field.value, faultMessages.findingBelongsIn(code, finding.in), { allowed: [finding.in] });
  else sheet.log.add(field.value, faultMessages.unknownFinding(wordsFor(field.value)), { ...listed(vocabulary), written: code });
  return undefined;
}

function listed(vocabulary: Vocabulary): { readonly allowed: readonly string[]; readonly known: Iterable<string> } {
  const allowed = [...vocabulary.findings.values()].filter((finding) => finding.in === 'findings').map(({ code }) => code);
  return { allowed, known: vocabulary.findings.keys() };
}

type EntryTimes = Pick<FindingEntry, 'onset' | 'since' | 'recorded'>;

function readEntryTimes(sheet: Sheet, fields: ReadonlyMap<string, Field>, code: string, bounds: Bounds): EntryTimes {
  const read = (key: string) => {
    const field = fields.get(key);
    return field && readPastTime(sheet, field.value, `${key} of ${code}`, bounds);
  };
  const [onset, since, recorded] = [read('onset'), read('since'), read('recorded')];
  for (const [key, start] of [['onset', onset] as const, ['since', since] as const]) {
    const field = fields.get(key);
    if (field && start && recorded && isAfter(start, recorded))
      sheet.log.add(field.value, faultMessages.afterRecorded(`${key} of ${code}`));
  }
  return {
    ...(onset && { onset: onset.text }),
    ...(since && { since: since.text }),
    ...(recorded && { recorded: recorded.text }),
  };
}

function findingOfBlockKey(key: string, vocabulary: Vocabulary): FindingDefinition | undefined {
  for (const keys of vocabulary.blocks.values()) {
    const finding = keys.get(key);
    if (finding) return finding;
  }
  return undefined;
}
