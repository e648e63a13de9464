/** Goals live with the citizen: other words, other obstacles, a subgoal reached, a goal met or given up; told by her or by who helps her (FP 7.1). */
import { copenhagenDate, extensionUrl } from '@rygforloeb/decision';
import { newId, type Resource, type StoredResource } from '@rygforloeb/record';
import { type Change, changeOnce, writerOf } from '../act.ts';
import type { Desk } from '../desk.ts';
import { codeOf, concept, type Extension, extensionsOf, referenceIn } from '../fhir-words.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { citizenOf } from './agree-plan.ts';
import { type GoalTold, goalOf } from './plan.ts';

/** How far a goal is, in FHIR's words. */
export type Achievement = 'in-progress' | 'improving' | 'worsening' | 'no-change' | 'achieved' | 'not-achieved' | 'not-attainable';

export interface GoalChange {
  /** The id of the Goal. */
  readonly goal: string;
  readonly words?: string;
  readonly obstacles?: readonly string[];
  readonly subgoals?: readonly string[];
  /** Of the subgoals, those that are reached. */
  readonly reached?: readonly string[];
  readonly achievement?: Achievement;
  /** Given up, in words why. */
  readonly givenUp?: string;
}

export interface GoalsTold {
  /** The id of the CarePlan. */
  readonly plan: string;
  readonly key: string;
  readonly seen?: number;
  readonly why: string;
  readonly add?: readonly GoalTold[];
  readonly change?: readonly GoalChange[];
}

export interface Goal {
  readonly id: string;
  readonly words: string;
  readonly obstacles: readonly string[];
  readonly subgoals: readonly { readonly words: string; readonly reached: boolean }[];
  readonly status: string;
  readonly achievement?: Achievement;
  readonly since?: string;
  readonly changed?: string;
  readonly givenUp?: string;
}

export type GoalsOutcome =
  | { readonly ok: true; readonly goals: readonly Goal[]; readonly version: number; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'closed' | 'goals-missing' }
  | { readonly ok: false; readonly reason: 'goal'; readonly goal: string; readonly fault: 'unknown' | 'words' | 'subgoal' | 'achievement' }
  | StepRefusal;

const achievementSystem = 'http://terminology.hl7.org/CodeSystem/goal-achievement';
const achievements: readonly string[] = [
  'in-progress',
  'improving',
  'worsening',
  'no-change',
  'achieved',
  'not-achieved',
  'not-attainable',
];
const obstacleUrl = extensionUrl('obstacle');
const subgoalUrl = extensionUrl('subgoal');
const reachedUrl = extensionUrl('subgoal-reached');

/** Changes and adds goals of a plan. The citizen may, too: they are hers. A goal is never deleted. */
export async function changeGoals(desk: Desk, told: GoalsTold): Promise<GoalsOutcome> {
  const { add = [], change = [] } = told;
  if (told.why.trim() === '') return { ok: false, reason: 'reason-missing' };
  if (add.length + change.length === 0 || add.some(({ words }) => words.trim() === '')) return { ok: false, reason: 'goals-missing' };
  const plan = await desk.record.read('CarePlan', told.plan);
  if (!plan.ok) return refusalOf(plan);
  const citizen = citizenOf(plan.resource.subject);
  const writer = writerOf(desk, citizen);
  if (!('transaction' in writer)) return writer;
  const today = copenhagenDate(desk.now().toISOString());
  const act = { step: 'change-goals', key: told.key, type: 'CarePlan', id: told.plan, why: told.why };
  const outcome = await changeOnce<Exclude<GoalsOutcome, { readonly ok: true }>>(
    desk,
    citizen,
    { ...act, ...(told.seen !== undefined && { seen: told.seen }) },
    async (resource, inside) => {
      if (resource.status !== 'active') return { ok: false, reason: 'closed' };
      const ids = goalIdsOf(resource);
      const changes: Change[] = [];
      for (const one of change) {
        const goal = ids.includes(one.goal) ? await inside.read('Goal', one.goal) : undefined;
        if (goal === undefined || !goal.ok) return { ok: false, reason: 'goal', goal: one.goal, fault: 'unknown' };
        const fault = faultIn(one, readGoal(goal.resource));
        if (fault !== undefined) return { ok: false, reason: 'goal', goal: one.goal, fault };
        changes.push({ resource: goal.resource, elements: elementsOf(goal.resource, one, today) });
      }
      const made: Resource[] = add.map((goal) => ({ ...goalOf(citizen, today, goal), id: newId() }));
      const goals = [...ids, ...made.map(({ id }) => id)].map((id) => ({ reference: `Goal/${id}` }));
      return { elements: { goal: goals }, make: made, changes };
    },
  );
  if (!outcome.ok) return outcome;
  return {
    ok: true,
    goals: await goalsOf(desk, outcome.resource),
    version: Number(outcome.resource.meta.versionId),
    repeated: outcome.repeated,
  };
}

/** The goals of a plan, as the reader may see them. */
export async function goalsOf(desk: Desk, plan: StoredResource): Promise<readonly Goal[]> {
  const found: Goal[] = [];
  for (const id of goalIdsOf(plan)) {
    const goal = await desk.record.read('Goal', id);
    if (goal.ok) found.push(readGoal(goal.resource));
  }
  return found;
}

function goalIdsOf(plan: StoredResource): readonly string[] {
  return ((plan.goal ?? []) as readonly unknown[]).flatMap((one) => referenceIn(one)?.slice('Goal/'.length) ?? []);
}

function readGoal(goal: StoredResource): Goal {
  const words = (at: string) => extensionsOf(goal, at).flatMap(({ valueString }) => valueString ?? []);
  const reached = words(reachedUrl);
  const achievement = codeOf(goal.achievementStatus, achievementSystem) as Achievement | undefined;
  return {
    id: goal.id,
    words: (goal.description as { readonly text?: string } | undefined)?.text ?? '',
    obstacles: words(obstacleUrl),
    subgoals: words(subgoalUrl).map((subgoal) => ({ words: subgoal, reached: reached.includes(subgoal) })),
    status: String(goal.lifecycleStatus),
    ...(achievement !== undefined && { achievement }),
    ...(typeof goal.startDate === 'string' && { since: goal.startDate }),
    ...(typeof goal.statusDate === 'string' && { changed: goal.statusDate }),
    ...(typeof goal.statusReason === 'string' && { givenUp: goal.statusReason }),
  };
}

function faultIn(
  { words, subgoals, reached = [], achievement, givenUp }: GoalChange,
  before: Goal,
): 'words' | 'subgoal' | 'achievement' | undefined {
  if (words?.trim() === '' || givenUp?.trim() === '') return 'words';
  const known = subgoals ?? before.subgoals.map((subgoal) => subgoal.words);
  if (reached.some((one) => !known.includes(one))) return 'subgoal';
  return achievement !== undefined && !achievements.includes(achievement) ? 'achievement' : undefined;
}

function elementsOf(goal: StoredResource, told: GoalChange, today: string): Readonly<Record<string, unknown>> {
  const before = readGoal(goal);
  const obstacles = told.obstacles ?? before.obstacles;
  const subgoals = told.subgoals ?? before.subgoals.map(({ words }) => words);
  const reached = told.reached ?? before.subgoals.filter((one) => one.reached).map(({ words }) => words);
  const ours = [obstacleUrl, subgoalUrl, reachedUrl];
  const extension = [
    ...((goal.extension ?? []) as readonly Extension[]).filter(({ url }) => !ours.includes(url)),
    ...obstacles.map((valueString) => ({ url: obstacleUrl, valueString })),
    ...subgoals.map((valueString) => ({ url: subgoalUrl, valueString })),
    ...reached.filter((one) => subgoals.includes(one)).map((valueString) => ({ url: reachedUrl, valueString })),
  ];
  return {
    extension: extension.length > 0 ? extension : undefined,
    statusDate: today,
    ...(told.words !== undefined && { description: { text: told.words } }),
    ...(told.achievement !== undefined && {
      achievementStatus: concept(achievementSystem, told.achievement),
      lifecycleStatus: told.achievement === 'achieved' ? 'completed' : 'active',
    }),
    ...(told.givenUp !== undefined && { lifecycleStatus: 'cancelled', statusReason: told.givenUp }),
  };
}
