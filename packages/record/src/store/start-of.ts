/** When a FHIR date, dateTime or instant begins and ends, as instants: days, months and years are Copenhagen's. */

const form = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.(\d+))?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/;

const copenhagen = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', timeZoneName: 'longOffset' });

/** From (inclusive) until before (exclusive); `-infinity` and `infinity` stand for an open side. */
export interface Span {
  readonly from: string;
  readonly before: string;
}

/** The ISO instant in UTC, or undefined when the text is no date or a day that does not exist. */
export function startOf(text: string): string | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, year, month = '01', day = '01'] = match;
  const midnight = new Date(`${year}-${month}-${day}T00:00:00.000Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== Number(day) || midnight.getUTCFullYear() < 1) return undefined;
  const begin = text.length > 10 ? new Date(text).getTime() : beginOfDay(midnight.getTime());
  return Number.isNaN(begin) ? undefined : toInstant(begin);
}

/** The year, month, day, minute, second or part of a second that the text names; undefined where `startOf` is. */
export function spanOf(text: string): Span | undefined {
  const from = startOf(text);
  if (from === undefined) return undefined;
  if (from === 'infinity') return { from, before: from };
  const [year = 0, month = 1, day = 1] = text.slice(0, 10).split('-').map(Number);
  if (text.length === 4) return { from, before: toInstant(beginOfDay(midnightOf(year + 1, 0, 1))) };
  if (text.length === 7) return { from, before: toInstant(beginOfDay(midnightOf(year, month, 1))) };
  if (text.length === 10) return { from, before: toInstant(beginOfDay(midnightOf(year, month - 1, day + 1))) };
  const fraction = form.exec(text)?.[4];
  const length = fraction !== undefined ? Math.max(1, 1000 / 10 ** fraction.length) : /T\d\d:\d\d:/.test(text) ? 1000 : 60_000;
  return { from, before: toInstant(new Date(from).getTime() + length) };
}

/** A moment of Copenhagen's clocks without an offset (`2026-03-02T10:15`), given its offset; of an hour that comes twice the first. */
export function withOffset(local: string): string {
  const clock = Date.parse(`${local}Z`);
  if (Number.isNaN(clock)) return local;
  const [before, after] = [readOffset(clock - DAY), readOffset(clock + DAY)];
  const minutes = Math.round((readOffset(clock - before) !== before && readOffset(clock - after) === after ? after : before) / 60_000);
  const two = (part: number) => `${part}`.padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

/** The database knows no year before 1 and here none after 9999. */
export function toInstant(moment: number): string {
  if (moment < FIRST) return FIRST_INSTANT;
  return moment > LAST ? 'infinity' : new Date(moment).toISOString();
}

const DAY = 86_400_000;
const FIRST_INSTANT = '0001-01-01T00:00:00.000Z';
const FIRST = Date.parse(FIRST_INSTANT);
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/** Date.UTC takes a year below 100 for one of the last century. */
function midnightOf(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** Midnight of the clocks in Copenhagen as a moment; summer time never changes then. */
function beginOfDay(midnight: number): number {
  return midnight - offsetAt(midnight - 3_600_000);
}

/** Asking for an offset takes longer than all the rest, and most dates are of a few years. */
const offsets = new Map<number, number>();
const MOST_OFFSETS = 20_000;

function offsetAt(moment: number): number {
  const known = offsets.get(moment);
  if (known !== undefined) return known;
  const offset = readOffset(moment);
  if (offsets.size < MOST_OFFSETS) offsets.set(moment, offset);
  return offset;
}

function readOffset(moment: number): number {
  const name = copenhagen.formatToParts(new Date(moment)).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes, seconds = '0'] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
