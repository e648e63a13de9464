/** A day as people tell it, with the exact one beside: `om 3 dage, fredag den 14. marts 2025`. */

import type { JSX } from 'preact';
import type { Language } from '../shared/language.ts';
import { distance, longDate } from '../shared/told-dates.ts';

/** In words, for where no element fits. */
export function dayInWords(day: string, today: string, language: Language): string {
  return `${distance(today, day, language)}, ${longDate(day, language)}`;
}

/** The same as an element of its own. */
export function ToldDay({
  day,
  today,
  language,
}: {
  readonly day: string;
  readonly today: string;
  readonly language: Language;
}): JSX.Element {
  return <time dateTime={day.slice(0, 10)}>{dayInWords(day, today, language)}</time>;
}
