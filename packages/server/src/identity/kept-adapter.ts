/** Where an oidc-provider keeps its codes, tokens and grants: in kept values, each id as a hash and each value sealed. */

import { createHash } from 'node:crypto';
import type { KeptValues } from '@rygforloeb/record';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';

/** For what the provider gives no end. */
const longestDays = 400;

/** Adapters by model name; `name` keeps two providers apart. */
export function keptAdapter(kept: KeptValues, name: string): (model: string) => Adapter {
  return (model) => {
    const space = `${name} ${model}`;
    const uids = `${space} uid`;
    const find = async (key: string): Promise<AdapterPayload | undefined> => (await kept.get(space, key)) as AdapterPayload | undefined;
    return {
      async upsert(id, { jti: _, ...payload }, expiresIn) {
        const expires = new Date(Date.now() + (expiresIn || longestDays * 86_400) * 1_000);
        const key = hashOf(id);
        await kept.put(space, key, payload, { expires, ...(payload.grantId !== undefined && { group: payload.grantId }) });
        if (payload.uid !== undefined) await kept.put(uids, payload.uid, { key }, { expires });
      },
      async find(id) {
        const payload = await find(hashOf(id));
        return payload && { ...payload, jti: id };
      },
      async findByUid(uid) {
        const found = (await kept.get(uids, uid)) as { readonly key: string } | undefined;
        return found && find(found.key);
      },
      findByUserCode: async () => undefined,
      /** For one caller only: a code or a refresh token that two send at once is used once. */
      async consume(id) {
        let already = false;
        await kept.change(space, hashOf(id), (payload) => {
          already = (payload as AdapterPayload).consumed !== undefined;
          return already ? undefined : { ...payload, consumed: Math.floor(Date.now() / 1_000) };
        });
        if (already) throw new errors.InvalidGrant('used before');
      },
      destroy: (id) => kept.drop(space, hashOf(id)),
      revokeByGrantId: (grantId) => kept.dropGroup(space, grantId),
    };
  };
}

/** The table keeps a hash of this hash; what stands inside a value leads to no id. */
function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}
