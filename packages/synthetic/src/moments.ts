/** Days and instants around the moment of a case, with a taste for the edges of days, weeks, months and clock changes. */

import { copenhagenDate, toCopenhagen } from '@rygforloeb/decision';
import type { Chance } from './chance.ts';

export interface Moments {
  /** The moment of the case, ISO instant with offset. */
  readonly asOf: string;
  /** Its day in Copenhagen. */
  readonly today: string;
  /** The day so many days before today (after it, when negative). */
  day(back: number): string;
  /** The instant so many seconds before the case. */
  instant(secondsBack: number): string;
  /** How many days something lies back: often at the edge of a week or month. */
  daysBack(): number;
  /** How many seconds something lies back within days: often at the edge of a day. */
  secondsBack(): number;
  /** A day or an instant that is no later than the case. */
  past(): string;
}

const second = 1_000;
const hour = 3_600;
const dayLength = 86_400;

/** The moment of a case: anywhere in three years, every fourth near a clock change, a leap day or New Year. */
export function drawAsOf(chance: Chance): string {
  const anywhere = Date.UTC(2023, 0, 1) + chance.between(0, 3 * 365 * dayLength) * second;
  const edge = Date.parse(chance.pick(edges)) + chance.between(-3 * dayLength, 3 * dayLength) * second;
  const epoch = chance.happens(0.25) ? edge : anywhere;
  return atNeatTime(epoch, chance);
}

/** Both clock changes of three years, the leap day, New Year. */
const edges = [
  '2023-03-26T01:00Z',
  '2023-10-29T01:00Z',
  '2024-03-31T01:00Z',
  '2024-10-27T01:00Z',
  '2025-03-30T01:00Z',
  '2025-10-26T01:00Z',
  '2024-02-29T12:00Z',
  '2024-12-31T23:00Z',
];

/** Most people look at a clock that shows minutes; some records come in another offset. */
function atNeatTime(epoch: number, chance: Chance): string {
  const minute = 60 * second;
  const neat = chance.happens(0.8) ? Math.floor(epoch / (5 * minute)) * 5 * minute : Math.floor(epoch / second) * second;
  const text = toCopenhagen(new Date(neat).toISOString());
  const midnight = chance.happens(0.04) ? `${text.slice(0, 11)}${chance.pick(['00:00:00', '23:59:59'])}${text.slice(19)}` : text;
  if (chance.happens(0.08)) return new Date(Date.parse(midnight)).toISOString().replace('.000Z', 'Z');
  return midnight.slice(17, 19) === '00' && chance.happens(0.8) ? midnight.slice(0, 16) + midnight.slice(19) : midnight;
}

/** The calendar of a case. */
export function momentsAround(asOf: string, chance: Chance): Moments {
  const today = copenhagenDate(asOf);
  const noon = Date.parse(`${today}T12:00:00Z`);
  const now = Date.parse(asOf);
  const day = (back: number): string => new Date(noon - back * dayLength * second).toISOString().slice(0, 10);
  const instant = (back: number): string => {
    const utc = new Date(now - back * second).toISOString().replace('.000Z', 'Z');
    return chance.happens(0.1) ? utc : toCopenhagen(utc);
  };
  const daysBack = (): number => {
    const drift = chance.pick([-1, 0, 0, 1]);
    return chance.weighted<() => number>([
      [20, () => chance.between(0, 4)],
      [45, () => Math.max(0, 7 * chance.between(1, 13) + drift)],
      [12, () => monthsBefore(today, chance.pick([1, 2, 3, 5, 6, 7, 9, 12, 24])) + drift],
      [20, () => chance.between(0, 200)],
      [3, () => chance.between(200, 1_500)],
    ])();
  };
  const secondsBack = (): number =>
    chance.weighted<() => number>([
      [40, () => chance.between(1, 3) * dayLength + chance.pick([-hour, -60, -1, 0, 0, 1, 60, hour])],
      [40, () => chance.between(0, 4 * dayLength)],
      [20, () => chance.between(0, 60 * dayLength)],
    ])();
  const past = (): string => (chance.happens(0.4) ? instant(secondsBack()) : day(daysBack()));
  return { asOf, today, day, instant, daysBack, secondsBack, past };
}

/** How many days lie between today and the same day so many calendar months earlier. */
function monthsBefore(today: string, months: number): number {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  const earlier = Date.UTC(year, month - 1 - months, Math.min(date, lastDay));
  return (Date.UTC(year, month - 1, date) - earlier) / (dayLength * second);
}

/** True if the first is known to lie after the second: instants by the clock, otherwise days in Copenhagen. */
export function isLater(first: string, second: string): boolean {
  if (first.length > 10 && second.length > 10) return Date.parse(first) > Date.parse(second);
  return copenhagenDate(first) > copenhagenDate(second);
}
