/** The papers and pictures of a programme version: opened once, then made from data. */
import type { Language, Programme } from '@rygforloeb/decision';
import type { Chart } from './charts/chart.ts';
import { type CourseLine, courseLineChart } from './charts/course-line.ts';
import { type HundredPeople, hundredPeopleChart } from './charts/hundred-people.ts';
import { type Trajectory, trajectoryChart } from './charts/trajectory.ts';
import type { Paper } from './paper.ts';
import type { PaperData, PaperKind } from './paper-data.ts';
import type { Frame, PaperProgramme } from './papers/frame.ts';
import { relapsePlan, whyNotAScan } from './papers/handouts.ts';
import { closingNote, referralLetter, rehabilitationPlan, workLetter } from './papers/letters.ts';
import { sharedPlan } from './papers/shared-plan.ts';
import { plain, plainText } from './plain-text.ts';
import { type Prevalence, readPrevalence } from './prevalence.ts';
import { toldDay, toldNumber } from './told-days.ts';
import { compilePaper, noGlyph, PaperLayoutError } from './typst/compiler.ts';
import { readPaperWords, type Say } from './words.ts';

export interface Papers {
  /** A tagged PDF (PDF/UA-1). The same data give the same bytes. */
  readonly document: <Kind extends PaperKind>(kind: Kind, data: PaperData[Kind], language: Language) => Promise<Uint8Array>;
  /** When a citizen may have the sheet on scans (HZ-25). */
  readonly sheet: Prevalence['sheet'];
  /** A value as papers tell it: yes or no, a figure, a day. */
  readonly told: (value: boolean | number | string, language: Language) => string;
  readonly trajectory: (data: Trajectory, language: Language) => Chart;
  readonly hundredPeople: (data: HundredPeople, language: Language) => Chart;
  readonly courseLine: (data: CourseLine, language: Language) => Chart;
}

type Composers = { readonly [Kind in PaperKind]: (frame: Frame, data: PaperData[Kind]) => Paper };

const composers: Composers = {
  'shared-plan': sharedPlan,
  'referral-letter': referralLetter,
  'rehabilitation-plan': rehabilitationPlan,
  'hospital-closing-letter': (frame, data) => closingNote(frame, 'hospital-closing-letter', data),
  'rehabilitation-end-note': (frame, data) => closingNote(frame, 'rehabilitation-end-note', data),
  'prevention-closing-note': (frame, data) => closingNote(frame, 'prevention-closing-note', data),
  lae165: workLetter,
  'why-not-a-scan': whyNotAScan,
  'relapse-plan': relapsePlan,
};

/** The names of all papers. */
export const paperKinds = Object.keys(composers) as readonly PaperKind[];

/** Reads the words and figures of a programme version; throws PaperWordsError with what is missing. */
export function openPapers({ directory, manifest, texts }: Pick<Programme, 'directory' | 'manifest' | 'texts'>): Papers {
  const words = readPaperWords(directory);
  const programme: PaperProgramme = { manifest, fixed: texts.fixed, words, prevalence: readPrevalence(directory) };
  return {
    sheet: programme.prevalence.sheet,
    document: async (kind, data, language) => printed(composers[kind]({ programme, language }, plain(data)), data.issued, programme),
    told: (value, language) => toldValue(value, language, words.in('common', language)),
    trajectory: (data, language) => trajectoryChart(data, language, words.in('charts', language)),
    hundredPeople: (data, language) => hundredPeopleChart(data, language, words.in('charts', language)),
    courseLine: (data, language) => courseLineChart(data, language, words.in('charts', language)),
  };
}

function toldValue(value: boolean | number | string, language: Language, say: Say<'common'>): string {
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  return typeof value === 'number' ? toldNumber(value, language) : toldDay(value, language);
}

/** Where a sign can be shown by no font, the paper says so and shows a box; it is made all the same. */
function printed(paper: Paper, issued: string, { words }: PaperProgramme): Uint8Array {
  const pdf = compilePaper(paper, issued);
  if (pdf !== noGlyph) return pdf;
  const marks = [...paper.marks, words.in('common', paper.language)('not-shown')];
  const boxed = compilePaper(
    plain({ ...paper, marks }, (text) => plainText(text).replace(rare, '□')),
    issued,
  );
  if (boxed === noGlyph) throw new PaperLayoutError('a sign of the paper itself is in no font');
  return boxed;
}

/** What lies outside the Latin, Greek and Cyrillic letters and the signs that our font surely has. */
const rare =
  /[^\n\t\u0020-\u007e\u00a0-\u017f\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u0410-\u044f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac\u25a1]/gu;
