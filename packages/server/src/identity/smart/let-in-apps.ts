/** The apps that somebody has let in, and taking that back. */

import type { Agent } from '@rygforloeb/record';
import type Provider from 'oidc-provider';
import { type Accounts, accountOf } from './accounts.ts';
import type { RegisteredApp } from './apps.ts';

export interface LetInApps {
  /** Those whose grant stands, in the words of a page. */
  of(agent: Agent): Promise<readonly { readonly grant: string; readonly name: string; readonly since: string }[]>;
  /** Takes a grant back, with all its tokens. Somebody else's is left alone. */
  takeBack(agent: Agent, grant: string): Promise<void>;
}

/** The apps let in by an agent, over the provider's grants. */
export function letInApps(provider: () => Provider, accounts: Accounts, apps: readonly RegisteredApp[]): LetInApps {
  return {
    async of(agent) {
      const entries = await accounts.letInBy(accountOf(agent));
      const standing = await Promise.all(entries.map(async (entry) => (await provider().Grant.find(entry.grantId)) !== undefined));
      return entries.flatMap(({ grantId, client, since }, index) => {
        const app = apps.find(({ clientId }) => clientId === client);
        return standing[index] && app !== undefined ? [{ grant: grantId, name: app.name, since }] : [];
      });
    },
    async takeBack(agent, grant) {
      const account = accountOf(agent);
      const entries = await accounts.letInBy(account);
      if (!entries.some(({ grantId }) => grantId === grant)) return;
      await endGrants(provider(), [grant]);
      await accounts.dropLetIn(account, grant);
    },
  };
}

/** Ends grants and all their tokens. */
export async function endGrants(provider: Provider, grants: readonly string[]): Promise<void> {
  for (const grantId of grants) {
    const models = [provider.AccessToken, provider.RefreshToken, provider.AuthorizationCode];
    await Promise.all(models.map((model) => model.revokeByGrantId(grantId)));
    await (await provider.Grant.find(grantId))?.destroy();
  }
}
