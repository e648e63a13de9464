/** Moments and days of an inbox: as instants in Danish time, and as people tell them. */

import { copenhagenDate, toCopenhagen } from '@rygforloeb/decision';

type Language = 'da' | 'en';
const locale = { da: 'da-DK', en: 'en-GB' } as const;

/** A clock time of a day as an instant with Denmark's offset then. */
export function danishInstant(day: string, time: string): string {
  const offset = /[+-]\d\d:\d\d$/.exec(toCopenhagen(`${day}T${time}:00Z`))?.[0] ?? '+01:00';
  return `${day}T${time}:00${offset}`;
}

/** `fredag 14. marts`; with the year where it is another one than today's. */
export function toldDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(locale[language], { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }).format(
    Date.parse(`${day.slice(0, 10)}T00:00:00Z`),
  );
}

/** `14. marts 2026 kl. 10.15`, or the day alone where there is no time. */
export function toldMoment(at: string, language: Language): string {
  const day = copenhagenDate(at);
  const date = new Intl.DateTimeFormat(locale[language], { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
  const told = date.format(Date.parse(`${day}T00:00:00Z`));
  if (at.length <= 10) return told;
  const time = new Intl.DateTimeFormat(locale[language], { timeZone: 'Europe/Copenhagen', hour: '2-digit', minute: '2-digit' });
  return `${told} ${language === 'da' ? 'kl. ' : ''}${time.format(Date.parse(at))}`;
}

/** `i dag`, `for 3 dage siden`, `om 2 dage`, seen from now. */
export function toldAgo(at: string, now: Date, language: Language): string {
  const days = Math.round((Date.parse(copenhagenDate(at)) - Date.parse(copenhagenDate(now.toISOString()))) / 86_400_000);
  return new Intl.RelativeTimeFormat(locale[language], { numeric: 'auto' }).format(days, 'day');
}
