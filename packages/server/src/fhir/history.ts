/** The versions of one resource, or of all of a type, latest first, a page at a time. */

import type { HistoryQuery, Version } from '@rygforloeb/record';
import { type ProblemIssue, refuse } from '../problem.ts';
import type { Answer, Call, Handler, Pair, Service } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { countOf, isInstant, readOnce, writePairs } from './pairs.ts';
import { etagOf } from './preconditions.ts';
import { refusalOf } from './refusals.ts';

const MOST = 1000;
const USUAL = 50;

/** GET [type]/[id]/_history. */
export const historyOfOne: Handler = (call, service) => history(call, service, `${call.params['type']}/${call.params['id']}`);

/** GET [type]/_history. */
export const historyOfType: Handler = (call, service) => history(call, service, `${call.params['type']}`);

async function history(call: Call, service: Service, about: string): Promise<Answer> {
  const { type = '', id } = call.params;
  const address = `${about}/_history`;
  const once = readOnce(call.pairs, ['_count', '_since', '_page']);
  if (!once.ok) return once;
  const { _page } = once.body;
  const place = _page === undefined ? undefined : service.pages.open(address, _page);
  if (_page !== undefined && place === undefined) return refuse('invalid', fhirTexts.page);
  const asked: readonly Pair[] = place?.pairs ?? call.pairs.filter(([name]) => name === '_count' || name === '_since');
  const { _count, _since } = Object.fromEntries(asked) as { readonly _count?: string; readonly _since?: string };
  const count = countOf(_count, MOST, USUAL);
  const issues: ProblemIssue[] = [];
  if (count === undefined) issues.push({ text: `_count ${fhirTexts.wholeNumber(MOST)}`, place: '_count' });
  if (_since !== undefined && !isInstant(_since)) issues.push({ text: `_since ${fhirTexts.instant}`, place: '_since' });
  if (count === undefined || issues.length > 0) return refuse('invalid', fhirTexts.search, issues);
  const query: HistoryQuery = {
    count,
    ...(id !== undefined && { id }),
    ...(_since !== undefined && { since: _since }),
    ...(place !== undefined && { after: place.after }),
  };
  const listed = await call.record.history(type, query);
  if (!listed.ok) return refusalOf(listed);
  const { entries, next } = listed.page;
  if (id !== undefined && entries.length === 0 && _since === undefined && place === undefined)
    return refuse('not-found', fhirTexts.notFound);
  const self = asked.length === 0 ? '' : `?${writePairs(asked)}`;
  const link = [
    { relation: 'self', url: `${service.base()}/${address}${self}` },
    ...(next === undefined
      ? []
      : [{ relation: 'next', url: `${service.base()}/${address}?_page=${service.pages.seal(address, { pairs: asked, after: next })}` }]),
  ];
  const body = {
    resourceType: 'Bundle',
    type: 'history',
    link,
    ...(entries.length > 0 && { entry: entries.map((version) => entryOf(version, type, service)) }),
  };
  return { ok: true, status: 200, body };
}

const methods = { create: 'POST', update: 'PUT', delete: 'DELETE' } as const;
const statuses = { create: '201', update: '200', delete: '204' } as const;

function entryOf({ id, version, recorded, action, resource }: Version & { readonly id: string }, type: string, service: Service): object {
  return {
    fullUrl: `${service.base()}/${type}/${id}`,
    ...(resource !== undefined && { resource }),
    request: { method: methods[action], url: action === 'create' ? type : `${type}/${id}` },
    response: { status: statuses[action], etag: etagOf(version), lastModified: recorded },
  };
}
