/** One line of a worklist: about whom, what, until when, how it stands, what then, and whose turn it is. */

import { dispositionSystem } from '@rygforloeb/decision';
import { clockSystem, type StoredResource } from '@rygforloeb/record';
import { keyOf, standingOf } from '../clocks/clock-task.ts';
import type { RunningState } from '../clocks/open-clocks.ts';
import type { Desk } from '../desk.ts';
import { type Concept, codeOf, receiverSystem, referenceIn, stateSystem } from '../fhir-words.ts';
import { receiverWords } from '../referral/receiver-words.ts';
import { isReferralState, type ReferralState } from '../referral/states.ts';
import type { Place } from './worklist-rules.ts';

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
  /** The step of the plan that a clock is about. */
  readonly part?: Words;
  /** The part of the workspace in which it is done, and the referral that it belongs to. */
  readonly doneIn: Place;
  readonly referral?: string;
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
  const due = limit === undefined ? {} : { due: limit };
  if (isReferralState(state) && receiver !== undefined) {
    const whose = isSenders(state) ? from : turn;
    return {
      ...shared,
      ...due,
      ...{ kind: 'referral', code: receiver, what: receiverWords(desk, receiver), state, local: false, referral: task.id },
      doneIn: isSenders(state) ? 'referrals' : 'inbox',
      ...(whose !== undefined && { turn: whose }),
    };
  }
  return { ...shared, ...due, ...ofTask(desk, task, link) };
}

/** What the sender has to do something about: to send it, to answer, or to send it anew. */
export function isSenders(state: string): boolean {
  return state === 'draft' || state === 'checked' || state === 'more-asked' || state === 'returned';
}

/** A task that is neither a clock nor a referral: a letter to the GP, what a disposition asks for, or one that `worklist.yaml` knows. */
function ofTask(
  desk: Desk,
  task: StoredResource,
  link: string | undefined,
): Pick<WorklistRow, 'kind' | 'code' | 'what' | 'state' | 'local' | 'doneIn' | 'referral'> {
  const { tasks, dispositions } = desk.programme.worklist;
  const parent = referenceIn((task.partOf as readonly unknown[] | undefined)?.[0]);
  const about = parent?.startsWith('Task/') === true ? parent : link?.startsWith('ServiceRequest/') === true ? link : undefined;
  const shared = {
    kind: 'task',
    state: task.status as 'requested' | 'in-progress' | 'completed' | 'cancelled',
    local: false,
    ...(about !== undefined && { referral: about.slice(about.indexOf('/') + 1) }),
  } as const;
  const receiver = codeOf(task.code, receiverSystem);
  if (receiver !== undefined) return { ...shared, code: receiver, what: receiverWords(desk, receiver), doneIn: 'inbox' };
  const disposition = codeOf(task.code, dispositionSystem);
  if (disposition !== undefined) {
    const what = dispositionWords(desk, disposition);
    return { ...shared, code: disposition, what, doneIn: dispositions.get(disposition) ?? 'overview' };
  }
  const { coding, text = '' } = (task.code ?? {}) as Concept;
  const known = coding?.map(({ code = '' }) => tasks.get(code)).find((one) => one !== undefined);
  // A part of a referral, such as an offer that was chosen, has words of its own.
  if (known === undefined) return { ...shared, code: '', what: { da: text, en: text }, doneIn: about === undefined ? 'overview' : 'inbox' };
  const { da, en, doneIn } = known;
  return { ...shared, code: coding?.[0]?.code ?? '', what: { da, en }, doneIn };
}

function clockRow(
  { programme, now }: Desk,
  task: StoredResource,
  shared: Omit<WorklistRow, 'kind' | 'code' | 'what' | 'state' | 'local' | 'doneIn'>,
): WorklistRow | undefined {
  const code = codeOf(task.code, clockSystem);
  const clock = programme.clocks.find(({ id }) => id === code);
  const open = clock && standingOf(task, clock, now().toISOString());
  if (clock === undefined || open === undefined) return undefined;
  const { da, en, then, local, doneIn } = clock;
  const part = programme.vocabulary.dispositions.get(keyOf(task)?.split(' ')[3] ?? '');
  const referral = shared.link?.startsWith('ServiceRequest/') === true ? shared.link.slice('ServiceRequest/'.length) : undefined;
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
    doneIn,
    ...(part !== undefined && { part: { da: part.da, en: part.en } }),
    ...(referral !== undefined && { referral }),
    ...(due !== undefined && { due }),
    ...(open.actBy !== undefined && { actBy: open.actBy }),
    ...(isOver || open.opens === undefined || open.state !== 'waiting' ? {} : { since: open.opens }),
  };
}

function dispositionWords({ programme }: Desk, code: string): Words {
  const { da = code, en = code } = (programme.vocabulary.dispositions.get(code) ?? {}) as Partial<Words>;
  return { da, en };
}
