/** What every question needs from the form around it. */

import { type AnswerFault, everyItem, type FormItem, faultText, type Questionnaire, questionOf } from '@rygforloeb/questionnaires';
import type { Language } from '../language.ts';
import { questionnaireMessagesIn } from './questionnaire-messages.ts';

export interface FormContext {
  readonly language: Language;
  readonly messages: ReturnType<typeof questionnaireMessagesIn>;
  readonly questionnaire: Questionnaire;
  /** What was typed in a field; empty when nothing was. */
  value(field: string): string;
  values(field: string): readonly string[];
  /** The sentence about a question that is at fault. */
  fault(linkId: string): string | undefined;
  /** Whether this very field is at fault. */
  faulty(field: string): boolean;
  isPrefilled(linkId: string): boolean;
  /** The question in words; by its number where the words are not ours to show. */
  question(item: FormItem): string;
  /** The question with the heading it stands under, so that equal questions are told apart. */
  placed(linkId: string): string;
  item(linkId: string): FormItem | undefined;
}

/** The context of a form with what stands in its fields. */
export function formContext(form: {
  readonly language: Language;
  readonly questionnaire: Questionnaire;
  readonly fields: URLSearchParams;
  readonly faults?: readonly AnswerFault[];
  readonly prefilled?: readonly string[];
}): FormContext {
  const { language, questionnaire, fields, faults = [], prefilled = [] } = form;
  const messages = questionnaireMessagesIn(language);
  const items = new Map(everyItem(questionnaire).map((one) => [one.item.linkId, one]));
  const question = (item: FormItem) => questionOf(item, language) || messages.question(item.prefix ?? item.linkId);
  return {
    language,
    messages,
    questionnaire,
    value: (field) => fields.get(field) ?? '',
    values: (field) => fields.getAll(field),
    fault: (linkId) => {
      const found = faults.find((fault) => fault.linkId === linkId);
      return found && faultText(found, language);
    },
    faulty: (field) => faults.some((fault) => fault.field === field),
    isPrefilled: (linkId) => prefilled.includes(linkId),
    question,
    placed: (linkId) => {
      const found = items.get(linkId);
      return found === undefined ? linkId : [...found.above, found.item].map(question).join(': ');
    },
    item: (linkId) => items.get(linkId)?.item,
  };
}
