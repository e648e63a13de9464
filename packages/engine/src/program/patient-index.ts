/** A citizen's resources laid out as the compiled programme looks them up: raw JSON, nothing converted. */

import type { RetrieveKey } from '../compile/pool.ts';
import { EngineError } from '../errors.ts';

/** Any FHIR resource as parsed JSON. */
export type FhirResource = { readonly resourceType: string; readonly [element: string]: unknown };

/** Made by `index` or `indexJson` of the programme that evaluates it, and only good for that one. */
export type PatientIndex = {
  readonly slots: readonly (readonly FhirResource[])[];
  /** The slots that hold something. */
  readonly filled: readonly number[];
};

type CodeEntry = { readonly system: string; readonly slots: readonly number[] };

type CodedProperty = {
  readonly element: string;
  readonly byCode: ReadonlyMap<string, readonly CodeEntry[]>;
};

type TypePlan = { readonly all: readonly number[]; readonly coded: readonly CodedProperty[] };

type Draft = { readonly slots: (readonly FhirResource[])[]; readonly filled: number[] };

const NONE: readonly FhirResource[] = Object.freeze([]);

/** Returns a function that lays out resources for these ways of looking them up. */
export function patientIndexer(keys: readonly RetrieveKey[]): (resources: Iterable<FhirResource>) => PatientIndex {
  const plans = planTypes(keys);
  const size = keys.length;
  return (resources) => {
    const slots = new Array<readonly FhirResource[]>(size).fill(NONE);
    const filled: number[] = [];
    const draft = { slots, filled };
    for (const resource of resources) {
      const plan = plans.get(resource.resourceType);
      if (plan === undefined) continue;
      for (const slot of plan.all) put(draft, slot, resource);
      for (const property of plan.coded) {
        const value = resource[property.element] ?? resource[`${property.element}CodeableConcept`];
        if (value !== undefined && value !== null) putByCode(draft, property, value, resource);
      }
    }
    return draft;
  };
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

function put(draft: Draft, slot: number, resource: FhirResource): void {
  const list = draft.slots[slot] as FhirResource[];
  if (list === NONE) {
    draft.slots[slot] = [resource];
    draft.filled.push(slot);
  } else if (list[list.length - 1] !== resource) list.push(resource);
}
