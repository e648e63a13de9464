/** What follows from the days of a running clock: which tasks and reminders are to be made now, and when the next is. */
import { canonical, copenhagenDate, dispositionSystem } from '@rygforloeb/decision';
import { type Resource, reminderSystem, type StoredResource } from '@rygforloeb/record';
import { concept, referenceIn } from '../fhir-words.ts';
import { daysAfter } from './danish-days.ts';
import type { FollowUpRule, FollowUpRules, ReminderRule } from './follow-up-rules.ts';
import type { OpenClock } from './open-clocks.ts';

export const followUpSystem = canonical('identifier', 'clock-follow-up');
export const ourselves = 'Device/rygforloeb';

export interface FollowUps {
  /** Rules whose day has come and of which nothing was made yet. */
  readonly made: readonly (FollowUpRule | ReminderRule)[];
  /** Rules that are done with: made now, or too late to be of use. */
  readonly settled: readonly string[];
  /** The next day on which one is to be made. */
  readonly next: readonly string[];
}

/** `settled` are the rules done with before. */
export function followUpsOf(rules: FollowUpRules, open: OpenClock, settled: readonly string[], now: string): FollowUps {
  const today = copenhagenDate(now);
  const made: (FollowUpRule | ReminderRule)[] = [];
  const [done, next]: [string[], string[]] = [[], []];
  for (const rule of [...rules.tasks, ...rules.reminders]) {
    if (rule.clock !== open.clock.id || settled.includes(rule.id)) continue;
    const day = dayOf(rule, open);
    if (day === undefined) continue;
    if (day > today) {
      next.push(day);
      continue;
    }
    done.push(rule.id);
    // A task stays to be done however late; a reminder is of no use when its day is long gone.
    if ('disposition' in rule || daysAfter(day, rules.lateDays) >= today) made.push(rule);
  }
  return { made, settled: done, next };
}

/** The resource of one, for the clock's own task under its id. */
export function followUpOf(
  rule: FollowUpRule | ReminderRule,
  task: Resource,
  taskId: string,
  gp: string | undefined,
  now: string,
): Resource | undefined {
  const citizen = referenceIn(task.for);
  const identifier = [{ system: followUpSystem, value: `${taskId} ${rule.id}` }];
  if (!('disposition' in rule))
    return {
      resourceType: 'Communication',
      identifier,
      status: 'preparation',
      category: [concept(reminderSystem, rule.id)],
      subject: { reference: citizen },
      about: [{ reference: `Task/${taskId}` }],
      sender: { reference: ourselves },
      recipient: [{ reference: citizen }],
    };
  const owner = rule.to === 'citizen' ? citizen : rule.to === 'gp' ? gp : referenceIn(task.owner);
  if (owner === undefined) return undefined;
  return {
    resourceType: 'Task',
    identifier,
    basedOn: [{ reference: `Task/${taskId}` }],
    status: 'requested',
    intent: 'order',
    code: concept(dispositionSystem, rule.disposition),
    description: rule.da,
    ...(task.focus !== undefined && { focus: task.focus }),
    for: task.for,
    requester: { reference: ourselves },
    owner: { reference: owner },
    authoredOn: now,
    lastModified: now,
  };
}

/** Whether a resource was made because of a clock's task. */
export function isFollowUpOf(resource: StoredResource, taskId: string): boolean {
  const identifiers = (resource.identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[];
  return identifiers.some(({ system, value = '' }) => system === followUpSystem && value.startsWith(`${taskId} `));
}

function dayOf(
  { when, days }: FollowUpRule | ReminderRule,
  { opens, due, overdueFrom, limit, state, start }: OpenClock,
): string | undefined {
  // What is counted in sessions opens on whichever day the session comes.
  const byCount = when === 'opens' && opens === undefined && (state === 'open' || state === 'due') ? start : undefined;
  const day = { opens: opens ?? byCount, due, overdue: overdueFrom, passed: limit && daysAfter(limit.slice(0, 10), 1) }[when];
  return day && daysAfter(day, days);
}
