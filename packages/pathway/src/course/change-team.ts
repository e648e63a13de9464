/** Who helps in a course changes: another to turn to, another house responsible, another who holds the thread, somebody who comes or goes. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { type Change, type Changed, changeOnce } from '../act.ts';
import { type ConsentToAsk, type Standing, standingOf } from '../check/consent-of.ts';
import { type Desk, namesOf } from '../desk.ts';
import { referenceIn } from '../fhir-words.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { citizenOf } from './agree-plan.ts';
import { membersOf, participantsOf, presentIn, type TeamMember, type TeamRole } from './team.ts';

export interface TeamTold {
  /** The id of the EpisodeOfCare. */
  readonly course: string;
  readonly key: string;
  /** The version of the CareTeam that the caller has seen. */
  readonly seen?: number;
  /** Type/id of a house or a person in a role. */
  readonly member: string;
  /** In which role of access.yaml the member reads; asked of the citizen's consent. */
  readonly as?: string;
  readonly why: string;
}

export type TeamOutcome =
  | { readonly ok: true; readonly team: readonly TeamMember[]; readonly version: number; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'there-already' | 'not-in-team' | 'last-of-role' | 'closed' }
  | { readonly ok: false; readonly reason: 'consent'; readonly standing: Standing; readonly ask: ConsentToAsk }
  | StepRefusal;

/** Another whom the citizen turns to. */
export function changeContact(desk: Desk, told: TeamTold): Promise<TeamOutcome> {
  return changeTeam(desk, told, 'change-contact', (members, today) => replaced(members, 'contact', told, today));
}

/** Another who holds the thread; the GP does unless a course says otherwise (C-51). */
export function changeThreadHolder(desk: Desk, told: TeamTold): Promise<TeamOutcome> {
  return changeTeam(desk, told, 'change-thread-holder', (members, today) => replaced(members, 'thread-holder', told, today));
}

/** Another house that is responsible. The house that hands over is in the team until then. */
export function changeResponsibleHouse(desk: Desk, told: TeamTold): Promise<TeamOutcome> {
  return changeTeam(
    desk,
    told,
    'change-responsible-house',
    (members, today) => replaced(members, 'responsible', told, today),
    (course) => ({ resource: course, elements: { managingOrganization: { reference: told.member }, careManager: undefined } }),
  );
}

/** Somebody more; with it a care relation begins, and what the citizen permits. */
export function addToTeam(desk: Desk, told: TeamTold): Promise<TeamOutcome> {
  return changeTeam(desk, told, 'add-to-team', (members, today) => {
    const isThere = members.some(({ member, role, until }) => member === told.member && role === 'member' && until === undefined);
    return isThere ? 'there-already' : [...members, memberOf('member', told, today)];
  });
}

/** Somebody leaves; of a role that a course is never without, another is named instead. */
export function removeFromTeam(desk: Desk, told: TeamTold): Promise<TeamOutcome> {
  return changeTeam(desk, told, 'remove-from-team', (members, today) => {
    const roles = members.filter(({ member, until }) => member === told.member && until === undefined).map(({ role }) => role);
    if (roles.length === 0) return 'not-in-team';
    if (roles.some((role) => role !== 'member')) return 'last-of-role';
    return members.map((one) => (one.member === told.member && one.until === undefined ? { ...one, until: today } : one));
  });
}

type NewMembers = (
  members: readonly TeamMember[],
  today: string,
) => readonly TeamMember[] | 'there-already' | 'not-in-team' | 'last-of-role';

async function changeTeam(
  desk: Desk,
  told: TeamTold,
  step: string,
  after: NewMembers,
  ofCourse?: (course: StoredResource) => Change,
): Promise<TeamOutcome> {
  if (told.why.trim() === '') return { ok: false, reason: 'reason-missing' };
  if (!/^(?:Organization|Practitioner|PractitionerRole)\/[A-Za-z0-9.-]{1,64}$/.test(told.member))
    return { ok: false, reason: 'unknown', what: 'performer' };
  const course = await desk.record.read('EpisodeOfCare', told.course);
  if (!course.ok) return refusalOf(course);
  const citizen = citizenOf(course.resource.patient);
  const team = referenceIn(((course.resource.team ?? []) as readonly unknown[])[0])?.slice('CareTeam/'.length);
  if (team === undefined) return { ok: false, reason: 'not-found' };
  if (ofCourse !== undefined && !namesOf(desk).some((name) => namesIn(course.resource).includes(name)))
    return { ok: false, reason: 'not-yours', by: ['performer'] };
  const consent = step === 'remove-from-team' ? undefined : await consentFor(desk, citizen, told);
  const today = copenhagenDate(desk.now().toISOString());
  const outcome = await changeOnce<Exclude<TeamOutcome, { readonly ok: true }>>(
    desk,
    citizen,
    {
      ...{ step, key: told.key, type: 'CareTeam', id: team, why: told.why },
      ...(told.seen !== undefined && { seen: told.seen }),
      // Nobody writes a course in another house's name, and to hand over is just that; whose it is and what she permits was asked above.
      ...(ofCourse !== undefined && { byJobs: true }),
    },
    (resource) => {
      if (consent !== undefined) return consent;
      if (course.resource.status !== 'active' || resource.status !== 'active') return { ok: false, reason: 'closed' };
      const members = after(membersOf(resource), today);
      if (typeof members === 'string') return { ok: false, reason: members };
      return {
        elements: { participant: participantsOf(members) },
        ...(ofCourse !== undefined && { changes: [ofCourse(course.resource)] }),
      };
    },
  );
  return outcome.ok ? toOutcome(outcome) : outcome;
}

function toOutcome({ resource, repeated }: Extract<Changed, { readonly ok: true }>): TeamOutcome {
  return { ok: true, team: presentIn(resource), version: Number(resource.meta.versionId), repeated };
}

function namesIn(course: StoredResource): readonly (string | undefined)[] {
  return [referenceIn(course.managingOrganization), referenceIn(course.careManager)];
}

/** What the citizen must be asked before somebody new looks; undefined where she has said yes. */
async function consentFor(
  desk: Desk,
  citizen: string,
  { member, as }: TeamTold,
): Promise<Extract<TeamOutcome, { readonly reason: 'consent' }> | undefined> {
  const { roles } = desk.programme.access;
  const role = as ?? desk.access.agent.role;
  // A person looks on behalf of the house.
  const person = member.startsWith('PractitionerRole/')
    ? await desk.record.read('PractitionerRole', member.split('/')[1] ?? '')
    : undefined;
  const house = person?.ok === true ? referenceIn(person.resource.organization) : undefined;
  const ask: ConsentToAsk = { recipient: house ?? member, roles: [role], purpose: roles[role]?.purposes[0] ?? desk.access.purpose };
  const standing = await standingOf(desk, citizen, ask);
  return standing === 'given' ? undefined : { ok: false, reason: 'consent', standing, ask };
}

function replaced(members: readonly TeamMember[], role: TeamRole, told: TeamTold, today: string): readonly TeamMember[] | 'there-already' {
  const current = members.find((one) => one.role === role && one.until === undefined);
  if (current?.member === told.member) return 'there-already';
  const ended = members.map((one) => (one === current ? { ...one, until: today } : one));
  return [...ended, memberOf(role, told, today)];
}

function memberOf(role: TeamRole, { member, as }: TeamTold, since: string): TeamMember {
  return { role, member, since, ...(as !== undefined && { as }) };
}
