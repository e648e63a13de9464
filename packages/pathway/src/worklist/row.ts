/** One line of a worklist: about whom, what, until when, how it stands, what then, and whose turn it is. */

import { dispositionSystem } from '@rygforloeb/decision';
import { clockSystem, type StoredResource } from '@rygforloeb/record';
import { standingOf } from '../clocks/clock-task.ts';
import type { RunningState } from '../clocks/open-clocks.ts';
import type { Desk } from '../desk.ts';
import { codeOf, receiverSystem, referenceIn, stateSystem } from '../fhir-words.ts';
import { receiverWords } from '../referral/receiver-words.ts';
import { isReferralState, type ReferralState } from '../referral/states.ts';

type Words = { readonly da: string; readonly en: string };

export interface WorklistRow {
  /** The Task. */
  readonly id: string;
  readonly kind: 'clock' | 'referral' | 'task';
  readonly citizen: { readonly id: string; readonly name: string };
  /** A clock, a receiver of referrals, or a disposition of the programme. */
  readonly code: string;
  readonly what: Words;
  readonly state: RunningState | ReferralState | 'requested' | 'in-progress' | 'completed' | 'cancelled';
  /** Last day in time, and the last working day in time. */
  readonly due?: string;
  readonly actBy?: string;
  /** What happens when the time is out, and who acts then: texts of the programme. */
  readonly then?: Words;
  /** Whose turn it is, and who waits for it. */
  readonly turn?: string;
  readonly from?: string;
  readonly since: string;
  readonly changed: string;
  readonly urgent: boolean;
  /** `Type/id` of what it is about. */
  readonly link?: string;
  /** The programme gives words, no number: the limit is a local setting. */
  readonly local: boolean;
}

/** A Task as a line; `names` are those of the citizens whom the agent may see. */
export function rowOf(desk: Desk, task: StoredResource, names: ReadonlyMap<string, string>): WorklistRow {
  const id = referenceIn(task.for)?.slice('Patient/'.length) ?? '';
  const [turn, from, link] = [referenceIn(task.owner), referenceIn(task.requester), referenceIn(task.focus)];
  const limit = (task.restriction as { readonly period?: { readonly end?: string } } | undefined)?.period?.end?.slice(0, 10);
  const shared = {
    id: task.id,
    citizen: { id, name: names.get(id) ?? '' },
    since: String(task.authoredOn ?? task.meta.lastUpdated),
    changed: String(task.lastModified ?? task.meta.lastUpdated),
    urgent: task.priority === 'stat' || task.priority === 'asap' || task.priority === 'urgent',
    ...(turn !== undefined && { turn }),
    ...(from !== undefined && { from }),
    ...(link !== undefined && { link }),
  };
  const ofClock = clockRow(desk, task, shared);
  if (ofClock !== undefined) return ofClock;
  const state = codeOf(task.businessStatus, stateSystem);
  const receiver = codeOf(task.code, receiverSystem);
  const disposition = codeOf(task.code, dispositionSystem) ?? '';
  const due = limit === undefined ? {} : { due: limit };
  if (isReferralState(state) && receiver !== undefined)
    return { ...shared, ...due, kind: 'referral', code: receiver, what: receiverWords(desk, receiver), state, local: false };
  const status = task.status as 'requested' | 'in-progress' | 'completed' | 'cancelled';
  const what = receiver === undefined ? dispositionWords(desk, disposition) : receiverWords(desk, receiver);
  return { ...shared, ...due, kind: 'task', code: receiver ?? disposition, what, state: status, local: false };
}

function clockRow(
  { programme, now }: Desk,
  task: StoredResource,
  shared: Omit<WorklistRow, 'kind' | 'code' | 'what' | 'state' | 'local'>,
): WorklistRow | undefined {
  const code = codeOf(task.code, clockSystem);
  const clock = programme.clocks.find(({ id }) => id === code);
  const open = clock && standingOf(task, clock, now().toISOString());
  if (clock === undefined || open === undefined) return undefined;
  const { da, en, then, local } = clock;
  const due = open.due ?? open.limit?.slice(0, 10);
  const isOver = task.status !== 'in-progress';
  // Nobody asked for a clock but ourselves.
  const { from: _, ...own } = shared;
  return {
    ...own,
    kind: 'clock',
    code: clock.id,
    what: { da, en },
    state: isOver ? (task.status as 'completed' | 'cancelled') : open.state,
    then,
    local,
    ...(due !== undefined && { due }),
    ...(open.actBy !== undefined && { actBy: open.actBy }),
    ...(isOver || open.opens === undefined || open.state !== 'waiting' ? {} : { since: open.opens }),
  };
}

function dispositionWords({ programme }: Desk, code: string): Words {
  const { da = code, en = code } = (programme.vocabulary.dispositions.get(code) ?? {}) as Partial<Words>;
  return { da, en };
}
