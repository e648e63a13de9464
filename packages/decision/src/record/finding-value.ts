/** The value of one finding out of a FHIR value: three-valued, within the vocabulary's range, or not usable at all. */

import type { FindingEntry } from '../model.ts';
import type { FindingDefinition } from '../vocabulary.ts';
import { type Coding, codingOf, codingsOf } from './coding.ts';
import { timeOf } from './fhir-time.ts';
import { type Fields, fieldsOf, flagOf, numberOf, objectsOf, textOf } from './json-reading.ts';

export type FindingValue = FindingEntry['value'];

/** What a value turned out to be: usable, openly not known (nobody has answered), or not understood. */
export type Reading = { readonly is: 'value'; readonly value: FindingValue } | { readonly is: 'unknown' } | { readonly is: 'unusable' };

const unknown: Reading = { is: 'unknown' };
const unusable: Reading = { is: 'unusable' };

const yesCodes: ReadonlySet<string> = new Set(['yes', 'y', 'ja', 'true', '373066001', '373573001', 'la33-6']);
const noCodes: ReadonlySet<string> = new Set(['no', 'n', 'nej', 'false', '373067005', '373572006', 'la32-8']);
const unknownCodes: ReadonlySet<string> = new Set([
  'unknown',
  'asked-unknown',
  'not-asked',
  'temp-unknown',
  'asked-declined',
  'unk',
  'asku',
  'nask',
  'uk',
  '261665006',
  'la12688-0',
]);

/** The value in an Observation or an answer (`value[x]` fields and components), read as the finding's type wants it. */
export function readValue(definition: FindingDefinition, holder: Fields): Reading {
  if (definition.type !== 'list' && saysUnknown(holder)) return unknown;
  const value = byType(definition, holder);
  if (value === undefined) return hasValue(holder) ? unusable : unknown;
  return { is: 'value', value };
}

/** Whether a value is allowed for a finding by its type, range and words. */
export function isAllowed(definition: FindingDefinition, value: unknown): value is FindingValue {
  switch (definition.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value) && inRange(definition, value as number);
    case 'decimal':
      return typeof value === 'number' && inRange(definition, value);
    case 'code':
      return typeof value === 'string' && (definition.values?.includes(value) ?? false);
    case 'list':
      return Array.isArray(value) && value.every((member) => typeof member === 'string' && definition.values?.includes(member));
    case 'date':
      return timeOf(value) !== undefined || (value === false && definition.orFalse === true);
    case 'text':
      return typeof value === 'string';
  }
}

/** Whether a value would calm an alarm: such a value is never believed without its date. */
export function isReassuring(value: FindingValue): boolean {
  return value === false || value === 'normal' || value === 'none' || (Array.isArray(value) && value.length === 0);
}

function byType(definition: FindingDefinition, holder: Fields): FindingValue | undefined {
  switch (definition.type) {
    case 'boolean':
      return flagOf(holder.valueBoolean) ?? yesOrNo(codesIn(holder));
    case 'integer':
    case 'decimal':
      return allowed(definition, numberIn(holder));
    case 'code':
      return codesIn(holder).find((coding) => definition.values?.includes(coding.code))?.code;
    case 'list':
      return membersIn(definition, holder);
    case 'date':
      return allowed(definition, timeOf(holder.valueDateTime) ?? timeOf(holder.valueDate) ?? refusal(holder));
    case 'text':
      return textOf(holder.valueString);
  }
}

function allowed(definition: FindingDefinition, value: FindingValue | undefined): FindingValue | undefined {
  return value !== undefined && isAllowed(definition, value) ? value : undefined;
}

function inRange(definition: FindingDefinition, value: number): boolean {
  return value >= (definition.min ?? -Infinity) && value <= (definition.max ?? Infinity);
}

function numberIn(holder: Fields): number | undefined {
  return numberOf(holder.valueInteger) ?? numberOf(holder.valueDecimal) ?? exactQuantity(holder.valueQuantity);
}

/** A Quantity with a comparator (`<`, `>=`) is no number. */
function exactQuantity(value: unknown): number | undefined {
  const quantity = fieldsOf(value);
  return quantity === undefined || quantity.comparator !== undefined ? undefined : numberOf(quantity.value);
}

function membersIn(definition: FindingDefinition, holder: Fields): FindingValue | undefined {
  const components = objectsOf(holder.component);
  const members = components
    .filter((component) => flagOf(component.valueBoolean) === true)
    .flatMap((component) => codingsOf(component.code).map((coding) => coding.code));
  const named = [...new Set([...members, ...codesIn(holder).map((coding) => coding.code)])];
  if (named.length > 0) return allowed(definition, named);
  return flagOf(holder.valueBoolean) === false && components.length === 0 ? [] : undefined;
}

function codesIn(holder: Fields): readonly Coding[] {
  const single = codingOf(holder.valueCoding);
  return [...codingsOf(holder.valueCodeableConcept), ...(single === undefined ? [] : [single])];
}

function yesOrNo(codes: readonly Coding[]): boolean | undefined {
  const words = codes.map((coding) => coding.code.toLowerCase());
  const yes = words.some((word) => yesCodes.has(word));
  const no = words.some((word) => noCodes.has(word));
  return yes === no ? undefined : yes;
}

function refusal(holder: Fields): false | undefined {
  return flagOf(holder.valueBoolean) === false || yesOrNo(codesIn(holder)) === false ? false : undefined;
}

function saysUnknown(holder: Fields): boolean {
  return codesIn(holder).some((coding) => unknownCodes.has(coding.code.toLowerCase()));
}

function hasValue(holder: Fields): boolean {
  return Object.keys(holder).some((key) => key.startsWith('value')) || objectsOf(holder.component).length > 0;
}
