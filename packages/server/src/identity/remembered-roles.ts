/** Whether a role still holds is looked up twice a minute at most: every request of an app asks. */

import type { IdentityDirectory } from './directory.ts';
import { accountOf } from './smart/accounts.ts';

const longestMs = 30_000;
const mostAgents = 10_000;

/** The same directory; that a role holds is believed for half a minute, that it does not is never remembered. */
export function rememberingRoles(directory: IdentityDirectory, now: () => Date): IdentityDirectory {
  const held = new Map<string, number>();
  return {
    ...directory,
    async holds(agent) {
      const [account, at] = [accountOf(agent), now().getTime()];
      if (at - (held.get(account) ?? Number.NEGATIVE_INFINITY) < longestMs) return true;
      const holds = await directory.holds(agent);
      held.delete(account);
      if (held.size >= mostAgents) held.clear();
      if (holds) held.set(account, at);
      return holds;
    },
  };
}
