/** Who acts, on which record, by which programme: what every step of the pathway starts from. */
import type { Shelf } from '@rygforloeb/questionnaires';
import type { Access, GatedRecord, OpenRecord } from '@rygforloeb/record';
import type { StepTaken } from './messages/gather.ts';
import type { Unreached } from './messages/posting.ts';
import type { PathwayProgramme } from './pathway-programme.ts';

/** The record with its gate, and the programme that is in use. */
export interface House {
  readonly record: Pick<OpenRecord, 'as'>;
  readonly programme: PathwayProgramme;
  readonly now?: () => Date;
  /** The questionnaires of the installation; absent = none can be sent. */
  readonly shelf?: Shelf;
  /** Absent = nobody is told by messages. */
  readonly posting?: Posting;
}

/** How others are told of steps (`withMessages`). */
export interface Posting {
  /** Lays the messages of a step into its transaction. What cannot be written is laid there too, for a person. */
  readonly post: (desk: Desk, inside: GatedRecord, told: StepTaken) => Promise<void>;
  /** Why a step that must reach somebody would not; asked before it is taken. */
  readonly reach: (desk: Desk, told: StepTaken) => Promise<Unreached | undefined>;
}

export interface Desk {
  readonly access: Access;
  /** The record as this agent sees it. */
  readonly record: GatedRecord;
  /** The record under acute access to one citizen; the citizen reads who, and why. */
  readonly acute: (patient: string, reason: string) => GatedRecord;
  /** The record as our own jobs see it: to ask what the agent need not see the answer's ground of, and to act for citizens. */
  readonly jobs: GatedRecord;
  readonly jobsAccess: Access;
  /** Tells others of a step, within its transaction. */
  readonly post?: (inside: GatedRecord, told: StepTaken) => Promise<void>;
  /** Why a step that must reach somebody would not. */
  readonly reach?: (told: StepTaken) => Promise<Unreached | undefined>;
  readonly shelf?: Shelf;
  /** The agent's row in the tables of the programme. */
  readonly actor: string;
  readonly programme: PathwayProgramme;
  readonly now: () => Date;
}

/** Our own jobs, as the gate knows them. */
export const jobsAccess: Access = {
  agent: { who: 'Device/rygforloeb', role: 'operations', name: 'Rygforløb' },
  purpose: 'operations',
};

/** The desk at which somebody sits. */
export function deskOf({ record, programme, posting, shelf, now = () => new Date() }: House, access: Access): Desk {
  const own = { ...jobsAccess, ...(access.request !== undefined && { request: access.request }) };
  const desk: Desk = {
    access,
    record: record.as(access),
    acute: (patient, reason) => record.as({ ...access, emergency: { patient, reason } }),
    jobs: record.as(own),
    jobsAccess: own,
    actor: programme.referrals.actsAs[access.agent.role] ?? access.agent.role,
    programme,
    now,
    ...(shelf !== undefined && { shelf }),
  };
  if (posting === undefined) return desk;
  return { ...desk, post: (inside, told) => posting.post(desk, inside, told), reach: (told) => posting.reach(desk, told) };
}

/** The desk of our own jobs inside a transaction, in the name of a house that is not here: nobody is told of what it does. */
export function deskInside({ programme, now = () => new Date() }: Omit<House, 'record'>, inside: GatedRecord, organization: string): Desk {
  const access = { ...jobsAccess, agent: { ...jobsAccess.agent, organization } };
  return { access, record: inside, acute: () => inside, jobs: inside, jobsAccess, actor: jobsAccess.agent.role, programme, now };
}

/** In whose name the desk writes: the house where there is one, so that colleagues may go on. */
export function partyOf({ access: { agent } }: Pick<Desk, 'access'>): string {
  return agent.organization ?? agent.practitionerRole ?? agent.who;
}

/** Every name under which the agent may stand in a resource. */
export function namesOf({ access: { agent } }: Pick<Desk, 'access'>): readonly string[] {
  return [agent.who, agent.practitionerRole, agent.organization].filter((name) => name !== undefined);
}
