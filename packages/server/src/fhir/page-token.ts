/** The `_page` of a next link: the search and the place to go on, sealed, so that no identifier of a citizen stands in an address. */

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Pair } from './exchange.ts';

export interface PagePlace {
  readonly pairs: readonly Pair[];
  readonly after: string;
}

export interface PageTokens {
  /** `about` is the address that the page belongs to. */
  seal(about: string, place: PagePlace): string;
  /** Undefined when the token is not ours, or belongs to another address. */
  open(about: string, token: string): PagePlace | undefined;
}

/** Tokens under a secret that all instances share; without one they hold until this process ends. */
export function pageTokens(secret: string | Buffer = randomBytes(32)): PageTokens {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'rygforloeb fhir page', 32));
  return {
    seal(about, { pairs, after }) {
      const start = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, start).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([cipher.update(JSON.stringify([pairs, after]), 'utf8'), cipher.final()]);
      return Buffer.concat([start, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(about, token) {
      try {
        const bytes = Buffer.from(token, 'base64url');
        const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 }).setAAD(Buffer.from(about));
        cipher.setAuthTag(bytes.subarray(12, 28));
        const text = Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8');
        const [pairs, after] = JSON.parse(text) as [readonly Pair[], string];
        return { pairs, after };
      } catch {
        return undefined; // Not sealed by us: the caller is told.
      }
    },
  };
}
