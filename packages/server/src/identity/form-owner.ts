/** Whose forms carry a session's token: known an hour longer than the session, so that what was typed too late finds its writer. */

import { createHash } from 'node:crypto';
import type { Agent } from '@rygforloeb/record';

export const formOwnerSpace = 'form-owner';

/** A person in a role, told apart from all others without a name. */
export function ownerOf(agent: Agent | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify([agent?.who, agent?.role, agent?.organization]))
    .digest('base64url');
}
