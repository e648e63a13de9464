/** Danish wall time: which offset Europe/Copenhagen has at an instant, and an instant written in that offset. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** First year in which summer time ended in October (Directive 94/21/EC); earlier years are looked up. */
const firstYearOfPresentRule = 1996;

const instantForm = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Milliseconds since 1970 of a well-formed ISO instant with offset (seconds optional); undefined if it has another form. */
export function epochOf(isoInstant: string): number | undefined {
  const match = instantForm.exec(isoInstant);
  if (match === null) return undefined;
  const offset = match[8] === undefined ? 0 : (Number(match[9]) * 60 + Number(match[10])) * (match[8] === '-' ? -1 : 1);
  const fraction = match[7] === undefined ? 0 : Math.trunc(Number(`0.${match[7]}`) * 1000);
  const utc = Date.UTC(
    Number(match[1]),
    Number(match[2]) - 1,
    Number(match[3]),
    Number(match[4]),
    Number(match[5]),
    Number(match[6] ?? 0),
    fraction,
  );
  return utc - offset * minute;
}

/** Copenhagen's distance from UTC in minutes at an instant: 60 in winter, 120 in summer. */
export function offsetAt(epoch: number): number {
  const year = new Date(epoch).getUTCFullYear();
  if (year < firstYearOfPresentRule) return recordedOffset(epoch);
  return epoch >= lastSundayOf(year, 2) && epoch < lastSundayOf(year, 9) ? 120 : 60;
}

/** The same instant in Copenhagen's offset with full seconds, `2024-03-12T10:00:00+01:00`; throws RYG_INSTANT on another form. */
export function toCopenhagen(isoInstant: string): string {
  return copenhagenText(epochOfOrThrow(isoInstant));
}

/** The calendar date in Copenhagen of an instant; a date-only text is its own answer. */
export function copenhagenDate(isoInstantOrDate: string): string {
  if (isoInstantOrDate.length === 10) return isoInstantOrDate;
  return copenhagenText(epochOfOrThrow(isoInstantOrDate)).slice(0, 10);
}

/** The first and the last second of a calendar day in Copenhagen, a day of 23 or 25 hours included. */
export function copenhagenDay(date: string): { readonly start: string; readonly end: string } {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const startOf = (utcMidnight: number): number => utcMidnight - offsetAt(utcMidnight - hour) * minute;
  return { start: copenhagenText(startOf(midnight)), end: copenhagenText(startOf(midnight + day) - 1000) };
}

/** A time that is no ISO instant with offset reached a place where only checked times come. */
export class InstantError extends Error {
  readonly code = 'RYG_INSTANT';
}

function epochOfOrThrow(isoInstant: string): number {
  const epoch = epochOf(isoInstant);
  if (epoch === undefined) throw new InstantError('a time without offset, or in another form than ISO 8601');
  return epoch;
}

function copenhagenText(epoch: number): string {
  const offset = offsetAt(epoch);
  const wall = new Date(epoch + offset * minute).toISOString();
  const fraction = wall.slice(19, 23);
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset);
  return `${wall.slice(0, 19)}${fraction === '.000' ? '' : fraction}${sign}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

/** 01:00 UTC on the last Sunday of a month of 31 days, when summer time begins (March) or ends (October). */
function lastSundayOf(year: number, month: 2 | 9): number {
  const lastDay = Date.UTC(year, month, 31);
  return lastDay - new Date(lastDay).getUTCDay() * day + hour;
}

const offsetName = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Copenhagen', timeZoneName: 'longOffset' });

function recordedOffset(epoch: number): number {
  const name = offsetName.formatToParts(epoch).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /([+-])(\d\d):(\d\d)/.exec(name);
  if (match === null) return 0;
  return (Number(match[2]) * 60 + Number(match[3])) * (match[1] === '-' ? -1 : 1);
}
