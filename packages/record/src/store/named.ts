/** Names for statements whose text a search decides, so that PostgreSQL prepares each once per connection. */
import { createHash } from 'node:crypto';
import type { Statement } from './statements.ts';

/** Every prepared statement takes memory in every connection: whoever asks in ever new shapes must not fill it. */
const MOST = 400;

const statements = new Map<string, Statement>();

/** The statement under a name that its text decides; without a name, so that it is prepared each time, once there are very many. */
export function named(verb: string, text: string): Statement {
  const known = statements.get(text);
  if (known !== undefined) return known;
  if (statements.size >= MOST) return { name: '', text };
  const statement = { name: `${verb} ${createHash('sha256').update(text).digest('base64url').slice(0, 40)}`, text };
  statements.set(text, statement);
  return statement;
}
