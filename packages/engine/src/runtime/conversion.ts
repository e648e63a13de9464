/** Conversions between CQL's own types, and from the raw JSON values of FHIR elements. */

import { dateOf } from './durations.ts';
import { CqlDate, CqlDateTime, parseDate, parseDateTime } from './temporal.ts';
import { asDateTime } from './temporal-comparison.ts';
import { CqlCode, CqlConcept, CqlQuantity, Uncertain } from './values.ts';

/** Returns a reader of FHIR date-time strings at an offset in minutes; reading is cheaper than remembering. */
export function dateTimeReader(defaultOffset: number): (text: unknown) => CqlDateTime | null {
  return (text) => (typeof text === 'string' ? parseDateTime(text, defaultOffset) : null);
}

/** Reads a FHIR date string. */
export function readDate(text: unknown): CqlDate | null {
  return typeof text === 'string' ? parseDate(text) : null;
}

export function toDecimal(value: unknown): unknown {
  if (typeof value === 'number' || value instanceof Uncertain) return value;
  return typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) + 0 : null;
}

export function toInteger(value: unknown): number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' || !/^[+-]?\d+$/.test(value)) return null;
  return Number.parseInt(value, 10);
}

export function toBoolean(value: unknown): boolean | null {
  if (value === null) return null;
  const text = String(value).toLowerCase();
  if (['true', 't', 'yes', 'y', '1'].includes(text)) return true;
  return ['false', 'f', 'no', 'n', '0'].includes(text) ? false : null;
}

export function toText(value: unknown): string | null {
  if (value === null) return null;
  return value instanceof CqlQuantity ? `${value.value} '${value.unit}'` : String(value);
}

export function toDate(value: unknown): CqlDate | null {
  if (value instanceof CqlDateTime) return dateOf(value);
  if (value instanceof CqlDate) return value;
  return typeof value === 'string' ? parseDate(value) : null;
}

/** Turns a date or text into a moment; what names no offset takes the evaluation's (minutes). */
export function toDateTime(value: unknown, offset: number): CqlDateTime | null {
  if (value instanceof CqlDate) return asDateTime(value, offset);
  if (value instanceof CqlDateTime) return value;
  return typeof value === 'string' ? parseDateTime(value, offset) : null;
}

export function toQuantity(value: unknown): CqlQuantity | null {
  if (typeof value === 'number') return new CqlQuantity(value, '1');
  return value instanceof CqlQuantity ? value : null;
}

export function toConcept(value: unknown): CqlConcept | null {
  return value instanceof CqlCode ? new CqlConcept([value], value.display) : null;
}

export function toList(value: unknown): readonly unknown[] {
  return value === null ? [] : [value];
}

/** Tells whether a value of several possible CQL types is of this one. */
export function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'Boolean':
      return typeof value === 'boolean';
    case 'Integer':
      return (typeof value === 'number' && Number.isInteger(value)) || value instanceof Uncertain;
    case 'Decimal':
      return typeof value === 'number';
    case 'String':
      return typeof value === 'string';
    case 'Date':
      return value instanceof CqlDate;
    case 'DateTime':
      return value instanceof CqlDateTime;
    case 'Quantity':
      return value instanceof CqlQuantity;
    case 'Code':
      return value instanceof CqlCode;
    case 'Concept':
      return value instanceof CqlConcept;
    default:
      return false;
  }
}
