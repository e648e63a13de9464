/** The log of looks and changes as AuditEvents: searched by citizen, never written here. */

import { refuse } from '../problem.ts';
import { toAuditEvent } from './audit-event.ts';
import type { Handler, Pair } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { countOf, readOnce, writePairs } from './pairs.ts';
import { refusalOf } from './refusals.ts';

const MOST = 1000;
const USUAL = 50;

/** GET AuditEvent?patient=… */
export const searchAudit: Handler = async (call, service) => {
  const once = readOnce(call.pairs, ['patient', '_count', '_page']);
  if (!once.ok) return once;
  const { _page } = once.body;
  const page = _page === undefined ? undefined : service.pages.open('AuditEvent', _page);
  if (_page !== undefined && page === undefined) return refuse('invalid', fhirTexts.page);
  const pairs: readonly Pair[] = page?.pairs ?? call.pairs.filter(([name]) => name === 'patient' || name === '_count');
  const asked = new Map(pairs);
  const patient = /^(?:Patient\/)?([A-Za-z0-9.-]{1,64})$/.exec(asked.get('patient') ?? '')?.[1];
  if (patient === undefined) return refuse('missing', fhirTexts.auditPatient, [{ text: fhirTexts.auditPatient, place: 'patient' }]);
  const count = countOf(asked.get('_count'), MOST, USUAL);
  if (count === undefined) return refuse('invalid', `_count ${fhirTexts.wholeNumber(MOST)}`);
  const listed = await call.record.audit({ patient, count, ...(page !== undefined && { below: Number(page.after) }) });
  if (!listed.ok) return refusalOf(listed);
  const { entries, next } = listed.page;
  const link = [
    { relation: 'self', url: `${service.base()}/AuditEvent?${writePairs(pairs)}` },
    ...(next === undefined
      ? []
      : [{ relation: 'next', url: `${service.base()}/AuditEvent?_page=${service.pages.seal('AuditEvent', { pairs, after: next })}` }]),
  ];
  const entry = entries.map((one) => ({
    fullUrl: `${service.base()}/AuditEvent/${one.seq}`,
    resource: toAuditEvent(one),
    search: { mode: 'match' },
  }));
  return { ok: true, status: 200, body: { resourceType: 'Bundle', type: 'searchset', link, ...(entry.length > 0 && { entry }) } };
};
