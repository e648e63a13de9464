/** The reference engine, made ready to evaluate any define of a citizen with the same ELM and parameters. */

import type { ElmNode } from '../elm/elm.ts';
import type { Parameters } from '../program/parameters.ts';
import type { FhirResource } from '../program/patient-index.ts';
import type { DefineRef } from '../program/program.ts';
import { CqlDate, CqlDateTime } from '../runtime/temporal.ts';
import type { CqlQuantity } from '../runtime/values.ts';
import type { ElmLibrary } from '../translation/types.ts';
import { loadReference, type ReferenceContext, type ReferenceLibrary, type Self } from './reference.ts';

/** The value of a define, or what the reference engine threw. */
export type OracleValue = { readonly value: unknown } | { readonly error: string };

export type Oracle = {
  /** Evaluates defines of one citizen, in order. */
  evaluate(resources: readonly FhirResource[], parameters: Parameters, defines: readonly DefineRef[]): Promise<readonly OracleValue[]>;
};

type Patient = Self & { findRecords(profile: string, details: { datatype: string }): readonly Self[] };

/**
 * Opens the oracle. Each library is evaluated in one context per citizen (the reference makes one per path
 * through the includes), and each citizen's records are wrapped once.
 */
export function openOracle(libraries: readonly ElmLibrary[]): Oracle {
  const { cql, fhir } = loadReference();
  shareContexts();
  const repository = new cql.Repository(libraries.map((library) => withoutLocalIds(library.elm)));
  const resolved = new Map(libraries.map((l) => [l.name, repository.resolve(l.name, l.version ?? undefined)]));
  const types = parameterTypes(libraries);
  const codes = new cql.CodeService({});
  const source = fhir.PatientSource.FHIRv401();
  return {
    async evaluate(resources, parameters, defines) {
      const offset = parameters.timezoneOffset ?? 1;
      fixLocalOffset(offset);
      source.reset();
      source.loadBundles([{ resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) }]);
      const patient = remembering(source.currentPatient() as Patient);
      const given = theirParameters(parameters, types);
      const shared = new Map<string, ReferenceContext>();
      const now = cql.DateTime.parse(`2000-01-01T00:00:00.000${hours(offset)}`);
      const values: OracleValue[] = [];
      for (const define of defines) {
        values.push(await evaluateOne(contextOf(define.library), define.name));
      }
      return values;

      function contextOf(name: string): ReferenceContext {
        const known = shared.get(name);
        if (known !== undefined) return known;
        const library = resolved.get(name);
        const context = new cql.PatientContext(...([library, patient, codes, given, now] as never[])) as ReferenceContext;
        context.shared = shared;
        shared.set(name, context);
        return context;
      }
    },
  };
}

/** The value of a define, which the reference keeps where it was evaluated before. */
export async function evaluateOne(context: ReferenceContext, name: string): Promise<OracleValue> {
  try {
    const found = context.get(name) as { execute?: (ctx: ReferenceContext) => Promise<unknown> } | null | undefined;
    return { value: typeof found?.execute === 'function' ? await found.execute(context) : found };
  } catch (error) {
    return { error: String((error as { message?: unknown }).message ?? error) };
  }
}

let shares = false;

/** Lets every alias of a library lead to the one context in which it has been evaluated. */
function shareContexts(): void {
  if (shares) return;
  shares = true;
  const { prototype } = loadReference().cql.PatientContext as unknown as { prototype: Record<string, unknown> };
  const original = prototype['getLibraryContext'] as (this: ReferenceContext, alias: string) => ReferenceContext;
  prototype['getLibraryContext'] = function (this: ReferenceContext, alias: string): ReferenceContext {
    if (this.shared === undefined) return original.call(this, alias);
    const library = this.get(alias) as ReferenceLibrary;
    const known = this.shared.get(library.name);
    if (known !== undefined) return known;
    const context = original.call(this, alias);
    context.shared = this.shared;
    this.shared.set(library.name, context);
    return context;
  };
}

/** Wraps every record once, and reads its code once, instead of at each retrieve. */
function remembering(patient: Patient): Patient {
  const byType = new Map<string, readonly Self[]>();
  const find = patient.findRecords.bind(patient);
  hide(patient, 'findRecords', (profile: string, details: { datatype: string }) => {
    const known = byType.get(details.datatype);
    if (known !== undefined) return known;
    const records = find(profile, details);
    for (const record of records) {
      const codes = new Map<string, unknown>();
      const read = (record['getCode'] as (field: string) => unknown).bind(record);
      hide(record, 'getCode', (field: string) => {
        if (!codes.has(field)) codes.set(field, read(field));
        return codes.get(field);
      });
    }
    byType.set(details.datatype, records);
    return records;
  });
  return patient;
}

function hide(owner: Self, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, enumerable: false, configurable: true });
}

/** The reference takes a moment without an offset at the machine's; here it takes the evaluation's. */
function fixLocalOffset(offset: number): void {
  const { util } = loadReference();
  const known = fixedDates.get(offset);
  if (known !== undefined) {
    util.jsDate = known;
    return;
  }
  const fixed = class extends Date {
    override getTimezoneOffset(): number {
      return -offset * 60;
    }
  } as DateConstructor;
  fixedDates.set(offset, fixed);
  util.jsDate = fixed;
}

const fixedDates = new Map<number, DateConstructor>();

/** The types of the parameters that libraries declare, by name. */
export function parameterTypes(libraries: readonly ElmLibrary[]): ReadonlyMap<string, string> {
  const all = libraries.flatMap((library) => library.elm.library.parameters?.def ?? []);
  return new Map(all.map((parameter) => [parameter.name, parameter.resultTypeName ?? '']));
}

/** Parameters as the reference takes them. */
export function theirParameters(given: Parameters, types: ReadonlyMap<string, string>): Record<string, unknown> {
  const { cql } = loadReference();
  const all: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (name === 'timezoneOffset') continue;
    const type = types.get(name) ?? '';
    if (value === null) all[name] = null;
    else if (type.endsWith('}DateTime')) all[name] = cql.DateTime.parse(textOf(value).replace('Z', '+00:00'));
    else if (type.endsWith('}Date')) all[name] = cql.Date.parse(textOf(value));
    else if (type.endsWith('}Quantity')) {
      const { value: amount, unit } = value as CqlQuantity;
      all[name] = new cql.Quantity(amount, unit);
    } else all[name] = value;
  }
  return all;
}

function textOf(value: unknown): string {
  return value instanceof CqlDate || value instanceof CqlDateTime ? value.toString() : String(value);
}

function hours(offset: number): string {
  const size = Math.abs(offset);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(size))}:${pad(Math.round((size % 1) * 60))}`;
}

/** Local ids make the reference keep every intermediate value. */
function withoutLocalIds(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutLocalIds);
  if (node === null || typeof node !== 'object') return node;
  const kept = Object.entries(node as ElmNode).filter(([key]) => key !== 'localId' && key !== 'annotation');
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutLocalIds(value)]));
}
