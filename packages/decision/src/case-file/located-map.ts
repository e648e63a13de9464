/** Reading a map of a parsed document: known keys with their nodes, and a fault for every other one. */

import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { hideCivilNumbers } from './civil-number.ts';
import type { FaultLog } from './fault-log.ts';
import { faultMessages } from './fault-messages.ts';

export interface Field {
  readonly key: Node;
  readonly value: Node;
}

/** One document under reading. */
export interface Sheet {
  readonly document: Document;
  readonly log: FaultLog;
}

/** What is known of a key that does not belong here; undefined leaves it to the list of allowed keys. */
export type KeyHint = (key: string) => string | undefined;

/** The fields of a map by key, in order; unknown, repeated and empty keys are noted and left out. Undefined if it is no map. */
export function fieldsOf(
  sheet: Sheet,
  given: Node,
  what: string,
  allowed: readonly string[],
  hint: KeyHint = () => undefined,
): ReadonlyMap<string, Field> | undefined {
  const node = follow(sheet, given);
  if (!isMap(node)) {
    if (node) sheet.log.add(given, faultMessages.notMap(what));
    return undefined;
  }
  const fields = new Map<string, Field>();
  for (const pair of node.items as Pair<Node | null, Node | null>[]) {
    const key = keyText(pair);
    if (key === undefined) sheet.log.add(pair.key ?? given, faultMessages.keyNotText(what));
    else if (fields.has(key)) sheet.log.add(pair.key ?? given, faultMessages.duplicateKey(key));
    else if (!allowed.includes(key)) noteUnknownKey(sheet, pair.key ?? given, key, what, allowed, hint);
    else {
      const value = follow(sheet, pair.value);
      if (isNothing(value)) sheet.log.add(pair.key ?? given, faultMessages.nullValue(key));
      else if (value && pair.key) fields.set(key, { key: pair.key, value });
    }
  }
  return fields;
}

/** A field that must be there; its absence is noted, unless the key stands without a value, which is noted already. */
export function requiredField(sheet: Sheet, node: Node, fields: ReadonlyMap<string, Field>, key: string, what: string): Field | undefined {
  const field = fields.get(key);
  if (field === undefined && !(isMap(node) && node.has(key))) sheet.log.add(node, faultMessages.missingKey(key, what));
  return field;
}

/** The items of a list; undefined (and a fault) if it is none. Items that are empty are noted and left out. */
export function itemsOf(sheet: Sheet, given: Node, what: string): readonly Node[] | undefined {
  const node = follow(sheet, given);
  if (!isSeq(node)) {
    if (node) sheet.log.add(given, faultMessages.notList(what));
    return undefined;
  }
  return (node.items as (Node | null)[]).flatMap((item) => {
    const value = follow(sheet, item);
    if (isNothing(value)) sheet.log.add(item ?? given, faultMessages.nullValue(`an entry of ${what}`));
    return value && !isNothing(value) ? [value] : [];
  });
}

/** The value of a scalar node; undefined for maps and lists. */
export function scalarOf(node: Node): unknown {
  return isScalar(node) ? node.value : undefined;
}

/** A node in a few words, for messages. */
export function wordsFor(node: Node): string {
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  const text = shortened(String(scalarOf(node)));
  return plainWord.test(text) ? text : JSON.stringify(text);
}

const longestQuote = 60;
const plainWord = /^[\p{L}\p{N}:._+-]+$/u;

function noteUnknownKey(sheet: Sheet, place: Node, key: string, what: string, allowed: readonly string[], hint: KeyHint): void {
  const known = hint(key);
  if (known === undefined) sheet.log.add(place, faultMessages.unknownKey(shortened(key), what), { allowed, written: key });
  else sheet.log.add(place, known);
}

/** Hides CPR-like numbers before cutting, so that no part of one is left. */
function shortened(text: string): string {
  const hidden = hideCivilNumbers(text);
  return hidden.length > longestQuote ? `${hidden.slice(0, longestQuote)}…` : hidden;
}

function keyText(pair: Pair<Node | null, Node | null>): string | undefined {
  return isScalar(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : undefined;
}

function isNothing(node: Node | null | undefined): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/** The node itself, or what an alias stands for; undefined (and a fault) when an alias stands for nothing. */
function follow(sheet: Sheet, node: Node | null): Node | null | undefined {
  if (!isAlias(node)) return node;
  const target = node.resolve(sheet.document);
  if (target === undefined) sheet.log.add(node, faultMessages.aliasUnknown);
  return target;
}
