/** Names for statements whose text a search decides, so that PostgreSQL prepares each once per connection. */
import { createHash } from 'node:crypto';
import type { Statement } from './statements.ts';

/** Every prepared statement takes memory in every connection: whoever asks in ever new shapes must not fill it. */
const MOST = 400;

const names = new Map<string, string>();

/** The statement under a name that its text decides; without a name, so that it is prepared each time, once there are very many. */
export function named(verb: string, text: string): Statement {
  const known = names.get(text);
  if (known !== undefined) return { name: known, text };
  if (names.size >= MOST) return { name: '', text };
  const name = `${verb} ${createHash('sha256').update(text).digest('base64url').slice(0, 40)}`;
  names.set(text, name);
  return { name, text };
}
