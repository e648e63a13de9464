/** Days and hours of a journey as moments: by the calendar and the clock in Copenhagen, whatever the season. */

import { toCopenhagen } from '@rygforloeb/decision';

const day = 86_400_000;

/** The date so many days after another. */
export function dateOf(begins: string, days: number): string {
  return new Date(Date.parse(`${begins}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** A clock time on a date, with the offset that Copenhagen has then. */
export function instantOf(date: string, time: string): string {
  const clock = time.length === 5 ? `${time}:00` : time;
  const [winter, summer] = [`${date}T${clock}+01:00`, `${date}T${clock}+02:00`];
  return toCopenhagen(new Date(summer).toISOString()).startsWith(`${date}T${time}`) ? summer : winter;
}

/** The moment of a step: `day 7 10:15`. Undefined for what is none. */
export function momentOf(begins: string, at: string): string | undefined {
  const [, days, time] = /^day (\d{1,4}) (\d\d:\d\d(?::\d\d)?)$/.exec(at) ?? [];
  return days === undefined || time === undefined ? undefined : instantOf(dateOf(begins, Number(days)), time);
}
