/** Reads the fields of a form behind login: what is there, what is missing, what cannot be a date. */

import type { FieldFault } from './door-document.tsx';
import { doorMessagesIn } from './door-messages.ts';
import type { Language } from './language.ts';

/** Reads fields and gathers the faults. A field that cannot be read is read as empty. */
export interface FormReader {
  readonly faults: readonly FieldFault[];
  /** Trimmed; empty when nothing was typed. */
  readonly text: (name: string) => string;
  /** The same, and a fault when it is empty. */
  readonly must: (name: string, missing: string) => string;
  readonly all: (name: string) => readonly string[];
  /** YYYY-MM-DD of the three fields; undefined when all three are empty, or with a fault. */
  readonly date: (name: string) => string | undefined;
  readonly mustDate: (name: string, missing: string) => string;
  /** Undefined when empty, or with a fault. */
  readonly whole: (name: string, min: number, max: number) => number | undefined;
  readonly fault: (field: string, text: string) => void;
}

/** A reader over the fields of a form. */
export function readDoorForm(fields: URLSearchParams, language: Language): FormReader {
  const messages = doorMessagesIn(language);
  const faults: FieldFault[] = [];
  const fault = (field: string, text: string): void => {
    if (!faults.some((one) => one.field === field)) faults.push({ field, text });
  };
  const text = (name: string): string => (fields.get(name) ?? '').trim();
  const date = (name: string): string | undefined => {
    const [day, month, year] = ['dag', 'maaned', 'aar'].map((part) => text(`${name}.${part}`)) as [string, string, string];
    if (day === '' && month === '' && year === '') return undefined;
    const iso = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (year.length === 4 && isDay(iso)) return iso;
    fault(name, messages.badDate);
    return undefined;
  };
  return {
    faults,
    text,
    must(name, missing) {
      const value = text(name);
      if (value === '') fault(name, missing);
      return value;
    },
    all: (name) => fields.getAll(name),
    date,
    mustDate(name, missing) {
      const value = date(name);
      if (value === undefined) fault(name, missing);
      return value ?? '';
    },
    whole(name, min, max) {
      const value = text(name);
      if (value === '') return undefined;
      const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
      if (number >= min && number <= max) return number;
      fault(name, messages.badNumber(min, max));
      return undefined;
    },
    fault,
  };
}

/** The three fields of a date, to begin a form with. */
export function dateFields(name: string, iso: string | undefined): readonly (readonly [string, string])[] {
  if (iso === undefined || iso.length < 10) return [];
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  return [
    [`${name}.dag`, String(Number(day))],
    [`${name}.maaned`, String(Number(month))],
    [`${name}.aar`, year],
  ];
}

function isDay(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}
