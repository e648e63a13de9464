/** An act of the pathway on the record: resources made and changed together, once under its key, with one Provenance. */
import { type GatedRecord, newId, type Resource, type StoredResource } from '@rygforloeb/record';
import type { Desk } from './desk.ts';
import { changed, keySystem } from './fhir-words.ts';
import { type Done, originOf } from './origin.ts';
import { stepUnder } from './referral/referral.ts';
import { refusalOf, type StepRefusal, stepKey } from './referral/take-step.ts';

/** What is told of an act besides what it makes. */
export type ActTold = Pick<Done, 'step' | 'citizen' | 'occurred' | 'why' | 'from' | 'into' | 'more'> & { readonly key: string };

export type Made = { readonly ok: true; readonly resources: readonly StoredResource[]; readonly repeated: boolean } | StepRefusal;

export type Changed =
  | { readonly ok: true; readonly resource: StoredResource; readonly made: readonly StoredResource[]; readonly repeated: boolean }
  | StepRefusal;

/** A resource with another content, and the version that was read. */
export interface Change {
  readonly resource: StoredResource;
  readonly elements: Readonly<Record<string, unknown>>;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Why a told time cannot be used; undefined where it can. */
export function timeFault(occurred: string | undefined): StepRefusal | undefined {
  const isUsable = occurred === undefined || (instant.test(occurred) && !Number.isNaN(Date.parse(occurred)));
  return isUsable ? undefined : { ok: false, reason: 'unknown', what: 'time' };
}

/**
 * The record in which an agent writes about a citizen. What a citizen tells of herself our own jobs write down, with a Provenance that
 * names her: the policy lets her read Provenance and not make it. An app with its narrower rights does not come this way.
 */
export function writerOf({ access, record, jobs }: Desk, citizen: string): GatedRecord | StepRefusal {
  if (access.agent.role !== 'citizen') return record;
  if (access.app !== undefined) return { ok: false, reason: 'forbidden', why: 'scope' };
  return access.agent.who === `Patient/${citizen}` ? jobs : { ok: false, reason: 'not-found' };
}

/** Makes the resources once; the first of them carries the key. `changes` are made with them. */
export async function makeOnce(
  desk: Desk,
  told: ActTold,
  [first, ...others]: readonly [Resource, ...Resource[]],
  changes: readonly Change[] = [],
): Promise<Made> {
  const writer = writerOf(desk, told.citizen);
  if (!('transaction' in writer)) return writer;
  return writer.transaction(async (inside): Promise<Made> => {
    const mark = stepKey(desk, told.step, `${told.citizen} ${told.key}`);
    // A QuestionnaireResponse has room for one identifier only.
    const identifier = first.resourceType === 'QuestionnaireResponse' ? mark : [...((first.identifier ?? []) as readonly unknown[]), mark];
    const marked = { ...first, identifier };
    const anchor = await inside.create(marked, { identifier: `${keySystem}|${mark.value}` });
    if (!anchor.ok) return refusalOf(anchor);
    if (!anchor.created) return { ok: true, resources: [anchor.resource], repeated: true };
    const rest = await writeInside(desk, inside, told, others, changes, [anchor.resource]);
    return rest.ok ? { ok: true, resources: [anchor.resource, ...rest.made], repeated: false } : rest;
  });
}

export interface ChangeTold extends Omit<ActTold, 'citizen'> {
  readonly type: string;
  readonly id: string;
  /** The version that the caller has seen. */
  readonly seen?: number;
  /** Written by our own jobs, where the policy has no word for an act that was judged here. */
  readonly byJobs?: true;
}

/** What a change comes to: the resource's new elements, and what is made and changed with it. */
export interface ChangeMade {
  readonly elements: Readonly<Record<string, unknown>>;
  readonly make?: readonly Resource[];
  readonly changes?: readonly Change[];
  readonly told?: Partial<ActTold>;
}

/** Changes one resource once; it carries the key. A refusal of `changeOf` undoes everything. */
export async function changeOnce<Refusal extends { readonly ok: false; readonly reason: string }>(
  desk: Desk,
  citizen: string,
  told: ChangeTold,
  changeOf: (resource: StoredResource, inside: GatedRecord) => Promise<ChangeMade | Refusal> | ChangeMade | Refusal,
): Promise<Changed | Refusal> {
  const writer = told.byJobs === true ? desk.jobs : writerOf(desk, citizen);
  if (!('transaction' in writer)) return writer;
  const outcome = await writer.transaction(async (inside): Promise<Changed | Refusal> => {
    const there = await inside.read(told.type, told.id);
    if (!there.ok) return refusalOf(there);
    const { resource } = there;
    const repeated = repeatedIn(desk, resource, told);
    if (repeated !== undefined) return repeated;
    const version = Number(resource.meta.versionId);
    if (told.seen !== undefined && told.seen !== version) return { ok: false, reason: 'changed', current: version };
    const change = await changeOf(resource, inside);
    if ('ok' in change) return change;
    const identifier = [...((resource.identifier ?? []) as readonly unknown[]), stepKey(desk, told.step, told.key)];
    const act = { ...told, ...change.told, citizen };
    const before = `${resource.resourceType}/${resource.id}/_history/${version}`;
    const all = [...(change.changes ?? []), { resource, elements: { ...change.elements, identifier } }];
    const written = await writeInside(desk, inside, act, change.make ?? [], all, [], before);
    if (!written.ok) return written;
    const saved = written.changed.at(-1) as StoredResource;
    return { ok: true, resource: saved, made: written.made, repeated: false };
  });
  if (outcome.ok || outcome.reason !== 'changed') return outcome;
  // The same act, sent twice at once: the other one did it.
  const now = await writer.read(told.type, told.id);
  return (now.ok ? repeatedIn(desk, now.resource, told) : undefined) ?? outcome;
}

function repeatedIn(desk: Desk, resource: StoredResource, { step, key }: ChangeTold): Changed | undefined {
  const taken = stepUnder(resource, desk.access.agent.who, key);
  if (taken === undefined) return undefined;
  return taken === step ? { ok: true, resource, made: [], repeated: true } : { ok: false, reason: 'key-reused' };
}

type WrittenInside =
  | { readonly ok: true; readonly made: readonly StoredResource[]; readonly changed: readonly StoredResource[] }
  | StepRefusal;

/** Origin first and changes last: what is changed may end the relation by which all of it is allowed. */
async function writeInside(
  desk: Desk,
  inside: GatedRecord,
  told: ActTold,
  make: readonly Resource[],
  changes: readonly Change[],
  there: readonly StoredResource[],
  before?: string,
): Promise<WrittenInside> {
  const withIds = make.map((resource) => ({ resource, id: resource.id ?? newId() }));
  const to = [
    ...changes.toReversed().map(({ resource }) => `${resource.resourceType}/${resource.id}`),
    ...there.map(({ resourceType, id }) => `${resourceType}/${id}`),
    ...withIds.map(({ resource, id }) => `${resource.resourceType}/${id}`),
  ];
  const { key: _key, ...done } = told;
  const origin = await inside.create(originOf(desk, { ...done, to, ...(before !== undefined && { before }) }));
  if (!origin.ok) return refusalOf(origin);
  const made: StoredResource[] = [];
  for (const { resource, id } of withIds) {
    const saved = await inside.create(resource, { id });
    if (!saved.ok) return refusalOf(saved);
    made.push(saved.resource);
  }
  const changedOnes: StoredResource[] = [];
  for (const { resource, elements } of changes) {
    const saved = await inside.update(changed(resource, elements), Number(resource.meta.versionId));
    if (!saved.ok) return refusalOf(saved);
    changedOnes.push(saved.resource);
  }
  return { ok: true, made, changed: changedOnes };
}
