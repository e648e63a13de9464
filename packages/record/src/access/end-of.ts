/** When a FHIR date or moment is over: the end of a period that names a day, month or year lies behind all of it. */
import { startOf } from '../store/start-of.ts';

/** The first instant behind it, as ISO in UTC; a moment is its own end. What is no date never ends. */
export function endOf(text: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  if (year === undefined) return startOf(text) ?? 'infinity';
  const next = new Date(0);
  if (month === undefined) next.setUTCFullYear(Number(year) + 1, 0, 1);
  else if (day === undefined) next.setUTCFullYear(Number(year), Number(month), 1);
  else next.setUTCFullYear(Number(year), Number(month) - 1, Number(day) + 1);
  return startOf(next.toISOString().slice(0, 10)) ?? 'infinity';
}
