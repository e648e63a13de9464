/** One question's fields, as they were typed, read into its answers. */

import { type AnswerOption, controlOf, type FormItem, isExclusive, rangeOf } from '../form/questionnaire.ts';
import { cleanText } from './clean-text.ts';
import type { AnswerFault, FaultKind } from './fault.ts';
import { dateParts, otherOption, partField } from './field-names.ts';
import type { Answer } from './response.ts';

export interface FieldReading {
  readonly answers: readonly Answer[];
  readonly fault?: AnswerFault;
}

/** The most signs that a text may have where the form does not say. */
const longestText = 4_000;
const longestLine = 200;

const nothing: FieldReading = { answers: [] };

/** Reads what was typed. Blank fields are no answer, and no fault. */
export function readField(item: FormItem, fields: URLSearchParams): FieldReading {
  switch (item.type) {
    case 'boolean':
      return readYesNo(item, textIn(fields, item.linkId));
    case 'integer':
    case 'decimal':
      return readNumber(item, textIn(fields, item.linkId));
    case 'date':
      return readDate(item, fields);
    case 'time':
      return readTime(item, textIn(fields, item.linkId));
    case 'choice':
    case 'open-choice':
      return item.repeats === true ? readChoices(item, fields) : readChoice(item, fields);
    case 'string':
    case 'text':
      return readText(item, item.linkId, fields);
    default:
      return nothing;
  }
}

function readYesNo(item: FormItem, text: string): FieldReading {
  if (text === '') return nothing;
  if (text !== 'yes' && text !== 'no') return faulty(item, 'option');
  return { answers: [{ valueBoolean: text === 'yes' }] };
}

function readNumber(item: FormItem, text: string): FieldReading {
  if (text === '') return nothing;
  if (!/^[+-]?\d{1,9}(?:[.,]\d{1,6})?$/.test(text)) return faulty(item, 'number');
  const value = Number(text.replace(',', '.'));
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = rangeOf(item);
  if (item.type === 'integer' && !Number.isInteger(value)) return faulty(item, 'whole');
  if (value < min) return faulty(item, controlOf(item) === 'nrs' ? 'option' : 'low', { limit: min });
  if (value > max) return faulty(item, controlOf(item) === 'nrs' ? 'option' : 'high', { limit: max });
  return { answers: [item.type === 'integer' ? { valueInteger: value } : { valueDecimal: value }] };
}

function readDate(item: FormItem, fields: URLSearchParams): FieldReading {
  const typed = dateParts.map((part) => ({ part, field: partField(item.linkId, part) }));
  const texts = typed.map(({ field }) => textIn(fields, field));
  if (texts.every((text) => text === '')) return nothing;
  const missing = typed.find((_, index) => texts[index] === '');
  if (missing !== undefined) return faulty(item, 'date-part', missing);
  const wrong = typed.find(({ part }, index) => !(part === 'year' ? /^\d{4}$/ : /^\d{1,2}$/).test(texts[index] ?? ''));
  if (wrong !== undefined) return faulty(item, 'date', wrong);
  const [day = '', month = '', year = ''] = texts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const [part, field] = Number(month) < 1 || Number(month) > 12 ? (['month', 1] as const) : (['day', 0] as const);
  if (!isDate(date)) return faulty(item, 'date', { part, field: typed[field]?.field ?? item.linkId });
  return { answers: [{ valueDate: date }] };
}

function readTime(item: FormItem, text: string): FieldReading {
  if (text === '') return nothing;
  const [, hour = '', minute = ''] = /^(\d{1,2})(?:[.:]?(\d\d))$/.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return faulty(item, 'time');
  return { answers: [{ valueTime: `${hour.padStart(2, '0')}:${minute}:00` }] };
}

function readChoice(item: FormItem, fields: URLSearchParams): FieldReading {
  const chosen = textIn(fields, item.linkId);
  const isOpen = item.type === 'open-choice';
  const own = partField(item.linkId, 'other');
  // Who writes an answer of her own and leaves the list alone has answered.
  if (isOpen && (chosen === otherOption || (chosen === '' && textIn(fields, own) !== ''))) {
    const reading = readText(item, own, fields);
    return reading.answers.length > 0 || reading.fault !== undefined ? reading : faulty(item, 'other', { field: own });
  }
  if (chosen === '') return nothing;
  const option = optionOf(item, chosen);
  return option === undefined ? faulty(item, 'option') : { answers: [answerOf(option)] };
}

function readChoices(item: FormItem, fields: URLSearchParams): FieldReading {
  const chosen = new Set(fields.getAll(item.linkId).filter((code) => code !== ''));
  const options = (item.answerOption ?? []).filter(({ valueCoding }) => chosen.has(valueCoding.code));
  if (options.length !== chosen.size) return faulty(item, 'option');
  if (options.length > 1 && options.some(isExclusive)) return faulty(item, 'exclusive');
  return { answers: options.map(answerOf) };
}

function readText(item: FormItem, field: string, fields: URLSearchParams): FieldReading {
  const text = textIn(fields, field);
  if (text === '') return nothing;
  const limit = item.maxLength ?? (item.type === 'text' ? longestText : longestLine);
  return [...text].length > limit ? faulty(item, 'long', { field, limit }) : { answers: [{ valueString: text }] };
}

function textIn(fields: URLSearchParams, field: string): string {
  return cleanText(fields.get(field) ?? '');
}

function optionOf({ answerOption = [] }: FormItem, code: string): AnswerOption | undefined {
  return answerOption.find(({ valueCoding }) => valueCoding.code === code);
}

/** The code with the words under which it was chosen. */
function answerOf({ valueCoding: { system, code, display } }: AnswerOption): Answer {
  return { valueCoding: { ...(system !== undefined && { system }), code, ...(display !== undefined && { display }) } };
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text >= '1900-01-01';
}

function faulty(item: FormItem, kind: FaultKind, more: Partial<AnswerFault> = {}): FieldReading {
  const { field = item.linkId, limit, part } = more;
  return {
    answers: [],
    fault: { linkId: item.linkId, field, kind, ...(limit !== undefined && { limit }), ...(part !== undefined && { part }) },
  };
}
