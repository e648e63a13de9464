/** read and vread: one resource as it is now, or as it was. */

import { refuse } from '../problem.ts';
import type { Answer, Call, Handler } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { readOnce } from './pairs.ts';
import { isKnownTo } from './preconditions.ts';
import { refusalOf } from './refusals.ts';
import { shown } from './saved-answer.ts';
import { subsetOf, type Wanted } from './subset.ts';

/** GET [type]/[id]. */
export const read: Handler = async (call) => {
  const { type = '', id = '' } = call.params;
  return answer(call, await call.record.read(type, id));
};

/** GET [type]/[id]/_history/[version]. */
export const readVersion: Handler = async (call) => {
  const { type = '', id = '', version = '' } = call.params;
  if (!/^[1-9]\d{0,9}$/.test(version)) return refuse('not-found', fhirTexts.notFound);
  return answer(call, await call.record.readVersion(type, id, Number(version)));
};

function answer(call: Call, found: Awaited<ReturnType<Call['record']['read']>>): Answer {
  const wanted = call.pairs.length === 0 ? whole : wantedOf(call);
  if (!wanted.ok) return wanted;
  if (!found.ok) return refusalOf(found);
  const { headers, ...given } = shown(found.resource, subsetOf(found.resource, wanted.body));
  if (isKnownTo(call, found.resource)) return { ok: true, status: 304, saved: found.resource, ...(headers && { headers }) };
  return { ...given, ...(headers && { headers }) };
}

const whole = { ok: true, body: {} as Wanted } as const;

function wantedOf({ pairs }: Call) {
  const once = readOnce(pairs, ['_elements', '_summary']);
  if (!once.ok) return once;
  const { _elements, _summary } = once.body;
  if (_summary !== undefined && _summary !== 'true' && _summary !== 'false') return refuse('invalid', fhirTexts.search);
  const elements = _elements?.split(',').filter(Boolean) ?? [];
  const wanted: Wanted = { elements, summary: _summary ?? 'false' };
  return { ok: true, body: wanted } as const;
}
