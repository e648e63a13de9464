/** The conditions of a question: in words for the page, and as data for the island. */

import { type EnableWhen, type FormItem, optionText } from '@rygforloeb/questionnaires';
import type { FormContext } from './form-context.ts';

/** `Svar kun, hvis …`; undefined where the question is always asked. */
export function conditionText({ enableWhen = [], enableBehavior = 'all' }: FormItem, form: FormContext): string | undefined {
  if (enableWhen.length === 0) return undefined;
  const { onlyIf, and, or } = form.messages;
  return onlyIf(enableWhen.map((one) => textOf(one, form)).join(enableBehavior === 'any' ? or : and));
}

/** The same for the island: question, comparison, and the value as its field has it. */
export function conditionData({ enableWhen = [] }: FormItem): string {
  return JSON.stringify(enableWhen.map((one) => [one.question, one.operator, fieldValue(one)]));
}

function textOf(condition: EnableWhen, form: FormContext): string {
  const { conditions, yes, no } = form.messages;
  const item = form.item(condition.question);
  const question = item === undefined ? condition.question : form.question(item);
  const value = fieldValue(condition);
  if (condition.operator === 'exists')
    return condition.answerBoolean === false ? conditions.notAnswered(question) : conditions.answered(question);
  const option = item?.answerOption?.find(({ valueCoding }) => valueCoding.code === value);
  const answer = option === undefined ? ({ yes, no }[value] ?? value) : optionText(option, form.language);
  if (condition.operator === '>=' || condition.operator === '>') return conditions.atLeast(question, answer);
  if (condition.operator === '<=' || condition.operator === '<') return conditions.atMost(question, answer);
  return condition.operator === '=' ? conditions.is(question, answer) : conditions.isNot(question, answer);
}

function fieldValue({ answerBoolean, answerCoding, answerInteger, answerDecimal, answerDate, answerString }: EnableWhen): string {
  if (answerBoolean !== undefined) return answerBoolean ? 'yes' : 'no';
  return answerCoding?.code ?? `${answerInteger ?? answerDecimal ?? answerDate ?? answerString ?? ''}`;
}
