/** A questionnaire as FHIR R4 has it, as far as this product uses it, and how its parts are read. */

import { inLanguage, type Language, type Translated } from '../words.ts';

export interface Coding {
  readonly system?: string;
  readonly code: string;
  readonly display?: string;
  readonly _display?: Translated;
}

export interface FormExtension {
  readonly url: string;
  readonly valueBoolean?: boolean;
  readonly valueCode?: string;
  readonly valueString?: string;
  readonly valueInteger?: number;
  readonly valueDecimal?: number;
  readonly valueCoding?: Coding;
  readonly valueCodeableConcept?: { readonly coding: readonly Coding[] };
  readonly extension?: readonly FormExtension[];
}

export interface AnswerOption {
  readonly extension?: readonly FormExtension[];
  readonly valueCoding: Coding;
}

/** A condition on an earlier question. */
export interface EnableWhen {
  readonly question: string;
  readonly operator: 'exists' | '=' | '!=' | '>' | '<' | '>=' | '<=';
  readonly answerBoolean?: boolean;
  readonly answerInteger?: number;
  readonly answerDecimal?: number;
  readonly answerDate?: string;
  readonly answerString?: string;
  readonly answerCoding?: Coding;
}

export type ItemType =
  | 'group'
  | 'display'
  | 'boolean'
  | 'decimal'
  | 'integer'
  | 'date'
  | 'time'
  | 'string'
  | 'text'
  | 'choice'
  | 'open-choice';

export interface FormItem {
  readonly linkId: string;
  readonly prefix?: string;
  readonly text?: string;
  readonly _text?: Translated;
  readonly type: ItemType;
  readonly code?: readonly Coding[];
  readonly required?: boolean;
  readonly repeats?: boolean;
  readonly maxLength?: number;
  readonly enableWhen?: readonly EnableWhen[];
  readonly enableBehavior?: 'all' | 'any';
  readonly answerOption?: readonly AnswerOption[];
  readonly extension?: readonly FormExtension[];
  readonly item?: readonly FormItem[];
}

export interface Questionnaire {
  readonly resourceType: 'Questionnaire';
  readonly id: string;
  readonly url: string;
  readonly version: string;
  readonly name: string;
  readonly title: string;
  readonly _title?: Translated;
  readonly description?: string;
  readonly _description?: Translated;
  readonly status: 'active' | 'draft';
  readonly subjectType: readonly string[];
  readonly copyright?: string;
  readonly item: readonly FormItem[];
}

/** How an item is drawn, where its type alone does not say: the codes of FHIR's item controls, and two of our own. */
export type Control = 'nrs' | 'body-map' | 'check-box' | 'help' | 'lower' | 'upper';

const fhir = 'http://hl7.org/fhir/StructureDefinition';
export const controlUrl = `${fhir}/questionnaire-itemControl`;
export const minValueUrl = `${fhir}/minValue`;
export const maxValueUrl = `${fhir}/maxValue`;
export const unitUrl = `${fhir}/questionnaire-unit`;
export const scoreUrl = `${fhir}/ordinalValue`;
export const exclusiveUrl = `${fhir}/questionnaire-optionExclusive`;

/** How the item is drawn. */
export function controlOf(item: FormItem): Control | undefined {
  return extensionAt(item, controlUrl)?.valueCodeableConcept?.coding[0]?.code as Control | undefined;
}

/** The lowest and highest value that an item takes. */
export function rangeOf(item: FormItem): { readonly min?: number; readonly max?: number } {
  const [low, high] = [extensionAt(item, minValueUrl), extensionAt(item, maxValueUrl)];
  const min = low?.valueInteger ?? low?.valueDecimal;
  const max = high?.valueInteger ?? high?.valueDecimal;
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** The unit after a number, in words. */
export function unitOf(item: FormItem, language: Language): string {
  const unit = extensionAt(item, unitUrl)?.valueCoding;
  return inLanguage(unit?.display, unit?._display, language);
}

/** The question in a language. */
export function questionOf(item: FormItem, language: Language): string {
  return inLanguage(item.text, item._text, language);
}

/** The words of an answer option. */
export function optionText({ valueCoding: { code, display, _display } }: AnswerOption, language: Language): string {
  return inLanguage(display, _display, language) || code;
}

/** Whether an option says that none of the others is meant. */
export function isExclusive({ extension = [] }: AnswerOption): boolean {
  return extension.some(({ url, valueBoolean }) => url === exclusiveUrl && valueBoolean === true);
}

/** A text that belongs to an item: help, or what the ends of a scale mean. */
export function besideOf(item: FormItem, control: 'help' | 'lower' | 'upper', language: Language): string | undefined {
  const found = item.item?.find((one) => one.type === 'display' && controlOf(one) === control);
  return found === undefined ? undefined : questionOf(found, language);
}

/** The item's own children, without the texts that belong to it. */
export function childrenOf({ item = [] }: FormItem | Questionnaire): readonly FormItem[] {
  return item.filter((one) => !(one.type === 'display' && ['help', 'lower', 'upper'].includes(controlOf(one) ?? '')));
}

/** Whether an item asks for something. */
export function isQuestion({ type }: FormItem): boolean {
  return type !== 'group' && type !== 'display';
}

/** Every item with those above it, in the order of the form. */
export function everyItem(questionnaire: Questionnaire): readonly { readonly item: FormItem; readonly above: readonly FormItem[] }[] {
  const walk = (items: readonly FormItem[], above: readonly FormItem[]): { item: FormItem; above: readonly FormItem[] }[] =>
    items.flatMap((item) => [{ item, above }, ...walk(childrenOf(item), [...above, item])]);
  return walk(childrenOf(questionnaire), []);
}

/** Address and version, as answers name what they answer. */
export function canonicalOf({ url, version }: Questionnaire): string {
  return `${url}|${version}`;
}

function extensionAt({ extension = [] }: FormItem, url: string): FormExtension | undefined {
  return extension.find((one) => one.url === url);
}
