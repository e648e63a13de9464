/** Dates and numbers as people tell them, with the exact date beside. */

import { dateOf } from './copenhagen-wall-time.ts';
import type { Language } from './language.ts';

const locale = { da: 'da-DK', en: 'en-GB' } as const;
const long = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const short = { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' } as const;
const millisecondsPerDay = 86_400_000;

/** Days from one ISO date to another; negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(dateOf(to)) - Date.parse(dateOf(from))) / millisecondsPerDay);
}

/** `fredag den 14. marts 2025`, without a clock time. */
export function longDate(date: string, language: Language): string {
  return new Intl.DateTimeFormat(locale[language], long).format(Date.parse(dateOf(date)));
}

/** `14. mar. 2025`, with the clock time where the text has one. */
export function shortDate(dateOrInstant: string, language: Language, timeOf?: (instant: string) => string): string {
  const date = new Intl.DateTimeFormat(locale[language], short).format(Date.parse(dateOf(dateOrInstant)));
  return dateOrInstant.length > 10 && timeOf ? `${date} ${timeOf(dateOrInstant)}` : date;
}

/** `om 3 dage`, `i dag`, `for 2 uger siden`, seen from a day. */
export function distance(from: string, to: string, language: Language): string {
  const days = daysBetween(from, to);
  const told = new Intl.RelativeTimeFormat(locale[language], { numeric: 'auto' });
  if (Math.abs(days) >= 21 && days % 7 === 0) return told.format(days / 7, 'week');
  return told.format(days, 'day');
}

/** A number with the language's decimal sign. */
export function number(value: number, language: Language): string {
  return new Intl.NumberFormat(locale[language], { maximumFractionDigits: 2 }).format(value);
}
