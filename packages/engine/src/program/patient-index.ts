/** A citizen's resources laid out as the compiled programme looks them up. */

import type { RetrieveKey } from '../compile/pool.ts';
import { EngineError } from '../errors.ts';
import type { LazyTuple } from '../runtime/lazy-tuple.ts';

/** Any FHIR resource as parsed JSON. */
export type FhirResource = { readonly resourceType: string; readonly [element: string]: unknown };

/**
 * Made by `index` or `indexJson` of the programme that evaluates it, and only good for that one: the slots that hold
 * something, and what each holds.
 */
export type PatientIndex = {
  readonly filled: readonly number[];
  readonly lists: readonly (readonly unknown[])[];
};

/** Makes a tuple of a resource, by the name of its class. */
export type TupleMakers = Readonly<Record<string, (resource: FhirResource) => LazyTuple>>;

type CodeEntry = { readonly system: string; readonly slots: readonly number[] };

type CodedProperty = {
  readonly element: string;
  readonly byCode: ReadonlyMap<string, readonly CodeEntry[]>;
};

type TypePlan = { readonly all: readonly number[]; readonly coded: readonly CodedProperty[] };

type Draft = {
  readonly filled: number[];
  readonly lists: unknown[][];
  /** One more than a slot's place among the filled; 0 = it holds nothing. */
  readonly places: Int32Array;
  readonly makers: readonly (TupleMakers[string] | null)[];
};

/** Returns a function that lays out resources for these ways of looking them up. */
export function patientIndexer(keys: readonly RetrieveKey[], tuples: TupleMakers): (resources: Iterable<FhirResource>) => PatientIndex {
  const plans = planTypes(keys);
  const makers = keys.map(({ tuple }) => (tuple === null ? null : (tuples[tuple] ?? null)));
  const places = new Int32Array(keys.length);
  return (resources) => {
    const draft: Draft = { filled: [], lists: [], places, makers };
    try {
      for (const resource of resources) layOut(draft, plans.get(resource.resourceType), resource);
    } finally {
      for (const slot of draft.filled) places[slot] = 0;
    }
    return { filled: draft.filled, lists: draft.lists };
  };
}

function layOut(draft: Draft, plan: TypePlan | undefined, resource: FhirResource): void {
  if (plan === undefined) return;
  for (const slot of plan.all) put(draft, slot, resource);
  for (const property of plan.coded) {
    const value = resource[property.element] ?? resource[`${property.element}CodeableConcept`];
    if (value !== undefined && value !== null) putByCode(draft, property, value, resource);
  }
}

/** Returns the resources of a FHIR Bundle, or of an array of resources, in JSON text. */
export function readBundle(text: string): FhirResource[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new EngineError('RYG_ENGINE_BAD_INPUT', `The bundle is not JSON (${(cause as Error).message}).`);
  }
  const isBundle = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  const entries: unknown = isBundle ? ((parsed as { entry?: unknown }).entry ?? []) : parsed;
  if (!Array.isArray(entries)) throw new EngineError('RYG_ENGINE_BAD_INPUT', 'A FHIR Bundle was expected.');
  const resources: FhirResource[] = [];
  for (const entry of entries as readonly (null | { resource?: unknown })[]) {
    const resource = isBundle ? entry?.resource : entry;
    if (typeof resource === 'object' && resource !== null) resources.push(resource as FhirResource);
  }
  return resources;
}

function planTypes(keys: readonly RetrieveKey[]): ReadonlyMap<string, TypePlan> {
  type PlanDraft = { readonly all: number[]; readonly coded: Map<string, Map<string, Map<string, number[]>>> };
  const plans = new Map<string, PlanDraft>();
  for (const [slot, key] of keys.entries()) {
    const plan: PlanDraft = plans.get(key.type) ?? { all: [], coded: new Map() };
    plans.set(key.type, plan);
    if (key.codes === null || key.property === null) {
      plan.all.push(slot);
      continue;
    }
    const byCode = plan.coded.get(key.property) ?? new Map<string, Map<string, number[]>>();
    plan.coded.set(key.property, byCode);
    for (const { code, system } of key.codes) {
      const bySystem = byCode.get(code) ?? new Map<string, number[]>();
      byCode.set(code, bySystem.set(system, [...(bySystem.get(system) ?? []), slot]));
    }
  }
  return new Map(
    [...plans].map(([type, plan]) => {
      const coded = [...plan.coded].map(([element, codes]) => ({
        element,
        byCode: new Map([...codes].map(([code, systems]) => [code, [...systems].map(([system, slots]) => ({ system, slots }))])),
      }));
      return [type, { all: plan.all, coded }];
    }),
  );
}

type Coded = { readonly coding?: unknown; readonly code?: unknown; readonly system?: unknown };

function putByCode(draft: Draft, property: CodedProperty, value: unknown, resource: FhirResource): void {
  if (Array.isArray(value)) {
    for (const item of value) putByCode(draft, property, item, resource);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const { coding } = value as Coded;
  if (coding === undefined) {
    putCoding(draft, property, value as Coded, resource);
    return;
  }
  if (Array.isArray(coding)) {
    for (const one of coding) if (one) putCoding(draft, property, one as Coded, resource);
  }
}

function putCoding(draft: Draft, property: CodedProperty, coding: Coded, resource: FhirResource): void {
  const entries = property.byCode.get(coding.code as string);
  if (entries === undefined) return;
  for (const entry of entries) {
    if (entry.system === coding.system) for (const slot of entry.slots) put(draft, slot, resource);
  }
}

function put({ filled, lists, places, makers }: Draft, slot: number, resource: FhirResource): void {
  const place = places[slot] as number;
  const make = makers[slot] ?? null;
  if (place === 0) {
    places[slot] = filled.push(slot);
    lists.push([make === null ? resource : make(resource)]);
    return;
  }
  const list = lists[place - 1] as unknown[];
  const last = list[list.length - 1];
  if ((make === null ? last : (last as LazyTuple).of) !== resource) list.push(make === null ? resource : make(resource));
}
