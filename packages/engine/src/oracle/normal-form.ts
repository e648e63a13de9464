/** Brings values of both engines into one plain form that can be compared as text. */

import { CqlDate, CqlDateTime } from '../runtime/temporal.ts';
import { CqlCode, CqlConcept, CqlInterval, CqlQuantity, FhirChoice, Uncertain } from '../runtime/values.ts';

type Fields = { readonly [name: string]: unknown };

/** Returns one of our values in plain form. */
export function ourForm(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return round(value);
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(ourForm);
  if (value instanceof CqlDateTime || value instanceof CqlDate) return { time: value.toString() };
  if (value instanceof Uncertain) return { uncertain: [value.low, value.high] };
  if (value instanceof CqlQuantity) return { quantity: [round(value.value), value.unit] };
  if (value instanceof CqlCode) return { code: [value.code, value.system] };
  if (value instanceof CqlConcept) return { concept: value.codes.map(ourForm) };
  if (value instanceof CqlInterval) {
    return { interval: [ourForm(value.low), ourForm(value.high), value.lowClosed, value.highClosed] };
  }
  if (value instanceof FhirChoice) return ourForm(value.value);
  return fields(value as Fields, ourForm);
}

/** Returns one of the reference engine's values in plain form. */
export function theirForm(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return round(value);
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(theirForm);
  const own = value as Fields;
  if (own['_json'] !== undefined) return primitive(own['_json'] as Fields);
  if (own['isDateTime'] === true || own['isDate'] === true) return { time: String(value) };
  if (own['isUncertainty'] === true) return { uncertain: [own['low'], own['high']] };
  if (own['isQuantity'] === true) return { quantity: [round(own['value'] as number), own['unit'] ?? '1'] };
  if (own['isCode'] === true) return { code: [own['code'] ?? null, own['system'] ?? null] };
  if (own['isConcept'] === true) return { concept: (own['codes'] as readonly unknown[]).map(theirForm) };
  if (own['isInterval'] === true) {
    return { interval: [theirForm(own['low']), theirForm(own['high']), own['lowClosed'], own['highClosed']] };
  }
  return fields(own, theirForm);
}

/** The reference wraps a FHIR primitive in an object that holds its value; ours is the value itself. */
function primitive(json: Fields): unknown {
  const keys = Object.keys(json);
  return keys.length === 1 && keys[0] === 'value' ? ourForm(json['value']) : fields(json, ourForm);
}

function fields(value: Fields, form: (value: unknown) => unknown): unknown {
  const sorted = Object.keys(value).sort();
  return Object.fromEntries(sorted.map((key) => [key, form(value[key])]));
}

/** CQL decimals have eight digits after the point. */
function round(value: number): number {
  return Number.isInteger(value) ? value + 0 : Math.round(value * 1e8) / 1e8;
}
