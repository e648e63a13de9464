/** What the receiver does with a referral: received, accepted, passed on, returned, asked about, booked, begun, closed. And the answer to a question. */
import { standingOf } from '../check/consent-of.ts';
import type { Desk } from '../desk.ts';
import { concept, receiverSystem } from '../fhir-words.ts';
import { freeChoiceTold, noticeOfFreeChoice, withStart } from '../rehabilitation/free-choice-notice.ts';
import { partsOf, type Referral, readReferral, withPart, withParts } from './referral.ts';
import { type StepOutcome, type StepTold, takeStep } from './take-step.ts';

/** The receiver has it; since when is kept, as windows count from it. */
export function receiveReferral(desk: Desk, told: StepTold): Promise<StepOutcome> {
  const valueDateTime = told.occurred ?? desk.now().toISOString();
  return takeStep(desk, 'receive', told, ({ task }) =>
    partsOf(task, 'received').length > 0 ? {} : { task: withParts(task, 'output', { received: { valueDateTime } }) },
  );
}

/** The receiver takes it; a receiver with tracks says which, and why. */
export function acceptReferral(desk: Desk, told: StepTold & { readonly track?: string }): Promise<StepOutcome> {
  return takeStep(desk, 'accept', told, (referral) => {
    const tracks = desk.programme.referrals.receivers[referral.receiver]?.tracks;
    if (tracks === undefined) return {};
    if (told.track === undefined || !Object.hasOwn(tracks, told.track)) return { ok: false, reason: 'unknown', what: 'track' };
    if ((told.reason ?? '').trim() === '') return { ok: false, reason: 'reason-missing' };
    return { task: trackParts(referral, told.track, told.reason ?? '') };
  });
}

/** To what it is allocated and why, as it stands in the Task. */
export function trackParts({ task }: Referral, track: string, reason: string): Readonly<Record<string, unknown>> {
  return withParts(task, 'output', { track: { valueCode: track }, 'track-reason': { valueString: reason } });
}

/** The receiver passes it on to another house, for which the citizen's consent is asked as for the first. */
export async function redirectReferral(
  desk: Desk,
  told: StepTold & { readonly to: string; readonly receiver?: string },
): Promise<StepOutcome> {
  const there = await readReferral(desk.record, told.referral);
  if (there === undefined) return { ok: false, reason: 'not-found' };
  const { receivers } = desk.programme.referrals;
  const receiver = told.receiver ?? there.receiver;
  const next = receivers[receiver];
  const house = await desk.record.read('Organization', told.to.slice('Organization/'.length));
  if (!told.to.startsWith('Organization/') || !house.ok) return { ok: false, reason: 'unknown', what: 'performer' };
  const handOver = { request: { performer: [{ reference: told.to }] }, task: { owner: { reference: told.to } } };
  // Between emergency departments nothing is asked.
  if (there.priority === 'stat') return takeStep(desk, 'redirect', told, () => handOver);
  const isOpen = next !== undefined && receivers[there.receiver]?.redirect?.includes(receiver) === true;
  if (!isOpen) return { ok: false, reason: 'unknown', what: 'receiver' };
  const ask = { recipient: told.to, roles: next.recipient.roles, purpose: next.recipient.purpose };
  const standing = await standingOf(desk, there.citizen, ask);
  const unreached = await desk.reach?.({ step: 'redirect', citizen: there.citizen, referral: { ...there, receiver, performer: told.to } });
  if (unreached !== undefined) return unreached;
  return takeStep(desk, 'redirect', told, () =>
    standing === 'given'
      ? {
          request: { ...handOver.request, category: [concept(receiverSystem, receiver)] },
          task: { ...handOver.task, code: concept(receiverSystem, receiver) },
        }
      : { ok: false, reason: 'consent', standing, ask },
  );
}

/** The receiver gives it back to the requester with the reason. */
export function returnReferral(desk: Desk, told: StepTold): Promise<StepOutcome> {
  return takeStep(desk, 'return', told);
}

/** The receiver asks for more; the question is the reason. */
export function askForMore(desk: Desk, told: StepTold): Promise<StepOutcome> {
  return takeStep(desk, 'ask', told, ({ task }) => ({
    task: withPart(task, 'input', 'question', { valueString: told.reason ?? '' }),
  }));
}

/** The requester or the citizen answers; the answer is the reason. */
export function answerReferral(desk: Desk, told: StepTold): Promise<StepOutcome> {
  return takeStep(desk, 'answer', told, ({ task }) => ({
    task: withPart(task, 'input', 'answer', { valueString: told.reason ?? '' }),
  }));
}

/** A time is given, or another one. Where it is too late the citizen is told at once that she may choose another house. */
export async function bookReferral(desk: Desk, told: StepTold & { readonly at: string }): Promise<StepOutcome> {
  if (Number.isNaN(Date.parse(told.at))) return { ok: false, reason: 'unknown', what: 'time' };
  const there = await readReferral(desk.record, told.referral);
  const notice = there === undefined ? undefined : await noticeOfFreeChoice(desk, withStart(there, told.at));
  return takeStep(desk, 'book', told, (referral) => ({
    request: { occurrenceDateTime: told.at },
    ...(notice !== undefined && freeChoiceTold(referral, notice)),
  }));
}

/** The citizen is there, and it begins. */
export function startReferral(desk: Desk, told: StepTold): Promise<StepOutcome> {
  return takeStep(desk, 'start', told, () => ({ task: { executionPeriod: { start: told.occurred ?? desk.now().toISOString() } } }));
}

/** Given up before it began, by whoever asked or by the citizen. */
export function cancelReferral(desk: Desk, told: StepTold): Promise<StepOutcome> {
  // What never was sent is authored by being given up: FHIR asks since when.
  return takeStep(desk, 'cancel', told, ({ request }) =>
    request.authoredOn === undefined ? { request: { authoredOn: told.occurred ?? desk.now().toISOString() } } : {},
  );
}
