/** The parts of `cql-execution` that the oracle reaches into, typed as far as it uses them. */

import { createRequire } from 'node:module';

type Fn = (this: Self, ...args: never[]) => unknown;
export type Self = Record<string, unknown>;
export type Class = { new (...args: never[]): Self; readonly prototype: Record<string, Fn> };

export type ReferenceContext = Self & {
  get(name: string): unknown;
  shared?: Map<string, ReferenceContext>;
};

export type ReferenceLibrary = Self & { readonly name: string; readonly includes: Record<string, ReferenceLibrary> };

type Modules = {
  readonly cql: {
    readonly Repository: new (
      libraries: readonly unknown[],
    ) => {
      resolve(name: string, version: string | undefined): ReferenceLibrary;
    };
    readonly Library: Class;
    readonly CodeService: new (valueSets: object) => unknown;
    readonly PatientContext: Class;
    readonly DateTime: { parse(text: string): Self | null; readonly prototype: Record<string, Fn> };
    readonly Date: { parse(text: string): Self | null; readonly prototype: Record<string, Fn> };
    readonly Quantity: new (value: number, unit: string) => Self;
  };
  readonly expressions: Record<string, Class>;
  readonly util: { jsDate: DateConstructor };
  readonly fhir: {
    readonly PatientSource: {
      FHIRv401(): { loadBundles(bundles: readonly unknown[]): void; currentPatient(): Self; nextPatient(): Self; reset(): void };
    };
  };
};

const require = createRequire(import.meta.url);

/** Loads the reference engine; production code never does. */
export function loadReference(): Modules {
  return {
    cql: require('cql-execution') as Modules['cql'],
    expressions: require('cql-execution/lib/elm/expressions') as Modules['expressions'],
    util: require('cql-execution/lib/util/util') as Modules['util'],
    fhir: require('cql-exec-fhir') as Modules['fhir'],
  };
}
