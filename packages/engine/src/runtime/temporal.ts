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
  if (length <= 10) {
    const day = parseDay(text, length);
    if (day === NOT_A_DAY) return null;
    const precision = length === 10 ? 2 : length === 7 ? 1 : 0;
    return new CqlDateTime(day * DAY_MS - defaultOffset * MINUTE_MS, precision, defaultOffset);
  }
  const day = text.charCodeAt(10) === 84 ? parseDay(text, 10) : NOT_A_DAY;
  if (day === NOT_A_DAY) return null;
  let at = 11;
  let clock = 0;
  let precision: Precision = 2;
  const hour = twoDigits(text, at);
  if (hour >= 0) {
    if (hour > 23) return null;
    clock = hour * HOUR_MS;
    precision = 3;
    at += 2;
    if (text.charCodeAt(at) === 58) {
      const minute = twoDigits(text, at + 1);
      if (minute < 0 || minute > 59) return null;
      clock += minute * MINUTE_MS;
      precision = 4;
      at += 3;
      if (text.charCodeAt(at) === 58) {
        const second = twoDigits(text, at + 1);
        if (second < 0 || second > 59) return null;
        clock += second * 1000;
        precision = 5;
        at += 3;
        if (text.charCodeAt(at) === 46) {
          const from = ++at;
          let scale = 100;
          for (let c = text.charCodeAt(at); c >= 48 && c <= 57; c = text.charCodeAt(++at)) {
            if (scale >= 1) clock += (c - 48) * scale;
            scale /= 10;
          }
          if (at === from) return null;
          precision = 6;
        }
      }
    }
  }
  const offset = at === length ? defaultOffset : readOffset(text, at, length);
  if (offset === NOT_AN_OFFSET) return null;
  return new CqlDateTime(day * DAY_MS + clock - offset * MINUTE_MS, precision, offset);
}

/** Reads an ISO 8601 date (the day part of a date-time too). Null when it is none. */
export function parseDate(text: string): CqlDate | null {
  const length = text.length > 10 && text.charCodeAt(10) === 84 ? 10 : text.length;
  const day = parseDay(text, length);
  return day === NOT_A_DAY ? null : new CqlDate(day, length === 10 ? 2 : length === 7 ? 1 : 0);
}

const NOT_A_DAY = Number.MIN_SAFE_INTEGER;
const NOT_AN_OFFSET = Number.MIN_SAFE_INTEGER;

/** Reads the first 4, 7 or 10 characters as year, month and day; returns the first day number they may mean. */
function parseDay(text: string, length: number): number {
  if (length !== 10 && length !== 7 && length !== 4) return NOT_A_DAY;
  const century = twoDigits(text, 0);
  const rest = twoDigits(text, 2);
  const year = century * 100 + rest;
  if (century < 0 || rest < 0 || year === 0) return NOT_A_DAY;
  if (length === 4) return dayNumber(year, 1, 1);
  const month = text.charCodeAt(4) === 45 ? twoDigits(text, 5) : -1;
  if (month < 1 || month > 12) return NOT_A_DAY;
  if (length === 7) return dayNumber(year, month, 1);
  const day = text.charCodeAt(7) === 45 ? twoDigits(text, 8) : -1;
  return day < 1 || (day > 28 && day > daysInMonth(year, month)) ? NOT_A_DAY : dayNumber(year, month, day);
}

function readOffset(text: string, at: number, length: number): number {
  const sign = text.charCodeAt(at);
  if (sign === 90) return at + 1 === length ? 0 : NOT_AN_OFFSET;
  const hours = sign === 43 || sign === 45 ? twoDigits(text, at + 1) : -1;
  if (hours < 0 || hours > 14) return NOT_AN_OFFSET;
  let end = at + 3;
  let minutes = 0;
  if (end < length) {
    if (text.charCodeAt(end) === 58) end++;
    minutes = twoDigits(text, end);
    if (minutes < 0 || minutes > 59) return NOT_AN_OFFSET;
    end += 2;
  }
  if (end !== length) return NOT_AN_OFFSET;
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
