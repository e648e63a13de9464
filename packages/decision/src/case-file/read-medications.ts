/** The drugs of a case: a list of entries whose keys each stand for one medication finding. */

import type { Node } from 'yaml';
import type { MedicationEntry } from '../model.ts';
import { medicationBlock, type Vocabulary } from '../vocabulary.ts';
import { fieldsOf, itemsOf, type Sheet } from './located-map.ts';
import { whereKeyBelongs } from './read-findings.ts';
import { type Bounds, readText, readValue } from './read-value.ts';

/** The drug's name in words: the one key that stands for no finding. */
const nameKey = 'name';

/** The entries of `medications`; faulty keys are noted and left out. */
export function readMedications(sheet: Sheet, node: Node, vocabulary: Vocabulary, bounds: Bounds): readonly MedicationEntry[] {
  const items = itemsOf(sheet, node, medicationBlock) ?? [];
  return items.flatMap((item) => readMedication(sheet, item, vocabulary, bounds) ?? []);
}

function readMedication(sheet: Sheet, node: Node, vocabulary: Vocabulary, bounds: Bounds): MedicationEntry | undefined {
  const keys = vocabulary.blocks.get(medicationBlock);
  const what = `an entry of ${medicationBlock}`;
  const fields = fieldsOf(sheet, node, what, [nameKey, ...(keys?.keys() ?? [])], (key) => whereKeyBelongs(key, what, vocabulary));
  if (fields === undefined) return undefined;
  const entry: Record<string, unknown> = {};
  for (const [key, { value: given }] of fields) {
    const finding = keys?.get(key);
    const value = finding ? readValue(sheet, given, `${medicationBlock}.${key}`, finding, bounds) : readText(sheet, given, key);
    if (value !== undefined) entry[key] = value;
  }
  return entry;
}
