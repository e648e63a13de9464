/** Kept values that only whoever holds the key can read: each is encrypted under its own key, which the table never sees. */

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { KeptValues } from '@rygforloeb/record';

/** The same values, sealed: a stolen table tells no name, no session and no token. */
export function sealed(kept: KeptValues): KeptValues {
  return {
    put: (space, key, value, options) => kept.put(space, key, seal(space, key, value), options),
    get: async (space, key) => unseal(space, key, await kept.get(space, key)),
    take: async (space, key) => unseal(space, key, await kept.take(space, key)),
    async change(space, key, work) {
      const changed = await kept.change(space, key, (box) => {
        const value = unseal(space, key, box);
        const next = value && work(value);
        return next && seal(space, key, next);
      });
      return unseal(space, key, changed);
    },
    drop: (space, key) => kept.drop(space, key),
    dropGroup: (space, group) => kept.dropGroup(space, group),
    sweep: () => kept.sweep(),
  };
}

function keyOf(space: string, key: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', `rygforloeb kept ${space}`, 32));
}

function seal(space: string, key: string, value: object): object {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(space, key), nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64') };
}

/** Undefined for nothing, and for what was not sealed under this key. */
function unseal(space: string, key: string, box: object | undefined): object | undefined {
  const text = (box as { readonly sealed?: unknown } | undefined)?.sealed;
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(space, key), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as object;
  } catch {
    return undefined;
  }
}
