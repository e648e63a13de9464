/** Times of a FHIR record in the form of a case: a full day or an instant with offset; anything less exact is unknown. */

import { copenhagenDate, epochOf } from '../copenhagen-time.ts';
import { type Fields, fieldsOf, textOf } from './json-reading.ts';

const dayForm = /^\d{4}-\d\d-\d\d$/;

/** A full day or an instant with offset that exists in the calendar. */
export function timeOf(value: unknown): string | undefined {
  const time = textOf(value, 40);
  if (time === undefined) return undefined;
  if (dayForm.test(time)) return isRealDay(time) ? time : undefined;
  const epoch = epochOf(time);
  return epoch !== undefined && Number.isFinite(epoch) && isRealDay(time.slice(0, 10)) && isRealClock(time) ? time : undefined;
}

/** The calendar day in Copenhagen of a time. */
export function dayOf(time: string): string {
  return copenhagenDate(time);
}

/** Whether a time lies after the moment: by instant where both have one, else by day. */
export function isAfter(time: string, moment: string): boolean {
  const left = epochOf(time);
  const right = epochOf(moment);
  return left !== undefined && right !== undefined ? left > right : dayOf(time) > dayOf(moment);
}

/** When something was observed and since when it stands: `effective[x]`, `performed[x]`, else the given fallback field. */
export function spanOf(resource: Fields, name: string, fallback?: string): { readonly start?: string; readonly end?: string } {
  const period = fieldsOf(resource[`${name}Period`]);
  const start = timeOf(period?.start);
  const end =
    timeOf(period?.end) ??
    timeOf(resource[`${name}DateTime`]) ??
    timeOf(resource[`${name}Instant`]) ??
    (fallback === undefined ? undefined : timeOf(resource[fallback]));
  return { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
}

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function isRealClock(time: string): boolean {
  const [hours = 0, minutes = 0, seconds = 0] = time
    .slice(11, 19)
    .split(':')
    .map((part) => Number.parseInt(part, 10));
  return hours < 24 && minutes < 60 && (Number.isNaN(seconds) || seconds < 60);
}
