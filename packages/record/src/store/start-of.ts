/** When a FHIR date, dateTime or instant begins, as an instant: days, months and years begin at midnight in Copenhagen. */

const form = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/;

const copenhagen = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', timeZoneName: 'longOffset' });

/** The ISO instant in UTC, or undefined when the text is no date or a day that does not exist. */
export function startOf(text: string): string | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, year, month = '01', day = '01'] = match;
  const midnight = new Date(`${year}-${month}-${day}T00:00:00.000Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== Number(day) || midnight.getUTCFullYear() < 1) return undefined;
  const begin = text.length > 10 ? new Date(text) : new Date(midnight.getTime() - offsetBefore(midnight));
  return Number.isNaN(begin.getTime()) ? undefined : begin.toISOString();
}

/** Copenhagen's distance from UTC at its own midnight; summer time never changes then. */
function offsetBefore(midnight: Date): number {
  const hourBefore = new Date(midnight.getTime() - 3_600_000);
  const name = copenhagen.formatToParts(hourBefore).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes, seconds = '0'] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
