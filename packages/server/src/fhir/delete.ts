/** delete: takes a resource out of the present, if it is still the version that the caller has seen. */

import { refuse } from '../problem.ts';
import { type Handler, informs } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { etagOf, seenVersion, wantedReturn } from './preconditions.ts';
import { refusalOf } from './refusals.ts';

/** DELETE [type]/[id]; If-Match is required. What is already deleted stays so. */
export const remove: Handler = async (call) => {
  const { type = '', id = '' } = call.params;
  if (call.pairs.some(([name]) => name !== '_format' && name !== '_pretty')) return refuse('invalid', fhirTexts.search);
  const seen = seenVersion(call);
  if (!seen.ok) return seen;
  const gone = await call.record.delete(type, id, seen.version);
  if (!gone.ok && gone.reason !== 'gone') return refusalOf(gone);
  const headers = gone.ok ? { etag: etagOf(gone.version) } : {};
  if (wantedReturn(call) === 'OperationOutcome') return { ok: true, status: 200, headers, body: informs(fhirTexts.done) };
  return { ok: true, status: 204, headers };
};
