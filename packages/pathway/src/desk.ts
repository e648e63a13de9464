/** Who acts, on which record, by which programme: what every step of the pathway starts from. */
import type { Access, GatedRecord, OpenRecord, StoredResource } from '@rygforloeb/record';
import type { PathwayProgramme } from './pathway-programme.ts';
import type { Referral } from './referral/referral.ts';

/** What has just been done, for messages that must leave with it. */
export interface StepTaken {
  readonly step: string;
  /** The id of the Patient. */
  readonly citizen: string;
  readonly referral?: Referral;
  readonly communication?: StoredResource;
}

/** Writes the messages of a step into its own transaction. */
export type Post = (inside: GatedRecord, told: StepTaken) => Promise<void>;

/** The record with its gate, and the programme that is in use. */
export interface House {
  readonly record: Pick<OpenRecord, 'as'>;
  readonly programme: PathwayProgramme;
  readonly now?: () => Date;
  readonly post?: Post;
}

export interface Desk {
  readonly access: Access;
  /** The record as this agent sees it. */
  readonly record: GatedRecord;
  /** The record under acute access to one citizen; the citizen reads who, and why. */
  readonly acute: (patient: string, reason: string) => GatedRecord;
  /** The record as our own jobs see it: to ask what the agent need not see the answer's ground of, and to act for citizens. */
  readonly jobs: GatedRecord;
  /** The agent's row in the tables of the programme. */
  readonly actor: string;
  readonly programme: PathwayProgramme;
  readonly now: () => Date;
  readonly post?: Post;
}

const jobs: Access = {
  agent: { who: 'Device/rygforloeb', role: 'operations', name: 'Rygforløb' },
  purpose: 'operations',
};

/** The desk at which somebody sits. */
export function deskOf({ record, programme, now = () => new Date(), post }: House, access: Access): Desk {
  return {
    access,
    record: record.as(access),
    acute: (patient, reason) => record.as({ ...access, emergency: { patient, reason } }),
    jobs: record.as({ ...jobs, ...(access.request !== undefined && { request: access.request }) }),
    actor: programme.referrals.actsAs[access.agent.role] ?? access.agent.role,
    programme,
    now,
    ...(post !== undefined && { post }),
  };
}

/** In whose name the desk writes: the house where there is one, so that colleagues may go on. */
export function partyOf({ access: { agent } }: Pick<Desk, 'access'>): string {
  return agent.organization ?? agent.practitionerRole ?? agent.who;
}

/** Every name under which the agent may stand in a resource. */
export function namesOf({ access: { agent } }: Pick<Desk, 'access'>): readonly string[] {
  return [agent.who, agent.practitionerRole, agent.organization].filter((name) => name !== undefined);
}
