/** When something is, as people tell it, with the exact day beside it: `om 3 dage, fredag den 14. marts 2025 kl. 10.15`. */

import { wallTimeOf } from '../shared/copenhagen-wall-time.ts';
import type { Language } from '../shared/language.ts';
import { distance, longDate } from '../shared/told-dates.ts';

/** A day or an instant with offset, seen from a day (YYYY-MM-DD). */
export function toldWhen(when: string, today: string, language: Language): string {
  const { date, time } = when.length > 10 ? wallTimeOf(when) : { date: when, time: undefined };
  const clock = time === undefined ? '' : language === 'da' ? ` kl. ${time.replace(':', '.')}` : ` at ${time}`;
  return `${distance(today, date, language)}, ${longDate(date, language)}${clock}`;
}

/** A sentence that begins with it. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
