/** How an act about work is written: once for its key, with its Provenance, all of it or nothing. */
import type { GatedRecord, Resource, StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { changed, type Extension, keySystem, referenceIn } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { stepUnder } from '../referral/referral.ts';
import { refusalOf, type StepRefusal, stepKey } from '../referral/take-step.ts';

export type Written = { readonly ok: true; readonly resource: StoredResource; readonly repeated: boolean } | StepRefusal;

export interface ToWrite {
  readonly step: string;
  readonly citizen: string;
  readonly key: string;
  readonly occurred?: string;
  readonly why?: string;
  /** The first carries the key. */
  readonly resources: readonly [Resource, ...Resource[]];
}

/** Creates what an act makes. */
export async function writeOnce(desk: Desk, inside: GatedRecord, { step, citizen, key, resources, ...told }: ToWrite): Promise<Written> {
  const mark = stepKey(desk, step, `${citizen} ${key}`);
  const [head, ...others] = resources;
  const first = await inside.create({ ...head, identifier: [mark] }, { identifier: `${keySystem}|${mark.value}` });
  if (!first.ok) return refusalOf(first);
  if (!first.created) return { ok: true, resource: first.resource, repeated: true };
  const made: StoredResource[] = [first.resource];
  for (const other of others) {
    const another = await inside.create(other);
    if (!another.ok) return refusalOf(another);
    made.push(another.resource);
  }
  const to = made.map(({ resourceType, id }) => `${resourceType}/${id}`);
  const { occurred, why } = told;
  const origin = await inside.create(
    originOf(desk, { step, citizen, to, ...(occurred !== undefined && { occurred }), ...(why !== undefined && { why }) }),
  );
  if (!origin.ok) return refusalOf(origin);
  await tellOf(desk, inside, step, citizen, made);
  return { ok: true, resource: first.resource, repeated: false };
}

/** Letters among what was written go out with it. */
async function tellOf(desk: Desk, inside: GatedRecord, step: string, citizen: string, made: readonly StoredResource[]): Promise<void> {
  for (const communication of made)
    if (communication.resourceType === 'Communication') await desk.post?.(inside, { step, citizen, communication });
}

export interface TaskChange {
  readonly step: string;
  readonly task: string;
  readonly key: string;
  readonly why?: string;
  /** The programme's answer and the reason to depart from it, for the Provenance. */
  readonly more?: readonly Extension[];
  /** What is written, or why not. */
  readonly change: (task: StoredResource) => Readonly<Record<string, unknown>> | StepRefusal;
  readonly besides?: readonly Resource[];
}

/** Writes the next version of a Task. */
export async function changeTask(
  desk: Desk,
  inside: GatedRecord,
  { step, task: id, key, why, more, change, besides = [] }: TaskChange,
): Promise<Written> {
  const there = await inside.read('Task', id);
  if (!there.ok) return refusalOf(there);
  const { resource: task } = there;
  const taken = stepUnder(task, desk.access.agent.who, key);
  if (taken !== undefined) return taken === step ? { ok: true, resource: task, repeated: true } : { ok: false, reason: 'key-reused' };
  const elements = change(task);
  if (isRefusal(elements)) return elements;
  const version = Number(task.meta.versionId);
  const citizen = (referenceIn(task.for) ?? '').slice('Patient/'.length);
  const made: StoredResource[] = [];
  for (const resource of besides) {
    const another = await inside.create(resource);
    if (!another.ok) return refusalOf(another);
    made.push(another.resource);
  }
  const to = [`Task/${id}`, ...made.map((one) => `${one.resourceType}/${one.id}`)];
  const origin = await inside.create(
    originOf(desk, {
      ...{ step, citizen, to, before: `Task/${id}/_history/${version}` },
      ...(why !== undefined && { why }),
      ...(more !== undefined && { more }),
    }),
  );
  if (!origin.ok) return refusalOf(origin);
  const identifier = [...((task.identifier ?? []) as readonly unknown[]), stepKey(desk, step, key)];
  const saved = await inside.update(changed(task, { lastModified: desk.now().toISOString(), ...elements, identifier }), version);
  if (!saved.ok) return refusalOf(saved);
  await tellOf(desk, inside, step, citizen, made);
  return { ok: true, resource: saved.resource, repeated: false };
}

function isRefusal(outcome: Readonly<Record<string, unknown>> | StepRefusal): outcome is StepRefusal {
  return 'ok' in outcome && outcome.ok === false;
}
