/** Days in Denmark: counting on the calendar, and which days are no working days. */

const day = 24 * 60 * 60 * 1000;

/** The date so many days on, YYYY-MM-DD. A date has no clock, so summer time does not touch it. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}

/** The same day so many months on; where the month is too short, its last. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last))).toISOString().slice(0, 10);
}

/** The last working day up to and with a date: a limit in calendar days does not wait for the holiday to be over. */
export function workingDayUpTo(date: string): string {
  let found = date;
  while (!isWorkingDay(found)) found = daysAfter(found, -1);
  return found;
}

/** Not a Saturday, a Sunday or a public holiday (helligdage; great prayer day until 2023). */
export function isWorkingDay(date: string): boolean {
  const weekday = new Date(date).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(date.slice(0, 4))).has(date);
}

/** Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday. */
const fromEaster = [-3, -2, 1, 39, 50];
const greatPrayerDay = { fromEaster: 26, lastYear: 2023 };
const fixed = ['01-01', '12-25', '12-26'];
const known = new Map<number, ReadonlySet<string>>();

function holidaysOf(year: number): ReadonlySet<string> {
  const there = known.get(year);
  if (there !== undefined) return there;
  const easter = easterOf(year);
  const moving = year > greatPrayerDay.lastYear ? fromEaster : [...fromEaster, greatPrayerDay.fromEaster];
  const found = new Set([...fixed.map((monthAndDay) => `${year}-${monthAndDay}`), ...moving.map((days) => daysAfter(easter, days))]);
  known.set(year, found);
  return found;
}

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876). */
function easterOf(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1)).toISOString().slice(0, 10);
}
