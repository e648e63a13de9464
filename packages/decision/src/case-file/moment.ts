/** A date or an instant as a file gives it, checked for form and existence, and the order between two of them. */

import { copenhagenDate, epochOf } from '../copenhagen-time.ts';

/** A calendar date or an instant; `date` is the day in Copenhagen. */
export interface Moment {
  readonly text: string;
  readonly date: string;
  /** Milliseconds since 1970; absent for a date-only moment. */
  readonly epoch?: number;
}

export type MomentFault = 'not-a-moment' | 'no-such-date' | 'no-such-time' | 'no-offset';

export type MomentReading = { readonly ok: true; readonly moment: Moment } | { readonly ok: false; readonly fault: MomentFault };

const dateForm = /^((?:1[89]|2\d)\d\d)-(\d\d)-(\d\d)/;
const timeForm = /^T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/;

/** Reads `2024-03-12`, `2024-03-12T10:00+01:00` or `…Z` (seconds optional, years 1800–2999). */
export function readMoment(text: string): MomentReading {
  const date = dateForm.exec(text);
  if (date === null) return { ok: false, fault: 'not-a-moment' };
  const rest = text.slice(10);
  const time = timeForm.exec(rest);
  if (rest !== '' && time === null) return { ok: false, fault: 'not-a-moment' };
  if (!dateExists(Number(date[1]), Number(date[2]), Number(date[3]))) return { ok: false, fault: 'no-such-date' };
  if (time === null) return { ok: true, moment: { text, date: text } };
  if (!timeExists(time)) return { ok: false, fault: 'no-such-time' };
  const epoch = epochOf(text);
  if (epoch === undefined) return { ok: false, fault: 'no-offset' };
  return { ok: true, moment: { text, date: copenhagenDate(text), epoch } };
}

/** True if the first is known to lie after the second: instants by the clock, otherwise whole days in Copenhagen. */
export function isAfter(first: Moment, second: Moment): boolean {
  if (first.epoch !== undefined && second.epoch !== undefined) return first.epoch > second.epoch;
  return first.date > second.date;
}

function dateExists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function timeExists(time: RegExpExecArray): boolean {
  const [, hours, minutes, seconds = '00', offset = 'Z'] = time;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return false;
  if (offset === 'Z') return true;
  const [offsetHours = 0, offsetMinutes = 0] = offset.slice(1).split(':').map(Number);
  return offsetMinutes <= 59 && offsetHours * 60 + offsetMinutes <= 14 * 60;
}
