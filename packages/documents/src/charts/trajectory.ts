/** How it has gone: pain, function and work over time, one under the other on the same days, with what happened meanwhile. */
import type { Language } from '@rygforloeb/decision';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { curveLinear, curveStepAfter, line } from 'd3-shape';
import { plain } from '../plain-text.ts';
import { shortDay, toldDay, toldNumber } from '../told-days.ts';
import type { Say } from '../words.ts';
import { type Chart, drawn, round, written } from './chart.ts';

/** One measure; a value that nobody gave is `null` or not there, and is never drawn. */
export interface Measure {
  readonly name: string;
  readonly lowest: number;
  readonly highest: number;
  /** What the values are called, where they are steps and not figures; the line is drawn as steps. */
  readonly called?: readonly { readonly value: number; readonly name: string }[];
  /** Longer than so many days without a value is a gap in the line. */
  readonly gapAfterDays?: number;
  /** In time's order; days are YYYY-MM-DD. */
  readonly points: readonly { readonly day: string; readonly value: number | null }[];
}

export interface Trajectory {
  /** Unique on its page; `trajectory` unless told. */
  readonly id?: string;
  /** As wide as a telephone. */
  readonly narrow?: boolean;
  readonly from: string;
  readonly to: string;
  readonly measures: readonly Measure[];
  readonly events: readonly { readonly day: string; readonly what: string }[];
}

interface Frame {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly ticks: number;
}

const wide: Frame = { width: 720, left: 128, right: 16, ticks: 5 };
const narrowFrame: Frame = { width: 380, left: 36, right: 16, ticks: 4 };
const panel = 84;
const between = 40;
const rowHeight = 24;
const markWidth = 24;

/** Draws it; a gap stays a gap. */
export function trajectoryChart(told: Trajectory, language: Language, say: Say<'charts'>): Chart {
  const data = plain(told);
  const { id = 'trajectory', measures, narrow = false } = data;
  const frame = narrow ? narrowFrame : wide;
  const { width, left, right } = frame;
  const events = data.events
    .toSorted((one, other) => one.day.localeCompare(other.day))
    .map((event, index) => ({ ...event, mark: index + 1 }));
  const x = scaleUtc([dateOf(data.from), dateOf(data.to)], [left, width - right]);
  const marks = placed(events.map(({ day }) => x(dateOf(day))));
  const top = 10 + rowHeight * (Math.max(0, ...marks) + 1);
  const panels = measures.map((_, index) => top + index * (panel + between) + 30);
  const bottom = top + measures.length * (panel + between);
  const title = say('trajectory-title');
  const description = say('trajectory-description', {
    from: toldDay(data.from, language),
    to: toldDay(data.to, language),
    measures: measures.map((measure) => summary(measure, language, say)).join(' '),
    events: events.length === 0 ? say('trajectory-no-events') : say('trajectory-events', { count: String(events.length) }),
  });
  const days = [...new Set(measures.flatMap(({ points }) => points.map(({ day }) => day)).concat(events.map(({ day }) => day)))].sort();
  const shapes = [
    ...x.ticks(frame.ticks).map((tick) => written(shortDay(tick, language), { x: x(tick), y: bottom + 8, anchor: 'middle' })),
    ...events.map(({ day, mark }, index) => eventAt(x(dateOf(day)), mark, 13 + rowHeight * (marks[index] ?? 0), panels)),
    ...measures.map((measure, index) => panelOf(measure, x, panels[index] ?? top, frame)),
  ];
  return {
    svg: drawn({ id, title, description, width, height: bottom + 18 }, shapes),
    title,
    description,
    table: {
      caption: say('trajectory-table'),
      head: [say('day'), ...measures.map(({ name }) => name), say('event')],
      rows: days.map((day) => [
        toldDay(day, language),
        ...measures.map((measure) => valueOn(measure, day, language) ?? say('no-value')),
        events
          .filter((event) => event.day === day)
          .map(({ mark, what }) => `${mark}: ${what}`)
          .join('; '),
      ]),
    },
    ...(events.length > 0 && { legend: events.map(({ mark, day, what }) => ({ mark, day: toldDay(day, language), what })) }),
  };
}

/** The row of each mark: the first that has room beside the marks before it. */
function placed(at: readonly number[]): readonly number[] {
  const last: number[] = [];
  return at.map((x) => {
    const free = last.findIndex((before) => x - before >= markWidth);
    const row = free < 0 ? last.length : free;
    last[row] = x;
    return row;
  });
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** A mark above the curves, and its day through each of them; not through their names. */
function eventAt(x: number, mark: number, y: number, panels: readonly number[]): string {
  const at = round(x);
  return [
    ...panels.map(
      (top) =>
        `<line x1="${at}" y1="${top}" x2="${at}" y2="${top + panel - 8}" stroke="currentColor" stroke-width="1" stroke-dasharray="2 4"/>`,
    ),
    `<circle cx="${at}" cy="${y}" r="10" fill="none" stroke="currentColor"/>`,
    written(String(mark), { x, y: y + 5, anchor: 'middle' }),
  ].join('');
}

function panelOf(measure: Measure, x: (date: Date) => number, top: number, { width, left, right }: Frame): string {
  const y = scaleLinear([measure.lowest, measure.highest], [top + panel - 14, top + 8]);
  const ticks =
    measure.called ??
    [measure.lowest, (measure.lowest + measure.highest) / 2, measure.highest]
      .filter(Number.isInteger)
      .map((value) => ({ value, name: String(value) }));
  const path = line<Point>()
    .defined(({ value }) => value !== null)
    .x(({ day }) => round(x(dateOf(day))))
    .y(({ value }) => round(y(value ?? 0)))
    .curve(measure.called === undefined ? curveLinear : curveStepAfter)
    .digits(1)(withGaps(measure));
  const dots = measure.points.flatMap(({ day, value }) =>
    value === null ? [] : `<circle cx="${round(x(dateOf(day)))}" cy="${round(y(value))}" r="3.2"/>`,
  );
  return [
    written(measure.name, { x: 0, y: top - 8, bold: true }),
    ...ticks.map(({ value, name }) => {
      const at = round(y(value));
      const rule = `<line x1="${left}" y1="${at}" x2="${width - right}" y2="${at}" stroke="currentColor" stroke-width="0.5" opacity="0.5"/>`;
      return rule + written(name, { x: left - 8, y: at + 5, anchor: 'end' });
    }),
    path === null ? '' : `<path d="${path}" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linejoin="round"/>`,
    ...dots,
  ].join('');
}

interface Point {
  readonly day: string;
  readonly value: number | null;
}

/** The points, with an empty one where too many days lie between two. */
function withGaps({ points, gapAfterDays = Number.POSITIVE_INFINITY }: Measure): Point[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    const apart = before === undefined ? 0 : (dateOf(point.day).getTime() - dateOf(before.day).getTime()) / 86_400_000;
    return apart > gapAfterDays ? [{ day: point.day, value: null }, point] : [point];
  });
}

function summary(measure: Measure, language: Language, say: Say<'charts'>): string {
  const given = measure.points.filter(({ value }) => value !== null);
  const [first, last] = [given[0], given.at(-1)];
  if (first === undefined || last === undefined) return say('trajectory-none', { measure: measure.name });
  return say('trajectory-measure', {
    measure: measure.name,
    first: valueOn(measure, first.day, language) ?? '',
    last: valueOn(measure, last.day, language) ?? '',
    count: String(given.length),
  });
}

function valueOn({ points, called }: Measure, day: string, language: Language): string | undefined {
  const value = points.find((point) => point.day === day)?.value;
  if (value === undefined || value === null) return undefined;
  return called?.find((one) => one.value === value)?.name ?? toldNumber(value, language);
}
