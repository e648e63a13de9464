/** Which items are asked, given what is answered: FHIR's enableWhen. */

import { type EnableWhen, everyItem, type FormItem, isQuestion, type Questionnaire } from '../form/questionnaire.ts';
import type { Answer, AnswerMap } from './response.ts';

/** The items that are asked. An answer to a question that is not asked counts for no condition. */
export function enabledItems(questionnaire: Questionnaire, answers: AnswerMap): ReadonlySet<string> {
  const enabled = new Set<string>();
  // A condition asks an earlier question, so one walk is enough.
  for (const { item, above } of everyItem(questionnaire)) {
    const isOpen = above.every(({ linkId }) => enabled.has(linkId));
    const answersOf = (question: string): readonly Answer[] => (enabled.has(question) ? (answers.get(question) ?? []) : []);
    if (isOpen && isMet(item, answersOf)) enabled.add(item.linkId);
  }
  return enabled;
}

/** How many of the questions that are asked have an answer. */
export function progressOf(questionnaire: Questionnaire, answers: AnswerMap): { readonly answered: number; readonly asked: number } {
  const enabled = enabledItems(questionnaire, answers);
  const asked = everyItem(questionnaire).filter(({ item }) => isQuestion(item) && enabled.has(item.linkId));
  return { answered: asked.filter(({ item }) => answers.has(item.linkId)).length, asked: asked.length };
}

function isMet({ enableWhen = [], enableBehavior = 'all' }: FormItem, answersOf: (question: string) => readonly Answer[]): boolean {
  if (enableWhen.length === 0) return true;
  const holds = (condition: EnableWhen) => conditionHolds(condition, answersOf(condition.question));
  return enableBehavior === 'any' ? enableWhen.some(holds) : enableWhen.every(holds);
}

/** Nothing is true of an answer that nobody gave, but that it is missing. */
function conditionHolds(condition: EnableWhen, answers: readonly Answer[]): boolean {
  if (condition.operator === 'exists') return answers.length > 0 === (condition.answerBoolean !== false);
  return answers.some((answer) => compares(condition, answer));
}

function compares(condition: EnableWhen, answer: Answer): boolean {
  const wanted = wantedOf(condition);
  const given = givenOf(answer);
  if (given === undefined || wanted === undefined || typeof given !== typeof wanted) return false;
  switch (condition.operator) {
    case '=':
      return given === wanted;
    case '!=':
      return given !== wanted;
    case '>':
      return given > wanted;
    case '<':
      return given < wanted;
    case '>=':
      return given >= wanted;
    default:
      return given <= wanted;
  }
}

function wantedOf(when: EnableWhen): string | number | boolean | undefined {
  return when.answerCoding?.code ?? when.answerBoolean ?? when.answerInteger ?? when.answerDecimal ?? when.answerDate ?? when.answerString;
}

function givenOf(answer: Answer): string | number | boolean | undefined {
  const { valueCoding, valueBoolean, valueInteger, valueDecimal, valueDate, valueTime, valueString } = answer;
  return valueCoding?.code ?? valueBoolean ?? valueInteger ?? valueDecimal ?? valueDate ?? valueTime ?? valueString;
}
