/** What was answered, question by question, as it is read by others: in both languages, but for what the citizen wrote herself. */

import { type Answer, type Answers, answersIn } from '../answers/response.ts';
import { everyItem, type FormItem, isQuestion, optionText, type Questionnaire, questionOf, unitOf } from '../form/questionnaire.ts';
import type { Language, Words } from '../words.ts';

export interface ToldAnswer {
  readonly question: Words;
  readonly answer: Words;
  /** The citizen's own words. */
  readonly own: boolean;
}

/** In the order of the form. What nobody answered is not there; a question whose text is not here is told by its number. */
export function toldAnswers(questionnaire: Questionnaire, answers: Answers): readonly ToldAnswer[] {
  const given = answersIn(answers);
  return everyItem(questionnaire).flatMap(({ item }): readonly ToldAnswer[] => {
    const said = given.get(item.linkId) ?? [];
    if (!isQuestion(item) || said.length === 0) return [];
    const inBoth = (tell: (language: Language) => string): Words => ({ da: tell('da'), en: tell('en') });
    return [
      {
        question: inBoth((language) => questionOf(item, language) || (item.prefix ?? item.linkId)),
        answer: inBoth((language) => said.map((one) => told(item, one, language)).join(', ')),
        own: said.some(({ valueString }) => valueString !== undefined),
      },
    ];
  });
}

function told(item: FormItem, answer: Answer, language: Language): string {
  const { valueBoolean, valueCoding, valueString, valueDate, valueTime } = answer;
  if (valueBoolean !== undefined) return language === 'da' ? (valueBoolean ? 'ja' : 'nej') : valueBoolean ? 'yes' : 'no';
  const option = item.answerOption?.find((one) => one.valueCoding.code === valueCoding?.code);
  if (option !== undefined) return optionText(option, language);
  const figure = answer.valueInteger ?? answer.valueDecimal;
  if (figure !== undefined)
    return `${new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB').format(figure)} ${unitOf(item, language)}`.trim();
  return valueString ?? valueDate ?? valueTime ?? valueCoding?.code ?? '';
}
