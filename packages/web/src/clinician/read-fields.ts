/** Reads single fields of the assessment form; what cannot be read becomes a fault and counts as unknown. */

import { instantOf } from '../shared/copenhagen-wall-time.ts';
import { dateNames } from './field-names.ts';

/** Something in the form that cannot be read. `field` is the element to go to, `group` the question it belongs to. */
export interface FormFault {
  readonly field: string;
  readonly group: string;
  readonly reason: string;
  readonly min?: number;
  readonly max?: number;
}

/** The form as it was sent, and where faults are gathered. */
export interface FieldReader {
  readonly fields: URLSearchParams;
  readonly faults: FormFault[];
}

/** What was typed in a field, without blanks around it; empty when nothing was. */
export function typed({ fields }: FieldReader, name: string): string {
  return (fields.get(name) ?? '').trim();
}

/** One of the allowed values, or undefined when none was chosen. */
export function readChoice(reader: FieldReader, name: string, allowed: readonly string[]): string | undefined {
  const value = typed(reader, name);
  if (value === '') return undefined;
  if (allowed.includes(value)) return value;
  reader.faults.push({ field: name, group: name, reason: 'choice-unknown' });
  return undefined;
}

/** Yes, no, or undefined for not asked. */
export function readThreeWay(reader: FieldReader, name: string): boolean | undefined {
  const answer = readChoice(reader, name, ['yes', 'no']);
  return answer === undefined ? undefined : answer === 'yes';
}

/** A number within its bounds; a comma counts as the decimal sign. */
export function readNumber(
  reader: FieldReader,
  name: string,
  bounds: { readonly whole: boolean; readonly min?: number | undefined; readonly max?: number | undefined },
): number | undefined {
  const text = typed(reader, name).replace(',', '.');
  if (text === '') return undefined;
  const { min, max } = bounds;
  const fault = (reason: string) => {
    reader.faults.push({ field: name, group: name, reason, ...(min !== undefined && { min }), ...(max !== undefined && { max }) });
    return undefined;
  };
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return fault('number-unreadable');
  const number = Number(text);
  if (bounds.whole && !Number.isInteger(number)) return fault('number-not-whole');
  if ((min !== undefined && number < min) || (max !== undefined && number > max))
    return fault(max === undefined ? 'number-minimum' : 'number-range');
  return number;
}

/** True when anything is typed in a date's fields. */
export function dateTouched(reader: FieldReader, name: string): boolean {
  const { day, month, year, time } = dateNames(name);
  return [day, month, year, time].some((field) => typed(reader, field) !== '');
}

/** An ISO date, or an instant when a clock time stands beside it. */
export function readDate(reader: FieldReader, name: string, group = name): string | undefined {
  if (!dateTouched(reader, name)) return undefined;
  const names = dateNames(name);
  const [day, month, year, time] = [names.day, names.month, names.year, names.time].map((field) => typed(reader, field)) as [
    string,
    string,
    string,
    string,
  ];
  const fault = (field: string, reason: string) => {
    reader.faults.push({ field, group, reason });
    return undefined;
  };
  if (day === '' && month === '' && year === '') return fault(names.day, 'time-without-date');
  if (day === '') return fault(names.day, 'date-incomplete');
  if (month === '') return fault(names.month, 'date-incomplete');
  if (year === '') return fault(names.year, 'date-incomplete');
  const date = calendarDate(day, month, year);
  if (date === undefined) return fault(names.day, 'date-impossible');
  if (time === '') return date;
  const clock = clockTime(time);
  const instant = clock && instantOf({ date, time: clock });
  return instant ?? fault(names.time, 'time-impossible');
}

/** `2024-03-12` of three written numbers when there is such a day. */
function calendarDate(day: string, month: string, year: string): string | undefined {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? undefined : text;
}

/** `08:15` of `8.15`, `8:15`, `0815` or `8`. */
function clockTime(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(text);
  if (match === null) return undefined;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
