/** An instrument as a FHIR Questionnaire, with the texts that there are. */

import { canonical, extensionUrl, findingSystem } from '@rygforloeb/decision';
import {
  type AnswerOption,
  controlUrl,
  type EnableWhen,
  exclusiveUrl,
  type FormExtension,
  type FormItem,
  type ItemType,
  maxValueUrl,
  minValueUrl,
  type Questionnaire,
  scoreUrl,
  unitUrl,
} from '../form/questionnaire.ts';
import { translated, type Words } from '../words.ts';
import { type Condition, type Instrument, type InstrumentItem, type InstrumentItemType, itemsOf } from './instrument.ts';
import type { InstrumentTexts } from './instrument-texts.ts';

/** Says that the question is filled in with the answer of the time before. */
export const againUrl = extensionUrl('answer-of-last-time');

const fhirType: Readonly<Record<InstrumentItemType, ItemType>> = {
  group: 'group',
  display: 'display',
  'yes-no': 'boolean',
  choice: 'choice',
  'open-choice': 'open-choice',
  choices: 'choice',
  'body-map': 'choice',
  nrs: 'integer',
  integer: 'integer',
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  line: 'string',
  text: 'text',
};

/** The Questionnaire; without texts a licensed one has the numbers of its items and nothing to read, and stays a draft. */
export function toQuestionnaire(instrument: Instrument, texts?: InstrumentTexts): Questionnaire {
  const { id, version, title, about, items, holder } = instrument;
  const isReadable = instrument.texts === 'own' || texts !== undefined;
  return {
    resourceType: 'Questionnaire',
    id,
    url: canonical('Questionnaire', id),
    version,
    name: id.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    ...translated('title', title),
    status: isReadable ? 'active' : 'draft',
    subjectType: ['Patient'],
    ...translated('description', texts?.intro ?? about),
    ...(holder !== undefined && { copyright: texts === undefined ? holder : `${holder}. ${texts.licence}` }),
    item: items.map((item) => toItem(item, instrument, texts)),
  };
}

function toItem(item: InstrumentItem, instrument: Instrument, texts: InstrumentTexts | undefined): FormItem {
  const own = texts?.items.get(item.id);
  const text = own?.text ?? item.text;
  const extension = extensionsOf(item);
  const beside = [
    ...besideItem(item, 'help', own?.hint ?? item.hint),
    ...besideItem(item, 'lower', own?.low ?? item.low),
    ...besideItem(item, 'upper', own?.high ?? item.high),
    ...(item.items ?? []).map((one) => toItem(one, instrument, texts)),
  ];
  const options = item.options?.map(({ code, text: words, score, exclusive }): AnswerOption => {
    const told = own?.options.get(code) ?? words;
    const marks: readonly FormExtension[] = [
      ...(score === undefined ? [] : [{ url: scoreUrl, valueDecimal: score }]),
      ...(exclusive === true ? [{ url: exclusiveUrl, valueBoolean: true }] : []),
    ];
    const coding = {
      system: canonical('CodeSystem', `answer-${instrument.id}`),
      code,
      ...(told !== undefined && translated('display', told)),
    };
    return { ...(marks.length > 0 && { extension: marks }), valueCoding: coding };
  });
  const when = item.when === undefined ? [] : 'any' in item.when ? item.when.any : item.when.all;
  return {
    linkId: item.id,
    ...(item.number !== undefined && { prefix: item.number }),
    ...(text !== undefined && translated('text', text)),
    type: fhirType[item.type],
    ...(item.finding !== undefined && { code: [{ system: findingSystem, code: item.finding.code }] }),
    ...(item.required === true && { required: true }),
    ...((item.type === 'choices' || item.type === 'body-map') && { repeats: true }),
    ...(item.longest !== undefined && { maxLength: item.longest }),
    ...(when.length > 0 && { enableWhen: when.map((one) => toCondition(one, instrument)) }),
    ...(when.length > 1 && { enableBehavior: item.when !== undefined && 'any' in item.when ? 'any' : 'all' }),
    ...(options !== undefined && { answerOption: options }),
    ...(extension.length > 0 && { extension }),
    ...(beside.length > 0 && { item: beside }),
  } as FormItem;
}

const controls: Partial<Record<InstrumentItemType, string>> = { nrs: 'nrs', 'body-map': 'body-map', choices: 'check-box' };

function extensionsOf(item: InstrumentItem): readonly FormExtension[] {
  const { min, max } = item.type === 'nrs' ? { min: 0, max: 10 } : item;
  const whole = item.type !== 'decimal';
  const bound = (url: string, value: number) => (whole ? { url, valueInteger: value } : { url, valueDecimal: value });
  const control = controls[item.type];
  return [
    ...(control === undefined ? [] : [controlExtension(control)]),
    ...(min === undefined ? [] : [bound(minValueUrl, min)]),
    ...(max === undefined ? [] : [bound(maxValueUrl, max)]),
    ...(item.unit === undefined ? [] : [{ url: unitUrl, valueCoding: { code: item.unit.en, ...translated('display', item.unit) } }]),
    ...(item.again === true ? [{ url: againUrl, valueBoolean: true }] : []),
  ];
}

function controlExtension(code: string): FormExtension {
  const isOurs = code === 'nrs' || code === 'body-map';
  const system = isOurs ? canonical('CodeSystem', 'item-control') : 'http://hl7.org/fhir/questionnaire-item-control';
  return { url: controlUrl, valueCodeableConcept: { coding: [{ system, code }] } };
}

function besideItem({ id }: InstrumentItem, control: 'help' | 'lower' | 'upper', text: Words | undefined): readonly FormItem[] {
  if (text === undefined) return [];
  return [{ linkId: `${id}.${control}`, ...translated('text', text), type: 'display', extension: [controlExtension(control)] } as FormItem];
}

function toCondition({ item, is, isNot, atLeast, atMost, answered }: Condition, instrument: Instrument): EnableWhen {
  if (answered !== undefined) return { question: item, operator: 'exists', answerBoolean: answered };
  if (atLeast !== undefined) return { question: item, operator: '>=', ...numberAnswer(item, atLeast, instrument) };
  if (atMost !== undefined) return { question: item, operator: '<=', ...numberAnswer(item, atMost, instrument) };
  const value = is ?? isNot ?? '';
  const operator = is === undefined ? '!=' : '=';
  if (typeof value === 'boolean') return { question: item, operator, answerBoolean: value };
  if (typeof value === 'number') return { question: item, operator, ...numberAnswer(item, value, instrument) };
  return { question: item, operator, answerCoding: { system: canonical('CodeSystem', `answer-${instrument.id}`), code: value } };
}

function numberAnswer(item: string, value: number, instrument: Instrument): Partial<EnableWhen> {
  const asked = itemsOf(instrument).find(({ id }) => id === item);
  return asked?.type === 'decimal' ? { answerDecimal: value } : { answerInteger: value };
}
