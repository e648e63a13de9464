/** Answers as FHIR's QuestionnaireResponse has them. */

import type { Coding } from '../form/questionnaire.ts';

export interface Answer {
  readonly valueBoolean?: boolean;
  readonly valueDecimal?: number;
  readonly valueInteger?: number;
  readonly valueDate?: string;
  readonly valueTime?: string;
  readonly valueString?: string;
  readonly valueCoding?: Coding;
}

interface TypedPart {
  readonly url: string;
  readonly valueString: string;
}

export interface ResponseItem {
  readonly linkId: string;
  /** What was typed and could not be read; kept so that nobody types it twice. */
  readonly extension?: readonly { readonly url: string; readonly extension: readonly TypedPart[] }[];
  readonly answer?: readonly Answer[];
  readonly item?: readonly ResponseItem[];
}

export interface Answers {
  readonly item?: readonly ResponseItem[];
}

/** The answers of each question, however deep it stands. A question that nobody answered is not in it. */
export type AnswerMap = ReadonlyMap<string, readonly Answer[]>;

/** The answers by question. */
export function answersIn({ item = [] }: Answers): AnswerMap {
  return new Map(everyAnswered(item).flatMap(({ linkId, answer = [] }) => (answer.length === 0 ? [] : [[linkId, answer] as const])));
}

/** Every item of the answers, however deep. */
export function everyAnswered(items: readonly ResponseItem[]): readonly ResponseItem[] {
  return items.flatMap((one) => [one, ...everyAnswered(one.item ?? [])]);
}
