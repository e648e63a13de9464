/** Days as people say them: the distance first, then the day itself. */

import type { Language } from '@rygforloeb/decision';

const locale = { da: 'da-DK', en: 'en-GB' } as const;
const millisecondsPerDay = 86_400_000;
const copenhagenDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' });

/** `om 3 dage, fredag 14. marts`, seen from an instant; the year is told where it is another. */
export function toldDay(date: string, asOf: string, language: Language): string {
  const today = copenhagenDay.format(new Date(asOf));
  const days = Math.round((Date.parse(date) - Date.parse(today)) / millisecondsPerDay);
  const distance = new Intl.RelativeTimeFormat(locale[language], { numeric: 'auto' }).format(days, 'day');
  return `${distance}, ${dayName(new Date(date), 'UTC', language, date.slice(0, 4) !== today.slice(0, 4))}`;
}

/** `tirsdag 12. marts 2024 kl. 10.00`, in Danish time. */
export function toldInstant(instant: string, language: Language, clockWord: string): string {
  const moment = new Date(instant);
  const clock = new Intl.DateTimeFormat(locale[language], { timeZone: 'Europe/Copenhagen', hour: '2-digit', minute: '2-digit' });
  return `${dayName(moment, 'Europe/Copenhagen', language, true)} ${clockWord} ${clock.format(moment)}`;
}

function dayName(moment: Date, timeZone: string, language: Language, withYear: boolean): string {
  const day = { timeZone, weekday: 'long', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(locale[language], withYear ? { ...day, year: 'numeric' } : day)
    .format(moment)
    .replace(' den ', ' ')
    .replace(', ', ' ');
}
