/** The citizen's diary: a day at a time, handed in as the diary's questionnaire; and what she has written, with the missing days missing. */
import { copenhagenDate, type Language } from '@rygforloeb/decision';
import type { Chart } from '@rygforloeb/documents';
import {
  type AnswerFault,
  type Answers,
  answersIn,
  everyItem,
  optionText,
  type Questionnaire,
  readAnswers,
} from '@rygforloeb/questionnaires';
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { papersOf } from '../papers/programme-papers.ts';
import { type AnswersOutcome, answerQuestionnaire } from './answer.ts';
import { type AskOutcome, assignQuestionnaire } from './ask.ts';

const diary = 'diary';

export interface DiaryTold {
  readonly citizen: string;
  /** Form fields of the diary's questions. */
  readonly fields: readonly (readonly [string, string])[];
  readonly key: string;
}

export type DiaryOutcome =
  | { readonly ok: true; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'nothing-told' | 'not-a-citizen' }
  | { readonly ok: false; readonly reason: 'answers'; readonly faults: readonly AnswerFault[] }
  | Extract<AskOutcome | AnswersOutcome, { readonly ok: false }>;

/** Keeps a day, when nothing is at fault; else nothing. */
export async function writeDiary(desk: Desk, { citizen, fields, key }: DiaryTold): Promise<DiaryOutcome> {
  const questionnaire = desk.shelf?.questionnaireOf(diary);
  if (desk.access.agent.role !== 'citizen') return { ok: false, reason: 'not-a-citizen' };
  if (questionnaire === undefined) return { ok: false, reason: 'no-texts' };
  const { handedIn, faults } = readAnswers(questionnaire, new URLSearchParams(fields.map(([name, value]) => [name, value])));
  const answers = answersIn({ item: handedIn });
  const day = answers.get('diary-date')?.[0]?.valueDate;
  const ahead = day !== undefined && day > copenhagenDate(desk.now().toISOString());
  const all = ahead ? [...faults, { linkId: 'diary-date', field: 'diary-date.day', kind: 'date' } as const] : faults;
  if (all.length > 0) return { ok: false, reason: 'answers', faults: all };
  if ([...answers.keys()].every((linkId) => linkId === 'diary-date')) return { ok: false, reason: 'nothing-told' };
  const asked = await assignQuestionnaire(desk, { citizen, instrument: diary, key });
  if (!asked.ok) return asked;
  const done = await answerQuestionnaire(desk, { task: asked.task.id, key, fields, finish: true });
  if (done.ok) return { ok: true, repeated: done.repeated };
  return done.reason === 'answered' ? { ok: true, repeated: true } : done;
}

export interface DiaryDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly pain?: number;
  readonly sleep?: number;
  readonly activity: readonly string[];
  /** The same by their codes, such as `exercises`. */
  readonly did: readonly string[];
  readonly work?: string;
  readonly note?: string;
}

export interface Diary {
  readonly questionnaire: Questionnaire;
  /** The latest day first; what was written of a day at several times is one day, and what was written last holds. */
  readonly days: readonly DiaryDay[];
  /** Undefined where nothing has a figure. */
  readonly chart?: Chart;
}

/** What she has written; undefined where there is no diary, or the reader may not see her. */
export async function diaryOf(desk: Desk, citizen: string, language: Language): Promise<Diary | undefined> {
  const questionnaire = desk.shelf?.questionnaireOf(diary);
  if (questionnaire === undefined || !(await desk.record.read('Patient', citizen)).ok) return undefined;
  const responses = (await everyOf(desk.record, 'QuestionnaireResponse', citizen))
    .filter((one) => one.status === 'completed' && String(one.questionnaire).split('|')[0]?.endsWith(`/${diary}`))
    .sort((one, other) => String(one.authored).localeCompare(String(other.authored)));
  const days = new Map<string, DiaryDay>();
  for (const one of responses) {
    const entry = dayIn(questionnaire, one as Answers, String(one.authored), language);
    days.set(entry.day, together(days.get(entry.day), entry));
  }
  const sorted = [...days.values()].sort((one, other) => other.day.localeCompare(one.day));
  const chart = chartOf(desk, sorted, language);
  return { questionnaire, days: sorted, ...(chart !== undefined && { chart }) };
}

function together(before: DiaryDay | undefined, entry: DiaryDay): DiaryDay {
  if (before === undefined) return entry;
  const notes = [before.note, entry.note].filter((note) => note !== undefined);
  return {
    ...before,
    ...entry,
    activity: [...new Set([...before.activity, ...entry.activity])],
    did: [...new Set([...before.did, ...entry.did])],
    ...(notes.length > 0 && { note: [...new Set(notes)].join(' ') }),
  };
}

function dayIn(questionnaire: Questionnaire, response: Answers, authored: string, language: Language): DiaryDay {
  const answers = answersIn(response);
  const options = new Map(
    everyItem(questionnaire).flatMap(({ item }) =>
      (item.answerOption ?? []).map((option) => [`${item.linkId} ${option.valueCoding.code}`, optionText(option, language)] as const),
    ),
  );
  const texts = (linkId: string) =>
    (answers.get(linkId) ?? []).map(({ valueCoding, valueString }) => options.get(`${linkId} ${valueCoding?.code}`) ?? valueString ?? '');
  const figure = (linkId: string) => answers.get(linkId)?.[0]?.valueInteger ?? answers.get(linkId)?.[0]?.valueDecimal;
  const [pain, sleep, [work], [note]] = [figure('diary-pain'), figure('diary-sleep'), texts('diary-work'), texts('diary-note')];
  return {
    day: answers.get('diary-date')?.[0]?.valueDate ?? copenhagenDate(authored),
    activity: texts('diary-activity'),
    did: (answers.get('diary-activity') ?? []).flatMap(({ valueCoding }) => valueCoding?.code ?? []),
    ...(pain !== undefined && { pain }),
    ...(sleep !== undefined && { sleep }),
    ...(work !== undefined && { work }),
    ...(note !== undefined && { note }),
  };
}

/** A day without an entry is a gap. */
function chartOf(desk: Desk, days: readonly DiaryDay[], language: Language): Chart | undefined {
  const scores = desk.shelf?.find(diary)?.scores ?? [];
  const oldestFirst = days.toReversed();
  const measures = (['pain', 'sleep'] as const).flatMap((id) => {
    const points = oldestFirst.flatMap((one) => (one[id] === undefined ? [] : [{ day: one.day, value: one[id] }]));
    const score = scores.find((one) => one.id === id);
    if (points.length === 0 || score === undefined) return [];
    return [
      { name: `${score.text[language]} (${score.min}–${score.max})`, lowest: score.min, highest: score.max, gapAfterDays: 1, points },
    ];
  });
  const [from, to] = [oldestFirst[0]?.day, copenhagenDate(desk.now().toISOString())];
  if (measures.length === 0 || from === undefined) return undefined;
  return papersOf(desk.programme).papers.trajectory({ id: 'diary-chart', narrow: true, from, to, measures, events: [] }, language);
}
