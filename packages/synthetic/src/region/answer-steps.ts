/** What a citizen answers as the acts that it is: a questionnaire that is asked and answered, and the days of her diary. */

import type { StoryStep } from './story.ts';

type Field = readonly [string, string];

/** Under this name the Task is kept that she answers. */
export const answeredTask = 'answerTask';

interface DiaryTold {
  readonly every: number;
  /** `null` is a day on which she wrote nothing. */
  readonly pain: readonly (number | null)[];
  readonly sleep: readonly number[];
  readonly where?: readonly string[];
  readonly work?: string;
  readonly notes?: Readonly<Record<number, string>>;
}

interface FormTold {
  readonly instrument: string;
  /** Who asks her; herself unless told. */
  readonly by?: string;
  readonly fields: readonly Field[];
}

/** A step as the acts that it stands for: itself, unless it is a diary or a form. */
export function actsIn(step: StoryStep): readonly StoryStep[] {
  if (step.does === 'diary') return diarySteps(step);
  return step.does === 'form' ? formSteps(step) : [step];
}

/** Two steps for each entry, `every` so many days. */
function diarySteps(step: StoryStep): readonly StoryStep[] {
  const { every, pain, sleep, where = ['low-back'], work, notes = {} } = step.with as unknown as DiaryTold;
  const [, day = '0', time = '20:15'] = /^day (\d+) (\d\d:\d\d)$/.exec(step.at) ?? [];
  return pain.flatMap((value, index): readonly StoryStep[] => {
    const note = notes[index];
    if (value === null) return [];
    return answered(`day ${Number(day) + index * every} ${time}`, 'diary', 'citizen', [
      ['diary-pain', String(value)],
      ...(value > 0 ? where.map((place): Field => ['diary-where', place]) : []),
      ['diary-sleep', String(sleep[index] ?? 5)],
      ['diary-activity', index % 3 === 0 ? 'exercises' : 'walked'],
      ...(work === undefined ? [] : [['diary-work', work] as const]),
      ...(note === undefined ? [] : [['diary-note', note] as const]),
    ]);
  });
}

function formSteps({ at, with: told }: StoryStep): readonly StoryStep[] {
  const { instrument, by = 'citizen', fields } = told as unknown as FormTold;
  return answered(at, instrument, by, fields);
}

function answered(at: string, instrument: string, by: string, fields: readonly Field[]): readonly StoryStep[] {
  const key = `${instrument} ${at}`;
  const keep = { [answeredTask]: 'task.id' };
  return [
    { at, who: by, does: 'assign-questionnaire', with: { instrument, key }, keep },
    { at, who: 'citizen', does: 'answer-questionnaire', with: { task: `$${answeredTask}`, fields, finish: true, key }, keep },
  ];
}
