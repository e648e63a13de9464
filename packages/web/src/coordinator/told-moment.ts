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
