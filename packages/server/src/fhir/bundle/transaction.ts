/** A transaction: all of its entries or none; deletions first, then what is new, then changes, then what is read. */

import type { Resource, StoredResource } from '@rygforloeb/record';
import { refuse } from '../../problem.ts';
import type { Answer, Call, Given, Refusal, Service } from '../exchange.ts';
import { fhirTexts } from '../fhir-texts.ts';
import { refusalOf } from '../refusals.ts';
import { written } from '../saved-answer.ts';
import { sentResource } from '../sent-resource.ts';
import { type Entry, type EntryRead, placedIn } from './entries.ts';
import { entryAnswer } from './entry-answer.ts';
import { conditionOf, type Known, type Planned, planned } from './identities.ts';
import { resolved } from './resolved.ts';

const order = { DELETE: 0, POST: 1, PUT: 2, PATCH: 2, GET: 3 } as const;

/** Answers 200 with a transaction-response, or the problem of the first entry that could not be done. */
export async function transaction(entries: readonly EntryRead[], call: Call, service: Service): Promise<Answer> {
  const unread = entries.find((entry) => !entry.ok);
  if (unread !== undefined && !unread.ok) return { ok: false, problem: placedIn(unread.index, unread.problem) };
  const known: Known = new Map();
  for (;;) {
    const outcome = await call.record.transaction((record) => attempt(entries as readonly Entry[], known, { ...call, record }, service));
    if (outcome.ok) {
      const entry = outcome.answers.map(entryAnswer);
      return { ok: true, status: 200, body: { resourceType: 'Bundle', type: 'transaction-response', ...(entry.length > 0 && { entry }) } };
    }
    if (outcome.there === undefined || known.has(outcome.there[0])) return { ok: false, problem: outcome.problem };
    known.set(...outcome.there);
  }
}

/** `there`: the condition of a create, and what met it although nothing was found before: made meanwhile, or not for this agent to find. */
type Failure = Refusal & { readonly there?: readonly [string, StoredResource] };
type Attempt = { readonly ok: true; readonly answers: readonly Given[] } | Failure;

/** Everything that it needs stands within, so that the database may run it again. */
async function attempt(entries: readonly Entry[], known: Known, call: Call, service: Service): Promise<Attempt> {
  const plan = await planned(entries, known, call.record, service);
  if (!plan.ok) return plan;
  const { plans } = plan;
  const ready = await resolved(plans, call.record, service);
  if (!ready.ok) return ready;
  const answers: Given[] = [];
  const inOrder = [...plans.entries()].sort(([, one], [, other]) => order[one.entry.call.method] - order[other.entry.call.method]);
  for (const [index, one] of inOrder) {
    const answer = await carryOut(one, ready.bodies[index], call, service);
    if (!answer.ok) return { ok: false, problem: placedIn(index, answer.problem), ...(answer.there && { there: answer.there }) };
    answers[index] = answer;
  }
  return { ok: true, answers };
}

async function carryOut(
  { entry, creates, present }: Planned,
  body: unknown,
  { access, record }: Call,
  service: Service,
): Promise<Given | Failure> {
  const call = { ...entry.call, access, record };
  if (present !== undefined) return written({ ...call, params: {} }, service, present, 200);
  if (creates === undefined) return service.dispatch({ ...call, body });
  const { type, id, identifier } = creates;
  const sent = sentResource(body, type);
  if (!sent.ok) return sent;
  if (call.method === 'PUT' && sent.resource.id !== undefined) return refuse('invalid', fhirTexts.idGiven);
  const { id: _, ...resource } = sent.resource;
  const made = await record.create(resource as Resource, identifier === undefined ? { id } : { identifier, id });
  if (!made.ok) return refusalOf(made);
  if (made.resource.id !== id) return { ...refuse('conflict', fhirTexts.raced), there: [conditionOf(type, identifier), made.resource] };
  return written({ ...call, params: {} }, service, made.resource, made.created ? 201 : 200);
}
