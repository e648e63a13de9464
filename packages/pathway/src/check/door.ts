/** Through which door an actor reaches a receiver: by referral, by the citizen's own contact, by encouragement, by way of the GP, or not at all. */
import type { PathwayProgramme } from '../pathway-programme.ts';

export interface Door {
  readonly way: 'referral' | 'self-contact' | 'encourage' | 'via-gp' | 'closed';
  /** The table's own note, and how a contradiction of the sources is read. */
  readonly note?: string;
  readonly conflict?: string;
  readonly requirement?: string;
}

/** What tables 1 and 3 with their readings, and the rights outside them, say. */
export function doorOf({ roles, referrals }: Pick<PathwayProgramme, 'roles' | 'referrals'>, actor: string, receiver: string): Door {
  const door = referrals.receivers[receiver]?.door;
  if (door === undefined) return { way: 'closed' };
  if ('right' in door) return { way: roles.extraRights[door.right]?.includes(actor) ? 'referral' : 'closed' };
  const cell = roles.columns[door.table]?.[door.column]?.[actor];
  if (cell === undefined) return { way: 'closed' };
  const { note, conflict, requirement } = cell;
  return {
    way: wayOf(cell.override?.value ?? cell.value, cell.mode),
    ...(note !== undefined && { note }),
    ...(conflict !== undefined && { conflict }),
    ...(requirement !== undefined && { requirement }),
  };
}

function wayOf(value: 'yes' | 'no' | 'conditional', mode: 'referral' | 'self-contact' | 'encourage' | 'via-gp' | undefined): Door['way'] {
  if (value === 'no') return mode === 'via-gp' ? 'via-gp' : 'closed';
  return mode ?? 'referral';
}
