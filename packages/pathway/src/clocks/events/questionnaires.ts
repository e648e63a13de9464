/** Questionnaires as clocks see them: asked with a day, until they are handed in or taken back. */
import { askedWithDay } from '../../questionnaires/ask.ts';
import type { CitizenRecord } from '../citizen-record.ts';
import type { ClockEvent } from '../open-clocks.ts';

/** The events of this area. */
export function questionnaireEvents({ patient, all }: CitizenRecord): readonly ClockEvent[] {
  return all('Task').flatMap((task): readonly ClockEvent[] => {
    const due = askedWithDay(task);
    // What was taken back has no clock any more.
    if (due === undefined || !['requested', 'in-progress', 'completed'].includes(String(task.status))) return [];
    return [
      {
        clock: 'questionnaire-answer',
        at: due,
        house: `Patient/${patient.id}`,
        about: `Task/${task.id}`,
        ...(task.status === 'completed' && { done: String(task.lastModified ?? task.meta.lastUpdated) }),
      },
    ];
  });
}
