/** A moment in words, Copenhagen's time. */

import type { Language } from '../shared/language.ts';

/** `14. marts 2026 kl. 09.12`. */
export function toldMoment(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'da-DK', {
    timeZone: 'Europe/Copenhagen',
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(Date.parse(instant));
}

/** `14. marts 2026`. */
export function toldDay(date: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'da-DK', { timeZone: 'UTC', dateStyle: 'long' }).format(
    Date.parse(`${date.slice(0, 10)}T00:00:00Z`),
  );
}
