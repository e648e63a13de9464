/** POST /fhir: a Bundle of calls, each on its own (batch) or all as one (transaction). */

import type { Handler } from '../exchange.ts';
import { batch } from './batch.ts';
import { readBundle } from './entries.ts';
import { transaction } from './transaction.ts';

/** POST / */
export const bundle: Handler = (call, service) => {
  const read = readBundle(call.body, service.base(), call.headers['prefer']);
  if (!read.ok) return read;
  return read.type === 'batch' ? batch(read.entries, call, service) : transaction(read.entries, call, service);
};
