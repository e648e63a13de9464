/** Parameters of an evaluation: read once, checked against the types the libraries declare. */

import type { Parameter } from '../compile/link.ts';
import { type CqlType, isSystem, writeType } from '../elm/types.ts';
import { EngineError } from '../errors.ts';
import { CqlDate, CqlDateTime, parseDate, parseDateTime } from '../runtime/temporal.ts';
import { CqlInterval, CqlQuantity } from '../runtime/values.ts';

/**
 * Values by parameter name. Dates and moments may be ISO 8601 text, quantities `{ value, unit }`.
 * `timezoneOffset` (hours, default 1) is what a moment without an offset is taken to have.
 */
export type Parameters = { readonly timezoneOffset?: number; readonly [name: string]: unknown };

/** Values in the order of the declarations, and the evaluation's offset in minutes. */
export type ReadParameters = { readonly values: readonly unknown[]; readonly offset: number };

/** Reads parameters over those read before (at first over the defaults); refuses unknown names and wrong types. */
export type ParameterReader = (given: Parameters, before?: ReadParameters) => ReadParameters;

/** Returns a reader for declared parameters; `defaults` gives their values at an offset in minutes. */
export function parameterReader(declared: readonly Parameter[], defaults: (offset: number) => readonly unknown[]): ParameterReader {
  const byName = new Map(declared.map((parameter) => [parameter.name, parameter]));
  return (given, before) => {
    const offset = given.timezoneOffset === undefined ? (before?.offset ?? 60) : Math.round(given.timezoneOffset * 60);
    const values = (before?.values ?? defaults(offset)).slice();
    for (const name in given) {
      const value = given[name];
      if (name === 'timezoneOffset' || value === undefined) continue;
      const parameter = byName.get(name);
      if (parameter === undefined) {
        throw new EngineError('RYG_ENGINE_UNKNOWN_PARAMETER', `No library declares the parameter "${name}".`);
      }
      values[parameter.id] = readValue(parameter, value, offset);
    }
    return { values, offset };
  };
}

function readValue(parameter: Parameter, value: unknown, offset: number): unknown {
  const read = convert(parameter.type, value, offset);
  if (read !== undefined) return read;
  const shown = typeof value === 'object' ? 'this value' : JSON.stringify(value);
  throw new EngineError('RYG_ENGINE_BAD_INPUT', `Parameter "${parameter.name}" must be a ${writeType(parameter.type)}; ${shown} is not.`);
}

/** Returns undefined for a value that is not of the type. */
function convert(type: CqlType, value: unknown, offset: number): unknown {
  if (value === null) return null;
  if (type.kind === 'list') {
    if (!Array.isArray(value)) return undefined;
    const items = value.map((item) => convert(type.element, item, offset));
    return items.includes(undefined) ? undefined : items;
  }
  if (type.kind === 'interval') return value instanceof CqlInterval ? value : undefined;
  if (isSystem(type, 'Integer')) return Number.isInteger(value) ? value : undefined;
  if (isSystem(type, 'Decimal')) return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  if (isSystem(type, 'String')) return typeof value === 'string' ? value : undefined;
  if (isSystem(type, 'Boolean')) return typeof value === 'boolean' ? value : undefined;
  if (isSystem(type, 'Date')) {
    if (value instanceof CqlDate) return value;
    return typeof value === 'string' && value.length <= 10 ? (parseDate(value) ?? undefined) : undefined;
  }
  if (isSystem(type, 'DateTime')) {
    if (value instanceof CqlDateTime) return value;
    return typeof value === 'string' ? (parseDateTime(value, offset) ?? undefined) : undefined;
  }
  if (isSystem(type, 'Quantity')) return quantity(value);
  return isSystem(type, 'Any') || type.kind === 'tuple' ? value : undefined;
}

function quantity(value: unknown): CqlQuantity | undefined {
  if (value instanceof CqlQuantity) return value;
  const { value: amount, unit } = value as { value?: unknown; unit?: unknown };
  return typeof amount === 'number' && typeof unit === 'string' ? new CqlQuantity(amount, unit) : undefined;
}
