/** A citizen's course begins: with a house that is responsible, a team, somebody to turn to, and the GP as holder of the thread (FP 2.2, C-51). */
import { canonical } from '@rygforloeb/decision';
import { newId, type Resource, type StoredResource } from '@rygforloeb/record';
import { type ConsentToAsk, type Standing, standingOf } from '../check/consent-of.ts';
import { consentOf } from '../consent/consent-resource.ts';
import type { Desk } from '../desk.ts';
import { concept, keySystem } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { gpOf } from '../referral/send.ts';
import { refusalOf, type StepRefusal, stepKey } from '../referral/take-step.ts';
import { begunByUrl } from './begun-by.ts';

/** A yes that the citizen has just given, to a house or to everybody in a role. */
export interface Permit {
  readonly to: { readonly house: string } | { readonly role: string };
  readonly purpose?: string;
  /** Parts of the record; all of it unless told. */
  readonly domains?: readonly string[];
}

export interface CourseTold {
  readonly citizen: string;
  readonly key: string;
  /** The first day, YYYY-MM-DD. */
  readonly start: string;
  /** Whom the citizen turns to; the GP unless told. */
  readonly contact?: string;
  readonly permits?: readonly Permit[];
}

export type CourseOutcome =
  | {
      readonly ok: true;
      readonly course: StoredResource;
      readonly repeated: boolean;
      /** Undefined where the record knows no GP. */
      readonly threadHolder?: string;
      readonly contact: string;
    }
  | { readonly ok: false; readonly reason: 'no-house' | 'bad-date' }
  | { readonly ok: false; readonly reason: 'consent'; readonly standing: Standing; readonly ask: ConsentToAsk }
  | StepRefusal;

export const courseTypeSystem = canonical('CodeSystem', 'course');
export const teamRoleSystem = canonical('CodeSystem', 'team-role');

/** Begins a course, and keeps what the citizen permits with it. Without a yes to the house itself there is no course. */
export async function startCourse(desk: Desk, told: CourseTold): Promise<CourseOutcome> {
  const { organization: house, role } = desk.access.agent;
  if (house === undefined) return { ok: false, reason: 'no-house' };
  if (Number.isNaN(Date.parse(told.start)) || told.start.length !== 10) return { ok: false, reason: 'bad-date' };
  const { purpose } = desk.access;
  const ask: ConsentToAsk = { recipient: house, roles: [role], purpose };
  const isGivenNow = (told.permits ?? []).some(
    ({ to, purpose: of }) => ('house' in to ? to.house === house : to.role === role) && (of === undefined || of === purpose),
  );
  const standing = isGivenNow ? 'given' : await standingOf(desk, told.citizen, ask);
  const ids = { course: newId(), team: newId() };
  const outcome = await desk.record.transaction(async (inside) => {
    const mark = stepKey(desk, 'start-course', `${told.citizen} ${told.key}`);
    const course = await inside.create(courseOf(desk, told, house, ids, mark), {
      identifier: `${keySystem}|${mark.value}`,
      id: ids.course,
    });
    if (!course.ok) return refusalOf(course);
    if (!course.created) return { ok: true, course: course.resource, repeated: true } as const;
    if (standing !== 'given') return { ok: false, reason: 'consent', standing, ask } as const;
    for (const permit of told.permits ?? []) {
      const made = await inside.create(consentOf(desk, told.citizen, { ...permit, type: 'permit' }));
      if (!made.ok) return refusalOf(made);
    }
    // From here on the citizen's yes counts, and with it the GP can be read.
    const gp = await gpOf({ record: inside }, told.citizen);
    const team = await inside.create(teamOf(told, house, gp), { id: ids.team });
    if (!team.ok) return refusalOf(team);
    const to = [`EpisodeOfCare/${ids.course}`, `CareTeam/${ids.team}`];
    const origin = await inside.create(originOf(desk, { step: 'start-course', citizen: told.citizen, to, into: 'active' }));
    return origin.ok ? ({ ok: true, course: course.resource, repeated: false } as const) : refusalOf(origin);
  });
  if (!outcome.ok) return outcome;
  const gp = await gpOf(desk, told.citizen);
  return { ...outcome, contact: told.contact ?? gp ?? house, ...(gp !== undefined && { threadHolder: gp }) };
}

function courseOf(
  { access: { agent } }: Desk,
  { citizen, start }: CourseTold,
  house: string,
  ids: { readonly team: string },
  mark: object,
): Resource {
  return {
    resourceType: 'EpisodeOfCare',
    extension: [{ url: begunByUrl, valueCode: agent.role }],
    identifier: [mark],
    status: 'active',
    type: [concept(courseTypeSystem, 'low-back')],
    patient: { reference: `Patient/${citizen}` },
    managingOrganization: { reference: house },
    period: { start },
    careManager: { reference: agent.practitionerRole ?? agent.who },
    team: [{ reference: `CareTeam/${ids.team}` }],
  };
}

function teamOf({ citizen, start, contact }: CourseTold, house: string, gp: string | undefined): Resource {
  const member = (role: string, reference: string) => ({ role: [concept(teamRoleSystem, role)], member: { reference } });
  return {
    resourceType: 'CareTeam',
    status: 'active',
    subject: { reference: `Patient/${citizen}` },
    period: { start },
    participant: [
      ...(gp === undefined ? [] : [member('thread-holder', gp)]),
      member('responsible', house),
      member('contact', contact ?? gp ?? house),
    ],
  };
}
