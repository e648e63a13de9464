/** Work over time: what was noted when, by whom, and how it stands now. Each sees as much of it as the gate lets through. */
import { copenhagenDate, findingSystem, lastDayCode } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { daysAfter } from '../clocks/danish-days.ts';
import type { Desk } from '../desk.ts';
import { type Concept, codeOf } from '../fhir-words.ts';
import { saidBy, workObservations } from './note-work.ts';
import { workSystem } from './work-words.ts';

/** What stands about work at a moment; what was never told is left out. */
export interface WorkState {
  readonly status?: string;
  readonly sickLeave?: 'none' | 'part' | 'full';
  readonly sickSince?: string;
  /** Its last day, where it was told; when it has passed she is not sick-listed, unless it was told anew. */
  readonly sickUntil?: string;
  readonly hoursPerWeek?: number;
  readonly expectedWeeks?: number;
  /** What can be done at work, in the words of who told it. */
  readonly words?: string;
  readonly atRisk?: boolean;
  readonly factors?: readonly string[];
  readonly aspects?: readonly { readonly aspect: string; readonly matters: boolean; readonly text?: string }[];
  readonly benefitEnd?: string;
  readonly unfit?: boolean;
  readonly repeatedLeave?: boolean;
  readonly foreignQualifications?: boolean;
  readonly need?: string;
  readonly needAgain?: string;
}

export interface WorkPoint extends WorkState {
  /** When it was so, and when it was written down. */
  readonly at: string;
  readonly recorded: string;
  readonly by: string;
  /** Told by the citizen herself. */
  readonly own: boolean;
}

export interface WorkStory {
  /** Oldest first: at each what was told then. */
  readonly points: readonly WorkPoint[];
  readonly now: WorkState;
  /** A sick leave longer than the programme's setting: the risk of not returning is shown (FP 7.7). */
  readonly returnRisk?: { readonly since: string; readonly from: string };
}

/** Empty where the agent may see nothing of it. */
export async function workStoryOf(desk: Desk, citizen: string): Promise<WorkStory> {
  const points: WorkPoint[] = [];
  for (const one of await workObservations(desk, citizen)) {
    const told = stateIn(one);
    if (told === undefined) continue;
    const [at, by] = [String(one.effectiveDateTime), saidBy(one)];
    const last = points.at(-1);
    if (last !== undefined && last.at === at && last.by === by) points[points.length - 1] = { ...last, ...told };
    else points.push({ at, by, own: by === `Patient/${citizen}`, recorded: one.meta.lastUpdated, ...told });
  }
  const instant = desk.now().toISOString();
  const today = copenhagenDate(instant);
  // What is dated ahead is a plan: it is told among the points, and does not stand yet.
  const stands = points.filter(({ at }) => Date.parse(at) <= Date.parse(instant) || copenhagenDate(at) <= today);
  const now = asOf(today, stands.reduce<WorkState>(withTold, {}));
  const from = now.sickSince && daysAfter(now.sickSince, 7 * desk.programme.work.returnRiskWeeks + 1);
  const isAtRisk = now.sickLeave !== 'none' && from !== undefined && today >= from;
  return { points, now, ...(isAtRisk && now.sickSince !== undefined && { returnRisk: { since: now.sickSince, from } }) };
}

/** A state with what a later point told; of another sick leave it keeps what still can hold. */
function withTold(before: WorkState, { at: _at, by: _by, recorded: _recorded, own: _own, ...now }: WorkPoint): WorkState {
  if (now.sickLeave === undefined && now.sickSince === undefined) return { ...before, ...now };
  const { sickUntil: _until, sickSince, hoursPerWeek, ...rest } = before;
  if (now.sickLeave === 'none') return { ...rest, ...now };
  return {
    ...rest,
    ...(sickSince !== undefined && { sickSince }),
    ...(now.sickLeave === undefined && hoursPerWeek !== undefined && { hoursPerWeek }),
    ...now,
  };
}

/** A sick leave stands until its last day has passed, as the decision reads it. */
function asOf(today: string, { sickSince, hoursPerWeek, ...now }: WorkState): WorkState {
  if (now.sickUntil !== undefined && now.sickUntil < today) return { ...now, sickLeave: 'none' };
  return { ...now, ...(sickSince !== undefined && { sickSince }), ...(hoursPerWeek !== undefined && { hoursPerWeek }) };
}

function stateIn(one: StoredResource): WorkState | undefined {
  const components = (one.component ?? []) as readonly Record<string, unknown>[];
  const word = codeOf(one.valueCodeableConcept, workSystem);
  switch (codeOf(one.code, workSystem)) {
    case 'sick-leave': {
      const hours = (components[0]?.valueQuantity as { readonly value?: number } | undefined)?.value;
      return { sickLeave: word as 'none' | 'part' | 'full', ...(hours !== undefined && { hoursPerWeek: hours }) };
    }
    case 'aspects':
      return { aspects: components.flatMap(aspectIn) };
    case 'words':
      return typeof one.valueString === 'string' ? { words: one.valueString } : undefined;
    case 'need': {
      const again = components[0]?.valueDateTime;
      return { ...(word !== undefined && { need: word }), ...(typeof again === 'string' && { needAgain: again }) };
    }
    default:
      return findingIn(one, components);
  }
}

function findingIn(one: StoredResource, components: readonly Record<string, unknown>[]): WorkState | undefined {
  const flag = one.valueBoolean === true;
  const day = typeof one.valueDateTime === 'string' ? one.valueDateTime : undefined;
  const code = codeOf(one.valueCodeableConcept, `${findingSystem}-value`);
  switch (codeOf(one.code, findingSystem)) {
    case 'work-status':
      return code === undefined ? undefined : { status: code };
    case 'sick-leave-start':
      return day === undefined ? { sickLeave: 'none' } : { sickSince: day, ...lastDayIn(components) };
    case 'expected-weeks':
      return { expectedWeeks: Number((one.valueQuantity as { readonly value?: number } | undefined)?.value) };
    case 'job-at-risk':
      return { atRisk: flag };
    case 'repeated-sick-leave':
      return { repeatedLeave: flag };
    case 'unfit-for-work':
      return { unfit: flag };
    case 'foreign-qualifications':
      return { foreignQualifications: flag };
    case 'workplace-factors':
      return { factors: components.flatMap(({ code: member }) => codeOf(member, `${findingSystem}-value`) ?? []) };
    case 'benefit-end':
      return day === undefined ? undefined : { benefitEnd: day };
    default:
      return undefined;
  }
}

function aspectIn(component: Record<string, unknown>): readonly { aspect: string; matters: boolean; text?: string }[] {
  const aspect = codeOf(component.code, workSystem);
  const { text } = component.code as Concept;
  return aspect === undefined ? [] : [{ aspect, matters: component.valueBoolean === true, ...(text !== undefined && { text }) }];
}

function lastDayIn(components: readonly Record<string, unknown>[]): { readonly sickUntil?: string } {
  const until = components.find(({ code }) => codeOf(code, findingSystem) === lastDayCode)?.valueDateTime;
  return typeof until === 'string' ? { sickUntil: until } : {};
}
