/** The value of one finding: read by the type its definition gives it, or refused with what is allowed. */

import type { Node } from 'yaml';
import type { FindingDefinition } from '../vocabulary.ts';
import { faultMessages } from './fault-messages.ts';
import { itemsOf, type Sheet, scalarOf, wordsFor } from './located-map.ts';
import { isAfter, type Moment, readMoment } from './moment.ts';

/** What dates are held against. */
export interface Bounds {
  readonly asOf?: Moment;
  readonly birth?: Moment;
}

export type FindingValue = boolean | number | string | readonly string[];

/** Form of a date in messages. */
export const dateExample = 'a date (2024-03-12)';
export const instantExample = 'a time with offset (2024-03-12T10:00+01:00)';

/** The value of a finding, or undefined after noting the fault. `what` is how messages name it. */
export function readValue(sheet: Sheet, node: Node, what: string, finding: FindingDefinition, bounds: Bounds): FindingValue | undefined {
  switch (finding.type) {
    case 'boolean':
      return readBoolean(sheet, node, what);
    case 'integer':
    case 'decimal':
      return readNumber(sheet, node, what, finding);
    case 'code':
      return readOneOf(sheet, node, what, finding.values ?? []);
    case 'list':
      return readList(sheet, node, what, finding, bounds);
    case 'date':
      return readDateOrFalse(sheet, node, what, finding, bounds);
    case 'text':
      return readText(sheet, node, what);
  }
}

/** `true` or `false`. */
export function readBoolean(sheet: Sheet, node: Node, what: string): boolean | undefined {
  const value = scalarOf(node);
  if (typeof value === 'boolean') return value;
  sheet.log.add(node, faultMessages.notBoolean(what), { allowed: ['true', 'false'] });
  return undefined;
}

/** Text that is not empty. */
export function readText(sheet: Sheet, node: Node, what: string): string | undefined {
  const value = scalarOf(node);
  if (typeof value === 'string' && value.trim() !== '') return value;
  sheet.log.add(node, typeof value === 'string' ? faultMessages.emptyText(what) : faultMessages.notText(what));
  return undefined;
}

/** One of a fixed list of words. */
export function readOneOf(sheet: Sheet, node: Node, what: string, allowed: Iterable<string>): string | undefined {
  const value = scalarOf(node);
  const choices = [...allowed];
  if (typeof value === 'string' && choices.includes(value)) return value;
  const written = typeof value === 'string' ? { written: value } : {};
  sheet.log.add(node, faultMessages.notOneOf(what, wordsFor(node)), { allowed: choices, ...written });
  return undefined;
}

/** A date or an instant that exists and has an offset; the caller holds it against other times and says which form it takes. */
export function readTime(sheet: Sheet, node: Node, what: string, allowed = [dateExample, instantExample]): Moment | undefined {
  const value = scalarOf(node);
  const reading = readMoment(typeof value === 'string' ? value : '');
  if (reading.ok) return reading.moment;
  sheet.log.add(node, faultMessages.moment(what, reading.fault), { allowed });
  return undefined;
}

/** A time that may not lie after the case nor before the citizen's birth. */
export function readPastTime(sheet: Sheet, node: Node, what: string, bounds: Bounds): Moment | undefined {
  const moment = readTime(sheet, node, what);
  if (moment === undefined) return undefined;
  if (bounds.asOf && isAfter(moment, bounds.asOf)) return refuse(sheet, node, faultMessages.afterAsOf(what));
  return isBeforeBirth(moment, bounds) ? refuse(sheet, node, faultMessages.beforeBirth(what)) : moment;
}

function readNumber(sheet: Sheet, node: Node, what: string, { type, min, max }: FindingDefinition): number | undefined {
  const value = scalarOf(node);
  const allowed = [rangeWords(type, min, max)];
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    const looksLikeNumber = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
    sheet.log.add(node, looksLikeNumber ? faultMessages.numberAsText(what) : faultMessages.notNumber(what), { allowed });
    return undefined;
  }
  if (type === 'integer' && !Number.isSafeInteger(value)) return refuse(sheet, node, faultMessages.notInteger(what), allowed);
  if (value < (min ?? value) || value > (max ?? value)) return refuse(sheet, node, faultMessages.outOfRange(what), allowed);
  return value === 0 ? 0 : value;
}

function rangeWords(type: string, min: number | undefined, max: number | undefined): string {
  const kind = type === 'integer' ? 'a whole number' : 'a number';
  if (min !== undefined && max !== undefined) return `${kind} from ${min} to ${max}`;
  return min === undefined ? kind : `${kind} from ${min}`;
}

function readList(sheet: Sheet, node: Node, what: string, finding: FindingDefinition, bounds: Bounds): readonly string[] | undefined {
  const items = itemsOf(sheet, node, what);
  if (items === undefined) return undefined;
  if (items.length === 0) return [];
  const found: string[] = [];
  for (const item of items) {
    const value =
      finding.of === 'date' ? readFactDate(sheet, item, what, finding, bounds) : readOneOf(sheet, item, what, finding.values ?? []);
    if (value !== undefined && found.includes(value)) sheet.log.add(item, faultMessages.twiceInList(what, value));
    else if (value !== undefined) found.push(value);
  }
  return found;
}

function readDateOrFalse(sheet: Sheet, node: Node, what: string, finding: FindingDefinition, bounds: Bounds): string | false | undefined {
  const value = scalarOf(node);
  if (value === false && finding.orFalse === true) return false;
  if (value === false) return refuse(sheet, node, faultMessages.falseNotAllowed(what), [dateExample, instantExample]);
  return readFactDate(sheet, node, what, finding, bounds);
}

/** The day of a fact; it may lie ahead (a planned start) unless the vocabulary says it is past. */
function readFactDate(sheet: Sheet, node: Node, what: string, finding: FindingDefinition, bounds: Bounds): string | undefined {
  if (finding.past === true) return readPastTime(sheet, node, what, bounds)?.text;
  const moment = readTime(sheet, node, what);
  if (moment !== undefined && isBeforeBirth(moment, bounds)) return refuse(sheet, node, faultMessages.beforeBirth(what));
  return moment?.text;
}

function isBeforeBirth(moment: Moment, { birth }: Bounds): boolean {
  return birth !== undefined && isAfter(birth, moment);
}

function refuse(sheet: Sheet, node: Node, message: string, allowed?: Iterable<string>): undefined {
  sheet.log.add(node, message, allowed && { allowed });
  return undefined;
}
