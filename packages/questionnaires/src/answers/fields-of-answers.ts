/** Answers back into the fields of the form, so that one goes on where one left. */

import { everyItem, type FormItem, isQuestion, type Questionnaire } from '../form/questionnaire.ts';
import { otherOption, partField } from './field-names.ts';
import { typedUrl } from './read-answers.ts';
import { type Answer, type Answers, everyAnswered } from './response.ts';

/** The fields as they stood when these answers were read. */
export function fieldsOfAnswers(questionnaire: Questionnaire, response: Answers): URLSearchParams {
  const fields = new URLSearchParams();
  const given = new Map(everyAnswered(response.item ?? []).map((one) => [one.linkId, one]));
  for (const { item } of everyItem(questionnaire)) {
    const found = given.get(item.linkId);
    if (!isQuestion(item) || found === undefined) continue;
    for (const answer of found.answer ?? []) for (const [name, value] of fieldsOf(item, answer)) fields.append(name, value);
    for (const { url, extension } of found.extension ?? []) {
      const part = (name: string) => extension.find((one) => one.url === name)?.valueString ?? '';
      if (url === typedUrl && part('field') !== '') fields.append(part('field'), part('text'));
    }
  }
  return fields;
}

function fieldsOf({ linkId, type }: FormItem, answer: Answer): readonly (readonly [string, string])[] {
  const { valueBoolean, valueInteger, valueDecimal, valueDate, valueTime, valueString, valueCoding } = answer;
  if (valueBoolean !== undefined) return [[linkId, valueBoolean ? 'yes' : 'no']];
  if (valueCoding !== undefined) return [[linkId, valueCoding.code]];
  if (valueDate !== undefined) {
    const [year = '', month = '', day = ''] = valueDate.split('-');
    return [
      [partField(linkId, 'day'), `${Number(day)}`],
      [partField(linkId, 'month'), `${Number(month)}`],
      [partField(linkId, 'year'), year],
    ];
  }
  if (valueTime !== undefined) return [[linkId, valueTime.slice(0, 5).replace(':', '.')]];
  if (valueString !== undefined && type === 'open-choice')
    return [
      [linkId, otherOption],
      [partField(linkId, 'other'), valueString],
    ];
  const value = valueInteger ?? valueDecimal;
  return [[linkId, value === undefined ? (valueString ?? '') : `${value}`.replace('.', ',')]];
}
