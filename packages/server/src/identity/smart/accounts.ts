/** What apps are granted, and in whose name: agents as accounts, the citizen of a grant, and the yes that need not be asked twice. */

import { createHash } from 'node:crypto';
import type { Agent, KeptValues } from '@rygforloeb/record';
import type { IdentityDirectory } from '../directory.ts';

/** How long an app may go on without the person being there again. */
export const grantDays = 90;

const mostLetIn = 100;

export interface GrantContext {
  /** The id of the citizen to whom the app was opened. */
  readonly patient?: string;
}

/** An app that was let in. */
export interface LetIn {
  readonly grantId: string;
  readonly client: string;
  readonly since: string;
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
  /** The apps that were let in, latest last; whether each grant still stands is the provider's to say. */
  letInBy(account: string): Promise<readonly LetIn[]>;
  addLetIn(account: string, entry: LetIn): Promise<void>;
  /** Forgets the app and the yes that need not have been asked twice. */
  dropLetIn(account: string, grantId: string): Promise<void>;
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
    async letInBy(account) {
      return ((await kept.get('smart let in', account)) as { readonly entries: readonly LetIn[] } | undefined)?.entries ?? [];
    },
    async addLetIn(account, entry) {
      const append = (value: object) => ({
        entries: [...(value as { readonly entries: readonly LetIn[] }).entries, entry].slice(-mostLetIn),
      });
      const isFirst = await kept.putNew('smart let in', account, { entries: [entry] }, { expires: expires() });
      if (!isFirst) await kept.change('smart let in', account, append);
    },
    async dropLetIn(account, grantId) {
      let dropped: LetIn | undefined;
      await kept.change('smart let in', account, (value) => {
        const { entries } = value as { readonly entries: readonly LetIn[] };
        dropped = entries.find((entry) => entry.grantId === grantId);
        return { entries: entries.filter((entry) => entry !== dropped) };
      });
      if (dropped !== undefined) await kept.drop('smart granted', grantedKey(account, dropped.client, dropped.patient));
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
