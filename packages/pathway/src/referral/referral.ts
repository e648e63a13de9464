/** A referral as the pathway reads it: a ServiceRequest, which says what is asked, and the Task of the same id, which says how far it is. */
import type { GatedRecord, Resource, StoredResource } from '@rygforloeb/record';
import type { Override } from '../check/check.ts';
import { type ContentEntry, contentOf } from '../check/content.ts';
import {
  codeOf,
  contentUrl,
  extensionsOf,
  keySystem,
  overrideUrl,
  partSystem,
  receiverSystem,
  referenceIn,
  stateSystem,
} from '../fhir-words.ts';
import { isReferralState, type ReferralState } from './states.ts';

export interface Referral {
  readonly id: string;
  /** Of the Task; names what the caller has seen. */
  readonly version: number;
  /** The id of the Patient. */
  readonly citizen: string;
  /** A receiver of `referrals.yaml`, or `acute`. */
  readonly receiver: string;
  readonly state: ReferralState;
  readonly requester: string;
  readonly performer: string;
  readonly priority: 'routine' | 'stat';
  readonly content: readonly ContentEntry[];
  readonly override?: Override;
  /** Why it is where it is, in the words of whoever took the last step that gave any. */
  readonly reason?: string;
  readonly track?: string;
  readonly bookedFor?: string;
  readonly feedback?: string;
  readonly request: StoredResource;
  readonly task: StoredResource;
}

/** What may stand in a part. */
export interface PartValue {
  readonly valueString?: string;
  readonly valueCode?: string;
  readonly valueDate?: string;
  readonly valueDateTime?: string;
  readonly valueReference?: { readonly reference?: string };
}

interface Part extends PartValue {
  readonly type?: unknown;
}

/** The referral of two resources; undefined where they are not one. */
export function toReferral(request: StoredResource, task: StoredResource): Referral | undefined {
  const state = codeOf(task.businessStatus, stateSystem);
  const receiver = (request.category as readonly unknown[] | undefined)
    ?.map((one) => codeOf(one, receiverSystem))
    .find((code) => code !== undefined);
  const [requester, performer] = [referenceIn(request.requester), referenceIn(task.owner)];
  if (!isReferralState(state) || receiver === undefined || requester === undefined || performer === undefined) return undefined;
  const reason = (task.statusReason as { readonly text?: string } | undefined)?.text;
  const track = partOf(task, 'track')?.valueCode;
  const feedback = partOf(task, 'feedback')?.valueString;
  const override = overrideOf(request);
  return {
    id: request.id,
    version: Number(task.meta.versionId),
    citizen: (referenceIn(request.subject) ?? '').slice('Patient/'.length),
    receiver,
    state,
    requester,
    performer,
    priority: request.priority === 'stat' ? 'stat' : 'routine',
    content: contentOf(extensionsOf(request, contentUrl)),
    ...(override !== undefined && { override }),
    ...(reason !== undefined && { reason }),
    ...(track !== undefined && { track }),
    ...(typeof request.occurrenceDateTime === 'string' && { bookedFor: request.occurrenceDateTime }),
    ...(feedback !== undefined && { feedback }),
    request,
    task,
  };
}

/** Undefined where the agent may not see it, or there is none: the two are told apart by nobody. */
export async function readReferral(record: GatedRecord, id: string): Promise<Referral | undefined> {
  const request = await record.read('ServiceRequest', id);
  const task = await record.read('Task', id);
  return request.ok && task.ok ? toReferral(request.resource, task.resource) : undefined;
}

/** The step that was taken under a key of this agent. */
export function stepUnder(task: StoredResource, who: string, key: string): string | undefined {
  const identifiers = (task.identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[];
  for (const { system, value = '' } of identifiers) {
    const [by, step, ...rest] = value.split(' ');
    if (system === keySystem && by === who && rest.join(' ') === key) return step;
  }
  return undefined;
}

/** A part of what came out of the referral, as it stands in the Task. */
export function part(code: string, value: PartValue): object {
  return { type: { coding: [{ system: partSystem, code }] }, ...value };
}

/** The parts without those of one code, and then the new one. */
export function withPart(
  task: StoredResource,
  element: 'input' | 'output',
  code: string,
  value: PartValue,
): Readonly<Record<string, unknown>> {
  const others = ((task[element] ?? []) as readonly Part[]).filter(({ type }) => codeOf(type, partSystem) !== code);
  return { [element]: [...others, part(code, value)] };
}

/** Elements of a Task with several parts put in, each in place of those of its code. */
export function withParts(
  task: StoredResource,
  element: 'input' | 'output',
  parts: Readonly<Record<string, readonly PartValue[] | PartValue | undefined>>,
): Readonly<Record<string, unknown>> {
  const told = Object.entries(parts).filter((entry): entry is [string, readonly PartValue[] | PartValue] => entry[1] !== undefined);
  const codes = told.map(([code]) => code);
  const others = ((task[element] ?? []) as readonly Part[]).filter(({ type }) => !codes.includes(codeOf(type, partSystem) ?? ''));
  const added = told.flatMap(([code, values]) => [values].flat().map((value) => part(code, value)));
  return { [element]: [...others, ...added] };
}

/** Every part of one code. */
export function partsOf(task: Resource, code: string, element: 'input' | 'output' = 'output'): readonly PartValue[] {
  return ((task[element] ?? []) as readonly Part[]).filter(({ type }) => codeOf(type, partSystem) === code);
}

function partOf(task: StoredResource, code: string): PartValue | undefined {
  return partsOf(task, code)[0];
}

function overrideOf(request: StoredResource): Override | undefined {
  const parts = extensionsOf(request, overrideUrl)[0]?.extension ?? [];
  const code = parts.find(({ url }) => url === 'reason')?.valueCode;
  const text = parts.find(({ url }) => url === 'text')?.valueString;
  return code === undefined ? undefined : { code, ...(text !== undefined && { text }) };
}
