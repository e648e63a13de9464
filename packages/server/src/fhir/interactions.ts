/** Every address under `/fhir` that reads or writes the record, with its method: one table for HTTP and for the entries of a Bundle. */

import { searchAudit } from './audit.ts';
import { bundle } from './bundle/bundle.ts';
import { create } from './create.ts';
import { remove } from './delete.ts';
import { everything } from './everything.ts';
import type { Handler, Method } from './exchange.ts';
import { cancelExport, exportFile, exportStatus, orderExport } from './export/exporting.ts';
import { historyOfOne, historyOfType } from './history.ts';
import { patch } from './patch.ts';
import { read, readVersion } from './read.ts';
import { search } from './searching.ts';
import { update, updateByCondition } from './update.ts';
import { validating } from './validating.ts';

export interface Interaction {
  readonly method: Method;
  /** With `:type`, `:id` and others as placeholders. */
  readonly path: string;
  readonly handle: Handler;
  /** What may be sent; JSON unless told. */
  readonly sends?: 'form' | 'patch';
}

/** What is more exact stands first. */
export const interactions: readonly Interaction[] = [
  { method: 'POST', path: '', handle: bundle },
  { method: 'GET', path: '$export', handle: orderExport },
  { method: 'GET', path: '$export/:job', handle: exportStatus },
  { method: 'DELETE', path: '$export/:job', handle: cancelExport },
  { method: 'GET', path: '$export/:job/:file', handle: exportFile },
  { method: 'GET', path: 'AuditEvent', handle: searchAudit },
  { method: 'POST', path: 'AuditEvent/_search', handle: searchAudit, sends: 'form' },
  { method: 'GET', path: ':type/$export', handle: orderExport },
  { method: 'POST', path: ':type/$validate', handle: validating },
  { method: 'POST', path: ':type/_search', handle: search, sends: 'form' },
  { method: 'GET', path: ':type/_history', handle: historyOfType },
  { method: 'GET', path: ':type', handle: search },
  { method: 'POST', path: ':type', handle: create },
  { method: 'PUT', path: ':type', handle: updateByCondition },
  { method: 'GET', path: ':type/:id', handle: read },
  { method: 'PUT', path: ':type/:id', handle: update },
  { method: 'PATCH', path: ':type/:id', handle: patch, sends: 'patch' },
  { method: 'DELETE', path: ':type/:id', handle: remove },
  { method: 'GET', path: ':type/:id/$everything', handle: everything },
  { method: 'POST', path: ':type/:id/$validate', handle: validating },
  { method: 'GET', path: ':type/:id/_history', handle: historyOfOne },
  { method: 'GET', path: ':type/:id/_history/:version', handle: readVersion },
];
