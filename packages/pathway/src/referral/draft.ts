/** A referral is begun: prefilled from the record, addressed to a house, refused where the tables give this actor no way. */

import { dispositionSystem } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import { newId } from '@rygforloeb/record';
import type { Override } from '../check/check.ts';
import { type ContentEntry, contentExtensions, type Prefilled, readContent } from '../check/content.ts';
import { type Door, doorOf } from '../check/door.ts';
import type { ReceiverRule } from '../check/referral-rules.ts';
import { situationOf } from '../check/situation.ts';
import { type Desk, partyOf } from '../desk.ts';
import { concept, type Extension, keySystem, overrideUrl, receiverSystem, stateSystem } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { readReferral } from './referral.ts';
import { asReferral, refusalOf, type StepOutcome, stepKey } from './take-step.ts';

export interface DraftTold {
  readonly citizen: string;
  /** A receiver of `referrals.yaml`. */
  readonly receiver: string;
  /** `Organization/…` that is asked. */
  readonly performer: string;
  readonly key: string;
  readonly content?: readonly ContentEntry[];
  readonly override?: Override;
  readonly occurred?: string;
}

export type DraftOutcome =
  | (Extract<StepOutcome, { readonly ok: true }> & { readonly prefilled: readonly Prefilled[] })
  | Extract<StepOutcome, { readonly ok: false }>
  | { readonly ok: false; readonly reason: 'wrong-door'; readonly door: Door };

/** Begins a referral. Whoever may not refer is told the way that is open, and why. */
export async function draftReferral(desk: Desk, told: DraftTold): Promise<DraftOutcome> {
  const rule = desk.programme.referrals.receivers[told.receiver];
  if (rule === undefined) return { ok: false, reason: 'unknown', what: 'receiver' };
  const door = doorOf(desk.programme, desk.actor, told.receiver);
  if (door.way !== 'referral') return { ok: false, reason: 'wrong-door', door };
  const house = await desk.record.read('Organization', told.performer.slice('Organization/'.length));
  if (!told.performer.startsWith('Organization/') || !house.ok) return { ok: false, reason: 'unknown', what: 'performer' };
  const situation = await situationOf(desk, told.citizen);
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const { prefilled } = readContent(desk, told.receiver, told.content ?? [], situation);
  const id = newId();
  const outcome = await desk.record.transaction(async (inside): Promise<StepOutcome> => {
    const mark = stepKey(desk, 'draft', told.key);
    const request = await inside.create(requestOf(desk, told, rule, mark), { identifier: `${keySystem}|${mark.value}`, id });
    if (!request.ok) return refusalOf(request);
    if (!request.created) {
      const there = await readReferral(inside, request.resource.id);
      const isSame = there?.citizen === told.citizen && there.receiver === told.receiver;
      return there !== undefined && isSame ? { ok: true, referral: there, repeated: true } : { ok: false, reason: 'key-reused' };
    }
    const task = await inside.create(taskOf(desk, told, id, mark), { id });
    if (!task.ok) return refusalOf(task);
    const { citizen, occurred } = told;
    const to = [`ServiceRequest/${id}`, `Task/${id}`];
    const origin = await inside.create(
      originOf(desk, { step: 'draft', citizen, to, into: 'draft', ...(occurred !== undefined && { occurred }) }),
    );
    return origin.ok ? asReferral(request.resource, task.resource) : refusalOf(origin);
  });
  return outcome.ok ? { ...outcome, prefilled } : outcome;
}

/** What a draft holds that may still change. */
export function draftElements(told: Pick<DraftTold, 'content' | 'override'>): { readonly extension?: readonly Extension[] } {
  const extension = [...contentExtensions(told.content ?? []), ...overrideExtension(told.override)];
  return extension.length === 0 ? {} : { extension };
}

function requestOf(desk: Desk, told: DraftTold, rule: ReceiverRule, mark: object): Resource {
  return {
    resourceType: 'ServiceRequest',
    identifier: [mark],
    status: 'draft',
    intent: 'order',
    priority: 'routine',
    category: [concept(receiverSystem, told.receiver)],
    code: concept(dispositionSystem, rule.disposition),
    subject: { reference: `Patient/${told.citizen}` },
    requester: { reference: partyOf(desk) },
    performer: [{ reference: told.performer }],
    ...draftElements(told),
  };
}

function taskOf(desk: Desk, told: DraftTold, id: string, mark: object): Resource {
  const now = desk.now().toISOString();
  return {
    resourceType: 'Task',
    identifier: [mark],
    status: 'draft',
    intent: 'order',
    priority: 'routine',
    businessStatus: concept(stateSystem, 'draft'),
    code: concept(receiverSystem, told.receiver),
    focus: { reference: `ServiceRequest/${id}` },
    for: { reference: `Patient/${told.citizen}` },
    requester: { reference: partyOf(desk) },
    owner: { reference: told.performer },
    authoredOn: now,
    lastModified: now,
  };
}

function overrideExtension(override: Override | undefined): readonly Extension[] {
  if (override === undefined) return [];
  const { code, text } = override;
  return [
    {
      url: overrideUrl,
      extension: [{ url: 'reason', valueCode: code }, ...(text === undefined ? [] : [{ url: 'text', valueString: text }])],
    },
  ];
}
