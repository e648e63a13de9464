/** Which resource each entry of a transaction will be, before anything is written: its own, one that fits a condition, or a new one. */

import { type GatedRecord, newId, type StoredResource } from '@rygforloeb/record';
import { refuse } from '../../problem.ts';
import { findByCondition } from '../condition.ts';
import { identifierOf } from '../create.ts';
import type { Refusal, Service } from '../exchange.ts';
import { fhirTexts } from '../fhir-texts.ts';
import { writePairs } from '../pairs.ts';
import { type Entry, placedIn } from './entries.ts';

/** What an entry will do. */
export interface Planned {
  readonly entry: Entry;
  /** Type/id that it writes; undefined for what only reads. */
  readonly target?: string;
  /** A resource that will be new, under this id, unless one has the identifier by then. */
  readonly creates?: { readonly type: string; readonly id: string; readonly identifier?: string };
  /** A resource that is there already, so that a conditional create has nothing to do. */
  readonly present?: StoredResource;
}

/** What meets a condition, found out by an attempt before. */
export type Known = Map<string, StoredResource>;

/** The name of a condition. */
export function conditionOf(type: string, identifier: string | undefined): string {
  return `${type} ${identifier}`;
}

/** Plans for the entries; refused when two write the same resource or carry the same fullUrl. */
export async function planned(
  entries: readonly Entry[],
  known: Known,
  record: GatedRecord,
  service: Service,
): Promise<{ readonly ok: true; readonly plans: readonly Planned[] } | Refusal> {
  const plans: Planned[] = [];
  const byIdentifier = new Map<string, Planned['creates']>();
  for (const entry of entries) {
    const plan = await planOf(entry, known, record, service, byIdentifier);
    if (!plan.ok) return { ok: false, problem: placedIn(entry.index, plan.problem) };
    plans.push(plan.plan);
  }
  const twice = (names: readonly (string | undefined)[]) =>
    names.findIndex((name, index) => name !== undefined && names.indexOf(name) < index);
  const sameUrl = twice(entries.map(({ fullUrl, call }) => (call.method === 'GET' ? undefined : fullUrl)));
  if (sameUrl >= 0) return { ok: false, problem: placedIn(sameUrl, { kind: 'invalid', text: fhirTexts.fullUrlTwice }) };
  const same = twice(plans.map(({ target, creates, present }) => ((creates?.identifier ?? present) === undefined ? target : undefined)));
  if (same >= 0) return { ok: false, problem: placedIn(same, { kind: 'invalid', text: fhirTexts.sameTwice }) };
  return { ok: true, plans };
}

async function planOf(
  entry: Entry,
  known: Known,
  record: GatedRecord,
  service: Service,
  byIdentifier: Map<string, Planned['creates']>,
): Promise<{ readonly ok: true; readonly plan: Planned } | Refusal> {
  const { method, path, pairs, headers } = entry.call;
  const [type = '', id, more] = path.split('/');
  const condition = headers['if-none-exist'];
  const plain = { ok: true, plan: { entry, ...(method !== 'GET' && id !== undefined && { target: `${type}/${id}` }) } } as const;
  const isCreate = method === 'POST' && id === undefined;
  const isConditionalUpdate = method === 'PUT' && id === undefined;
  if (more !== undefined || !service.types.has(type) || !(isCreate || isConditionalUpdate)) return plain;
  if (isCreate && condition === undefined) return fresh(entry, type);
  const identifier = identifierOf(condition ?? writePairs(pairs));
  if (isCreate && identifier === undefined) return refuse('invalid', fhirTexts.ifNoneExist);
  const before = identifier === undefined ? undefined : byIdentifier.get(conditionOf(type, identifier));
  if (before !== undefined && isConditionalUpdate) return refuse('invalid', fhirTexts.sameTwice);
  if (before !== undefined) return { ok: true, plan: { entry, target: `${type}/${before.id}`, creates: before } };
  const present = isCreate ? known.get(conditionOf(type, identifier)) : undefined;
  if (present !== undefined) return { ok: true, plan: { entry, target: `${type}/${present.id}`, present } };
  const found = await findByCondition({ record }, type, identifier === undefined ? pairs : [['identifier', identifier]]);
  if (!found.ok) return found;
  if (found.resource !== undefined) {
    const target = `${type}/${found.resource.id}`;
    return { ok: true, plan: { entry, target, ...(isCreate && { present: found.resource }) } };
  }
  const plan = fresh(entry, type, identifier);
  if (identifier !== undefined) byIdentifier.set(conditionOf(type, identifier), plan.plan.creates);
  return plan;
}

function fresh(entry: Entry, type: string, identifier?: string) {
  const id = newId();
  const creates = { type, id, ...(identifier !== undefined && { identifier }) };
  return { ok: true, plan: { entry, target: `${type}/${id}`, creates } } as const;
}
