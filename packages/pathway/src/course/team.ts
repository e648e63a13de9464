/** The team of a course as it is read and written: who holds the thread, who is responsible, whom the citizen turns to, and who else helps. */
import type { StoredResource } from '@rygforloeb/record';
import { codeOf, concept, referenceIn } from '../fhir-words.ts';
import { teamRoleSystem } from './start-course.ts';

/** `thread-holder`, `responsible`, `contact`, or `member`. */
export type TeamRole = 'thread-holder' | 'responsible' | 'contact' | 'member';

export interface TeamMember {
  readonly role: TeamRole;
  readonly member: string;
  /** Which actor a member is, where it was told. */
  readonly as?: string;
  readonly since?: string;
  /** Last day; who has left stays in the story. */
  readonly until?: string;
}

interface Participant {
  readonly role?: readonly { readonly text?: string }[];
  readonly member?: unknown;
  readonly period?: { readonly start?: string; readonly end?: string };
}

/** Who is in a team, and who was. */
export function membersOf(team: StoredResource): readonly TeamMember[] {
  return ((team.participant ?? []) as readonly Participant[]).flatMap((one): TeamMember[] => {
    const member = referenceIn(one.member);
    const role = codeOf(one.role?.[0], teamRoleSystem);
    const as = one.role?.[0]?.text;
    const { start, end } = one.period ?? {};
    if (member === undefined) return [];
    return [
      {
        role: (role ?? 'member') as TeamRole,
        member,
        ...(as !== undefined && { as }),
        ...(start !== undefined && { since: start }),
        ...(end !== undefined && { until: end }),
      },
    ];
  });
}

/** Those who are in it now. */
export function presentIn(team: StoredResource): readonly TeamMember[] {
  return membersOf(team).filter(({ until }) => until === undefined);
}

export function participantsOf(members: readonly TeamMember[]): readonly object[] {
  return members.map(({ role, member, as, since, until }) => ({
    role: [concept(teamRoleSystem, role, as)],
    member: { reference: member },
    ...((since !== undefined || until !== undefined) && {
      period: { ...(since !== undefined && { start: since }), ...(until !== undefined && { end: until }) },
    }),
  }));
}
