/** A batch: every entry on its own, in order; one that is refused leaves the others as they are. */

import { problemTexts } from '../../problem-texts.ts';
import type { Answer, Call, Service } from '../exchange.ts';
import { problemOfError } from '../refusals.ts';
import { type EntryRead, placedIn } from './entries.ts';
import { entryAnswer, refusedEntry } from './entry-answer.ts';

/** Answers 200 with a batch-response. */
export async function batch(entries: readonly EntryRead[], call: Call, service: Service): Promise<Answer> {
  const entry: object[] = [];
  for (const one of entries) {
    const answer = one.ok ? await alone(one.call, call, service) : one;
    entry.push(answer.ok ? entryAnswer(answer) : refusedEntry(placedIn(one.index, answer.problem)));
  }
  return { ok: true, status: 200, body: { resourceType: 'Bundle', type: 'batch-response', ...(entry.length > 0 && { entry }) } };
}

async function alone(one: Omit<Call, 'params' | 'access' | 'record'>, { access, record }: Call, service: Service): Promise<Answer> {
  try {
    return await service.dispatch({ ...one, access, record });
  } catch (error) {
    const problem = problemOfError(error);
    if (problem === undefined) service.failed(error);
    return { ok: false, problem: problem ?? { kind: 'failed', text: problemTexts.failed } };
  }
}
