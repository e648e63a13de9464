/** The proleptic Gregorian calendar as plain arithmetic on day numbers (0 = 1970-01-01). */

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

/** Days before each month of a year that is no leap year. */
const BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

/** Returns the day number of a calendar date from year 1 on; month and day count from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  const years = month > 2 ? year : year - 1;
  const leaps = (years >> 2) - ((years / 100) | 0) + ((years / 400) | 0);
  return (year - 1970) * 365 + leaps - 477 + (BEFORE_MONTH[month] as number) + day - 1;
}

/** Returns the calendar date of a day number. */
export function civilDate(days: number): CivilDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** Returns the number of days in a month. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Returns the day number so many months later; a day the month does not have becomes its last. */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = civilDate(days);
  const total = year * 12 + (month - 1) + months;
  const toYear = Math.floor(total / 12);
  const toMonth = total - toYear * 12 + 1;
  return dayNumber(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}
