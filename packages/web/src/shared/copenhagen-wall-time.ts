/** Danish wall time and the instant behind it, for fields in which people write a date and a clock time. */

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Copenhagen',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A date and a clock time as people in Denmark read them. */
export interface WallTime {
  /** `2024-03-12` */
  readonly date: string;
  /** `10:00` */
  readonly time: string;
}

/**
 * The instant of a Danish wall time, `2024-03-12T10:00+01:00`. Undefined for the hour that summer time skips. Of the hour
 * that comes twice the later is meant: it makes a sign younger, which is the safer side of the 48 hours.
 */
export function instantOf({ date, time }: WallTime): string | undefined {
  return ['+01:00', '+02:00']
    .map((offset) => `${date}T${time}${offset}`)
    .find((instant) => {
      const shown = wallTimeOf(instant);
      return shown.date === date && shown.time === time;
    });
}

/** How an ISO instant with offset reads on a Danish clock. */
export function wallTimeOf(instant: string): WallTime {
  const parts = new Map(clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

/** The Danish calendar date of an ISO date or instant. */
export function dateOf(dateOrInstant: string): string {
  return dateOrInstant.length === 10 ? dateOrInstant : wallTimeOf(dateOrInstant).date;
}
