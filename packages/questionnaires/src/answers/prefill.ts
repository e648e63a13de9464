/** What a form holds before anybody has answered: only answers that the citizen herself gave the time before, and only where the form asks for it. */

import { everyItem, isQuestion, type Questionnaire } from '../form/questionnaire.ts';
import { againUrl } from '../instruments/to-questionnaire.ts';
import { fieldsOfAnswers } from './fields-of-answers.ts';
import type { Answers } from './response.ts';

export interface Prefilled {
  readonly fields: URLSearchParams;
  /** The questions that were filled in, so that they can be marked. */
  readonly questions: readonly string[];
}

/** The fields of the questions that are asked again, from the answers of the time before. */
export function prefill(questionnaire: Questionnaire, before: Answers | undefined): Prefilled {
  const again = everyItem(questionnaire).flatMap(({ item }) =>
    isQuestion(item) && item.extension?.some(({ url, valueBoolean }) => url === againUrl && valueBoolean === true) ? [item.linkId] : [],
  );
  const fields = new URLSearchParams();
  if (before !== undefined)
    for (const [name, value] of fieldsOfAnswers(questionnaire, before))
      if (again.includes(name.split('.')[0] ?? '')) fields.append(name, value);
  return { fields, questions: again.filter((linkId) => [...fields.keys()].some((name) => name.split('.')[0] === linkId)) };
}
