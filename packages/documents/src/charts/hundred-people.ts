/** A hundred people without back pain, and how many of them have the finding all the same. */
import type { Language } from '@rygforloeb/decision';
import { plain } from '../plain-text.ts';
import type { Say } from '../words.ts';
import { type Chart, drawn, written } from './chart.ts';

export interface HundredPeople {
  /** Unique on its page; `hundred-people` unless told. */
  readonly id?: string;
  /** As it is told: `slid i båndskiverne`. */
  readonly finding: string;
  /** The age for which the figure holds. */
  readonly age: number;
  /** Of a hundred, whole people. */
  readonly have: number;
}

const step = { x: 26, y: 34 };
const filled = '<g id="ID-has"><circle cx="9" cy="5" r="5"/><path d="M2 28v-8a7 7 0 0 1 14 0v8z"/></g>';
const empty =
  '<g id="ID-not" fill="none" stroke="currentColor" stroke-width="1.2"><circle cx="9" cy="5" r="4.4"/><path d="M2.6 27.4v-7.4a6.4 6.4 0 0 1 12.8 0v7.4z"/></g>';

/** Draws them in ten rows of ten; full figures have it, outlined ones have not. */
export function hundredPeopleChart(told: HundredPeople, _language: Language, say: Say<'charts'>): Chart {
  const { id = 'hundred-people', finding, age, have } = plain(told);
  const slots = { have: String(have), not: String(100 - have), age: String(age), finding };
  const title = say('people-title', slots);
  const description = say('people-description', slots);
  const people = Array.from({ length: 100 }, (_, index) => {
    const [x, y] = [4 + (index % 10) * step.x, 4 + Math.floor(index / 10) * step.y];
    return `<use href="#${id}-${index < have ? 'has' : 'not'}" x="${x}" y="${y}"/>`;
  });
  const legend = (y: number, kind: 'has' | 'not', words: string) =>
    `<use href="#${id}-${kind}" x="284" y="${y}"/>${written(words, { x: 314, y: y + 21 })}`;
  const width = 284 + 150;
  const shapes = [
    `<defs>${(filled + empty).replaceAll('ID', id)}</defs>`,
    ...people,
    written(say('people-figure', slots), { x: 284, y: 36, bold: true }),
    legend(60, 'has', say('people-have', slots)),
    legend(104, 'not', say('people-have-not', slots)),
  ];
  return {
    svg: drawn({ id, title, description, width, height: 10 * step.y + 4 }, shapes),
    title,
    description,
    table: {
      caption: title,
      head: [say('people-group'), say('people-count')],
      rows: [
        [say('people-have', slots), slots.have],
        [say('people-have-not', slots), slots.not],
      ],
    },
  };
}
