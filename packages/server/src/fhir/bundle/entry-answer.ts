/** What became of an entry, as the answer Bundle says it. */

import { STATUS_CODES } from 'node:http';
import { outcomeOf, type Problem, statusOf } from '../../problem.ts';
import type { Answer } from '../exchange.ts';

/** The entry of a batch-response or transaction-response. */
export function entryAnswer(answer: Answer): object {
  if (!answer.ok) return refusedEntry(answer.problem);
  const { status, body, headers = {}, saved } = answer;
  const isOutcome = (body as { readonly resourceType?: unknown } | undefined)?.resourceType === 'OperationOutcome';
  return {
    ...(body !== undefined && !isOutcome && { resource: body }),
    response: {
      status: phrase(status),
      ...(headers['location'] !== undefined && { location: headers['location'] }),
      ...(headers['etag'] !== undefined && { etag: headers['etag'] }),
      ...(saved !== undefined && { lastModified: saved.meta.lastUpdated }),
      ...(isOutcome && { outcome: body }),
    },
  };
}

/** An entry that was refused. */
export function refusedEntry(problem: Problem): object {
  return { response: { status: phrase(statusOf(problem)), outcome: outcomeOf(problem) } };
}

function phrase(status: number): string {
  return `${status} ${STATUS_CODES[status] ?? ''}`.trim();
}
