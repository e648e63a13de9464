/** create: once for each request, or once for each identifier or key when the caller says so. */

import { createHash } from 'node:crypto';
import type { Once } from '@rygforloeb/record';
import { refuse } from '../problem.ts';
import type { Call, Handler, Refusal } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { readPairs } from './pairs.ts';
import { refusalOf } from './refusals.ts';
import { written } from './saved-answer.ts';
import { sentResource } from './sent-resource.ts';

/** POST [type]. */
export const create: Handler = async (call, service) => {
  const sent = sentResource(call.body, call.params['type'] ?? '');
  if (!sent.ok) return sent;
  const once = onceOf(call);
  if (!once.ok) return once;
  const { id: _, ...resource } = sent.resource; // The server gives the id.
  const made = await call.record.create(resource, once.once);
  if (!made.ok) return refusalOf(made);
  return written(call, service, made.resource, made.created ? 201 : 200);
};

/** The identifier of If-None-Exist, as system|value. */
export function identifierOf(condition: string): string | undefined {
  const pairs = readPairs(condition.replace(/^\?/, ''));
  if (!pairs.ok || pairs.body.length !== 1) return undefined;
  const [[name, value]] = pairs.body as readonly [readonly [string, string]];
  return name === 'identifier' && /^[^|,]*\|[^|,]+$/.test(value) ? value : undefined;
}

function onceOf({ headers, access }: Call): { readonly ok: true; readonly once?: Once } | Refusal {
  const condition = headers['if-none-exist'];
  const key = headers['idempotency-key'];
  if (condition !== undefined && key !== undefined) return refuse('invalid', fhirTexts.onlyOneOnce);
  if (condition !== undefined) {
    const identifier = identifierOf(condition);
    return identifier === undefined ? refuse('invalid', fhirTexts.ifNoneExist) : { ok: true, once: { identifier } };
  }
  if (key === undefined) return { ok: true };
  if (key === '' || key.length > 200) return refuse('invalid', fhirTexts.badKey);
  // Keys of two callers never meet, nor can one tell which keys another has used.
  const own = createHash('sha256')
    .update(JSON.stringify([access.app?.client, access.agent.who, key]))
    .digest('base64url');
  return { ok: true, once: { key: `fhir ${own}` } };
}
