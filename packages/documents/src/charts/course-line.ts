/** The whole expected course as a line, with "you are here". */
import type { Language } from '@rygforloeb/decision';
import { plain } from '../plain-text.ts';
import { toldDay } from '../told-days.ts';
import type { Say } from '../words.ts';
import { type Chart, drawn, lines, written } from './chart.ts';

export interface CourseLine {
  /** Unique on its page; `course-line` unless told. */
  readonly id?: string;
  /** In their order; one is `here`, or none where the course is over. */
  readonly stages: readonly {
    readonly name: string;
    readonly place: 'done' | 'here' | 'ahead';
    /** YYYY-MM-DD: when it was, or is expected. */
    readonly day?: string;
  }[];
}

const width = 420;
const x = 20;
const lineHeight = 20;
const most = 44;

/** Draws it from the top downwards, which fits a telephone and a paper alike. */
export function courseLineChart(told: CourseLine, language: Language, say: Say<'charts'>): Chart {
  const { id = 'course-line', stages } = plain(told);
  const here = stages.find(({ place }) => place === 'here');
  const title = say('line-title');
  const description =
    here === undefined
      ? say('line-description-no-place', { count: String(stages.length) })
      : say('line-description', { count: String(stages.length), here: here.name, number: String(stages.indexOf(here) + 1) });
  let y = 22;
  const placed = stages.map((stage) => {
    const name = lines(stage.name, most);
    const at = y;
    y += Math.max(1, name.length) * lineHeight + (stage.day === undefined && stage.place !== 'here' ? 20 : 40);
    return { ...stage, name, at };
  });
  const shapes = placed.flatMap(({ name, place, day, at }, index) => {
    const next = placed[index + 1];
    const ahead = next !== undefined && next.place === 'ahead';
    const rest = [place === 'here' ? say('line-here') : undefined, day === undefined ? undefined : toldDay(day, language)];
    const under = rest.filter((one) => one !== undefined).join(' · ');
    const below = at + 5 + name.length * lineHeight;
    return [
      next === undefined
        ? ''
        : `<line x1="${x}" y1="${at + 12}" x2="${x}" y2="${next.at - 12}" stroke="currentColor" stroke-width="2"${ahead ? ' stroke-dasharray="3 5"' : ''}/>`,
      dot(place, at),
      ...name.map((words, row) => written(words, { x: 48, y: at + 5 + row * lineHeight, ...(place === 'here' && { bold: true }) })),
      under === '' ? '' : written(under, { x: 48, y: below, ...(place === 'here' && { bold: true }) }),
    ];
  });
  return {
    svg: drawn({ id, title, description, width, height: y }, shapes),
    title,
    description,
    table: {
      caption: title,
      head: [say('line-stage'), say('line-place'), say('day')],
      rows: stages.map(({ name, place, day }) => [
        name,
        say(`line-${place}`),
        day === undefined ? say('no-value') : toldDay(day, language),
      ]),
    },
  };
}

/** Full, ringed or hollow: the place is seen without a colour. */
function dot(place: 'done' | 'here' | 'ahead', y: number): string {
  const ring = (r: number) => `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="currentColor" stroke-width="2"/>`;
  if (place === 'ahead') return ring(7);
  const full = `<circle cx="${x}" cy="${y}" r="${place === 'here' ? 6 : 7}"/>`;
  return place === 'here' ? full + ring(11) : full;
}
