/** The entries of a diary as the acts that they are: taken up by the citizen, and answered. */

import type { StoryStep } from './story.ts';

interface Told {
  readonly every: number;
  readonly pain: readonly number[];
  readonly sleep: readonly number[];
  readonly where?: readonly string[];
  readonly work?: string;
  readonly notes?: Readonly<Record<number, string>>;
}

/** Two steps for each entry, `every` so many days. */
export function diarySteps(step: StoryStep): readonly StoryStep[] {
  const { every, pain, sleep, where = ['low-back'], work, notes = {} } = step.with as unknown as Told;
  const [, day = '0', time = '20:15'] = /^day (\d+) (\d\d:\d\d)$/.exec(step.at) ?? [];
  return pain.flatMap((value, index): readonly StoryStep[] => {
    const at = `day ${Number(day) + index * every} ${time}`;
    const note = notes[index];
    const fields = [
      ['diary-pain', String(value)],
      ...(value > 0 ? where.map((place) => ['diary-where', place]) : []),
      ['diary-sleep', String(sleep[index] ?? 5)],
      ['diary-activity', index % 3 === 0 ? 'exercises' : 'walked'],
      ...(work === undefined ? [] : [['diary-work', work]]),
      ...(note === undefined ? [] : [['diary-note', note]]),
    ];
    const key = `diary ${index}`;
    return [
      { at, who: 'citizen', does: 'assign-questionnaire', with: { instrument: 'diary', key }, keep: { diaryTask: 'task.id' } },
      {
        at,
        who: 'citizen',
        does: 'answer-questionnaire',
        with: { task: '$diaryTask', fields, finish: true, key },
        keep: { diaryTask: 'task.id' },
      },
    ];
  });
}
