/** A citizen's own list: her next step and when, and all that is under way for her, in the order in which it comes. */
import { copenhagenDate } from '@rygforloeb/decision';
import { everyOf } from '../check/every-of.ts';
import { type Desk, namesOf } from '../desk.ts';
import { referenceIn } from '../fhir-words.ts';
import { toReferral } from '../referral/referral.ts';
import { rowOf, type WorklistRow } from './row.ts';
import { isClock } from './worklist.ts';

export interface OwnStep {
  readonly row: WorklistRow;
  /** When it is: a booked time, else the day it is due; undefined where nobody knows yet. */
  readonly when?: string;
  /** Hers to do; otherwise somebody else's. */
  readonly mine: boolean;
}

export type OwnSteps =
  | { readonly ok: true; readonly next?: OwnStep; readonly others: readonly OwnStep[] }
  | { readonly ok: false; readonly reason: 'not-found' };

/** What comes next: what is hers to do goes first, then what has a time, then what has none. */
export async function nextStepsOf(desk: Desk, citizen: string): Promise<OwnSteps> {
  const patient = await desk.record.read('Patient', citizen);
  // A relative may follow what she is shown without seeing the rest of the citizen.
  if (!patient.ok && desk.access.agent.role !== 'relative') return { ok: false, reason: 'not-found' };
  const tasks = await everyOf(desk.record, 'Task', citizen);
  const requests = new Map((await everyOf(desk.record, 'ServiceRequest', citizen)).map((request) => [request.id, request]));
  const today = copenhagenDate(desk.now().toISOString());
  const steps = tasks.flatMap((task): OwnStep[] => {
    const row = rowOf(desk, task, new Map());
    if (isOver.has(row.state) || row.state === 'waiting') return [];
    const request = requests.get(task.id);
    const referral = request && toReferral(request, task);
    // What has begun waits for no time; the first one lies behind her.
    const booked = referral?.state === 'in-progress' ? undefined : referral?.bookedFor;
    const mine = namesOf(desk).includes(row.turn ?? '') || referenceIn(task.owner) === `Patient/${citizen}`;
    // What professionals owe each other is no step of hers.
    if (isClock(task) && !mine && !desk.programme.followUps.citizenTakesPart.includes(row.code)) return [];
    const when = booked ?? row.due;
    return [{ row, mine, ...(when !== undefined && { when }) }];
  });
  const [next, ...others] = steps.sort((one, other) => rank(one, today).localeCompare(rank(other, today)));
  return { ok: true, others, ...(next !== undefined && { next }) };
}

const isOver: ReadonlySet<string> = new Set(['closed', 'cancelled', 'completed', 'draft', 'checked']);

function rank({ row, when, mine }: OwnStep, today: string): string {
  const isPast = when !== undefined && copenhagenDate(when) < today;
  return `${row.urgent ? 0 : 1} ${mine ? 0 : 1} ${when === undefined ? 2 : isPast ? 1 : 0} ${when ?? ''} ${row.since}`;
}
