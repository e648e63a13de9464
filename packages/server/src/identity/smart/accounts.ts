/** What apps are granted, and in whose name: agents as accounts, the citizen of a grant, and the yes that need not be asked twice. */

import { createHash } from 'node:crypto';
import type { Agent, KeptValues } from '@rygforloeb/record';
import type { IdentityDirectory } from '../directory.ts';

/** How long an app may go on without the person being there again. */
export const grantDays = 90;

export interface GrantContext {
  /** The id of the citizen to whom the app was opened. */
  readonly patient?: string;
}

export interface Accounts {
  /** The account of an agent: one for each person in each role. */
  remember(agent: Agent): Promise<string>;
  /** The agent of an account, if it may still act so. */
  agentOf(account: string): Promise<Agent | undefined>;
  keepContext(grantId: string, context: GrantContext): Promise<void>;
  contextOf(grantId: string): Promise<GrantContext>;
  /** Whether these scopes for this citizen were granted before. */
  hasGranted(account: string, client: string, scopes: readonly string[], patient: string | undefined): Promise<boolean>;
  keepGranted(account: string, client: string, scopes: readonly string[], patient: string | undefined): Promise<void>;
}

/** Accounts over kept values. */
export function accountsOver(kept: KeptValues, directory: IdentityDirectory): Accounts {
  const expires = () => new Date(Date.now() + grantDays * 86_400_000);
  const grantedKey = (account: string, client: string, patient = '') => `${account} ${client} ${patient}`;
  return {
    async remember(agent) {
      const account = accountOf(agent);
      await kept.put('smart account', account, agent, { expires: expires() });
      return account;
    },
    async agentOf(account) {
      const agent = (await kept.get('smart account', account)) as Agent | undefined;
      return agent !== undefined && (await directory.holds(agent)) ? agent : undefined;
    },
    keepContext: (grantId, context) => kept.put('smart context', grantId, context, { expires: expires() }),
    contextOf: async (grantId) => ((await kept.get('smart context', grantId)) ?? {}) as GrantContext,
    async hasGranted(account, client, scopes, patient) {
      const before = (await kept.get('smart granted', grantedKey(account, client, patient))) as
        | { readonly scopes: readonly string[] }
        | undefined;
      return before !== undefined && scopes.every((scope) => before.scopes.includes(scope));
    },
    keepGranted: (account, client, scopes, patient) =>
      kept.put('smart granted', grantedKey(account, client, patient), { scopes }, { expires: expires() }),
  };
}

/** Tells nothing of the person to the app, and is the same each time. */
export function accountOf({ who, role, practitionerRole = '', organization = '' }: Agent): string {
  return createHash('sha256')
    .update(JSON.stringify([who, role, practitionerRole, organization]))
    .digest('base64url');
}
