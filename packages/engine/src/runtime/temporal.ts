/** CQL's Date and DateTime: how precise they are, when they begin and end, and how they are read and written. */

import { addMonths, civilDate, DAY_MS, dayNumber, daysInMonth, HOUR_MS, MINUTE_MS } from './calendar.ts';

/** 0 year, 1 month, 2 day, 3 hour, 4 minute, 5 second, 6 millisecond. */
export type Precision = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export const PRECISIONS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] as const;

/** A moment known to some precision; `low` is its first possible instant in epoch milliseconds, `offset` is in minutes. */
export class CqlDateTime {
  readonly low: number;
  readonly precision: Precision;
  readonly offset: number;

  constructor(low: number, precision: Precision, offset: number) {
    this.low = low;
    this.precision = precision;
    this.offset = offset;
  }

  /** The last possible instant; a moment to the second is taken as that second exactly, as CQL compares it. */
  get high(): number {
    if (this.precision >= 5) return this.low;
    const local = this.low + this.offset * MINUTE_MS;
    return endOf(local, this.precision) - this.offset * MINUTE_MS;
  }

  /** Writes the moment in ISO 8601 to the precision it has. */
  toString(): string {
    return writeTemporal(this.low + this.offset * MINUTE_MS, this.precision, this.offset);
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A calendar date known to the year, the month or the day; `low` is its first possible day number. */
export class CqlDate {
  readonly low: number;
  readonly precision: 0 | 1 | 2;

  constructor(low: number, precision: 0 | 1 | 2) {
    this.low = low;
    this.precision = precision;
  }

  /** The last possible day number. */
  get high(): number {
    return Math.floor(endOf(this.low * DAY_MS, this.precision) / DAY_MS);
  }

  toString(): string {
    return writeTemporal(this.low * DAY_MS, this.precision, 0);
  }

  toJSON(): string {
    return this.toString();
  }
}

/** Returns the last millisecond of the unit of this precision that the local time begins. */
export function endOf(local: number, precision: Precision): number {
  switch (precision) {
    case 0:
      return addMonths(Math.floor(local / DAY_MS), 12) * DAY_MS - 1;
    case 1:
      return addMonths(Math.floor(local / DAY_MS), 1) * DAY_MS - 1;
    case 2:
      return local + DAY_MS - 1;
    case 3:
      return local + HOUR_MS - 1;
    case 4:
      return local + MINUTE_MS - 1;
    case 5:
      return local + 999;
    default:
      return local;
  }
}

/** Returns the first millisecond of the unit of this precision that holds the local time. */
export function startOf(local: number, precision: Precision): number {
  switch (precision) {
    case 6:
      return local;
    case 5:
      return Math.floor(local / 1000) * 1000;
    case 4:
      return Math.floor(local / MINUTE_MS) * MINUTE_MS;
    case 3:
      return Math.floor(local / HOUR_MS) * HOUR_MS;
    default: {
      const days = Math.floor(local / DAY_MS);
      if (precision === 2) return days * DAY_MS;
      const { year, month } = civilDate(days);
      return dayNumber(year, precision === 1 ? month : 1, 1) * DAY_MS;
    }
  }
}

/** Reads an ISO 8601 date or date-time; without an offset it takes the given one (minutes). Null when it is none. */
export function parseDateTime(text: string, defaultOffset: number): CqlDateTime | null {
  const length = text.length;
  const t = text.indexOf('T');
  const day = readDay(text, t === -1 ? length : t);
  if (day === null) return null;
  if (t === -1) return new CqlDateTime(day.low * DAY_MS - defaultOffset * MINUTE_MS, day.precision, defaultOffset);
  if (day.precision !== 2) return null;
  let at = t + 1;
  const parts = [0, 0, 0];
  let precision = 2;
  for (let i = 0; i < 3; i++) {
    const value = twoDigits(text, at);
    if (value < 0) break;
    if (value > (i === 0 ? 23 : 59)) return null;
    parts[i] = value;
    precision = 3 + i;
    at += 2;
    if (i < 2 && text.charCodeAt(at) === 58) at++;
    else break;
  }
  let milliseconds = 0;
  if (precision === 5 && text.charCodeAt(at) === 46) {
    let scale = 100;
    const from = ++at;
    for (let c = text.charCodeAt(at); c >= 48 && c <= 57; c = text.charCodeAt(++at)) {
      if (scale >= 1) milliseconds += (c - 48) * scale;
      scale /= 10;
    }
    if (at === from) return null;
    precision = 6;
  }
  const offset = readOffset(text, at, defaultOffset);
  if (offset === null) return null;
  const clock = (parts[0] ?? 0) * HOUR_MS + (parts[1] ?? 0) * MINUTE_MS + (parts[2] ?? 0) * 1000 + milliseconds;
  return new CqlDateTime(day.low * DAY_MS + clock - offset * MINUTE_MS, precision as Precision, offset);
}

/** Reads an ISO 8601 date (the day part of a date-time too). Null when it is none. */
export function parseDate(text: string): CqlDate | null {
  const t = text.indexOf('T');
  return readDay(text, t === -1 ? text.length : t);
}

function readDay(text: string, length: number): CqlDate | null {
  if (length !== 10 && length !== 7 && length !== 4) return null;
  const high = twoDigits(text, 0);
  const low = twoDigits(text, 2);
  if (high < 0 || low < 0) return null;
  const year = high * 100 + low;
  if (year === 0) return null;
  if (length === 4) return new CqlDate(dayNumber(year, 1, 1), 0);
  const month = text.charCodeAt(4) === 45 ? twoDigits(text, 5) : -1;
  if (month < 1 || month > 12) return null;
  if (length === 7) return new CqlDate(dayNumber(year, month, 1), 1);
  const day = text.charCodeAt(7) === 45 ? twoDigits(text, 8) : -1;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return new CqlDate(dayNumber(year, month, day), 2);
}

function readOffset(text: string, at: number, defaultOffset: number): number | null {
  if (at === text.length) return defaultOffset;
  const sign = text.charCodeAt(at);
  if (sign === 90) return at + 1 === text.length ? 0 : null;
  if (sign !== 43 && sign !== 45) return null;
  const hours = twoDigits(text, at + 1);
  if (hours < 0 || hours > 14) return null;
  let end = at + 3;
  let minutes = 0;
  if (end < text.length) {
    if (text.charCodeAt(end) === 58) end++;
    minutes = twoDigits(text, end);
    if (minutes < 0 || minutes > 59) return null;
    end += 2;
  }
  if (end !== text.length) return null;
  return sign === 43 ? hours * 60 + minutes : -(hours * 60 + minutes);
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function writeTemporal(local: number, precision: Precision, offset: number): string {
  const days = Math.floor(local / DAY_MS);
  const { year, month, day } = civilDate(days);
  let text = String(year).padStart(4, '0');
  if (precision >= 1) text += `-${pad(month)}`;
  if (precision >= 2) text += `-${pad(day)}`;
  if (precision < 3) return text;
  const clock = local - days * DAY_MS;
  text += `T${pad(Math.floor(clock / HOUR_MS))}`;
  if (precision >= 4) text += `:${pad(Math.floor(clock / MINUTE_MS) % 60)}`;
  if (precision >= 5) text += `:${pad(Math.floor(clock / 1000) % 60)}`;
  if (precision >= 6) text += `.${String(clock % 1000).padStart(3, '0')}`;
  const size = Math.abs(offset);
  return `${text}${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
