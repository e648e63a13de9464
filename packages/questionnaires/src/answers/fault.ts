/** What is wrong with one answer, by field, and the sentence that says so. */

import type { Language, Words } from '../words.ts';

export type FaultKind =
  | 'required'
  | 'number'
  | 'whole'
  | 'low'
  | 'high'
  | 'date'
  | 'date-part'
  | 'time'
  | 'option'
  | 'other'
  | 'exclusive'
  | 'long';

export interface AnswerFault {
  readonly linkId: string;
  /** The form field to go to. */
  readonly field: string;
  readonly kind: FaultKind;
  /** The bound that was passed, or the most signs that fit. */
  readonly limit?: number;
  /** The part of a date that is missing or wrong. */
  readonly part?: 'day' | 'month' | 'year';
}

const parts: Readonly<Record<'day' | 'month' | 'year', Words>> = {
  day: { da: 'dag', en: 'day' },
  month: { da: 'måned', en: 'month' },
  year: { da: 'år', en: 'year' },
};

const sentences: Readonly<Record<Language, (fault: AnswerFault, number: (value: number) => string) => string>> = {
  da: ({ kind, limit = 0, part = 'day' }, number) => {
    switch (kind) {
      case 'required':
        return 'Svar på spørgsmålet';
      case 'number':
        return 'Skriv et tal, for eksempel 7';
      case 'whole':
        return 'Skriv et helt tal uden komma';
      case 'low':
        return `Skriv et tal, der er mindst ${number(limit)}`;
      case 'high':
        return `Skriv et tal, der er højst ${number(limit)}`;
      case 'date':
        return 'Datoen findes ikke. Skriv den med tal, for eksempel 14 3 2026';
      case 'date-part':
        return `Skriv også ${parts[part].da}`;
      case 'time':
        return 'Skriv klokken med fire tal, for eksempel 22.30';
      case 'option':
        return 'Vælg et af svarene på listen';
      case 'other':
        return 'Skriv dit eget svar';
      case 'exclusive':
        return 'Vælg enten det sidste svar eller nogle af de andre, ikke begge dele';
      case 'long':
        return `Teksten er for lang. Der er plads til ${number(limit)} tegn`;
    }
  },
  en: ({ kind, limit = 0, part = 'day' }, number) => {
    switch (kind) {
      case 'required':
        return 'Answer the question';
      case 'number':
        return 'Write a number, such as 7';
      case 'whole':
        return 'Write a whole number';
      case 'low':
        return `Write a number that is at least ${number(limit)}`;
      case 'high':
        return `Write a number that is at most ${number(limit)}`;
      case 'date':
        return 'There is no such date. Write it in numbers, such as 14 3 2026';
      case 'date-part':
        return `Write the ${parts[part].en}, too`;
      case 'time':
        return 'Write the time with four digits, such as 22.30';
      case 'option':
        return 'Choose one of the answers on the list';
      case 'other':
        return 'Write your own answer';
      case 'exclusive':
        return 'Choose either the last answer or some of the others, not both';
      case 'long':
        return `The text is too long. There is room for ${number(limit)} characters`;
    }
  },
};

/** The sentence that says what is wrong and what would be right. */
export function faultText(fault: AnswerFault, language: Language): string {
  const number = (value: number) => new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB').format(value);
  return sentences[language](fault, number);
}
