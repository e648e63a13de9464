/** A form post read into a QuestionnaireResponse's items: all that can be read, what is wrong with the rest, and what was typed there. */

import { extensionUrl } from '@rygforloeb/decision';
import { childrenOf, everyItem, type FormItem, isQuestion, type Questionnaire } from '../form/questionnaire.ts';
import { cleanText } from './clean-text.ts';
import { enabledItems } from './enabled.ts';
import type { AnswerFault } from './fault.ts';
import { dateParts, partField } from './field-names.ts';
import { readField } from './read-field.ts';
import type { Answer, ResponseItem } from './response.ts';

export interface AnswersReading {
  /** Everything that was typed, also what cannot be read and what is not asked: what is kept while one goes on later. */
  readonly kept: readonly ResponseItem[];
  /** The answers alone, of the questions that are asked: what is handed in. */
  readonly handedIn: readonly ResponseItem[];
  /** What stands in the way of handing in, in the order of the form. */
  readonly faults: readonly AnswerFault[];
  /** Questions that were answered though their condition does not hold; they are not handed in. */
  readonly leftOut: readonly string[];
}

/** Holds a field and its text as it was typed. */
export const typedUrl = extensionUrl('typed-text');

/** Reads every field of the form. */
export function readAnswers(questionnaire: Questionnaire, fields: URLSearchParams): AnswersReading {
  const questions = everyItem(questionnaire).flatMap(({ item }) => (isQuestion(item) ? [item] : []));
  const readings = new Map(questions.map((item) => [item.linkId, readField(item, fields)]));
  const answers = new Map<string, readonly Answer[]>();
  for (const [linkId, reading] of readings) if (reading.answers.length > 0) answers.set(linkId, reading.answers);
  const enabled = enabledItems(questionnaire, answers);
  const faults = questions.flatMap((item): readonly AnswerFault[] => {
    if (!enabled.has(item.linkId)) return [];
    const fault = readings.get(item.linkId)?.fault;
    if (fault !== undefined) return [fault];
    return item.required === true && !answers.has(item.linkId) ? [missing(item)] : [];
  });
  const answered = (linkId: string) => answers.get(linkId) ?? [];
  const typed = (item: FormItem) => (readings.get(item.linkId)?.fault === undefined ? [] : typedIn(item, fields));
  return {
    kept: itemsOf(childrenOf(questionnaire), answered, typed),
    handedIn: itemsOf(
      childrenOf(questionnaire),
      (linkId) => (enabled.has(linkId) ? answered(linkId) : []),
      () => [],
    ),
    faults,
    leftOut: [...answers.keys()].filter((linkId) => !enabled.has(linkId)),
  };
}

function missing({ linkId, type }: FormItem): AnswerFault {
  return { linkId, field: type === 'date' ? partField(linkId, 'day') : linkId, kind: 'required' };
}

/** The nested items that hold something. */
function itemsOf(
  items: readonly FormItem[],
  answersOf: (linkId: string) => readonly Answer[],
  typedOf: (item: FormItem) => NonNullable<ResponseItem['extension']>,
): readonly ResponseItem[] {
  return items.flatMap((item): readonly ResponseItem[] => {
    const [answer, extension] = [answersOf(item.linkId), typedOf(item)];
    const below = itemsOf(childrenOf(item), answersOf, typedOf);
    if (answer.length + extension.length + below.length === 0) return [];
    return [
      {
        linkId: item.linkId,
        ...(extension.length > 0 && { extension }),
        ...(answer.length > 0 && { answer }),
        ...(below.length > 0 && { item: below }),
      },
    ];
  });
}

/** A text that is far too long is kept up to a length that a page can bear. */
const mostKept = 20_000;

function typedIn({ linkId, type }: FormItem, fields: URLSearchParams): NonNullable<ResponseItem['extension']> {
  const names = type === 'date' ? dateParts.map((part) => partField(linkId, part)) : [linkId, partField(linkId, 'other')];
  return names.flatMap((name) =>
    fields
      .getAll(name)
      .map(storable)
      .filter((text) => text !== '')
      .map((text) => ({
        url: typedUrl,
        extension: [
          { url: 'field', valueString: name },
          { url: 'text', valueString: text },
        ],
      })),
  );
}

function storable(text: string): string {
  return cleanText(text).slice(0, mostKept).toWellFormed();
}
