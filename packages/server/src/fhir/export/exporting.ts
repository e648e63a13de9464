/** Bulk Data `$export` over HTTP: ordered, asked after, fetched and cancelled. */

import { isAboutCitizens } from '@rygforloeb/record';
import { refuse } from '../../problem.ts';
import type { Call, Handler, Service } from '../exchange.ts';
import { fhirTexts } from '../fhir-texts.ts';
import { isNdjson } from '../media.ts';
import { isInstant, readOnce, writePairs } from '../pairs.ts';
import { isAsync } from '../preconditions.ts';
import { ownerOf } from './export-job.ts';

/** GET $export, and Patient/$export for what is about citizens. */
export const orderExport: Handler = async (call, service) => {
  const { type } = call.params;
  if (type !== undefined && type !== 'Patient') return refuse('unknown-operation', fhirTexts.unknownOperation);
  const once = readOnce(call.pairs, ['_type', '_since', '_outputFormat']);
  if (!once.ok) return once;
  const { _type, _since, _outputFormat } = once.body;
  if (!isAsync(call)) return refuse('invalid', fhirTexts.exportAsync);
  if (_outputFormat !== undefined && !isNdjson(_outputFormat)) return refuse('invalid', fhirTexts.exportFormat);
  if (_since !== undefined && !isInstant(_since)) return refuse('invalid', `_since ${fhirTexts.instant}`);
  const all = [...service.types].filter((name) => type === undefined || isAboutCitizens(name));
  const types = _type?.split(',').filter(Boolean) ?? all;
  if (!types.every((name) => all.includes(name))) return refuse('invalid', fhirTexts.exportTypes);
  const allowed = [...new Set(types)].filter((name) => call.record.may(name, 'search'));
  if (allowed.length === 0 || (_type !== undefined && allowed.length < new Set(types).size))
    return refuse('forbidden', fhirTexts.forbidden.role);
  const request = `${service.base()}/${call.path}${call.pairs.length === 0 ? '' : `?${writePairs(call.pairs)}`}`;
  const id = await service.exports.start({
    record: call.record.asExport(),
    owner: ownerOf(call.access),
    request,
    types: allowed,
    ...(_since !== undefined && { since: _since }),
  });
  if (id === undefined) return refuse('throttled', fhirTexts.exportBusy);
  return { ok: true, status: 202, headers: { 'content-location': `${service.base()}/$export/${id}` } };
};

/** GET $export/[job]: how far it is, or the manifest. */
export const exportStatus: Handler = async (call, service) => {
  const { job: id = '' } = call.params;
  const job = await service.exports.status(id, ownerOf(call.access));
  switch (job?.state) {
    case undefined:
      return refuse('not-found', fhirTexts.exportUnknown);
    case 'running':
      return { ok: true, status: 202, headers: { 'retry-after': '2', 'x-progress': job.progress || 'begun' } };
    case 'interrupted':
      return refuse('gone', fhirTexts.exportInterrupted);
    case 'failed':
      return refuse('failed', fhirTexts.exportFailed);
    case 'done': {
      const output = job.output.map(({ type, count }) => ({ type, url: `${service.base()}/$export/${id}/${type}.ndjson`, count }));
      const { transactionTime, request } = job;
      return {
        ok: true,
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8', expires: new Date(job.expires).toUTCString() },
        body: { transactionTime, request, requiresAccessToken: true, output, error: [] },
      };
    }
  }
};

/** GET $export/[job]/[file]. */
export const exportFile: Handler = async (call, service) => {
  const { job = '', file = '' } = call.params;
  const path = await service.exports.file(job, file, ownerOf(call.access));
  if (path === undefined) return refuse('not-found', fhirTexts.exportUnknown);
  return { ok: true, status: 200, file: { path, type: 'application/fhir+ndjson' } };
};

/** DELETE $export/[job]. */
export const cancelExport: Handler = async (call: Call, service: Service) => {
  const { job = '' } = call.params;
  const cancelled = await service.exports.cancel(job, ownerOf(call.access));
  return cancelled ? { ok: true, status: 202 } : refuse('not-found', fhirTexts.exportUnknown);
};
