/** One time of guided activity: documented, adjusted when a flare-up lasts, with subgoals agreed first and a test where it is wanted (FP 7.2). */
import { makeOnce, timeFault } from '../act.ts';
import { everyOf } from '../check/every-of.ts';
import { citizenOf } from '../course/agree-plan.ts';
import { goalsOf } from '../course/change-goals.ts';
import { stepsOf } from '../course/plan.ts';
import type { Desk } from '../desk.ts';
import { observationOf } from '../findings/finding-observation.ts';
import { type FindingTold, faultsOf } from '../findings/finding-told.ts';
import { formOf, formsOf } from '../findings/form.ts';
import type { FieldRefusal } from '../findings/record-findings.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { type NotAllowed, refusedBy } from './may-do.ts';

export interface ActivityTold {
  /** The id of the CarePlan in which the activity stands beside self-management. */
  readonly plan: string;
  readonly key: string;
  readonly occurred?: string;
  /** What was done, in words. */
  readonly words: string;
  readonly attended: boolean;
  /** How she was after the last time; `lasting` asks for what is done otherwise. */
  readonly flare?: 'settles' | 'lasting';
  readonly adjusted?: string;
  /** Scores at start or end, such as `rmdq`: the same one at both (C-76). */
  readonly test?: { readonly when: 'start' | 'end'; readonly findings: readonly FindingTold[] };
}

export type ActivityOutcome =
  | { readonly ok: true; readonly activity: string; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'not-in-plan' | 'words-missing' | 'subgoals-missing' | 'adjustment-missing' }
  | FieldRefusal
  | NotAllowed
  | StepRefusal;

/** A documented time of activity. */
export interface ActivityDone {
  readonly when: string;
  readonly by?: string;
  readonly words: string;
  readonly attended: boolean;
  readonly flare?: string;
  readonly adjusted?: string;
  readonly test?: string;
}

const kind = 'activity-session';

/** Keeps a time of activity. It stands in a plan and never alone; without subgoals it is not begun. */
export async function recordActivity(desk: Desk, told: ActivityTold): Promise<ActivityOutcome> {
  const { activity } = desk.programme.care;
  const refused = refusedBy(desk, activity.right) ?? timeFault(told.occurred);
  if (refused !== undefined) return refused;
  if (told.words.trim() === '') return { ok: false, reason: 'words-missing' };
  const plan = await desk.record.read('CarePlan', told.plan);
  if (!plan.ok) return refusalOf(plan);
  const isRunning = stepsOf(plan.resource).some(
    ({ disposition, status }) => activity.dispositions.includes(disposition) && status === 'in-progress',
  );
  if (plan.resource.status !== 'active' || !isRunning) return { ok: false, reason: 'not-in-plan' };
  const goals = await goalsOf(desk, plan.resource);
  if (!goals.some(({ subgoals }) => subgoals.length > 0)) return { ok: false, reason: 'subgoals-missing' };
  if (told.flare === 'lasting' && (told.adjusted ?? '').trim() === '') return { ok: false, reason: 'adjustment-missing' };
  const tests = told.test?.findings ?? [];
  const faults = faultsOf(desk, tests, undefined, 'test.findings');
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  const citizen = citizenOf(plan.resource.subject);
  const facts: readonly FindingTold[] = [
    ...(told.attended ? [{ code: 'physical-activity-started', value: true }] : []),
    ...(told.flare === undefined ? [] : [{ code: 'flare-after-activity', value: told.flare }]),
    ...tests,
  ];
  const line = {
    about: 'activity',
    words: told.words,
    codes: {
      attended: String(told.attended),
      ...(told.flare !== undefined && { flare: told.flare }),
      ...(told.test !== undefined && { test: told.test.when }),
    },
    ...(told.adjusted !== undefined && { lines: [{ about: 'adjusted', words: told.adjusted }] }),
  };
  const act = { step: 'activity-session', citizen, key: told.key, ...(told.occurred !== undefined && { occurred: told.occurred }) };
  const made = await makeOnce(desk, act, [
    formOf(desk, citizen, kind, [line], told.occurred),
    ...facts.map((fact) => observationOf(desk, citizen, fact, told.occurred)),
  ]);
  return made.ok ? { ok: true, activity: made.resources[0]?.id ?? '', repeated: made.repeated } : made;
}

/** What was done, latest first; empty where the reader may not see it. */
export async function activitiesDone(desk: Desk, citizen: string): Promise<readonly ActivityDone[]> {
  return formsOf(kind, await everyOf(desk.record, 'QuestionnaireResponse', citizen)).flatMap(({ when, by, lines }) =>
    lines.map(({ words = '', codes = {}, lines: inner = [] }) => ({
      when,
      words,
      attended: codes.attended === 'true',
      ...(by !== undefined && { by }),
      ...(codes.flare !== undefined && { flare: codes.flare }),
      ...(codes.test !== undefined && { test: codes.test }),
      ...(inner[0]?.words !== undefined && { adjusted: inner[0].words }),
    })),
  );
}
