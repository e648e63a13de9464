/** When somebody last looked at a citizen's overview, so that it can say what is new since. */

import { createHmac } from 'node:crypto';
import type { DoorOptions, Visit } from '../door.ts';

const space = 'last look';
const keptDays = 400;
/** Looks this close together are one look: going back and forth does not make everything old. */
const oneLook = 30 * 60_000;

interface Looks {
  /** The latest look, and the end of the one before it. */
  readonly last: string;
  readonly before?: string;
}

/** The moment from which on things are new; undefined the first time. */
export async function newSince(
  { access, desk }: Visit,
  citizen: string,
  { identity }: Pick<DoorOptions, 'identity'>,
): Promise<string | undefined> {
  const key = createHmac('sha256', identity.secretFor('last looks'))
    .update(JSON.stringify([access.agent.who, access.agent.role, access.agent.organization, citizen]))
    .digest('base64url');
  const kept = (await identity.kept.get(space, key)) as Looks | undefined;
  const now = desk.now();
  const isSame = kept !== undefined && now.getTime() - Date.parse(kept.last) < oneLook;
  const before = isSame ? kept.before : kept?.last;
  const looks: Looks = { last: now.toISOString(), ...(before !== undefined && { before }) };
  await identity.kept.put(space, key, looks, { expires: new Date(Date.now() + keptDays * 86_400_000) });
  return before;
}
