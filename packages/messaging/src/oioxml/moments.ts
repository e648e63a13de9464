/** Dates and times of letters: Danish wall-clock time without an offset. */
import type { Part } from './parts.ts';
import { group, text } from './parts.ts';

const copenhagen = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short', timeStyle: 'short' });

/** A day, `2026-03-02`. */
export function day(name: string): Part<string> {
  return text(name, 10, /^\d{4}-\d{2}-\d{2}$/);
}

/** An element with `Date` and `Time`. The model has `2026-03-02T10:00`, or a moment with its offset, which is written as the clock in Copenhagen showed it. */
export function moment(name: string, prefix = ''): Part<string> {
  const inner = group(name, clockOf(prefix));
  return {
    write: (value, place, faults) => inner.write(toClock(value), place, faults),
    read: (parent, place, faults) => {
      const clock = inner.read(parent, place, faults);
      return clock === undefined ? undefined : `${clock.date}T${clock.time}`;
    },
  };
}

function clockOf(prefix: string) {
  return { date: day(`${prefix}Date`), time: text(`${prefix}Time`, 5, /^([01]\d|2[0-3]):[0-5]\d$/) };
}

function toClock(value: string): { readonly date: string; readonly time: string } {
  const hasOffset = /(Z|[+-]\d{2}:\d{2})$/.test(value);
  const local = hasOffset && !Number.isNaN(Date.parse(value)) ? copenhagen.format(new Date(value)) : value;
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}
